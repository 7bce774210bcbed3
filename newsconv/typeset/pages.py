"""Sections onto pages: heads across the measure, columns under them on one baseline grid."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct
from msgspec.structs import replace

from .blanks import Area, White, in_column, in_head, least_gap, past_foot, wall
from .columns import NOTE_SEPARATION, Column, Notes, balanced, fill, fill_columns, levelled, snap
from .figures import grey
from .page import Item as PlacedItem
from .page import Rule
from .slabs import Slab, shifted

LEAST_ROWS = 2
"""Body rows that must fit in each column under a head for it to stand at the foot of a page."""
HEAD_BELOW = 5.0
"""The least blank between a head and the columns under it, points; what the grid adds stands above the head."""
MOST_FOOT = 0.8
"""The share of a page that a slab and its notes may take; taller notes stand at the end of the section."""
MOST_SINK = 0.15
"""The share of a page that may stay blank above what goes down to its foot."""
NOTE_RULE = 0.3
"""The width of the rule above footnotes against the column's."""


def no_notes(key: str) -> list[Slab]:
    """For what has no footnotes."""
    assert key
    return []


class Frame(Struct, frozen=True):
    """The text area of a page: its top left corner, its size and the leading of its grid, in points."""

    x: float
    y: float
    width: float
    height: float
    row: float
    gutter: float

    def column_width(self, count: int) -> float:
        """The measure of each of `count` columns."""
        return (self.width - self.gutter * (count - 1)) / count


class Section(Struct):
    """A head across the measure and what follows it in `count` columns; `gap` points stand above it.

    A section at the `foot` goes down to the foot of the page on which it fits, if that is near.
    """

    head: list[Slab]
    body: list[Slab]
    count: int = 1
    gap: float = 0
    foot: bool = False


class _Added(Struct, frozen=True):
    """A section and where it was added: how many pages there were, the items on the last, how deep they went.

    `tiers` is how many columns ended there.
    """

    section: Section
    pages: int
    items: int
    y: float
    tiers: int


