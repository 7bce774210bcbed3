"""Rows of a table: cells side by side; rows that a merged cell joins stand in one slab."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ..cells import Grid
from ..model import TableCell
from ..theme import Style
from .elements import Element
from .page import Item as PlacedItem
from .page import Rule, Run
from .paragraph import Paragraphs
from .slabs import Slab, shifted, slab_of

PADDING_X, PADDING_Y = 5.0, 2.5
"""Points between a cell's text and its edges."""
HEAVY, LIGHT = 1.0, 0.4
"""Weights of the rules above and below the table, and between rows."""
LIGHT_COLOUR = "#aaaaaa"


class Columns(Struct, frozen=True):
    """Left edges and widths of the text of a table's columns, in points."""

    edges: tuple[float, ...]
    widths: tuple[float, ...]

    def width(self, column: int, columns: int) -> float:
        """The width of a text over some columns."""
        return sum(self.widths[column:column + columns]) + 2 * PADDING_X * (columns - 1)


class _Cell(Struct, frozen=True):
    """The lines of a cell, where they begin across, how many rows it spans, and the elements it stands in."""

    lines: list[Slab]
    x: float
    rows: int
    tags: tuple[Element, Element]

    @property
    def height(self) -> float:
        return sum(line.height for line in self.lines) + 2 * PADDING_Y


def joined_rows(whole: Grid) -> Iterator[range]:
    """The rows of a table in runs that merged cells join; a head is one run."""
    first = 0
    for row in range(1, len(whole.rows) + 1):
        if row == len(whole.rows) or not any(whole.goes_on(row, at) for at in range(len(whole.alignments))):
            yield range(first, row)
            first = row


class RowSetter:
    """Sets rows of one table in these columns, no slab over half of `most` points high."""

    def __init__(self, paragraphs: Paragraphs, whole: Grid, columns: Columns, most: float) -> None:
        self._paragraphs, self._whole, self._columns, self._most = paragraphs, whole, columns, most

    def slabs(self, rows: range) -> list[Slab]:
        """A run of joined rows as one slab; where that is too high, each row alone, in parts if need be."""
        style = self._style(rows.start)
        cells = [self._cells(row, style) for row in rows]
        if len(rows) > 1:
            slab = self._joined(rows, cells, style.leading + 2 * PADDING_Y)
            if slab.height <= self._most / 2:
                return [slab]
        return [slab for row, line in zip(rows, cells, strict=True) for slab in self._parts(row, line, style)]

    def _style(self, row: int) -> Style:
        return self._paragraphs.theme["table-head" if row < self._whole.head else "table-cell"]

    def _cells(self, row: int, style: Style) -> list[_Cell]:
        element = Element("TR")
        return [self._cell(row, column, cell, style, element) for column, cell in self._whole.shown(row)]

    def _cell(self, row: int, column: int, cell: TableCell, style: Style, around: Element) -> _Cell:
        if align := self._whole.alignment(row, column):
            style = replace(style, align={"left": "start", "center": "center", "right": "end"}[align])
        width = self._columns.width(column, cell.columns)
        lines = [slab_of(line, style) for line in self._paragraphs.lines(cell.children, style, max(width, style.size))]
        element = Element("TH" if row < self._whole.head else "TD", columns=cell.columns, rows=cell.rows)
        return _Cell(lines, self._columns.edges[column], cell.rows, (around, element))

    def _joined(self, rows: range, cells: Sequence[Sequence[_Cell]], least: float) -> Slab:
        """Rows under each other, each placed from its top, so that the text comes row by row."""
        y = 0.0
        items: list[PlacedItem] = []
        notes: tuple[str, ...] = ()
        for row, line, height in zip(rows, cells, _heights(cells, least), strict=True):
            part = _side_by_side(line, height)
            items.extend(shifted((*self._rules(row), *part.items), 0, y))
            notes += part.notes
            y += height
        return Slab(y, items, notes=notes, cells=True)

    def _parts(self, row: int, cells: Sequence[_Cell], style: Style) -> list[Slab]:
        """One row, in several slabs only if it has more lines than one may hold."""
        most = max(1, int(self._most / 2 / style.leading))
        count = max(1, *(len(cell.lines) for cell in cells))
        out = []
        for begin in range(0, count, most):
            part = [replace(cell, lines=cell.lines[begin:begin + most]) for cell in cells]
            out.append(_side_by_side(part, max(style.leading + 2 * PADDING_Y, *(cell.height for cell in part))))
        out[0].items[:0] = self._rules(row)
        return out

    def _rules(self, row: int) -> list[Rule]:
        """The rule above a row, which crosses no cell that goes on from the row above."""
        weight, colour = (LIGHT, LIGHT_COLOUR) if row else (HEAVY, "#000000")
        rules: list[Rule] = []
        for column, (x, width) in enumerate(zip(self._columns.edges, self._columns.widths, strict=True)):
            begin, end = x - PADDING_X, x + width + PADDING_X
            if self._whole.goes_on(row, column):
                continue
            if rules and not self._whole.goes_on(row, column - 1):
                begin = rules.pop().x
            rules.append(Rule(begin, 0, end - begin, weight, colour))
        return rules


def _heights(cells: Sequence[Sequence[_Cell]], least: float) -> list[float]:
    """The height of each row: what its own cells need, and the last of a merged cell's rows what that still lacks."""
    heights = [max([least, *(cell.height for cell in line if cell.rows == 1)]) for line in cells]
    merged = [(row + cell.rows, row, cell.height) for row, line in enumerate(cells) for cell in line if cell.rows > 1]
    for after, row, height in sorted(merged):
        heights[after - 1] += max(height - sum(heights[row:after]), 0.0)
    return heights


def _side_by_side(cells: Sequence[_Cell], height: float) -> Slab:
    """Cells from the top of a row; one without lines is there as a run of no glyphs."""
    items: list[PlacedItem] = []
    notes: tuple[str, ...] = ()
    for cell in cells:
        y = PADDING_Y
        if not cell.lines:
            items.append(Run(cell.x, y, 1.0, "", (), tags=cell.tags))
        for line in cell.lines:
            items.extend(shifted(line.items, cell.x, y, cell.tags))
            y += line.height
            notes += line.notes
    return Slab(height, items, notes=notes, cells=True)
