"""The cells of a table as a full grid, with merged ones that stay inside it.

In the grid every row has the same number of cells; those that a merged cell covers are there
and empty, so whoever takes no notice of `columns` and `rows` loses and shifts no text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from .model import Alignment, Table, TableCell, TableRow

Place = tuple[int, int]
"""Row and column, from 0."""


class Grid(Struct, frozen=True):
    """A table's rows, the head's first; `head` is how many they are, 0 without one.

    `covered` leads from each covered place to that of the cell which covers it.
    """

    rows: tuple[TableRow, ...]
    head: int
    alignments: tuple[Alignment, ...]
    covered: dict[Place, Place]

    def shown(self, row: int) -> Iterator[tuple[int, TableCell]]:
        """The cells of a row that nothing covers, each with its column."""
        for column, cell in enumerate(self.rows[row].cells):
            if (row, column) not in self.covered:
                yield column, cell

    def alignment(self, row: int, column: int) -> Alignment:
        """How a cell is aligned: as its column; over several, heads and what would stand with figures are centred."""
        aligned = self.alignments[column]
        over = self.rows[row].cells[column].columns > 1
        return "center" if over and (row < self.head or aligned == "right") else aligned

    def goes_on(self, row: int, column: int) -> bool:
        """Whether the cell at this place began in a row above."""
        return self.covered.get((row, column), (row, column))[0] < row


def grid(table: Table) -> Grid:
    """The full grid: rows filled up, spans cut back to what is free, nothing in it that no cell begins in.

    A cell spans no further than the table or, in the head, the head; it covers no text and no cell that
    another covers.  Rows that a cell of the header reaches down into belong to the head.
    """
    header = table.header if table.header and any(cell.children for cell in table.header.cells) else None
    rows = [row for row in ((header,) if header else ()) + table.rows if row.cells]
    width = max((len(row.cells) for row in rows), default=0)
    cells = [[*row.cells, *[TableCell(())] * (width - len(row.cells))] for row in rows]
    covered, head = _settled(cells, header is not None)
    begun = [place for place in product(range(len(rows)), range(width)) if place not in covered]
    down, across = sorted({row for row, _ in begun}), sorted({column for _, column in begun})
    blank: list[Alignment] = [""] * width
    alignments = (*table.alignments, *blank)[:width]
    if len(down) == len(rows) and len(across) == width:
        whole = tuple(_with(row, line) for row, line in zip(rows, cells, strict=True))
        return Grid(whole, head, alignments, covered)
    return grid(_without_empty(table, header, rows, cells, covered, (down, across), alignments))


def _with(row: TableRow, cells: Sequence[TableCell]) -> TableRow:
    return row if row.cells == tuple(cells) else replace(row, cells=tuple(cells))


def _settled(cells: list[list[TableCell]], has_header: bool) -> tuple[dict[Place, Place], int]:
    """Cut the spans back to what is free; the places that are covered then, and the rows of the head."""
    covered: dict[Place, Place] = {}
    head = 0
    for row, line in enumerate(cells):
        limit = (head if row < head else len(cells)) - row
        for column, cell in enumerate(line):
            columns, rows = (1, 1) if (row, column) in covered else _free(cells, covered, (row, column), limit)
            if (cell.columns, cell.rows) != (columns, rows):
                line[column] = replace(cell, columns=columns, rows=rows)
            places = product(range(row, row + rows), range(column, column + columns))
            covered.update((place, (row, column)) for place in places if place != (row, column))
        if has_header and row == 0:
            head = max(cell.rows for cell in line)
    return covered, head


def _free(cells: list[list[TableCell]], covered: dict[Place, Place], at: Place, limit: int) -> Place:
    """How many columns and rows the cell at this place can span; `limit` is how many rows there are."""
    row, column = at
    cell = cells[row][column]

    def is_free(down: int, right: int) -> bool:
        place = row + down, column + right
        return place not in covered and not cells[place[0]][place[1]].children

    columns, rows = 1, 1
    while columns < min(cell.columns, len(cells[row]) - column) and is_free(0, columns):
        columns += 1
    while rows < min(cell.rows, limit) and all(is_free(rows, right) for right in range(columns)):
        rows += 1
    return columns, rows


def _without_empty(
    table: Table, header: TableRow | None, rows: Sequence[TableRow], cells: Sequence[Sequence[TableCell]],
    covered: dict[Place, Place], kept: tuple[Sequence[int], Sequence[int]], alignments: Sequence[Alignment],
) -> Table:
    """The table without the rows and columns in which no cell begins."""
    down, across = kept

    def shrunk(row: int, column: int) -> TableCell:
        cell = cells[row][column]
        if (row, column) in covered:
            return cell
        return replace(cell, columns=_count(across, column, cell.columns), rows=_count(down, row, cell.rows))

    fewer = [replace(rows[row], cells=tuple(shrunk(row, column) for column in across)) for row in down]
    return replace(
        table, header=fewer.pop(0) if header else None, rows=tuple(fewer),
        alignments=tuple(alignments[column] for column in across),
    )


def _count(kept: Sequence[int], first: int, span: int) -> int:
    """How many of those kept are among `span` from `first` on."""
    return bisect_left(kept, first + span) - bisect_left(kept, first)


def widened(widths: Sequence[float], column: int, columns: int, wanted: float) -> list[float]:
    """The widths, those of a merged cell's columns made larger alike where together they are under `wanted`."""
    inside = range(column, column + columns)
    missing = max(wanted - sum(widths[at] for at in inside), 0.0) / columns
    return [width + missing if at in inside else width for at, width in enumerate(widths)]
