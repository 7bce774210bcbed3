"""Tables of data; a table that only places things on the page is read as what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from msgspec import Struct

from ...draft import Row
from ...model import Alignment, Table, TableCell, TableRow
from ...spans import in_lines
from ..contents import lines_of
from .dom import Element, alignment, attribute, source, tag, words
from .measure import Measures

MOST_CELLS = 100_000
"""Cells of one table; what spans more than that is read as if it spanned one."""
_WIDEST = 1000
"""Columns that merged cells may make."""
_PROSE = 120
"""Characters of a cell that is running text and not data."""
_BLOCKY = frozenset((
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "figure", "hr", "form", "iframe",
))
_DATA_WORDS = frozenset(("data", "datatable", "wikitable", "gridtable", "bordered"))


def is_data(element: Element, measures: Measures) -> bool:
    """Whether a table holds data: cells in rows and columns, none of them a page within the page."""
    rows = list(_rows(element))
    cells = [cell for row in rows for cell in row.cells]
    if attribute(element, "role") == "presentation" or max((len(row.cells) for row in rows), default=0) < 2:
        return False
    if any(tag(inner) in ("table", *_BLOCKY) for cell in cells for inner in cell.iterdescendants()):
        return False
    if any(tag(cell) == "th" for cell in cells) or element.find("caption") is not None:
        return True
    if any(tag(inner) == "img" for cell in cells for inner in cell.iterdescendants()):
        return False
    drawn = attribute(element, "border") not in ("", "0") or "border" in element.get("style", "")
    if drawn or words(element) & _DATA_WORDS:
        return True
    return len(rows) > 1 and all(measures.text(cell) <= _PROSE for cell in cells)


def table(element: Element, inside: Callable[[Element], list[Row]]) -> list[Row]:
    """The table; a merged cell spans no further than its group of rows."""
    grid = _Grid()
    heads = [grid.add(row, inside) for row in _rows(element)]
    rows = grid.rows()
    head = rows.pop(0) if rows and heads[0] and any(cell.children for cell in rows[0].cells) else None
    caption = element.find("caption")
    words = in_lines(lines_of(inside(caption))) if caption is not None else ()
    where = source(element)
    block = Table(tuple(rows), head, grid.alignments(), words, source=where)
    return [Row(block, source=where)] if head or rows or words else []


class _Line(Struct, frozen=True):
    """The cells of a row, whether it stands in the table's head, and how many rows its group still has with it."""

    in_head: bool
    left: int
    cells: list[Element]


def _rows(element: Element) -> Iterator[_Line]:
    for in_head, rows in _groups(element):
        for at, row in enumerate(rows):
            yield _Line(in_head, len(rows) - at, [cell for cell in row if tag(cell) in ("td", "th")])


def _groups(element: Element) -> Iterator[tuple[bool, list[Element]]]:
    """Groups of rows: head, bodies, foot, and rows that stand side by side outside of all these."""
    for name, parts in groupby((child for child in element if tag(child)), tag):
        if name == "tr":
            yield False, list(parts)
        elif name in ("thead", "tbody", "tfoot"):
            for part in parts:
                yield name == "thead", [row for row in part if tag(row) == "tr"]


class _Grid:
    """Rows of cells, those covered by another empty."""

    def __init__(self) -> None:
        self._rows: list[list[TableCell]] = []
        self._covered: dict[int, int] = {}
        self._aligned: dict[int, Alignment] = {}
        self._count = 0
        self._width = 0

    def add(self, row: _Line, inside: Callable[[Element], list[Row]]) -> bool:
        """Add a row; whether it is a head."""
        line: list[TableCell] = []
        for cell in row.cells:
            self._skip_covered(line)
            across = min(self._span(cell, "colspan", 1), max(_WIDEST - len(line), 1))
            down = min(self._span(cell, "rowspan", row.left), row.left)
            if across == 1:
                self._aligned.setdefault(len(line), alignment(cell))
            self._width = max(self._width, len(line) + 1)
            content = in_lines(lines_of(inside(cell)))
            for offset in range(across):
                self._covered[len(line)] = down - 1
                line.append(TableCell(() if offset else content, 1 if offset else across, 1 if offset else down))
            self._count += across
        self._skip_covered(line, to_the_end=True)
        self._rows.append(line)
        return row.in_head or (bool(row.cells) and all(tag(cell) == "th" for cell in row.cells))

    def _skip_covered(self, line: list[TableCell], to_the_end: bool = False) -> None:
        """Empty cells for what cells above cover; `to_the_end` of the row also behind a gap."""
        last = max((at for at, left in self._covered.items() if left > 0), default=-1) if to_the_end else -1
        while len(line) <= last or self._covered.get(len(line), 0) > 0:
            self._covered[len(line)] = max(self._covered.get(len(line), 0) - 1, 0)
            line.append(TableCell(()))
            self._count += 1

    def _span(self, cell: Element, name: str, rest: int) -> int:
        """What an attribute says; 0 stands for the `rest` (HTML, 4.9.11)."""
        said = attribute(cell, name)
        span = int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 1
        return 1 if self._count > MOST_CELLS else span or rest

    def rows(self) -> list[TableRow]:
        """All rows, as wide as columns begin, without those that hold no cell at all."""
        empty = TableCell(())
        lines = [[*row, *[empty] * (self._width - len(row))][: self._width] for row in self._rows if row]
        return [TableRow(tuple(line)) for line in lines]

    def alignments(self) -> tuple[Alignment, ...]:
        """How each column is aligned, as the first cell in it alone says; () if none says anything."""
        return tuple(self._aligned.get(at, "") for at in range(self._width)) if any(self._aligned.values()) else ()
