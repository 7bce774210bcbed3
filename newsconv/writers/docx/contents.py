"""目录: a field of contents that is filled already, its entries linked to their headings.

Page numbers are Word's to know: the field asks for none (`\\\\n`), so that none is invented and
Word adds none when it brings the field up to date.
"""

from __future__ import annotations

from msgspec import Struct

from ...model import Article, Crosshead, Headline, Inlines, inline_text
from ...walk import walk
from .fields import begin_field, end_field
from .flow import Flow
from .inlines import set_words
from .xml import Element, w

DEEPEST = 3
"""Levels of headings that the contents list."""


def has_headings(article: Article) -> bool:
    """Whether there is a heading below the title."""
    return any(isinstance(node, Crosshead) or (isinstance(node, Headline) and node.title)
               for story in article.stories for node in walk(story))


class Entry(Struct, frozen=True):
    """A heading: its level in the outline, its words on one line, its bookmark."""

    level: int
    text: str
    bookmark: str


class Contents:
    """The headings of one document below its title, as they are written."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.last = min(9, first + DEEPEST - 1)
        self.entries: list[Entry] = []

    def enter(self, heading: int, row: Inlines) -> str:
        """Note a heading; its bookmark, or '' if the contents do not list it."""
        words = " ".join(inline_text(row).split())
        if not words or not self.first <= heading <= self.last:
            return ""
        self.entries.append(Entry(heading, words, f"_Toc{len(self.entries) + 1:08}"))
        return self.entries[-1].bookmark


class ContentsPlace:
    """The place of the contents, filled once all headings are known."""

    def __init__(self, flow: Flow, contents: Contents) -> None:
        self._contents = contents
        self._block = w(flow.parent, "sdt")
        part = w(w(self._block, "sdtPr"), "docPartObj")
        w(part, "docPartGallery", val="Table of Contents")
        w(part, "docPartUnique")
        self._flow = flow.into(w(self._block, "sdtContent"), flow.place.width)
        flow.paragraph("spacer")

    def fill(self) -> None:
        """Set the entries; without any the place is given up."""
        if not self._contents.entries:
            parent = self._block.getparent()
            assert parent is not None
            parent.remove(self._block)
            return
        title = "目錄" if self._flow.work.region.traditional else "目录"
        w(w(self._flow.paragraph("contents-title"), "r"), "t").text = title
        for number, entry in enumerate(self._contents.entries):
            paragraph = self._flow.paragraph("contents", level=entry.level)
            if number == 0:
                self._begin(paragraph)
            self._entry(paragraph, entry)
        last = self._flow.paragraph("section-end")
        end_field(lambda: w(last, "r"))

    def _begin(self, paragraph: Element) -> None:
        levels = f"{self._contents.first}-{self._contents.last}"
        begin_field(lambda: w(paragraph, "r"), f' TOC \\o "{levels}" \\n \\h \\z \\u ')

    def _entry(self, paragraph: Element, entry: Entry) -> None:
        link = w(paragraph, "hyperlink", anchor=entry.bookmark, history="1")
        set_words(self._flow, link, entry.text)
