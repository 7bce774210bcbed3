"""The body: the head across the page, the stories in columns, the boxes for reading on across it again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Literal

from ...model import Block, Blocks, Crosshead, Figure, Headline, Inlines, Story, Table
from ...walk import walk
from .blocks import set_blocks, set_read_more
from .contents import ContentsPlace, has_headings
from .flow import Flow, Place
from .portraits import set_portraits, set_speaker
from .roles import StyleRole
from .running import Reference
from .sections import Sections
from .tables import wants_page
from .xml import Element

_HEAD: tuple[Literal["section", "kicker", "title", "deck", "summary"], ...] = (
    "section", "kicker", "title", "deck", "summary")
_STORY: dict[str, StyleRole] = {
    "section": "story-section", "kicker": "story-kicker", "title": "story-title", "deck": "story-deck",
    "summary": "story-summary"}


class Body:
    """The article in the document's body, through a flow as wide as the page."""

    def __init__(self, page: Flow, references: list[Reference], setup: Element) -> None:
        self._work = page.work
        self._page = page
        self._column = page.work.page.column
        self._sections = Sections(page, references, setup)

    def set_article(self) -> None:
        """Set everything but the footnotes that are called."""
        article = self._work.article
        if article.headline is not None:
            _headline(self._page, article.headline, {part: part for part in _HEAD})
        for byline in article.bylines:
            self._page.line("byline", byline.children)
        set_portraits(self._page, article.portraits)
        contents = self._work.contents
        place = ContentsPlace(self._page, contents) if contents is not None and has_headings(article) else None
        self._sections.end(1)
        for number, story in enumerate(article.stories):
            self._story(story, follows=number > 0)
        self._uncalled_notes()
        self._sections.end(self._work.page.columns)
        for box in article.read_more:
            set_read_more(self._page, box)
        self._sections.last()
        if place is not None:
            place.fill()

    def _story(self, story: Story, follows: bool) -> None:
        levels = tuple(sorted({node.level for node in walk(story) if isinstance(node, Crosshead)}))
        column = self._page.within(Place(self._column, crossheads=levels))
        if follows and (story.headline is not None or story.speaker is not None):
            column.open_story()
        if story.headline is not None:
            _headline(column, story.headline, _STORY)
        if story.speaker is not None:
            set_speaker(column, story.speaker)
        for byline in story.bylines:
            column.line("byline", byline.children)
        for wide, blocks in groupby(self._with_width(story.blocks), itemgetter(0)):
            if wide:
                self._across(tuple(block for _, block in blocks))
            else:
                set_blocks(column, tuple(block for _, block in blocks))

    def _with_width(self, blocks: Blocks) -> Iterator[tuple[bool, Block]]:
        """Each block with whether it stands across the columns: a wide table does, and a caption under it."""
        wide = False
        for block in blocks:
            under = wide and isinstance(block, Figure) and not block.pictures
            wide = under or self._is_wide(block)
            yield wide, block

    def _is_wide(self, block: Block) -> bool:
        return (isinstance(block, Table) and self._work.page.columns > 1
                and wants_page(block, self._work.sheet.size("table-cell"), self._column))

    def _across(self, blocks: tuple[Block, ...]) -> None:
        """Blocks across the columns, in a section of their own."""
        self._sections.end(self._work.page.columns)
        set_blocks(self._page, blocks)
        self._sections.end(1)

    def _uncalled_notes(self) -> None:
        """Notes that the text never calls stand at its end, so that they are not lost."""
        flow = self._page.within(Place(self._column, body="footnote"))
        for note in self._work.notes.uncalled():
            self._work.tell("footnote-uncalled", "doubt", f"footnote {note.key!r} is called nowhere in the text "
                            "and stands at its end", note.source)
            set_blocks(flow, note.blocks)


def _headline(flow: Flow, headline: Headline, roles: dict[str, StyleRole]) -> None:
    for part in _HEAD:
        row: Inlines = getattr(headline, part)
        flow.line(roles[part], row)
