"""Tables: widths from their content, a head that repeats, cells aligned by style."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import zip_longest
from unicodedata import east_asian_width

from ...model import Alignment, Inlines, Table, TableRow, inline_text
from .flow import Flow
from .roles import StyleRole
from .tablestyles import TABLE
from .xml import Element, twips, w

_CELL_MARGINS = 8.0
"""Left and right margin of a cell together, in points, as the table style has them."""
_WORD = re.compile(r"[!-~\u00a1-\u024f]+")
_LONGEST_LINE = 40.0
"""Em after which a longer cell asks for no wider column: it is running text."""


def set_table(flow: Flow, table: Table) -> None:
    """The caption, the table, and the space after it."""
    flow.line("caption", table.caption, kept=True)
    flow.flush()
    rows, count = _shape(table)
    if not count:
        return
    widths = column_widths(_cell_texts(rows, count), flow.work.sheet.size("table-cell"), flow.place.width)
    element = start_table(flow, TABLE, widths, header=table.header is not None)
    for row in rows:
        _row(flow, element, row, table, widths)
    flow.paragraph("spacer")


def start_table(flow: Flow, style: str, widths: Sequence[float], header: bool) -> Element:
    """`w:tbl` with its properties and grid."""
    table = w(flow.parent, "tbl")
    properties = w(table, "tblPr")
    w(properties, "tblStyle", val=flow.work.sheet.table(style))
    w(properties, "tblW", w=str(sum(int(twips(width)) for width in widths)), type="dxa")
    w(properties, "tblLayout", type="fixed")
    w(properties, "tblLook", val="0420" if header else "0400", firstRow="1" if header else "0", lastRow="0",
      firstColumn="0", lastColumn="0", noHBand="0", noVBand="1")
    grid = w(table, "tblGrid")
    for width in widths:
        w(grid, "gridCol", w=twips(width))
    return table


def start_cell(flow: Flow, row: Element, width: float) -> Element:
    """`w:tc` of this width in points; LibreOffice hides a table of a vertical page whose cells do not say so too."""
    cell = w(row, "tc")
    properties = w(cell, "tcPr")
    w(properties, "tcW", w=twips(width), type="dxa")
    if flow.work.page.vertical:
        w(properties, "textDirection", val="tbRl")
    return cell


def _row(flow: Flow, element: Element, row: TableRow, table: Table, widths: Sequence[float]) -> None:
    head = row is table.header
    role: StyleRole = "table-head" if head else "table-cell"
    line = w(element, "tr")
    properties = w(line, "trPr")
    w(properties, "cantSplit")
    if head:
        w(properties, "tblHeader")
    for width, cell, align in zip_longest(widths, row.cells, table.alignments[:len(widths)], fillvalue=None):
        content: Inlines = cell.children if cell is not None else ()
        _cell(flow, line, content, role, align or "", width or 0)


def _cell(flow: Flow, row: Element, content: Inlines, role: StyleRole, align: Alignment, width: float) -> None:
    inside = flow.into(start_cell(flow, row, width), max(width - _CELL_MARGINS, 1))
    if inside.line(role, content, align=align) is None:
        inside.paragraph(role, align=align)


# Widths


def wants_page(table: Table, size: float, column: float) -> bool:
    """Whether a table is too wide for a column of the page: its words do not fit, or five columns are crowded."""
    rows, count = _shape(table)
    least, natural = _widths(_cell_texts(rows, count), size)
    return sum(least) > column or (count > 4 and sum(natural) > column)


def _shape(table: Table) -> tuple[list[TableRow], int]:
    """The rows with the head, and the number of columns."""
    rows = [row for row in (table.header, *table.rows) if row is not None]
    return rows, max((len(row.cells) for row in rows), default=0)


def _cell_texts(rows: Sequence[TableRow], count: int) -> list[list[str]]:
    """The texts of each column."""
    columns: list[list[str]] = [[] for _ in range(count)]
    for row in rows:
        for column, cell in zip(columns, row.cells, strict=False):
            column.append(inline_text(cell.children))
    return columns


def column_widths(columns: Sequence[Sequence[str]], size: float, available: float) -> list[float]:
    """Widths in points that fill `available`: room for the longest word of each column, the rest by content."""
    least, natural = _widths(columns, size)
    for widths in (natural, least):
        if (sum(widths) <= available) is (widths is natural):
            return [width * available / sum(widths) for width in widths]
    wishes = [max(wish - floor, 0.01) for wish, floor in zip(natural, least, strict=True)]
    spare = available - sum(least)
    return [floor + spare * wish / sum(wishes) for floor, wish in zip(least, wishes, strict=True)]


def _widths(columns: Sequence[Sequence[str]], size: float) -> tuple[list[float], list[float]]:
    """The least width of each column, in points, and the one in which its lines stay whole."""
    words = [_widest(column, _WORD.findall) for column in columns]
    lines = [_widest(column, str.splitlines) for column in columns]
    least = [max(min(word, _LONGEST_LINE), 2) * size + _CELL_MARGINS for word in words]
    return least, [max(min(line, _LONGEST_LINE) * size + _CELL_MARGINS, floor)
                   for line, floor in zip(lines, least, strict=True)]


def _widest(column: Sequence[str], parts: Callable[[str], list[str]]) -> float:
    return max((em_width(part) for text in column for part in parts(text)), default=0)


def em_width(text: str) -> float:
    """The width of a line in em: a Chinese character is one; a Latin one has room for the wider substitutes."""
    return sum(1 if east_asian_width(character) in "WFA" else 0.65 for character in text)
