"""The rules of Chinese line setting as tables, by region and level of strictness.

Sources: W3C "Requirements for Chinese Text Layout" (clreq, commit 7d51569), sections
3.1.3 to 3.1.7 and 3.2; GB/T 15834-2011, section 5.1; UAX #14 for what neither names.
Lengths are in em of the character's own size.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal
from unicodedata import category, east_asian_width

from msgspec import Struct

from ..patterns import BACKWARD, lazy
from ..theme import Level

Region = Literal["CN", "TW", "HK"]

# Kinds of character, as far as setting tells them apart.
HAN, SYMBOL, OPEN, CLOSE, STOP, DASH, INTERPUNCT, LATIN, SPACE, JOINED, OBJECT = range(11)

# Who gives first when a line must shrink (clreq 3.1.7; TYPESETTING "Justifying").
RIGID, BRACKET, PAUSE, FULL_STOP = range(4)


_BACKWARD = lazy(f"[{BACKWARD}]")


class Mark(Struct, frozen=True, gc=False):
    """How one character is set.

    `width` is its advance (0: the face's own); `left` and `right` the blank inside it that
    can be given back; `squeeze` says when it gives inside a line; `align` where the
    glyph stands if the face's advance is another: 0 left, 0.5 middle, 1 right.
    """

    kind: int
    width: float = 0
    left: float = 0
    right: float = 0
    squeeze: int = RIGID
    no_start: bool = False
    no_end: bool = False
    align: float = 0.5


# clreq 3.1.1, GB/T 15834 4: the marks by what they do.
STOPS = "。．！？"
COLON = "："
PAUSES = "，、；"
OPENING = "“‘「『（《〈【〖〔［｛〝"
CLOSING = "”’」』）》〉】〗〕］｝〞"
DOUBLE_STOPS = "‼⁇⁈⁉"
INTERPUNCTS = "·・‧"
CONNECTORS = "～〜–-"
SOLIDI = "/／"
DASHES = "—⸺…⋯"
"""Marks of two em, in pairs of one-em halves (`⸺` is whole by itself)."""

# clreq 3.1.3 and GB/T 15834 5.1.1 to 5.1.9: never at the start, never at the end of a line.
NO_START_BASIC = STOPS + COLON + PAUSES + CLOSING + DOUBLE_STOPS + INTERPUNCTS + CONNECTORS + SOLIDI
NO_END_BASIC = OPENING
NO_END_GB = SOLIDI
# UAX #14 classes CL, EX, IS, PO and OP: the Latin marks that lean on their neighbour.
NO_START_LATIN = "!%),.:;>?]}¢°‰′″›℃℉∶〃％"
NO_END_LATIN = "([{$£¥€№＄￥￡"
UNIT_SIGNS = "".join(map(chr, (*range(0x3371, 0x3377), *range(0x3380, 0x33E0))))
"""㎡, ㎏ and the like: as ℃ they stay with their number (UAX #14 LB25)."""

LATIN_OPENERS = frozenset("([{")
LATIN_CLOSERS = frozenset(")]},.:;!?")
"""Beside Han these are marks of their own, and a line may break between them and a Latin word."""

# TYPESETTING "Gaps": what stands apart from Han by a quarter em, beside letters and digits.
GAPPED_SIGNS = frozenset("%‰°℃℉′″$£¥€+=<>&@#")

HAN_LATIN_GAP, HAN_LATIN_LEAST, HAN_LATIN_MOST = 1 / 4, 1 / 8, 1 / 3
WORD_SPACE_LEAST, WORD_SPACE_MOST = 1 / 4, 1 / 2
HAN_SPACE = 1 / 2
"""A space that the author typed between two Han characters."""
LAST_LINE_LEAST = 2
"""Characters of the last line; one alone is 孤字, a fault (clreq 3.2)."""

# UAX #14 LB25 and GB 3100: a unit after a space stays with its number.
UNITS = frozenset((
    "mm", "cm", "dm", "m", "km", "nm", "μm", "µm", "mg", "g", "kg", "t", "μg", "µg", "ml", "mL", "l", "L", "dl", "dL",
    "h", "min", "s", "ms", "Hz", "kHz", "MHz", "GHz", "THz", "W", "kW", "MW", "GW", "V", "kV", "mV", "A", "mA", "mAh",
    "kWh", "J", "kJ", "Pa", "kPa", "MPa", "hPa", "mmHg", "Gy", "mGy", "Sv", "mSv", "Bq", "K", "mol", "mmol", "cal",
    "kcal", "bp", "B", "KB", "MB", "GB", "TB", "bit", "ha", "pg", "ng", "fL", "μL", "µL", "IU", "U", "mU", "mAs", "dB",
    "rpm", "bpm", "N", "kN", "Nm", "eV", "keV", "MeV", "Ω", "kΩ", "MΩ", "lm", "lx", "cd", "Mbps", "Gbps", "kbps", "fps",
    "dpi", "ppm", "ppb", "ppi", "px", "in", "ft", "lb", "oz", "mph", "kgf", "mEq", "mOsm", "d", "y", "wk", "wt",
))
_POWERS = "²³⁻¹⁴0123456789^-"


def is_unit(word: str) -> bool:
    """Whether a word is a unit or a product or quotient of units: kg, mg/L, m³/s, kW·h."""
    factors = word.rstrip(".,;:)").replace("·", "/").split("/")
    return all(factor.rstrip(_POWERS) in UNITS for factor in factors)


def region_of(language: str) -> Region:
    """The region whose rules a BCP 47 tag asks for; a tag that names none is mainland Chinese."""
    parts = language.lower().replace("_", "-").split("-")
    if "hk" in parts or "mo" in parts:
        return "HK"
    if "hant" in parts or "tw" in parts:
        return "TW"
    return "CN"


@cache
def marks(region: Region, level: Level) -> dict[str, Mark]:
    """The table of a region's marks; a caller must not change it."""
    table: dict[str, Mark] = {}
    starts, ends = _prohibited(level)

    def add(chars: str, kind: int, width: float, left: float, right: float, squeeze: int, align: float) -> None:
        for char in chars:
            table[char] = Mark(kind, width, left, right, squeeze, char in starts, char in ends, align)

    stop_blank = 0.5 if region == "CN" else 0.0
    align = 0.0 if region == "CN" else 0.5
    add(OPENING, OPEN, 1, 0.5, 0, BRACKET, 1)
    add(CLOSING, CLOSE, 1, 0, 0.5, BRACKET, 0)
    add(PAUSES, STOP, 1, 0, stop_blank, PAUSE, align)
    add(STOPS + COLON, STOP, 1, 0, stop_blank, FULL_STOP, align)
    add(INTERPUNCTS, INTERPUNCT, 0.5 if region == "CN" else 1, 0, 0, RIGID, 0.5)
    add(DOUBLE_STOPS + "～〜／", SYMBOL, 1, 0, 0, RIGID, 0.5)
    add("—…⋯", DASH, 1, 0, 0, RIGID, 0.5)
    add("⸺", DASH, 2, 0, 0, RIGID, 0.5)
    for char in sorted((starts | ends) - set(table)):
        wide = east_asian_width(char) in "WF"
        table[char] = Mark(SYMBOL if wide else LATIN, no_start=char in starts, no_end=char in ends)
    return table


def _prohibited(level: Level) -> tuple[set[str], set[str]]:
    """Characters that may not start, and that may not end, a line."""
    if level == "none":
        return set(), set()
    starts, ends = set(NO_START_BASIC + NO_START_LATIN + UNIT_SIGNS), set(NO_END_BASIC + NO_END_LATIN)
    if level in ("gb", "strict"):
        ends |= set(NO_END_GB)
    if level == "strict":
        starts |= set(DASHES)
    return starts, ends


_HAN, _SYMBOL, _LATIN = Mark(HAN), Mark(SYMBOL), Mark(LATIN)
_SPACE, _JOINED = Mark(SPACE), Mark(JOINED)


@lru_cache(maxsize=8192)
def mark_of(char: str) -> Mark:
    """The setting of a character that stands in no table, from its Unicode properties."""
    if char.isspace():
        return _SPACE
    if category(char) in ("Mn", "Me", "Mc", "Cf"):
        return _JOINED
    if east_asian_width(char) in "WF":
        return _HAN if char.isalnum() else _SYMBOL
    if (char.isalnum() and not _enclosed(char)) or is_backward(char):
        return _LATIN
    if "!" <= char <= "ʯ" or "⁰" <= char <= "\u209f" or char in "‐‑‒–‘’“”†‡•‹›⁄₠€™−√∞≈≠≤≥":
        return _LATIN
    return _SYMBOL


def is_backward(char: str) -> bool:
    """Whether it belongs to a word written from right to left: Hebrew, Arabic and their kin."""
    return _BACKWARD.match(char) is not None


def _enclosed(char: str) -> bool:
    """①, ⑴, Ⅳ and the like: one em in Chinese faces, set like a Han character."""
    return "\u2150" <= char <= "\u218f" or "\u2460" <= char <= "\u24ff" or "\u2776" <= char <= "\u2793"
