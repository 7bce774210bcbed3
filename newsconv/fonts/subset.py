"""The part of a face that a document uses, ready to be carried in it.

HarfBuzz cuts it: without hinting and layout tables, at the pinned weight if the
face is variable.  Glyphs get new numbers; `cids` leads to them.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Literal

import uharfbuzz as hb
from msgspec import Struct

from ..errors import FontError
from .face import Face
from .licence import require_embedding

_LAYOUT = (
    "BASE", "DSIG", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "VORG", "cmap", "gasp",
    "kern", "meta", "name", "post", "vhea", "vmtx",
)
_FLAGS = (
    hb.SubsetFlags.CFF_IDENTITY_CHARSET
    | hb.SubsetFlags.DESUBROUTINIZE
    | hb.SubsetFlags.DOWNGRADE_CFF2
    | hb.SubsetFlags.NOTDEF_OUTLINE
    | hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
)


class Subset(Struct, frozen=True):
    """Outlines and measures; all lengths in thousandths of an em.

    `program` is a bare CFF table (`cff`) or a TrueType file (`truetype`).  A
    glyph of the face is number `cids[gid]` in it, `widths[cid]` wide.
    """

    name: str
    kind: Literal["cff", "truetype"]
    program: bytes
    cids: dict[int, int]
    widths: dict[int, float]
    box: tuple[float, float, float, float]
    ascent: float
    descent: float
    cap_height: float
    weight: int
    italic_angle: float
    serif: bool


def subset(face: Face, gids: Iterable[int], characters: Iterable[str] = ()) -> Subset:
    """The face cut down to these glyphs; FontError if its licence or its tables do not allow it.

    Where `characters` lead to all of them the cut is the same, and quicker.
    """
    require_embedding(face)
    plan, small = _cut(face, _wanted(face, {0, *gids}, characters))
    kind, program = _program(face, small)
    mapping = plan.old_to_new_glyph_mapping
    cids = {int(old): int(new) for old, new in mapping.items()}
    thousand = 1000 * face.em
    slant, weight = face.style
    return Subset(
        name=f"{_tag(program)}+{_postscript(face.name)}",
        kind=kind,
        program=program,
        cids=cids,
        widths={new: round(face.font.get_glyph_h_advance(old) * thousand, 3) for old, new in cids.items()},
        box=_box(small),
        ascent=face.font.get_font_extents("ltr").ascender * thousand,
        descent=face.font.get_font_extents("ltr").descender * thousand,
        cap_height=(face.font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT) or 0) * thousand,
        weight=weight,
        italic_angle=slant,
        serif="Serif" in face.name,
    )


def _wanted(face: Face, gids: set[int], characters: Iterable[str]) -> hb.SubsetInput:
    """What to ask of HarfBuzz: by glyphs it searches the face's whole character map, by characters it looks them up."""
    nominal = {gid: ord(character) for character in characters if (gid := face.glyph(character)) in gids}
    wanted = hb.SubsetInput()
    if nominal.keys() | {0} == gids:
        wanted.unicode_set.update(nominal.values())
    else:
        wanted.glyph_set.update(gids)
    return wanted


def _cut(face: Face, wanted: hb.SubsetInput) -> tuple[hb.SubsetPlan, hb.Face]:
    wanted.flags = _FLAGS
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in _LAYOUT)
    if face.hb.axis_infos:
        wanted.pin_all_axes_to_default(face.hb)
        if face.choice.file.weights:
            wanted.pin_axis_location(face.hb, "wght", face.choice.weight)
    try:
        plan = hb.SubsetPlan(face.hb, wanted)
        return plan, plan.execute()
    except (RuntimeError, MemoryError, hb.HarfBuzzError) as error:
        raise FontError("no subset can be made of this face", file=face.choice.file.path.name) from error


def _program(face: Face, small: hb.Face) -> tuple[Literal["cff", "truetype"], bytes]:
    tags = set(small.table_tags)
    if "CFF " in tags:
        return "cff", bytes(small.reference_table("CFF ").data)
    if "glyf" in tags:
        return "truetype", bytes(small.blob.data)
    raise FontError("the face has no outlines", file=face.choice.file.path.name)


def _box(small: hb.Face) -> tuple[float, float, float, float]:
    """The box around all glyphs, from the `head` table."""
    head = small.reference_table("head").data
    thousand = 1000 / small.upem
    left, bottom, right, top = (
        int.from_bytes(head[at : at + 2], "big", signed=True) * thousand for at in range(36, 44, 2)
    )
    return left, bottom, right, top


def _tag(program: bytes) -> str:
    """Six capitals that name a subset (ISO 32000-1, 9.6.4), from its content."""
    number = int.from_bytes(sha256(program).digest()[:8], "big")
    return "".join(chr(65 + number // 26**place % 26) for place in range(6))


def _postscript(name: str) -> str:
    """The name as a PDF name can hold it: printable ASCII without delimiters."""
    return "".join(c for c in name if 33 <= ord(c) <= 126 and c not in "[](){}<>/%#") or "Face"
