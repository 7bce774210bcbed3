"""Tables of data; a table that only places things on the page is read as what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...draft import Row
from ...model import Alignment, Inlines, Table, TableCell, TableRow
from ...spans import in_lines
from ..contents import lines_of
from .dom import Element, alignment, attribute, source, tag, words
from .measure import Measures

MOST_CELLS = 100_000
"""Cells of one table; what spans more than that is read as if it spanned one."""
_WIDEST_SPAN = 1000
_PROSE = 120
"""Characters of a cell that is running text and not data."""
_BLOCKY = frozenset((
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "figure", "hr", "form", "iframe",
))
_DATA_WORDS = frozenset(("data", "datatable", "wikitable", "gridtable", "bordered"))


def is_data(element: Element, measures: Measures) -> bool:
    """Whether a table holds data: cells in rows and columns, none of them a page within the page."""
    rows = list(_rows(element))
    cells = [cell for _, row in rows for cell in row]
    if attribute(element, "role") == "presentation" or max((len(row) for _, row in rows), default=0) < 2:
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
    """The table with the text of a merged cell in the first of those it covers."""
    grid = _Grid()
    heads = [grid.add(row, inside) for row in _rows(element)]
    rows = [TableRow(tuple(TableCell(cell) for cell in row)) for row in grid.rows()]
    head = rows.pop(0) if rows and heads[0] and any(cell.children for cell in rows[0].cells) else None
    caption = element.find("caption")
    words = in_lines(lines_of(inside(caption))) if caption is not None else ()
    where = source(element)
    block = Table(tuple(rows), head, grid.alignments(), words, source=where)
    return [Row(block, source=where)] if head or rows or words else []


def _rows(element: Element) -> Iterator[tuple[bool, list[Element]]]:
    """The cells of each row, and whether the row stands in the table's head."""
    for child in element:
        if tag(child) == "tr":
            yield False, _cells(child)
        elif tag(child) in ("thead", "tbody", "tfoot"):
            for row in child:
                if tag(row) == "tr":
                    yield tag(child) == "thead", _cells(row)


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if tag(cell) in ("td", "th")]


class _Grid:
    """Rows of cells, those covered by another empty."""

    def __init__(self) -> None:
        self._rows: list[list[Inlines]] = []
        self._covered: dict[int, int] = {}
        self._aligned: dict[int, Alignment] = {}
        self._count = 0

    def add(self, row: tuple[bool, list[Element]], inside: Callable[[Element], list[Row]]) -> bool:
        """Add a row; whether it is a head."""
        in_head, cells = row
        line: list[Inlines] = []
        for cell in cells:
            self._skip_covered(line)
            across, down = self._span(cell, "colspan"), self._span(cell, "rowspan")
            self._aligned.setdefault(len(line), alignment(cell))
            content = in_lines(lines_of(inside(cell)))
            for offset in range(across):
                self._covered[len(line)] = down - 1
                line.append(content if offset == 0 else ())
            self._count += across
        self._skip_covered(line)
        self._rows.append(line)
        return in_head or (bool(cells) and all(tag(cell) == "th" for cell in cells))

    def _skip_covered(self, line: list[Inlines]) -> None:
        while self._covered.get(len(line), 0) > 0:
            self._covered[len(line)] -= 1
            line.append(())
            self._count += 1

    def _span(self, cell: Element, name: str) -> int:
        said = attribute(cell, name)
        span = int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 1
        return 1 if self._count > MOST_CELLS else max(1, min(span, _WIDEST_SPAN))

    def rows(self) -> list[list[Inlines]]:
        """All rows, of one length, without those that hold no cell at all."""
        width = max(map(len, self._rows), default=0)
        return [[*row, *[()] * (width - len(row))] for row in self._rows if row]

    def alignments(self) -> tuple[Alignment, ...]:
        """How each column is aligned, as its first cell says; () if none says anything."""
        width = max(map(len, self._rows), default=0)
        return tuple(self._aligned.get(at, "") for at in range(width)) if any(self._aligned.values()) else ()
