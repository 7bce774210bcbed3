"""The body: the head across the page, the stories in columns, the boxes for reading on across it again."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from ...model import Headline, Inlines, Story
from .blocks import set_blocks, set_read_more
from .flow import Flow, Place
from .portraits import set_portraits, set_speaker
from .roles import StyleRole
from .sections import refer, section
from .xml import Element, w

_HEAD: tuple[Literal["section", "kicker", "title", "deck", "summary"], ...] = (
    "section", "kicker", "title", "deck", "summary")
_STORY: dict[str, StyleRole] = {
    "section": "story-section", "kicker": "story-kicker", "title": "story-title", "deck": "story-deck",
    "summary": "story-summary"}


def set_article(flow: Flow, column: Flow, references: list[tuple[str, str]]) -> None:
    """Set the whole article; `column` is a flow into the same body, one column wide."""
    article, sections = flow.work.article, _Sections(flow, references)
    if article.headline is not None:
        _headline(flow, article.headline, {part: part for part in _HEAD})
    for byline in article.bylines:
        flow.line("byline", byline.children)
    set_portraits(flow, article.portraits)
    sections.end(1)
    for story in article.stories:
        _story(column, story)
    _uncalled_notes(column)
    sections.end(flow.work.page.columns)
    for box in article.read_more:
        set_read_more(flow, box)
    sections.last()


def _headline(flow: Flow, headline: Headline, roles: dict[str, StyleRole]) -> None:
    for part in _HEAD:
        row: Inlines = getattr(headline, part)
        flow.line(roles[part], row)


def _story(flow: Flow, story: Story) -> None:
    if story.headline is not None:
        _headline(flow, story.headline, _STORY)
    if story.speaker is not None:
        set_speaker(flow, story.speaker)
    for byline in story.bylines:
        flow.line("byline", byline.children)
    set_blocks(flow, story.blocks)


def _uncalled_notes(flow: Flow) -> None:
    """Notes that the text never calls stand at its end, so that they are not lost."""
    calls = flow.work.notes
    for note in calls.uncalled():
        flow.work.tell("footnote-uncalled", "doubt", f"footnote {note.key!r} is called nowhere in the text "
                       "and stands at its end", note.source)
        set_blocks(flow.within(_note_place(flow)), note.blocks)


def _note_place(flow: Flow) -> Place:
    return replace(flow.place, body="footnote")


class _Sections:
    """The sections of the body; the properties of each stand in its last paragraph (ECMA-376 §17.6.18)."""

    def __init__(self, flow: Flow, references: list[tuple[str, str]]) -> None:
        self._flow = flow
        self._page = flow.work.page
        self._references = references
        self._done = 0
        """How many children of the body belong to sections that have ended."""

    def end(self, columns: int) -> None:
        """End a section here, if there is anything in it and the page has columns."""
        body = self._flow.parent
        if self._page.columns == 1 or len(body) == self._done:
            return
        last = body[-1]
        self._properties(last[0], columns)
        self._done = len(body)

    def last(self) -> None:
        """The last section, which a body must have, with at least one paragraph."""
        body = self._flow.parent
        if len(body) == self._done:
            self._flow.paragraph("section-end")
        self._properties(body, 1)

    def _properties(self, parent: Element, columns: int) -> None:
        properties = w(parent, "sectPr")
        refer(properties, self._references)
        self._references = []
        section(properties, self._page, columns, continues=self._done > 0)


