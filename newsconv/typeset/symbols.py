"""Code symbols (扫码阅读): a grid of modules as rules, and the box that a symbol shares with its label."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from ..units import MM
from .page import Item as PlacedItem
from .page import LinkArea, Rule
from .slabs import Slab, shifted, stacked

Grid: TypeAlias = tuple[tuple[bool, ...], ...]
"""The modules of a symbol, row by row; True is dark."""
Encode: TypeAlias = Callable[[str], Grid | None]
"""Gives the symbol of an address, None if no symbol holds it."""

LEAST_SIDE = 20 * MM
"""The least side of a symbol, points: what a telephone reads at arm's length."""
LEAST_MODULE = 0.5 * MM
"""The least side of a module: long addresses make larger symbols and not finer ones."""
QUIET = 4
"""Modules of blank all around (ISO/IEC 18004, 5.3.8)."""
BLACK, WHITE = "#000000", "#ffffff"
LEAST_TEXT = 8.0
"""Em of the label's type that must be left beside a symbol."""


def no_symbols(target: str) -> Grid | None:
    """For pages without symbols."""
    assert target
    return None


def module_side(grid: Grid) -> float:
    """Points from one module to the next."""
    return max(LEAST_SIDE / len(grid), LEAST_MODULE)


def symbol(grid: Grid, target: str) -> Slab:
    """The symbol on white with its quiet zone, as wide as it is high; it leads to its target when clicked."""
    module = module_side(grid)
    side = (len(grid) + 2 * QUIET) * module
    items: list[PlacedItem] = [Rule(0, 0, side, side, WHITE)]
    for row, column, width, height in blocks(grid):
        x, y = (column + QUIET) * module, (row + QUIET) * module
        items.append(Rule(x, y, width * module, height * module, BLACK))
    return Slab(side, [*items, LinkArea(0, 0, side, side, target)])


def blocks(grid: Grid) -> Iterator[tuple[int, int, int, int]]:
    """Dark rectangles (row, column, width, height), each module in one of them.

    Runs that stand alike in neighbouring rows are one, so that fewer seams show on a screen.
    """
    open_runs: dict[tuple[int, int], int] = {}
    for row in range(len(grid) + 1):
        here = set(_runs(grid[row])) if row < len(grid) else set()
        for run in [run for run in open_runs if run not in here]:
            top = open_runs.pop(run)
            yield top, run[0], run[1], row - top
        for run in sorted(here):
            open_runs.setdefault(run, row)


def _runs(row: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    begin = 0
    for column in range(len(row) + 1):
        if column < len(row) and row[column]:
            continue
        if column > begin:
            yield begin, column - begin
        begin = column + 1


def beside(code: Slab, text: list[Slab], gap: float) -> Slab:
    """A symbol and to its right the label, both in the middle of the height they need."""
    words = stacked(text)
    height = max(code.height, words.height)
    return Slab(
        height,
        [*shifted(code.items, 0, (height - code.height) / 2, code.tags),
         *shifted(words.items, code.height + gap, (height - words.height) / 2)],
        notes=words.notes,
    )
