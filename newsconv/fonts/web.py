"""The part of a face that a web page or an electronic book brings along: a whole font of few characters.

Unlike the subset that a PDF carries it keeps its character map, the forms and
measures of vertical lines, and the half widths that `text-spacing-trim` asks for.
"""

from __future__ import annotations

from typing import Literal

import uharfbuzz as hb
from msgspec import Struct

from ..errors import FontError
from .face import Face
from .licence import require_embedding

_FEATURES = ("ccmp", "locl", "mark", "mkmk", "vert", "vrt2", "halt", "vhal", "chws", "vchw")
_NAMES = (*range(7), 13, 14)
"""Names to keep: copyright, family … PostScript name, licence and where it is found, as the OFL wants them."""
_FLAGS = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.DOWNGRADE_CFF2


class WebFont(Struct, frozen=True):
    """A font file: its bytes, its suffix and CSS's name of the format."""

    data: bytes
    suffix: Literal["otf", "ttf"]
    format: Literal["opentype", "truetype"]


def web_font(face: Face, characters: str) -> WebFont:
    """The face with these characters, at its weight; FontError if its licence or its tables do not allow it."""
    require_embedding(face)
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, characters))
    wanted.flags = _FLAGS
    wanted.name_id_set.update(_NAMES)
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in _FEATURES)
    if face.hb.axis_infos:
        wanted.pin_all_axes_to_default(face.hb)
        if face.choice.file.weights:
            wanted.pin_axis_location(face.hb, "wght", face.choice.weight)
    try:
        small = wanted.subset(face.hb)
    except (RuntimeError, MemoryError, hb.HarfBuzzError) as error:
        raise FontError("no subset can be made of this face", file=face.choice.file.path.name) from error
    if "glyf" in small.table_tags:
        return WebFont(bytes(small.blob.data), "ttf", "truetype")
    return WebFont(bytes(small.blob.data), "otf", "opentype")
