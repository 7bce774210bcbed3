"""Tables: widths from their content, a head that repeats, cells aligned by style."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias
from unicodedata import east_asian_width

from msgspec import Struct

from ...cells import Grid, grid, widened
from ...model import Alignment, Inlines, Table, inline_text
from ...patterns import lazy
from .flow import Flow
from .roles import StyleRole
from .tablestyles import TABLE
from .xml import Element, twips, w

_CELL_MARGINS = 8.0
"""Left and right margin of a cell together, in points, as the table style has them."""
_WORD = lazy(r"[!-~\u00a1-\u024f]+")
_LONGEST_LINE = 40.0
"""Em after which a longer cell asks for no wider column: it is running text."""


Merge: TypeAlias = Literal["", "restart", "continue"]
"""How a cell is merged with those above and below it: not, as the first, as one of the others."""


class Merged(Struct, frozen=True):
    """The text of a cell over several columns."""

    column: int
    columns: int
    text: str


def set_table(flow: Flow, table: Table) -> None:
    """The caption, the table, and the space after it."""
    flow.line("caption", table.caption, kept=True)
    flow.flush()
    whole = grid(table)
    if not whole.rows:
        return
    widths = column_widths(*_texts(whole), flow.work.sheet.size("table-cell"), flow.place.width)
    element = start_table(flow, TABLE, widths, header=whole.head > 0)
    for row in range(len(whole.rows)):
        _row(flow, element, row, whole, widths)
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


def start_cell(flow: Flow, row: Element, width: float, columns: int = 1, merge: Merge = "") -> Element:
    """`w:tc` of this width in points; LibreOffice hides a table of a vertical page whose cells do not say so too."""
    cell = w(row, "tc")
    properties = w(cell, "tcPr")
    w(properties, "tcW", w=twips(width), type="dxa")
    if columns > 1:
        w(properties, "gridSpan", val=str(columns))
    if merge:
        w(properties, "vMerge", val=merge)
    if flow.work.page.vertical:
        w(properties, "textDirection", val="tbRl")
    return cell


def _row(flow: Flow, element: Element, row: int, whole: Grid, widths: Sequence[float]) -> None:
    """A row; a cell that began above is there once more, empty, and goes on (ECMA-376 §17.4.84)."""
    role: StyleRole = "table-head" if row < whole.head else "table-cell"
    line = w(element, "tr")
    properties = w(line, "trPr")
    w(properties, "cantSplit")
    if row < whole.head:
        w(properties, "tblHeader")
    for column in range(len(whole.alignments)):
        top, left = whole.covered.get((row, column), (row, column))
        if left < column:
            continue
        cell = whole.rows[top].cells[left]
        merge: Merge = "continue" if top < row else "restart" if cell.rows > 1 else ""
        width = sum(widths[column:column + cell.columns])
        inside = flow.into(start_cell(flow, line, width, cell.columns, merge), max(width - _CELL_MARGINS, 1))
        _fill(inside, cell.children if top == row else (), role, whole.alignment(top, left))


def _fill(cell: Flow, content: Inlines, role: StyleRole, align: Alignment) -> None:
    if cell.line(role, content, align=align) is None:
        cell.paragraph(role, align=align)


# Widths


def wants_page(table: Table, size: float, column: float) -> bool:
    """Whether a table is too wide for a column of the page: its words do not fit, or five columns are crowded."""
    columns, merged = _texts(grid(table))
    least, natural = _widths(columns, merged, size)
    return sum(least) > column or (len(columns) > 4 and sum(natural) > column)


def _texts(whole: Grid) -> tuple[list[list[str]], list[Merged]]:
    """The texts of each column, and those that stand over several."""
    columns: list[list[str]] = [[] for _ in whole.alignments]
    merged: list[Merged] = []
    for row in range(len(whole.rows)):
        for column, cell in whole.shown(row):
            text = inline_text(cell.children)
            if cell.columns > 1:
                merged.append(Merged(column, cell.columns, text))
            else:
                columns[column].append(text)
    return columns, merged


def column_widths(
    columns: Sequence[Sequence[str]], merged: Sequence[Merged], size: float, available: float
) -> list[float]:
    """Widths in points that fill `available`: room for the longest word of each column, the rest by content."""
    least, natural = _widths(columns, merged, size)
    for widths in (natural, least):
        if (sum(widths) <= available) is (widths is natural):
            return [width * available / sum(widths) for width in widths]
    wishes = [max(wish - floor, 0.01) for wish, floor in zip(natural, least, strict=True)]
    spare = available - sum(least)
    return [floor + spare * wish / sum(wishes) for floor, wish in zip(least, wishes, strict=True)]


def _widths(
    columns: Sequence[Sequence[str]], merged: Sequence[Merged], size: float
) -> tuple[list[float], list[float]]:
    """The least width of each column, in points, and the one in which its lines stay whole."""
    least, natural = [], []
    for column in columns:
        floor, wish = _wants(column, size)
        least.append(floor)
        natural.append(wish)
    for one in merged:
        floor, wish = _wants([one.text], size)
        least = widened(least, one.column, one.columns, floor)
        natural = widened(natural, one.column, one.columns, wish)
    return least, [max(wish, floor) for wish, floor in zip(natural, least, strict=True)]


def _wants(texts: Sequence[str], size: float) -> tuple[float, float]:
    """The widths in points that keep the words of cells whole, and their lines."""
    word, line = _widest(texts, _WORD.findall), _widest(texts, str.splitlines)
    least = max(min(word, _LONGEST_LINE), 2) * size + _CELL_MARGINS
    return least, max(min(line, _LONGEST_LINE) * size + _CELL_MARGINS, least)


def _widest(column: Sequence[str], parts: Callable[[str], list[str]]) -> float:
    return max((em_width(part) for text in column for part in parts(text)), default=0)


def em_width(text: str) -> float:
    """The width of a line in em: a Chinese character is one; a Latin one has room for the wider substitutes."""
    return sum(1 if east_asian_width(character) in "WFA" else 0.65 for character in text)
