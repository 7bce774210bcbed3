"""Imposition: which page stands where on which side of a sheet.  Numbers in, numbers out.

A page's content is never touched: it is moved, made smaller where it does not
fit, and put on its head where folding or turning the sheet asks for it.
Lengths are points; the origin is the top left corner of a side and y runs down.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from ..typeset.page import Rule
from ..units import MM, Paper
from .marks import cut_marks, fold_marks

Scheme = Literal["single", "n-up", "booklet", "quarto", "cut-stack"]
"""One page a side; a grid in reading order; folded once and nested; folded twice; cut apart and stacked."""
Flip = Literal["short", "long", "none"]
"""The edge over which the printer turns the sheet for its back; `none` prints fronts only."""
Edge = Literal["left", "right"]

_SLACK = 0.5
"""Points by which a page may be larger than its cell and still keep its size."""
_QUARTO = (((4, 3), (7, 0)), ((2, 5), (1, 6)))
"""Front and back of a sheet folded at the middle of its height, then of its width: pages by row and
column.  The heads of all pages meet in the first fold, so the upper row stands on its head."""


class Imposition(Struct, frozen=True, forbid_unknown_fields=True):
    """How pages go on sheets.

    `sheet` is a paper (named or `WxHmm`), '' the one that the cells fill.  `columns` and `rows` are those
    of a grid.  `signature` is the most sheets in one gathering of a booklet, 0 all of them.  `thickness` is that
    of the paper in mm: pages of inner sheets move so far towards the spine.  `binding` None is the left edge
    and, for pages with vertical lines, the right one.
    """

    scheme: Scheme = "single"
    sheet: str = ""
    columns: int = 2
    rows: int = 1
    signature: int = 0
    thickness: float = 0.1
    flip: Flip = "short"
    binding: Edge | None = None
    marks: bool = True


class Cell(Struct, frozen=True):
    """A page by its index, with its top left corner on the side, its scale, and whether it stands on its head."""

    page: int
    x: float
    y: float
    scale: float = 1
    turned: bool = False


class Side(Struct, frozen=True):
    """One side of a sheet; a cell without a page is blank and is not listed."""

    width: float
    height: float
    cells: tuple[Cell, ...]
    marks: tuple[Rule, ...] = ()


Row: TypeAlias = tuple[int, ...]
Plan: TypeAlias = tuple[tuple[Row, ...], int]
"""The pages of one side by row and column, and how many sheets lie outside this one in its gathering."""


def impose(count: int, page: Paper, imposition: Imposition, sheet: Paper | None = None) -> tuple[Side, ...]:
    """The sides for `count` pages of one size, front and back in turn; `sheet` None is what the cells fill."""
    plans = list(_plans(count, imposition))
    columns, rows = len(plans[0][0][0]), len(plans[0][0])
    size = _turned_to_fit(sheet, page, columns, rows) if sheet else Paper(page.width * columns, page.height * rows)
    grid = _Grid(size, page, columns, rows, imposition)
    return tuple(grid.side(plan, at % 2 == 1) for at, plan in enumerate(plans))


def _plans(count: int, imposition: Imposition) -> Iterator[Plan]:
    for rows, depth in _schemes(count, imposition):
        blank = tuple(tuple(page if page < count else -1 for page in row) for row in rows)
        yield (tuple(row[::-1] for row in blank) if imposition.binding == "right" else blank), depth


def _schemes(count: int, imposition: Imposition) -> Iterator[Plan]:
    match imposition.scheme:
        case "single":
            yield from ((((page,),), 0) for page in range(count))
        case "n-up":
            yield from _grids(count, imposition)
        case "booklet":
            yield from _booklet(count, imposition.signature)
        case "quarto":
            yield from _quarto(count)
        case "cut-stack":
            yield from _cut_stack(count, imposition)


def _grids(count: int, imposition: Imposition) -> Iterator[Plan]:
    columns, rows = imposition.columns, imposition.rows
    for first in range(0, count, columns * rows):
        yield tuple(tuple(range(first + row * columns, first + (row + 1) * columns)) for row in range(rows)), 0


def _booklet(count: int, signature: int) -> Iterator[Plan]:
    """Sheets folded once and nested: the outermost holds the first and the last page of its gathering."""
    left = -(-count // 4)
    first = 0
    while left:
        sheets = min(left, signature or left)
        last = first + 4 * sheets - 1
        for depth in range(sheets):
            begin, end = first + 2 * depth, last - 2 * depth
            yield ((end, begin),), depth
            yield ((begin + 1, end - 1),), depth
        first, left = last + 1, left - sheets


def _quarto(count: int) -> Iterator[Plan]:
    for first in range(0, count, 8):
        for rows in _QUARTO:
            yield tuple(tuple(first + page for page in row) for row in rows), 0


def _cut_stack(count: int, imposition: Imposition) -> Iterator[Plan]:
    """Piles that lie on each other in reading order once the sheets are cut."""
    columns, rows = imposition.columns, imposition.rows
    sides = 1 if imposition.flip == "none" else 2
    sheets = -(-count // (columns * rows * sides))
    pile = sheets * sides
    for at in range(pile):
        order = range(columns)[::-1] if sides == 2 and at % 2 else range(columns)
        yield tuple(tuple((row * columns + column) * pile + at for column in order) for row in range(rows)), 0


def _turned_to_fit(sheet: Paper, page: Paper, columns: int, rows: int) -> Paper:
    """The sheet upright or across, whichever lets the pages stand larger."""
    across = Paper(sheet.height, sheet.width)
    fits = [min(each.width / (page.width * columns), each.height / (page.height * rows)) for each in (sheet, across)]
    return across if fits[1] > fits[0] else sheet


class _Grid(Struct, frozen=True):
    """Cells of one size on sheets of one size."""

    size: Paper
    page: Paper
    columns: int
    rows: int
    imposition: Imposition

    @property
    def folded(self) -> bool:
        return self.imposition.scheme in ("booklet", "quarto")

    def side(self, plan: Plan, back: bool) -> Side:
        """A side as it is to be printed."""
        rows, depth = plan
        cells = tuple(
            self._cell(page, row, column, depth)
            for row, pages in enumerate(rows) for column, page in enumerate(pages) if page >= 0
        )
        side = Side(self.size.width, self.size.height, cells, self._marks())
        return self._on_its_head(side) if back and self._head_over() else side

    def _cell(self, page: int, row: int, column: int, depth: int) -> Cell:
        width, height = self.size.width / self.columns, self.size.height / self.rows
        fits = min((width + _SLACK) / self.page.width, (height + _SLACK) / self.page.height)
        scale = min(1.0, fits)
        free_x, free_y = width - self.page.width * scale, height - self.page.height * scale
        x, y = column * width + free_x / 2, row * height + free_y / 2
        if self.folded:
            creep = depth * self.imposition.thickness * MM
            x = width - self.page.width * scale + creep if column == 0 else width - creep
        turned = self.imposition.scheme == "quarto" and row == 0
        if self.imposition.scheme == "quarto":
            y = height - self.page.height * scale if row == 0 else height
        return Cell(page, x, y, scale, turned)

    def _head_over(self) -> bool:
        """Whether the printer turns the sheet head over foot: over its upper edge and not over its side."""
        upright = self.size.height > self.size.width
        return self.imposition.flip == ("short" if upright else "long")

    def _on_its_head(self, side: Side) -> Side:
        cells = tuple(
            replace(
                cell, turned=not cell.turned,
                x=side.width - cell.x - self.page.width * cell.scale,
                y=side.height - cell.y - self.page.height * cell.scale,
            )
            for cell in side.cells
        )
        return replace(side, cells=cells)

    def _marks(self) -> tuple[Rule, ...]:
        if not self.imposition.marks or self.imposition.scheme == "single":
            return ()
        if self.folded:
            return fold_marks(self.size, self.columns, self.rows)
        return cut_marks(self.size, self.columns, self.rows)
