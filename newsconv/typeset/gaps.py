"""What stands between two items: the gap, who stretches it, whether a line may end there."""

from __future__ import annotations

from itertools import pairwise

from .clreq import (
    CLOSE,
    CONNECTORS,
    DASH,
    GAPPED_SIGNS,
    HAN,
    HAN_LATIN_GAP,
    HAN_SPACE,
    LATIN,
    LATIN_CLOSERS,
    LATIN_OPENERS,
    OBJECT,
    OPEN,
    SOLIDI,
    SPACE,
    STOP,
    WORD_SPACE_LEAST,
    WORD_SPACE_MOST,
    is_unit,
)
from .items import HAN_LATIN, NO_BREAK, PLAIN, TIGHT, WORD_SPACE, Item
from .page import ACROSS

DASH_COST = 1.0
"""`——` and `……` stand at the start of a line only where that saves a loose one (clreq 3.1.3, strict)."""
COUNTERS = frozenset("年月日时時分秒点點万萬亿億元岁歲号號人名个個次天周週小级級倍项項条條家位户戶米吨噸")
COUNTER_COST = 0.7
SIZE_GAP = 1 / 4
"""Em of the larger size, between Han of two sizes on a line: 王振常 教授."""
_MARKS = (OPEN, CLOSE, STOP)
_FIXED = frozenset(CONNECTORS + SOLIDI)


def set_gaps(items: list[Item]) -> None:
    """Fill in the gap and the break after every item, and squeeze adjacent marks."""
    for a, b in pairwise(items):
        if a.kind == HAN and b.kind == HAN and a.look.size == b.look.size and not (a.space or a.no_end or b.no_start):
            a.gap_kind = PLAIN
            continue
        a.cost = NO_BREAK if b.no_start or a.no_end else 0.0
        if b.look.shift and not a.space:
            a.gap_kind, a.cost = TIGHT, NO_BREAK
        elif a.space is not None:
            _spaced(a, b)
        elif SPACE in (a.kind, b.kind):
            a.gap_kind = TIGHT
        elif a.kind == LATIN and b.kind == LATIN:
            a.gap_kind = TIGHT
            if a.first not in LATIN_CLOSERS and b.last not in LATIN_OPENERS:
                a.cost = NO_BREAK
        elif a.kind == HAN and b.kind == HAN and a.look.size != b.look.size:
            a.gap, a.gap_kind = SIZE_GAP * max(a.look.size, b.look.size), PLAIN
        elif _parted(a, b):
            a.gap, a.gap_kind = HAN_LATIN_GAP * _base_size(a, b), HAN_LATIN
            _hold_counter(a, b)
        else:
            a.gap_kind = TIGHT if a.last in _FIXED or b.first in _FIXED or (b.kind == OBJECT and b.note) else PLAIN
        if b.kind == DASH:
            a.cost += DASH_COST
        if a.kind in _MARKS and b.kind in _MARKS:
            _squeeze_pair(a, b)


def _spaced(a: Item, b: Item) -> None:
    """The author's own space: a gap at Han and Latin, nothing beside a mark, which has its blank, nor 纵中横."""
    space = a.space
    assert space is not None
    size = a.look.size
    if space.text == "　":
        a.gap, a.gap_kind = size, PLAIN
    elif a.kind in _MARKS or b.kind in _MARKS:
        a.gap, a.gap_kind = 0.0, PLAIN
    elif a.kind in (LATIN, OBJECT) and b.kind in (LATIN, OBJECT):
        a.gap, a.gap_kind = min(max(space.advance, WORD_SPACE_LEAST), WORD_SPACE_MOST) * size, WORD_SPACE
        if a.last.isdigit() and is_unit(_text(b)):
            a.cost = NO_BREAK
    elif LATIN in (a.kind, b.kind):
        a.gap, a.gap_kind = HAN_LATIN_GAP * _base_size(a, b), HAN_LATIN
        _hold_counter(a, b)
    elif ACROSS in (a.way, b.way):
        a.gap, a.gap_kind = 0.0, PLAIN
    else:
        a.gap, a.gap_kind = HAN_SPACE * size, WORD_SPACE


def _hold_counter(a: Item, b: Item) -> None:
    """3月, 18岁: a figure and what it counts part only where that saves a looser line."""
    if b.first in COUNTERS and a.last.isdigit():
        a.cost += COUNTER_COST


def _text(item: Item) -> str:
    return "".join(glyph.text for glyph in item.glyphs)


def _parted(a: Item, b: Item) -> bool:
    """Han beside a Latin letter or a European digit."""
    if a.kind == HAN and b.kind == LATIN:
        return b.first.isalnum() or b.first in GAPPED_SIGNS
    return a.kind == LATIN and b.kind == HAN and (a.last.isalnum() or a.last in GAPPED_SIGNS)


def _base_size(a: Item, b: Item) -> float:
    """The size of the Han side, by which the gap is measured."""
    return a.look.size if a.kind == HAN else b.look.size


def _squeeze_pair(a: Item, b: Item) -> None:
    """Two marks side by side take one and a half em together (clreq 3.1.6, GB/T 15834 5.1.10)."""
    if a.give and a.right:
        a.width -= a.right
        a.right = a.give = 0.0
        if b.kind == OPEN:
            b.give = 0.0
    elif b.left:
        b.width -= b.left
        b.offset -= b.left
        b.left = b.give = 0.0
