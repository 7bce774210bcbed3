"""Filling columns with slabs, by value: a column and where the next one resumes."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, inf

from msgspec import Struct

from .slabs import EPSILON, Slab

Notes = Callable[[str], list[Slab]]
"""Gives the slabs of a footnote by its key."""
NOTE_SEPARATION = 10.0
"""Points between a column's text and its footnotes, with the rule in their middle."""
LEAST_BELOW = 0.25
"""Body rows of blank that stay under a picture or a box at the top of a column."""

UNEVEN_ROWS = 3
"""How many rows more than the least are tried to find columns of even depth."""
HEIGHT_COST = 0.4
"""A row of height against a row of difference between the deepest and the shallowest column."""


class Column(Struct):
    """Slabs with the y of their tops, the footnotes that belong at the foot, and how deep the text goes."""

    placed: list[tuple[Slab, float]]
    notes: list[Slab]
    depth: float
    resume: int

    @property
    def note_height(self) -> float:
        """The height of the foot, separation included."""
        return NOTE_SEPARATION + sum(slab.height for slab in self.notes) if self.notes else 0.0


def fill(slabs: list[Slab], start: int, height: float, row: float, notes: Notes, *, force: bool = False) -> Column:
    """Fill one column of `height` points from `slabs[start]` on; `row` is the leading of the grid.

    With `force`, at least one slab is placed even where it breaks a rule: an empty full column never helps.
    """
    placed: list[tuple[Slab, float]] = []
    feet: list[Slab] = []
    foot = y = 0.0
    before = before_feet = 0
    good: tuple[int, int, int] | None = None
    index = start
    total = len(slabs)
    while index < total:
        slab = slabs[index]
        if not placed and slab.blank:
            index += 1
            continue
        before, before_feet = len(placed), len(feet)
        y = _place(slab, placed, y, row)
        if slab.notes:
            for key in slab.notes:
                added = notes(key)
                foot += (0.0 if feet or not added else NOTE_SEPARATION) + sum(note.height for note in added)
                feet = [*feet, *added]
        if _bottom(placed) + foot > height + EPSILON and (before or not force):
            break
        index += 1
        if not slab.keep or index == total:
            good = (index, len(placed), len(feet))
    else:
        return Column(placed, feet, _bottom(placed) if placed else 0.0, total)
    if good is None:
        if not force:
            return Column([], [], 0.0, start)
        good = (index, before, before_feet)
    resume, count, feet_count = good
    kept = placed[:count]
    return Column(kept, feet[:feet_count], _bottom(kept) if kept else 0.0, resume)


def _place(slab: Slab, placed: list[tuple[Slab, float]], y: float, row: float) -> float:
    """Put a slab at the end of a column; its foot."""
    if not placed:
        if slab.repeat is not None:
            placed.append((slab.repeat, 0.0))
            y = slab.repeat.height
        placed.append((slab, y))
        return y + slab.height + (0.0 if slab.keep else min(slab.below, LEAST_BELOW * row))
    if slab.on_grid:
        y = snap(y, row)
    y += slab.above
    placed.append((slab, y))
    return y + slab.height + slab.below


def _bottom(placed: list[tuple[Slab, float]]) -> float:
    slab, y = placed[-1]
    return y + slab.height


def snap(y: float, row: float) -> float:
    """The next row of the grid at or below `y`."""
    return ceil(y / row - 1e-4) * row


def fill_columns(
    slabs: list[Slab], start: int, count: int, height: float, row: float, notes: Notes, *, force: bool = False
) -> list[Column]:
    """Fill `count` columns one after another; the last one's `resume` is where the next page goes on."""
    columns = []
    for _ in range(count):
        column = fill(slabs, start, height, row, notes, force=force)
        columns.append(column)
        start = column.resume
    return columns


def balanced(
    slabs: list[Slab], start: int, columns: list[Column], height: float, row: float, notes: Notes
) -> list[Column]:
    """The same slabs in columns as short as they can be; `columns` holds them all within `height`."""
    count = len(columns)
    if count == 1:
        return columns
    used = sum(column.depth + column.note_height for column in columns)
    shortest = max(1, int(used / count / row) - 1)
    best = columns
    least, rows, most = inf, shortest, int(height / row + EPSILON)
    while rows <= most:
        # Almost a row more than the lines need, for a caption or a box that ends off the grid.
        tried = fill_columns(slabs, start, count, min(height, (rows + 0.9) * row), row, notes)
        if tried[-1].resume == len(slabs):
            if least == inf:
                most = min(most, rows + UNEVEN_ROWS)
            cost = _uneven(tried) / row + HEIGHT_COST * rows
            if cost < least:
                least, best = cost, tried
        rows += 1
    return best


def _uneven(columns: list[Column]) -> float:
    depths = [column.depth + column.note_height for column in columns]
    return max(depths) - min(depths)


def levelled(column: Column, depth: float, row: float) -> Column:
    """The column with blank rows above its headings and figures, if with them it reaches `depth`."""
    rows = int((depth - column.depth - column.note_height) / row + 0.01)
    places = [index for index, (slab, _) in enumerate(column.placed) if index and slab.stretch]
    if not 0 < rows <= len(places):
        return column
    widened = set(places[-rows:])
    placed, shift = [], 0.0
    for index, (slab, y) in enumerate(column.placed):
        if index in widened:
            shift += row
        placed.append((slab, y + shift))
    return Column(placed, column.notes, column.depth + shift, column.resume)