class PageBuilder:
    """Puts sections one under the other, going on to new pages; `pages` are the items of each.

    `set_note` gives the slabs of a footnote in a measure; `noted` are the keys of those that have a place.
    `white` fills the blanks of columns.
    """

    def __init__(self, frame: Frame, set_note: Callable[[str, float], list[Slab]], white: White) -> None:
        self._frame = frame
        self._set_note = set_note
        self._white = white
        self._y = 0.0
        self._tiers = 1
        self._waiting: tuple[str, ...] = ()
        self._last: _Added | None = None
        self.noted: set[str] = set()
        self.pages: list[list[PlacedItem]] = [[]]

    def add(self, section: Section) -> None:
        """Place a section, on as many pages as it needs."""
        self._assign_notes(section)
        self._put(section)

    def add_last(self, section: Section, narrow: Callable[[], list[Slab]]) -> None:
        """Place what ends everything: across the page, or, not to stand on one of its own, in the last column.

        `narrow` gives the same slabs in the measure of the columns of the section before it.
        """
        if (last := self._last) and last.section.count > 1 and not self._fits(section):
            pages = len(self.pages)
            self._back_to(last)
            self._put(replace(last.section, body=[*last.section.body, *narrow()]))
            if len(self.pages) == pages:
                return
            self._back_to(last)
            self._put(last.section)
        self.add(section)

    def _fits(self, section: Section) -> bool:
        left = self._frame.height - snap(self._y + self._gap(section), self._frame.row)
        return fill(section.body, 0, left, self._frame.row, no_notes).resume == len(section.body)

    def _back_to(self, added: _Added) -> None:
        """Take away a section and all that came after it."""
        del self.pages[added.pages:]
        del self.pages[-1][added.items:]
        self._y, self._tiers = added.y, added.tiers

    def _put(self, section: Section) -> None:
        self._last = _Added(section, len(self.pages), len(self.pages[-1]), self._y, self._tiers)
        if self._y > 0:
            self._part(section)
            if not section.head:
                self._y = snap(self._y, self._frame.row)
            if not self._head_fits(section):
                self._turn()
        if section.foot:
            self._sink(section.body)
        self._head(section.head, on_grid=bool(section.body))
        self._body(section)

    def _gap(self, section: Section) -> float:
        """The blank above a section, of which what columns before it need is a part."""
        return max(section.gap, least_gap(self._tiers, self._white))

    def _part(self, section: Section) -> None:
        """Leave the blank above a section."""
        if self._tiers > 1:
            frame = self._frame
            y = frame.y + self._y + past_foot(self._tiers, self._white)
            self.pages[-1].append(wall(frame.x, y, frame.width, self._white))
        self._y += self._gap(section)
        self._tiers = 1

    def add_notes_left(self, keys: Iterable[str]) -> None:
        """Place those notes across the page that stand at no foot: their mark is in a head, or there is none."""
        self._waiting = ()
        left = [key for key in keys if key not in self.noted]
        self.noted.update(left)
        if slabs := [slab for key in left for slab in self._set_note(key, self._frame.width)]:
            self.add(Section([], slabs, gap=self._frame.row))

    def _assign_notes(self, section: Section) -> None:
        """Each note goes with its first mark; those of a head with the first line under it.

        Notes too tall for a foot follow at the end of the section.
        """
        waiting = self._waiting + tuple(key for slab in section.head for key in slab.notes)
        if not section.body:
            self._waiting = waiting
            return
        self._waiting = ()
        width = self._frame.column_width(section.count)
        late: list[Slab] = []
        for slab in section.body:
            keys = [key for key in dict.fromkeys((*waiting, *slab.notes)) if key not in self.noted]
            waiting = ()
            self.noted.update(keys)
            foot = sum(note.height for key in keys for note in self._set_note(key, width))
            if foot and foot + self._tall(slab) > MOST_FOOT * self._frame.height:
                late.extend(note for key in keys for note in self._set_note(key, width))
                keys = []
            slab.notes = tuple(keys)
        if late:
            section.body.extend([Slab(NOTE_SEPARATION, [Rule(0, NOTE_SEPARATION / 2, width * NOTE_RULE, 0.4)]), *late])

    def _tall(self, slab: Slab) -> float:
        return slab.height + (slab.repeat.height if slab.repeat is not None else 0.0)

    def _head_fits(self, section: Section) -> bool:
        """Whether the head and a beginning of the body fit on what is left of the page."""
        frame = self._frame
        head = fill(section.head, 0, frame.height - self._y, frame.row, no_notes)
        if section.head and head.resume < len(section.head):
            return False
        if not section.body:
            return True
        depth = head.depth + HEAD_BELOW if section.head else 0.0
        left = frame.height - snap(self._y + depth, frame.row)
        columns = fill_columns(section.body, 0, section.count, left, frame.row, self._notes_in(section.count))
        least = LEAST_ROWS * frame.row - 1
        if columns[-1].resume == len(section.body):
            return True
        # A picture may be too high for the last columns; then those before it must be worth the head.
        return columns[0].depth >= least and sum(column.depth for column in columns) >= least * section.count

    def _sink(self, slabs: list[Slab]) -> None:
        """Go down so far that slabs across the page end with it, if they fit and are near enough to its foot."""
        left = self._frame.height - self._y
        column = fill(slabs, 0, left, self._frame.row, self._notes_in(1))
        blank = left - column.depth - column.note_height
        if column.resume == len(slabs) and blank <= MOST_SINK * self._frame.height:
            self._y += blank

    def _head(self, slabs: list[Slab], *, on_grid: bool) -> None:
        """Place a head; what follows it `on_grid` begins on a row, and the blank this costs stands above."""
        frame = self._frame
        start = 0
        while start < len(slabs):
            column = fill(slabs, start, frame.height - self._y, frame.row, no_notes, force=self._y == 0)
            if column.resume == start:
                self._turn()
                continue
            depth = column.depth + HEAD_BELOW
            added = snap(self._y + depth, frame.row) - self._y - depth if on_grid else 0.0
            self._y += added if self._y else added / 2 if len(self.pages) > 1 else 0.0
            page = self.pages[-1]
            begun = len(page)
            self._place(column, 0, frame.width)
            page.extend(in_head(page[begun:], frame.x, self._white))
            start = column.resume
            self._y += depth
            if on_grid:
                self._y = snap(self._y, frame.row)
            if start < len(slabs):
                self._turn()

    def _body(self, section: Section) -> None:
        frame = self._frame
        slabs, notes = section.body, self._notes_in(section.count)
        start = 0
        while start < len(slabs):
            left = frame.height - self._y
            columns = fill_columns(slabs, start, section.count, left, frame.row, notes, force=self._y == 0)
            if columns[-1].resume == start:
                self._turn()
                continue
            ends = columns[-1].resume == len(slabs)
            if ends:
                columns = balanced(slabs, start, columns, left, frame.row, notes)
            self._columns(columns, left, ends)
            start = columns[-1].resume
            if not ends:
                self._turn()

    def _notes_in(self, count: int) -> Notes:
        width = self._frame.column_width(count)
        return lambda key: self._set_note(key, width)

    def _columns(self, columns: list[Column], height: float, ends: bool) -> None:
        """Place columns side by side, their notes at one foot."""
        frame = self._frame
        width = frame.column_width(len(columns))
        deepest = max(column.depth + column.note_height for column in columns)
        foot = deepest if ends else height
        columns = [levelled(column, foot, frame.row) for column in columns]
        page = self.pages[-1]
        for index, column in enumerate(columns):
            x = index * (width + frame.gutter)
            begun = len(page)
            self._place(column, x, width)
            self._notes(column, x, width, foot)
            top = frame.y + self._y
            area = Area(frame.x + x, width, top, top + foot)
            page.extend(in_column(page[begun:], area, index, len(columns), self._white))
        self._y = snap(self._y + foot, frame.row)
        self._tiers = len(columns)

    def _place(self, column: Column, x: float, width: float) -> None:
        left, top = self._frame.x + x, self._frame.y + self._y
        page = self.pages[-1]
        page.extend(_grounds(column, left, top, width))
        for slab, y in column.placed:
            page.extend(shifted(slab.items, left, top + y, slab.tags))
        if not self._white.down:
            page.extend(wall(left, top + y, width, self._white) for y in _row_edges(column))

    def _notes(self, column: Column, x: float, width: float, foot: float) -> None:
        if not column.notes:
            return
        left = self._frame.x + x
        y = self._frame.y + self._y + foot - column.note_height
        page = self.pages[-1]
        page.append(Rule(left, y + NOTE_SEPARATION / 2, width * NOTE_RULE, 0.4))
        y += NOTE_SEPARATION
        for slab in column.notes:
            page.extend(shifted(slab.items, left, y, slab.tags))
            y += slab.height

    def _turn(self) -> None:
        self.pages.append([])
        self._y, self._tiers = 0.0, 1


def _row_edges(column: Column) -> list[float]:
    """Where rows of cells begin and end."""
    return sorted({y + at for slab, y in column.placed if slab.cells for at in (0.0, slab.height)})


def _grounds(column: Column, x: float, y: float, width: float) -> list[Rule]:
    """One grey rectangle behind each unbroken stretch of slabs on the same ground."""
    out: list[Rule] = []
    begin = end = shade = 0.0
    for slab, top in [*column.placed, (Slab(0), 0.0)]:
        if shade and slab.grey == shade and abs(top - end) < 0.01:
            end = top + slab.height
            continue
        if shade:
            out.append(Rule(x, y + begin, width, end - begin, grey(shade)))
        begin, end, shade = top, top + slab.height, slab.grey
    return out
