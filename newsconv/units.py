"""Lengths in points, and paper sizes."""

from __future__ import annotations

import re

from msgspec import Struct

MM = 72 / 25.4
"""Points in a millimetre."""


class Paper(Struct, frozen=True):
    """A sheet; width and height in points."""

    width: float
    height: float


_SIZES_MM = {
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "B5": (182, 257),
    "16K": (185, 260),
    "Letter": (215.9, 279.4),
}
_CUSTOM = re.compile(r"(\d+(?:\.\d+)?)[x×](\d+(?:\.\d+)?)(?:mm)?")


def paper(name: str) -> Paper:
    """The sheet with this name (A4, B5 is JIS, 16K …) or size (`148x210mm`); ValueError if unknown."""
    by_name = {key.lower(): size for key, size in _SIZES_MM.items()}
    if size := by_name.get(name.lower()):
        return Paper(size[0] * MM, size[1] * MM)
    if (match := _CUSTOM.fullmatch(name.strip())) and all(50 <= float(v) <= 1500 for v in match.groups()):
        return Paper(float(match[1]) * MM, float(match[2]) * MM)
    raise ValueError(f"unknown paper {name!r}: use {', '.join(_SIZES_MM)} or WIDTHxHEIGHTmm (50 to 1500)")
