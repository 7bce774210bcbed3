"""Lines that are not flush: headings and captions, broken where the sense allows and of even length."""

from __future__ import annotations

from math import inf

from .breaks import stops
from .clreq import CLOSE, DASH, LATIN, OPEN, STOP
from .items import Item

LINE_COST = 1.0
"""Each further line; a heading takes no more lines than it needs."""
SENSE_COST = 0.6
"""A break within a phrase, against one after a stop, at the author's space or before a dash; half beside a
bracket or a quotation mark.  It outweighs a line three quarters empty."""


def ragged_fit(items: list[Item], measure: float, indent: float) -> list[int]:
    """The ends of the lines: as few as can be, as even as can be."""
    table = stops(items)
    last = len(table.at) - 1
    best = [inf] * (last + 1)
    best[0] = 0.0
    before = [0] * (last + 1)
    for here in range(last):
        if best[here] == inf:
            continue
        room = measure - (indent if here == 0 else 0.0)
        found = False
        for stop in range(here + 1, last + 1):
            width = table.end[stop] - table.begin[here]
            if width > room + 1e-6 and found:
                break
            found = True
            empty = max(0.0, 1 - width / room)
            cost = best[here] + LINE_COST + empty * empty + _sense(items, table.at[stop])
            if width > room + 1e-6:
                cost += 1000 * (width / room)
            if cost < best[stop]:
                best[stop], before[stop] = cost, here
            if width > room + 1e-6:
                break
    ends = []
    stop = last
    while stop:
        ends.append(table.at[stop])
        stop = before[stop]
    return ends[::-1]


def _sense(items: list[Item], at: int) -> float:
    """What a break before item `at` costs by its sense."""
    if at == len(items):
        return 0.0
    before, after = items[at - 1], items[at]
    if before.kind == STOP or after.kind == DASH or (before.space is not None and before.kind != LATIN):
        return 0.0
    return before.cost + (SENSE_COST / 2 if before.kind == CLOSE or after.kind == OPEN else SENSE_COST)
