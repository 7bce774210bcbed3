"""Tables: columns as wide as their content asks, cells set by the same engine, the head repeated."""

from __future__ import annotations

from collections.abc import Sequence

from ..cells import Grid, grid, widened
from ..model import Inlines, Table, TableCell, TableRow
from .elements import Element
from .page import Item as PlacedItem
from .page import Rule
from .paragraph import Paragraphs
from .rows import HEAVY, PADDING_X, Columns, RowSetter, joined_rows
from .slabs import Slab, generated, on_rows, paragraph_slabs, shifted, within

WHOLE = 180.0
"""Points: a lower table stands in one column."""


def table_slabs(paragraphs: Paragraphs, table: Table, measure: float, most: float) -> list[Slab]:
    """Caption, head and rows, none over half of `most` points; the head is set again after each column break."""
    caption = paragraphs.theme["caption"]
    named = paragraph_slabs(paragraphs.lines(table.caption, caption, measure), caption)
    whole = grid(table)
    if not whole.rows:
        return within(named, Element("P"))
    wants = _wants(paragraphs, whole)
    if len(wants) > 1 and sum(least + 2 * PADDING_X for least, _ in wants) > measure:
        return table_slabs(paragraphs, _one_column(whole, table.caption), measure, most)
    out = within(named, Element("Caption"))
    for slab in out:
        slab.keep = True
    setter = RowSetter(paragraphs, whole, _columns(wants, measure), most)
    repeat: Slab | None = None
    for rows in joined_rows(whole):
        slabs = setter.slabs(rows)
        if rows.start < whole.head:
            slabs[-1].keep = True
            repeat = _again(slabs, most)
        else:
            for slab in slabs:
                slab.repeat = repeat
        out.extend(slabs)
    out[-1].items.append(Rule(0, out[-1].height - HEAVY, measure, HEAVY))
    _keep_together(out)
    return within(on_rows(out, paragraphs.theme["body"].leading), Element("Table"))


def _again(head: Sequence[Slab], most: float) -> Slab | None:
    """The head as it is set again; one that fills a third of a small page is not worth it."""
    height = sum(slab.height for slab in head)
    items: list[PlacedItem] = []
    y = 0.0
    for slab in head:
        items.extend(generated(shifted(slab.items, 0, y)))
        y += slab.height
    return Slab(height, items) if height < most / 3 else None


def _keep_together(slabs: list[Slab]) -> None:
    """A small table is not broken, and of a large one no row stands alone."""
    small = sum(slab.height for slab in slabs) < WHOLE
    for index, slab in enumerate(slabs[:-1]):
        slab.keep = slab.keep or small or index in (0, len(slabs) - 2)


def table_width(paragraphs: Paragraphs, table: Table) -> float:
    """The width at which no word of the table is cut and no cell is set under six em."""
    cell = paragraphs.theme["table-cell"]
    wants = _wants(paragraphs, grid(table))
    return sum(max(least, min(most, 6 * cell.size)) + 2 * PADDING_X for least, most in wants)


def _wants(paragraphs: Paragraphs, whole: Grid) -> list[tuple[float, float]]:
    """For each column its least width (the widest unbreakable) and that of its longest line.

    Columns under a merged cell have what it needs together.
    """
    head, cell = paragraphs.theme["table-head"], paragraphs.theme["table-cell"]
    least, most = ([0.0] * len(whole.alignments) for _ in range(2))
    merged: list[tuple[int, int, tuple[float, float]]] = []
    for row in range(len(whole.rows)):
        for column, one in whole.shown(row):
            low, high = paragraphs.extent(one.children, head if row < whole.head else cell)
            if one.columns > 1:
                merged.append((column, one.columns, (low, high)))
            else:
                least[column], most[column] = max(least[column], low), max(most[column], high)
    for column, columns, wanted in merged:
        between = 2 * PADDING_X * (columns - 1)
        least, most = (
            widened(widths, column, columns, want - between) for widths, want in zip((least, most), wanted, strict=True)
        )
    return list(zip(least, map(max, least, most), strict=True))


def _one_column(whole: Grid, caption: Inlines) -> Table:
    """The cells one under the other, for a measure in which they cannot stand side by side."""
    cells = (cell for row in range(len(whole.rows)) for _, cell in whole.shown(row))
    return Table(tuple(TableRow((TableCell(cell.children),)) for cell in cells), caption=caption)


def _columns(wants: Sequence[tuple[float, float]], measure: float) -> Columns:
    widths = share(wants, measure - 2 * PADDING_X * len(wants))
    edges, x = [], 0.0
    for width in widths:
        edges.append(x + PADDING_X)
        x += width + 2 * PADDING_X
    return Columns(tuple(edges), tuple(widths))


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
