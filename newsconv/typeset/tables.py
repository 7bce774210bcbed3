"""Tables: columns as wide as their content asks, cells set by the same engine, the head repeated."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from ..model import Alignment, Table, TableRow
from ..theme import Style
from .elements import Element, Kind
from .lines import Line
from .page import Item as PlacedItem
from .page import Rule, Run
from .paragraph import Paragraphs
from .slabs import Slab, generated, on_rows, paragraph_slabs, shifted, slab_of, within

PADDING_X, PADDING_Y = 5.0, 2.5
"""Points between a cell's text and its edges."""
HEAVY, LIGHT = 1.0, 0.4
"""Weights of the rules above and below the table, and between rows."""
LIGHT_COLOUR = "#aaaaaa"
WHOLE = 180.0
"""Points: a lower table stands in one column."""


class _Columns(Struct, frozen=True):
    """Left edges and widths of a table's columns, in points."""

    edges: tuple[float, ...]
    widths: tuple[float, ...]
    alignments: tuple[Alignment, ...]


def table_slabs(paragraphs: Paragraphs, table: Table, measure: float, most: float) -> list[Slab]:
    """Caption, head and rows, none over half of `most` points; the head is set again after each column break."""
    head, cell, caption = (paragraphs.theme[role] for role in ("table-head", "table-cell", "caption"))
    rows = [row for row in (table.header, *table.rows) if row is not None]
    if not any(row.cells for row in rows):
        return within(paragraph_slabs(paragraphs.lines(table.caption, caption, measure), caption), Element("P"))
    wants = _wants(paragraphs, table, rows)
    if len(wants) > 1 and sum(least + 2 * PADDING_X for least, _ in wants) > measure:
        return table_slabs(paragraphs, _one_column(table), measure, most)
    columns = _columns(wants, table.alignments, measure)
    out = within(paragraph_slabs(paragraphs.lines(table.caption, caption, measure), caption), Element("Caption"))
    for slab in out:
        slab.keep = True
    repeat: Slab | None = None
    weight = HEAVY
    for row in rows:
        is_head = row is table.header
        style = head if is_head else cell
        slabs = _row(paragraphs, row, style, columns, measure, weight, max(1, int(most / 2 / style.leading)),
                     "TH" if is_head else "TD")
        weight = LIGHT
        if is_head:
            slabs[-1].keep = True
            height = sum(slab.height for slab in slabs)
            items: list[PlacedItem] = []
            y = 0.0
            for slab in slabs:
                items.extend(generated(shifted(slab.items, 0, y)))
                y += slab.height
            # A head that fills a third of a small page is not worth repeating.
            repeat = Slab(height, items) if height < most / 3 else None
        else:
            for slab in slabs:
                slab.repeat = repeat
        out.extend(slabs)
    out[-1].items.append(Rule(0, out[-1].height - HEAVY, measure, HEAVY))
    _keep_together(out)
    return within(on_rows(out, paragraphs.theme["body"].leading), Element("Table"))


def _keep_together(slabs: list[Slab]) -> None:
    """A small table is not broken, and of a large one no row stands alone."""
    small = sum(slab.height for slab in slabs) < WHOLE
    for index, slab in enumerate(slabs[:-1]):
        slab.keep = slab.keep or small or index in (0, len(slabs) - 2)


def table_width(paragraphs: Paragraphs, table: Table) -> float:
    """The width at which no word of the table is cut and no cell is set under six em."""
    cell = paragraphs.theme["table-cell"]
    rows = [row for row in (table.header, *table.rows) if row is not None]
    wants = _wants(paragraphs, table, rows)
    return sum(max(least, min(most, 6 * cell.size)) + 2 * PADDING_X for least, most in wants)


def _wants(paragraphs: Paragraphs, table: Table, rows: Sequence[TableRow]) -> list[tuple[float, float]]:
    """For each column its least width (the widest unbreakable) and that of its longest line."""
    head, cell = paragraphs.theme["table-head"], paragraphs.theme["table-cell"]
    wants: list[tuple[float, float]] = []
    for row in rows:
        style = head if row is table.header else cell
        measured = [paragraphs.extent(one.children, style) for one in row.cells]
        wants = [
            (max(a[0], b[0]), max(a[1], b[1])) for a, b in zip_longest(wants, measured, fillvalue=(0.0, 0.0))
        ]
    return wants


def _one_column(table: Table) -> Table:
    """The cells one under the other, for a measure in which they cannot stand side by side."""
    rows = (row for row in (table.header, *table.rows) if row is not None)
    return Table(tuple(TableRow((cell,)) for row in rows for cell in row.cells), caption=table.caption)


def _columns(wants: Sequence[tuple[float, float]], alignments: tuple[Alignment, ...], measure: float) -> _Columns:
    widths = share(wants, measure - 2 * PADDING_X * len(wants))
    edges, x = [], 0.0
    for width in widths:
        edges.append(x + PADDING_X)
        x += width + 2 * PADDING_X
    return _Columns(tuple(edges), tuple(widths), alignments)


def share(wants: Sequence[tuple[float, float]], room: float) -> list[float]:
    """Widths that add up to `room`: the least first, then what each still wants, then evenly by size."""
    least = sum(low for low, _ in wants)
    most = sum(high for _, high in wants)
    if most <= 0:
        return [room / len(wants)] * len(wants)
    if least >= room:
        return [max(low, 1.0) * room / max(least, 1.0) for low, _ in wants]
    if most <= room:
        return [high + (room - most) * (high / most) for _, high in wants]
    part = (room - least) / (most - least)
    return [low + (high - low) * part for low, high in wants]


def _row(
    paragraphs: Paragraphs, row: TableRow, style: Style, columns: _Columns, measure: float, weight: float,
    lines_most: int, kind: Kind,
) -> list[Slab]:
    """One row, in several slabs only if it has more than `lines_most` lines."""
    cells = [
        _cell(paragraphs, row, index, style, width, columns) for index, width in enumerate(columns.widths)
    ]
    count = max(1, *(len(lines) for lines in cells))
    slabs = []
    elements = [Element(kind) for _ in cells]
    for begin in range(0, count, lines_most):
        slabs.append(_part([lines[begin:begin + lines_most] for lines in cells], elements, style, columns))
    slabs[0].items.insert(0, Rule(0, 0, measure, weight, "#000000" if weight == HEAVY else LIGHT_COLOUR))
    return within(slabs, Element("TR"))


def _cell(
    paragraphs: Paragraphs, row: TableRow, index: int, style: Style, width: float, columns: _Columns
) -> list[Line]:
    if index >= len(row.cells):
        return []
    align = columns.alignments[index] if index < len(columns.alignments) else ""
    if align:
        style = replace(style, align={"left": "start", "center": "center", "right": "end"}[align])
    return paragraphs.lines(row.cells[index].children, style, max(width, style.size))


def _part(
    cells: Sequence[Sequence[Line]], elements: Sequence[Element], style: Style, columns: _Columns
) -> Slab:
    """Lines of each cell side by side; a cell without any is there as a run of no glyphs."""
    items: list[PlacedItem] = []
    notes: tuple[str, ...] = ()
    deepest = style.leading
    for lines, element, x in zip(cells, elements, columns.edges, strict=True):
        y = PADDING_Y
        if not lines:
            items.append(Run(x, y, style.size, "", (), tags=(element,)))
        for line in lines:
            slab = slab_of(line, style)
            items.extend(shifted(slab.items, x, y, (element,)))
            y += slab.height
            notes += slab.notes
        deepest = max(deepest, y - PADDING_Y)
    return Slab(deepest + 2 * PADDING_Y, items, notes=notes)
