"""Total-fit breaking: the lines of a paragraph chosen together (Knuth and Plass, 1981).

A line's cost is a pure function of how far it must be squeezed or stretched, so the
cheapest whole has no line that is loose to save another.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import inf

from msgspec import Struct

from .clreq import (
    FULL_STOP,
    HAN,
    HAN_LATIN_GAP,
    HAN_LATIN_LEAST,
    HAN_LATIN_MOST,
    LAST_LINE_LEAST,
    LATIN,
    WORD_SPACE_LEAST,
    WORD_SPACE_MOST,
)
from .items import HAN_LATIN, NO_BREAK, PLAIN, WORD_SPACE, Item

LOOSE = 0.05
"""The stretch of every gap, in em, that the eye begins to see; it costs 2."""
SQUEEZE_COST = 0.15
"""The cost of squeezing all there is: below that of stretching half an em over a short
line, for the trade squeezes in first and pushes out second (clreq 3.1.7 先挤进，后推出)."""
LAST_SQUEEZE_COST = 0.6
"""The same on a last line, which is natural unless that saves a lonely character or a loose line."""
RAGGED_COST, SHORT_COST = 20000.0, 500.0
"""A line in which nothing stretches, the middle of an address: as bad as one whose gaps are stretched by 0.6 em, and
worse by the square of the em it falls short."""
LONELY_COST = 20000.0
"""A last line of one character is a fault: any line but a gaping one is cheaper."""
WORD, LONG_WORD, WORD_COST = 1.5, 1.5, 1300.0
"""A word or a number of so many em counts for more than a character. Alone on the last line (17:30) it is as bad
as a line whose gaps are stretched by 0.3 em."""
OVERFULL_COST = 1e6
TOLERANCES = (0.08, 0.2, inf)
"""The stretch in em allowed in each round: the first looks at few lines and nearly always suffices."""


class Stops(Struct, frozen=True, gc=False):
    """Where lines may begin and end, with running sums up to each such place.

    `begin_x[k]` and `end_x[k]` are what a line has when it begins or ends at stop `k`, so
    a line's width, give, elastic and gaps are differences of two numbers.
    """

    at: tuple[int, ...]
    cost: tuple[float, ...]
    begin: tuple[float, ...]
    end: tuple[float, ...]
    begin_give: tuple[float, ...]
    end_give: tuple[float, ...]
    begin_elastic: tuple[float, ...]
    end_elastic: tuple[float, ...]
    begin_gaps: tuple[int, ...]
    end_gaps: tuple[int, ...]
    count: tuple[float, ...]


def gap_give(item: Item) -> float:
    """How far the gap after an item shrinks, in points."""
    size = item.look.size
    if item.gap_kind == HAN_LATIN:
        return item.gap - HAN_LATIN_LEAST * size
    if item.gap_kind == WORD_SPACE:
        return max(0.0, item.gap - WORD_SPACE_LEAST * size)
    return 0.0


def gap_elastic(item: Item) -> float:
    """How far the gap after an item stretches before all gaps do, in points."""
    size = item.look.size
    if item.gap_kind == HAN_LATIN:
        return (HAN_LATIN_MOST - HAN_LATIN_GAP) * size
    if item.gap_kind == WORD_SPACE:
        return max(0.0, WORD_SPACE_MOST * size - item.gap)
    return 0.0


def stops(items: list[Item]) -> Stops:
    """The stops of a row of items: its start, each place where a break is allowed, its end."""
    first, last = items[0], len(items) - 1
    rows = [(0, 0.0, first.left, 0.0, first.give if first.left else 0.0, 0.0, 0.0, 0.0, 0, 0, 0.0)]
    x = give = elastic = count = 0.0
    gaps = 0
    for index, item in enumerate(items):
        kind, width, gap_kind = item.kind, item.width, item.gap_kind
        if kind == HAN:
            count += 1
        elif kind == LATIN and (item.first.isalnum() or item.last.isalnum()):
            count += 1 if width < LONG_WORD * item.look.size else WORD
        end, end_give, end_elastic, end_gaps = x + width - item.right, give, elastic, gaps
        x += width + item.gap
        if item.give and item.squeeze < FULL_STOP:
            give += item.give
        if gap_kind:
            gaps += 1
            if gap_kind > PLAIN:
                give += gap_give(item)
                elastic += gap_elastic(item)
        if index == last:
            rows.append((index + 1, 0.0, x, end, give, end_give, elastic, end_elastic, gaps, end_gaps, count))
        elif item.cost < NO_BREAK:
            after = items[index + 1]
            begin, begin_give = (x + after.left, give + after.give) if after.left else (x, give)
            rows.append((index + 1, item.cost, begin, end, begin_give, end_give, elastic, end_elastic,
                         gaps, end_gaps, count))
    return Stops(*zip(*rows, strict=True))


def total_fit(items: list[Item], measure: float, indent: float, em: float) -> list[int]:
    """The ends of the lines, as indices into `items`, for lines flush on both sides.

    `measure` and `indent` (of the first line) are in points, `em` is the size of the text.
    """
    table = stops(items)
    best = inf
    chosen: list[int] = []
    for tolerance in TOLERANCES:
        cost, ends = _round(table, measure, indent, em, tolerance)
        if cost < best:
            best, chosen = cost, ends
        if best < WORD_COST:
            break
    return chosen


def _round(table: Stops, measure: float, indent: float, em: float, tolerance: float) -> tuple[float, list[int]]:
    """The cheapest lines with no gap stretched by more than `tolerance` em; cost `inf` if there are none."""
    end, end_give, end_elastic, end_gaps = table.end, table.end_give, table.end_elastic, table.end_gaps
    penalty, count = table.cost, table.count
    last = len(end) - 1
    best = [inf] * (last + 1)
    best[0] = 0.0
    before = [0] * (last + 1)
    unit = 1 / (LOOSE * em)
    most = tolerance / LOOSE
    slack = inf if tolerance == inf else tolerance * measure + em
    for here in range(last):
        base = best[here]
        if base == inf:
            continue
        limit = table.begin[here] + measure - (indent if here == 0 else 0.0)
        give, elastic, gaps = table.begin_give[here], table.begin_elastic[here], table.begin_gaps[here]
        found = forced = False
        for stop in range(min(last, max(here + 1, bisect_left(end, limit - slack))), last + 1):
            cost = base + penalty[stop]
            over = end[stop] - limit
            if over > 1e-6:
                room = end_give[stop] - give
                if over > room + 1e-6:
                    if tolerance < inf or found:
                        break
                    forced = True
                    cost += OVERFULL_COST * over
                else:
                    over /= room
                    cost += (SQUEEZE_COST if stop < last else LAST_SQUEEZE_COST) * over * over
            elif stop < last:
                over = -over - (end_elastic[stop] - elastic)
                if over > 0:
                    spaces = end_gaps[stop] - gaps
                    if spaces:
                        loose = over * unit / spaces
                        if loose > most:
                            continue
                        loose *= loose
                        cost += loose + loose * loose
                    elif tolerance < inf:
                        continue
                    else:
                        cost += RAGGED_COST + SHORT_COST * (over / em) ** 2
            found = True
            if stop == last and count[last] - count[here] < LAST_LINE_LEAST <= count[last] and here:
                cost += LONELY_COST if count[last] - count[here] < WORD else WORD_COST
            if cost < best[stop]:
                best[stop] = cost
                before[stop] = here
            if forced:
                break
    return best[last], _chain(table.at, before, last)


def _chain(at: Sequence[int], before: list[int], stop: int) -> list[int]:
    ends = []
    while stop:
        ends.append(at[stop])
        stop = before[stop]
    ends.reverse()
    return ends
