"""Tables (ECMA-376 §17.4): data, people side by side, or a frame around a part of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from ...draft import Row
from ...model import Alignment, Figure, Inline, Person, Picture, Portrait, Source, Table, TableCell, TableRow, Text
from ...model import covering as covers
from ...spans import in_lines
from ..bounds import check_cells
from ..contents import lines_of
from .document import Part
from .items import Item
from .names import Element, W, at, number, toggled, value
from .roles import PORTRAITS

Inside: TypeAlias = Callable[[Element], list[Row]]
"""Reads the content of a cell into rows."""
_WIDEST = 63
"""Columns that Word allows."""
_ALIGNED: dict[str, Alignment] = {"center": "center", "right": "right", "end": "right", "left": "left", "start": "left"}


class _Cell(Struct, frozen=True):
    """A cell as it is read: its element, its rows, the columns it covers, whether it goes on from the one above."""

    element: Element
    rows: list[Row]
    across: int
    goes_on: bool


def table(element: Element, part: Part, inside: Inside) -> list[Item]:
    """The items that a table makes."""
    grid = [[_cell(cell, inside) for cell in _elements(row, "tc")] for row in _elements(element, "tr")]
    if _is_portraits(element, part):
        return [Item(row) for line in grid for cell in line if (row := _portrait(cell.rows)) is not None]
    if _is_frame(grid):
        return [Item(row) for line in grid for cell in line for row in cell.rows]
    return [Item(row) for row in _data(element, grid, part)]


def _elements(parent: Element, name: str) -> Iterator[Element]:
    """Rows or cells, whatever is wrapped around them."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins"):
            yield from _elements(child, name)


def _cell(element: Element, inside: Inside) -> _Cell:
    properties = at(element, "tcPr")
    across = max(1, min(number(value(properties, "gridSpan"), 1), _WIDEST))
    merged = at(properties, "vMerge")
    goes_on = merged is not None and merged.get(W + "val", "continue") == "continue"
    return _Cell(element, inside(element), across, goes_on)


def _is_portraits(element: Element, part: Part) -> bool:
    style = part.document.styles.get(value(element, "tblPr/tblStyle"))
    return bool(PORTRAITS & set(style.names))


def _is_frame(grid: Sequence[Sequence[_Cell]]) -> bool:
    """Whether a table only places things: one column, or pictures beside their captions."""
    if max((sum(cell.across for cell in line) for line in grid), default=0) < 2:
        return True
    return any(isinstance(row.block, (Figure, Table)) for line in grid for cell in line for row in cell.rows)


def _portrait(rows: Sequence[Row]) -> Row | None:
    """A person: a picture, and office and name that stand on lines of their own."""
    where = covers(row.source for row in rows)
    pictures = [picture for row in rows if isinstance(row.block, Figure) for picture in row.block.pictures]
    line: list[Inline] = []
    for inside in lines_of([row for row in rows if not isinstance(row.block, Figure)]):
        line.extend((*((Text(" ", source=where),) if line else ()), *inside))
    if not line and not pictures:
        return None
    face: Picture | None = pictures[0] if pictures else None
    return Row(Portrait(Person(tuple(line), source=where), face, source=where), "portrait", source=where)


# Data


def _data(element: Element, grid: Sequence[Sequence[_Cell]], part: Part) -> Iterator[Row]:
    width = max(sum(cell.across for cell in line) for line in grid)
    where = covers(row.source for line in grid for cell in line for row in cell.rows)
    document = part.document
    check_cells(len(grid), width, document.file, where.first if where else 0, document.package.limits)
    rows = _rows(grid, width)
    heads = [toggled(at(row, "trPr"), "tblHeader") for row in _elements(element, "tr")]
    head = rows.pop(0) if heads and heads[0] and len(rows) > 1 else None
    yield Row(Table(tuple(rows), head, _alignments(grid, width, part), source=where), source=where)


def _rows(grid: Sequence[Sequence[_Cell]], width: int) -> list[TableRow]:
    """The rows; a cell that goes on is covered by the one it goes on from, if there is one above it."""
    lines = [[TableCell(()) for _ in range(width)] for _ in grid]
    begun: dict[int, tuple[int, _Cell]] = {}
    for row, line in enumerate(grid):
        column, going = 0, begun
        begun = {}
        for cell in line:
            top, first = going.get(column, (row, cell)) if cell.goes_on else (row, cell)
            if top == row:
                lines[row][column] = TableCell(in_lines(lines_of(cell.rows)), cell.across, 1, source=_where(cell))
            else:
                lines[top][column] = replace(lines[top][column], rows=row - top + 1)
            begun[column] = top, first
            column += cell.across
    return [TableRow(tuple(line)) for line in lines]


def _where(cell: _Cell) -> Source | None:
    return covers(row.source for row in cell.rows)


def _alignments(grid: Sequence[Sequence[_Cell]], width: int, part: Part) -> tuple[Alignment, ...]:
    """How each column is aligned, as the last cell in it alone is; () if none is."""
    found: dict[int, Alignment] = {}
    for line in reversed(grid):
        column = 0
        for cell in line:
            if cell.across == 1 and column not in found:
                found[column] = _alignment(cell.element, part)
            column += cell.across
    return tuple(found.get(column, "") for column in range(width)) if any(found.values()) else ()


def _alignment(cell: Element, part: Part) -> Alignment:
    paragraph = cell.find(W + "p")
    said = value(paragraph, "pPr/jc")
    if not said:
        style = part.document.styles.get(value(paragraph, "pPr/pStyle"))
        found = style.property("pPr/jc")
        said = "" if found is None else found.get(W + "val", "")
    return _ALIGNED.get(said, "")
