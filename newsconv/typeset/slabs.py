"""Slabs: what a column is filled with, each an unbroken piece across its measure."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from ..theme import Style
from .elements import Element, Tags
from .items import ASCENT
from .lines import Line
from .page import Bookmark, LinkArea, PlacedPicture, Rule, Run
from .page import Item as PlacedItem

EPSILON = 1e-6


class Slab(Struct):
    """A piece of a column; items are placed from its top left corner.  Lengths in points.

    `above` and `below` are blank; of a slab that begins a column all is dropped but a little under it.
    A slab `on_grid` begins on a row of the baseline grid.  `keep` forbids a column break after it.  `grey` is
    the ground it stands on, shared with neighbours of the same box.  `repeat` is set again
    where the column breaks before this slab (a table's head).  `stretch` says that blank rows
    may be put above it to level the feet of columns.  All its items stand in the elements of `tags`.
    One with `cells` has texts side by side, each to be read for itself.
    """

    height: float
    items: list[PlacedItem] = []
    above: float = 0
    below: float = 0
    on_grid: bool = False
    keep: bool = False
    notes: tuple[str, ...] = ()
    grey: float = 0
    blank: bool = False
    repeat: Slab | None = None
    stretch: bool = False
    tags: Tags = ()
    cells: bool = False


def moved(item: PlacedItem, x: float, y: float, tags: Tags = ()) -> PlacedItem:
    """The item further to the right and down, in the elements of `tags` around its own."""
    match item:
        case Run():
            return Run(item.x + x, item.y + y, item.size, item.face, item.glyphs, item.colour, item.artifact,
                       (*tags, *item.tags), item.way, item.stretch)
        case Bookmark():
            return Bookmark(item.title, item.level, item.y + y)
        case Rule():
            return replace(item, x=item.x + x, y=item.y + y)
        case PlacedPicture() | LinkArea():
            return replace(item, x=item.x + x, y=item.y + y, tags=(*tags, *item.tags))


def shifted(items: Iterable[PlacedItem], x: float, y: float, tags: Tags = ()) -> list[PlacedItem]:
    """The items further to the right and down, in the elements of `tags` around their own."""
    return [moved(item, x, y, tags) for item in items]


def within(slabs: list[Slab], *elements: Element) -> list[Slab]:
    """The slabs, now in these elements around their own; the first is the outermost."""
    for slab in slabs:
        slab.tags = (*elements, *slab.tags)
    return slabs


def marked(slab: Slab, mark: Iterable[PlacedItem]) -> None:
    """Put a generated mark before what stands in a slab: beside its elements and not inside them."""
    slab.items = [*mark, *shifted(slab.items, 0, 0, slab.tags)]
    slab.tags = ()


def generated(items: Iterable[PlacedItem]) -> list[PlacedItem]:
    """The items as something newsconv made: text as artifact, nothing to click or to find."""
    return [
        replace(item, artifact=True, tags=()) if isinstance(item, Run) else item
        for item in items if not isinstance(item, (LinkArea, Bookmark))
    ]


def slab_of(line: Line, style: Style, x: float = 0) -> Slab:
    """A line in the leading of its style, or in as many leadings as what stands in it needs."""
    baseline = (style.leading - style.size) / 2 + ASCENT * style.size
    over = line.rise - baseline - (style.leading - style.size) / 2
    extra = ceil(over / style.leading) * style.leading if over > EPSILON else 0.0
    return Slab(style.leading + extra, shifted(line.items, x, baseline + extra), notes=line.notes)


def paragraph_slabs(lines: list[Line], style: Style, x: float = 0, *, on_grid: bool = False) -> list[Slab]:
    """Slabs of a paragraph, none of whose lines is left alone (clreq 3.2, 孤行)."""
    slabs = [slab_of(line, style, x) for line in lines]
    last = len(slabs) - 1
    for index, slab in enumerate(slabs):
        slab.on_grid = on_grid
        slab.keep = index < last and (index == 0 or index == last - 1)
    return slabs


def stacked(slabs: Iterable[Slab]) -> Slab:
    """Slabs one under the other as one that is never broken."""
    y = 0.0
    items: list[PlacedItem] = []
    notes: tuple[str, ...] = ()
    for slab in slabs:
        items.extend(shifted(slab.items, 0, y + slab.above, slab.tags))
        y += slab.above + slab.height + slab.below
        notes += slab.notes
    return Slab(y, items, notes=notes)


def on_rows(slabs: list[Slab], row: float, least: float = 0.5) -> list[Slab]:
    """The slabs with blank above and below, at least `least` rows in all, so that they fill whole rows.

    The first slab begins on the grid, so whatever follows the last does too.
    """
    if slabs:
        height = sum(slab.height for slab in slabs)
        blank = ceil((height + least * row) / row - EPSILON) * row - height
        slabs[0].on_grid = True
        slabs[0].above = slabs[-1].below = blank / 2
    return slabs


def space(height: float) -> Slab:
    """Blank, dropped at the top of a column."""
    return Slab(height, blank=True)
