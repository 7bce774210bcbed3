"""Words side by side in columns of their own, as in a glossary: each cell breaks its lines where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from msgspec import Struct

from ..model import Inlines
from ..theme import Style
from ..typeset.paragraph import Paragraphs
from ..typeset.slabs import Slab, shifted, slab_of


class Column(Struct, frozen=True):
    """Where a column begins and how wide it is, in points."""

    x: float
    width: float


def widest(paragraphs: Paragraphs, cells: Sequence[Inlines], style: Style) -> float:
    """The width in points of the widest cell on one line."""
    return max((paragraphs.extent(cell, style)[1] for cell in cells if cell), default=0.0)


def columns_of(widths: Sequence[float], gap: float, measure: float) -> list[Column]:
    """Columns of these widths with a gap between them, the last up to the end of the measure; no gap at empty ones."""
    out, x = [], 0.0
    for width in widths[:-1]:
        out.append(Column(x, width))
        x += width + gap if width else 0.0
    return [*out, Column(x, measure - x)]


def row(paragraphs: Paragraphs, cells: Sequence[Inlines], columns: Sequence[Column], style: Style) -> list[Slab]:
    """The cells beside each other, as slabs that stay together; each slab is a line of every cell that has so many."""
    set_cells = [
        [slab_of(line, style, column.x) for line in paragraphs.lines(cell, style, column.width)] if cell else []
        for cell, column in zip(cells, columns, strict=True)
    ]
    out = [_joined([slab for slab in slabs if slab]) for slabs in zip_longest(*set_cells)]
    for slab in out[:-1]:
        slab.keep = True
    return out


def _joined(slabs: list[Slab]) -> Slab:
    """Slabs of one line; those that are lower than the highest end with it."""
    height = max(slab.height for slab in slabs)
    return Slab(height, [item for slab in slabs for item in shifted(slab.items, 0, height - slab.height)])
