"""Printing conditions: the paper and press that a file is made for, as an output profile (ICC.1:2004-10)."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from msgspec import Struct

from ...errors import InputError
from ...files import read_bytes
from ...options import ColourOptions
from .objects import array
from .profiles import fogra39, intent, profile_reference

_HEAD = 128
_NEWEST = 4
"""The newest major version of profiles that PDF 1.7 and PDF/A-2 know."""
_SPACES = {b"CMYK": 4, b"GRAY": 1}
_CLASSES = {b"mntr": "a monitor", b"scnr": "a scanner", b"link": "a device link", b"spac": "a colour space",
            b"abst": "an effect", b"nmcl": "named colours"}
_REGISTERED = re.compile(r"(FOGRA|IFRA|CGATS|JC|JCW|CRPC|TR) ?\d+\w*")
"""Names that the registry at www.color.org gives."""


class Condition(Struct, frozen=True):
    """A printing condition by its name, with its profile and how many inks that has (4, or 1 for black alone)."""

    name: str
    description: str
    profile: bytes
    channels: int = 4

    @property
    def is_registered(self) -> bool:
        """Whether the registry at www.color.org knows the name."""
        return _REGISTERED.fullmatch(self.name) is not None


def press_intents(condition: Condition, document: Any) -> Any:
    """That the document's own colours are those of the condition, for PDF/X and PDF/A alike (one profile object)."""
    profile = profile_reference(condition.profile, condition.channels, document)
    return array(*(
        intent(kind, condition.name, condition.description, profile, registered=condition.is_registered)
        for kind in ("GTS_PDFX", "GTS_PDFA1")
    ))


@cache
def coated() -> Condition:
    """FOGRA39: coated paper on an offset press."""
    return Condition("FOGRA39", "Offset on coated paper, ISO 12647-2", fogra39())


def condition_for(colour: ColourOptions) -> Condition:
    """The condition that the options name; InputError if the file is no output profile for print."""
    if not colour.icc:
        return coated()
    profile = read_bytes(Path(colour.icc), colour.icc)
    channels = _channels(profile, colour.icc)
    described = _description(profile, colour.icc)
    return Condition(colour.condition or described, described, profile, channels)


def _channels(profile: bytes, file: str) -> int:
    """The number of inks of an output profile; InputError says what else the file is."""
    if len(profile) < _HEAD or profile[36:40] != b"acsp" or int.from_bytes(profile[:4], "big") != len(profile):
        raise InputError("is no ICC profile, or not a whole one", file=file)
    if profile[8] > _NEWEST:
        raise InputError(f"is an ICC profile of version {profile[8]}: PDF/X-4 knows them up to {_NEWEST}", file=file)
    if profile[12:16] != b"prtr":
        kind = _CLASSES.get(profile[12:16], "something else")
        raise InputError(f"is the profile of {kind}: name that of a press (an output profile)", file=file)
    if profile[16:20] not in _SPACES:
        space = profile[16:20].decode("ascii", "replace").strip()
        raise InputError(f"is an output profile for {space}: a press needs CMYK or Gray", file=file)
    return _SPACES[profile[16:20]]


def _description(profile: bytes, file: str) -> str:
    """What the profile calls itself; InputError if it cannot be used to convert colours."""
    from PIL import ImageCms

    try:
        opened = ImageCms.ImageCmsProfile(BytesIO(profile))
        screen, mode = ImageCms.createProfile("sRGB"), "L" if profile[16:20] == b"GRAY" else "CMYK"
        ImageCms.buildTransform(screen, opened, "RGB", mode)
        ImageCms.buildTransform(opened, screen, mode, "RGB")
        return " ".join(ImageCms.getProfileDescription(opened).split()) or "Custom"
    except (OSError, ImageCms.PyCMSError) as error:
        raise InputError(f"is an ICC profile that colours cannot be converted with: {error}", file=file) from error
