"""What the parts of one reading share."""

from __future__ import annotations

from msgspec import Struct

from ...model import Source
from ...notices import Level, Notice, Notify
from .chrome import is_left_out
from .dom import Element
from .measure import Measures

MOST_NESTING = 15
"""Quotations, lists, tables and figures inside each other; what lies deeper is read as plain blocks.

Two levels of Markdown each at most, so that what is written as Markdown can be read again (`Limits.nesting`).
"""


class Page(Struct, frozen=True):
    """The page and what is found in it; `left_out` and `left_lines` are filled while reading."""

    file: str
    notify: Notify
    measures: Measures
    base: str
    titles: frozenset[str]
    """The page's titles, without white space: an alternative text that repeats one says nothing."""
    title: Element | None
    references: dict[Element, str]
    """Links that are marks of footnotes, with the keys of the notes."""
    notes: frozenset[Element]
    whole: int
    """Characters in the region of the article."""
    left_out: set[Element]
    left_lines: list[str]

    def say(self, code: str, level: Level, message: str, source: Source | None = None) -> None:
        """Send a notice."""
        self.notify(Notice(code, level, message, source, file=self.file))

    def leaves_out(self, element: Element) -> bool:
        """Whether the element is no part of the article; remembers it."""
        if element is self.title or not is_left_out(element, self.measures, self.whole):
            return False
        self.left_out.add(element)
        return True
