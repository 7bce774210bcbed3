"""Latin words divided at the ends of lines, only where a line would be bad without (clreq 3.1.7)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate, pairwise
from typing import TypeAlias

from .breaks import gap_elastic, gap_give
from .clreq import LATIN
from .items import NO_BREAK, Extra, Item
from .lines import natural_width
from .shaping import Glyph
from .words import part

Hyphenate: TypeAlias = Callable[[str], tuple[int, ...]]
"""The places in a word before which it may be divided."""
BAD = 0.15
"""Em by which every gap of a line is stretched: more is worse than a divided word."""
HYPHEN_COST = 4.0
"""A divided word: as bad as a line whose gaps are stretched by 0.06 em."""
_LEAST_WORD, _LEAST_BEFORE, _LEAST_AFTER = 6, 2, 3


def never(word: str) -> tuple[int, ...]:
    """No word is divided."""
    assert word
    return ()


def bad(items: list[Item], ends: list[int], measure: float, indent: float) -> bool:
    """Whether any line but the last is too loose or too long to be left so."""
    return any(
        _is_bad(items, begin, end, measure - (0.0 if begin else indent)) for begin, end in pairwise((0, *ends[:-1]))
    )


def _is_bad(items: list[Item], begin: int, end: int, measure: float) -> bool:
    under = measure - natural_width(items, begin, end)
    row = items[begin:end]
    if under < 0:
        return -under > sum(gap_give(item) + item.give for item in row) + 0.01
    gaps = sum(1 for item in row[:-1] if item.gap_kind)
    stretch = under - sum(gap_elastic(item) for item in row[:-1])
    return stretch > BAD * items[begin].look.size * max(1, gaps)


def hyphenated(items: list[Item], hyphenate: Hyphenate, hyphen: Callable[[Item], tuple[Glyph, ...]]) -> list[Item]:
    """The items with words parted where they may be divided; `hyphen` gives the glyphs that end such a line."""
    out: list[Item] = []
    for item in items:
        places = _places(item, hyphenate)
        out.extend(_parts(item, places, hyphen(item)) if places else (item,))
    return out


def wide_words_hyphenated(
    items: list[Item], measure: float, hyphenate: Hyphenate, hyphen: Callable[[Item], tuple[Glyph, ...]]
) -> list[Item]:
    """The items with those words parted that are wider than `measure` points."""
    if not any(item.width > measure for item in items):
        return items
    return [
        piece for item in items
        for piece in (hyphenated([item], hyphenate, hyphen) if item.width > measure else (item,))
    ]


def _places(item: Item, hyphenate: Hyphenate) -> list[int]:
    """The glyphs of a word before which it may be divided."""
    word = "".join(glyph.text for glyph in item.glyphs)
    if item.kind != LATIN or item.extra or len(word) < _LEAST_WORD or not word.isalpha() or word.isupper():
        return []
    glyph_at = {at: index for index, at in enumerate(accumulate((len(g.text) for g in item.glyphs), initial=0))}
    places = (at for at in hyphenate(word) if _LEAST_BEFORE <= at <= len(word) - _LEAST_AFTER)
    return [glyph_at[at] for at in places if at in glyph_at]


def _parts(item: Item, places: list[int], hyphen: tuple[Glyph, ...]) -> list[Item]:
    parts = [part(item, begin, end) for begin, end in pairwise((0, *places, len(item.glyphs)))]
    width = sum(glyph.advance for glyph in hyphen) * item.look.size
    for divided in parts[:-1]:
        divided.cost, divided.right = HYPHEN_COST, -width
        divided.hyphen = Extra(divided.width, 0.0, item.look, hyphen)
    last = parts[-1]
    parts[0].no_start = item.no_start
    last.no_end, last.cost, last.gap, last.gap_kind, last.space = (
        item.no_end, item.cost, item.gap, item.gap_kind, item.space
    )
    assert all(one.cost < NO_BREAK for one in parts[:-1])
    return parts
