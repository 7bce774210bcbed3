"""A stream of paragraphs into one place: the body, a note, a cell of a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from docx.opc.constants import RELATIONSHIP_TYPE
from msgspec import Struct
from msgspec.structs import replace

from ...model import Alignment, Inlines, Picture, SpanRole
from .drawing import TALLEST, drawing, size_within
from .inlines import set_row
from .marks import mark
from .media import Placed
from .numbering import DEEPEST
from .package import Relations
from .roles import StyleRole
from .styles import Key
from .work import Work
from .xml import Element, w

Beginning: TypeAlias = Callable[[Element, Element], None]
"""Adds to a new paragraph and its `w:pPr`: the number of a list item, the mark of a note."""


class Place(Struct, frozen=True):
    """Where blocks stand: what body text is there, whether in a box, how deep in lists, and the width in points.

    `crossheads` are the levels that the story's crossheads have, outermost first.
    """

    width: float
    body: StyleRole = "body"
    boxed: bool = False
    depth: int = 0
    crossheads: tuple[int, ...] = ()

    def rank(self, level: int) -> int:
        """The rank of a crosshead of this level among those of the story, from 1: sources skip levels."""
        return self.crossheads.index(level) + 1 if level in self.crossheads else level


class Flow:
    """Paragraphs appended to `parent`; `relations` are those of the part it belongs to."""

    def __init__(self, work: Work, relations: Relations, parent: Element, place: Place, in_note: bool = False) -> None:
        self.work = work
        self.relations = relations
        self.parent = parent
        self.place = place
        self.in_note = in_note
        self._beginnings: list[Beginning] = []
        self._opens = False

    def within(self, place: Place) -> Flow:
        """A flow that goes on in the same parent at another place."""
        flow = Flow(self.work, self.relations, self.parent, place, self.in_note)
        flow._beginnings = self._beginnings
        return flow

    def into(self, parent: Element, width: float) -> Flow:
        """A flow into another parent of the same part."""
        place = replace(self.place, width=width, depth=0, boxed=False)
        return Flow(self.work, self.relations, parent, place, self.in_note)

    def note(self, parent: Element, relations: Relations) -> Flow:
        """A flow into a footnote; `relations` are those of the part of footnotes."""
        return Flow(self.work, relations, parent, Place(self.work.page.column, body="footnote"), in_note=True)

    # Paragraphs

    def paragraph(self, role: StyleRole, *, level: int = 1, kept: bool = False, align: Alignment = "") -> Element:
        """A new empty paragraph in the style of this role."""
        opening, self._opens = self._opens, False
        key = Key(role, level, self.place.boxed, opening, kept, align)
        paragraph = w(self.parent, "p")
        properties = w(paragraph, "pPr")
        w(properties, "pStyle", val=self.work.sheet.paragraph(key))
        while self._beginnings:
            self._beginnings.pop(0)(paragraph, properties)
        return paragraph

    def line(self, role: StyleRole, row: Inlines, *, level: int = 1, kept: bool = False, align: Alignment = "",
             spans: dict[SpanRole, StyleRole] | None = None) -> Element | None:
        """A paragraph with this content; nothing for an empty row."""
        if not row:
            return None
        work = self.work
        paragraph = self.paragraph(role, level=level, kept=kept, align=align)
        label = work.captions.take(row) if role == "caption" and not self.in_note else None
        set_row(self, paragraph, row, work.sheet.size(role), spans, label)
        if not self.in_note:
            work.comments.stand(paragraph, row)
            self._enter(paragraph, work.sheet.heading(role, level), row)
        return paragraph

    def _enter(self, paragraph: Element, heading: int, row: Inlines) -> None:
        """Note a heading for the contents, if there are any and they list it."""
        contents = self.work.contents
        if contents is not None and heading and (bookmark := contents.enter(heading, row)):
            mark(paragraph, bookmark, self.work.next_identifier())

    def body_level(self) -> int:
        """The level of the style of body text here: that of the list for its further paragraphs."""
        return min(self.place.depth, DEEPEST) if self.place.body == "list-more" else 1

    def begin_with(self, beginning: Beginning) -> None:
        """What the next paragraph is to begin with."""
        self._beginnings.append(beginning)

    def open_story(self) -> None:
        """The next paragraph is the first of another story, parted from the one before by a rule."""
        self._opens = True

    def flush(self) -> None:
        """An empty paragraph, if something still waits to begin one."""
        if self._beginnings:
            self.paragraph(self.place.body, level=self.body_level())

    # Pictures

    def draw(self, run: Element, picture: Picture, placed: Placed, width: float | None = None) -> None:
        """Put a picture into a run, no wider than `width` points or the place."""
        page = self.work.page
        along, across = self.place.width if width is None else width, page.depth * TALLEST
        size = size_within(placed, across, along) if page.vertical else size_within(placed, along, across)
        relation = self.relations.internal(RELATIONSHIP_TYPE.IMAGE, placed.part)
        words = (self.work.legal(picture.alternative, picture.source), self.work.legal(picture.title, picture.source))
        drawing(run, relation, self.work.next_identifier(), size, words)

    def missing(self, picture: Picture) -> str:
        """Tell that a picture is missing, and give the words that stand in for it."""
        self.work.tell("picture-missing", "loss", f"picture {picture.path!r} was not found", picture.source)
        return picture.alternative or picture.path
