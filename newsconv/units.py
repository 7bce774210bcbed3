"""Lengths in points, and paper sizes."""

from __future__ import annotations

from msgspec import Struct

from .patterns import lazy

MM = 72 / 25.4
"""Points in a millimetre."""


class Paper(Struct, frozen=True):
    """A sheet; width and height in points."""

    width: float
    height: float


_TRADE = {
    "初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15, "四号": 14,
    "小四": 12, "五号": 10.5, "小五": 9, "六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5,
}
"""The sizes of type by the names of the Chinese trade, in points."""
_LENGTH = lazy(r"(\d+(?:\.\d+)?)\s*(pt|mm|cm|em)")
_STEP = 8
"""Sheets are whole eighths of a point (0.04 mm): such numbers add up exactly, so that readers of a PDF
see lines of one leading and not of nearly one."""

_SIZES_MM = {
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "B5": (182, 257),
    "16K": (185, 260),
    "16K-large": (210, 285),
    "32K-large": (140, 203),
    "Letter": (215.9, 279.4),
}
_CUSTOM = lazy(r"(\d+(?:\.\d+)?)[x×](\d+(?:\.\d+)?)(?:mm)?")


def paper(name: str) -> Paper:
    """The sheet with this name (A4, B5 is JIS, 16K-large is 大16开 …) or size (`148x210mm`); ValueError if unknown."""
    by_name = {key.lower(): size for key, size in _SIZES_MM.items()}
    if size := by_name.get(name.lower()):
        return _sheet(*size)
    if (match := _CUSTOM.fullmatch(name.strip())) and all(50 <= float(v) <= 1500 for v in match.groups()):
        return _sheet(float(match[1]), float(match[2]))
    raise ValueError(f"unknown paper {name!r}: use {', '.join(_SIZES_MM)} or WIDTHxHEIGHTmm (50 to 1500)")


def points(length: str, em: float) -> float:
    """A length in points: `五号`, `12pt`, `4mm`, `1.5em` (of `em` points); ValueError if it is none."""
    name = length.strip()
    if trade := _TRADE.get(name.replace("號", "号")):
        return trade
    if match := _LENGTH.fullmatch(name):
        return float(match[1]) * {"pt": 1.0, "mm": MM, "cm": 10 * MM, "em": em}[match[2]]
    raise ValueError(f"{length!r} is no length: use points, 五号 and the like, 12pt, 4mm or 1.5em")


def _sheet(width: float, height: float) -> Paper:
    return Paper(snapped(width * MM), snapped(height * MM))


def snapped(length: float) -> float:
    """The nearest whole eighth of a point."""
    return round(length * _STEP) / _STEP
