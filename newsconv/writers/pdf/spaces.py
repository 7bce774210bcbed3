"""Colour spaces of pictures (ISO 32000-1, 8.6.5): by their own profile, else the device's, else by one of ours.

A device's colours are allowed only where they are those of the file's output intent
(ISO 19005-2, 6.2.4.3); all others get a profile.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from .colours import SCREEN, Colours
from .objects import array, name
from .profiles import fogra39, profile_reference, srgb

SPACES = {"1": "DeviceGray", "L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}
"""Modes of Pillow that a PDF has."""
_SIGNATURES = {"1": b"GRAY", "L": b"GRAY", "RGB": b"RGB ", "CMYK": b"CMYK"}
_CHANNELS = {"1": 1, "L": 1, "RGB": 3, "CMYK": 4}
_CLASSES = (b"scnr", b"mntr", b"prtr", b"spac")
_NEWEST = 4
"""The newest major version of profiles that PDF 1.7 knows."""


class ColourSpaces(Struct, frozen=True):
    """The colour spaces of one document."""

    document: Any
    colours: Colours = SCREEN

    def of(self, mode: str, profile: bytes | None) -> Any:
        """The space of pictures of a mode with this profile, if they brought one that can be used."""
        profile = usable(profile, mode) or self._ours(mode)
        condition = self.colours.condition
        if profile is None or (condition and profile == condition.profile):
            return name(SPACES[mode])
        return array(name("ICCBased"), profile_reference(profile, _CHANNELS[mode], self.document))

    def _ours(self, mode: str) -> bytes | None:
        """What colours without a profile are taken for; None where they are those of the output intent."""
        if mode == "RGB" and self.colours.condition:
            return srgb()
        return fogra39() if mode == "CMYK" and not self.colours.has_inks else None


def usable(profile: bytes | None, mode: str) -> bytes | None:
    """The profile, if it is one for colours of this mode and of a kind that PDF knows (ICC.1:2004-10, 7.2)."""
    if profile and (
        len(profile) >= 128 and int.from_bytes(profile[:4], "big") == len(profile) and profile[8] <= _NEWEST
        and profile[12:16] in _CLASSES and profile[16:20] == _SIGNATURES[mode] and profile[36:40] == b"acsp"
    ):
        return profile
    return None
