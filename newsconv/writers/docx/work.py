"""What one document shares while it is written."""

from __future__ import annotations

from collections import Counter
from itertools import count
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from ...model import Article, Footnote, FootnoteReference, Source
from ...notices import Level, Notice, Notify
from ...theme import Theme
from ...walk import walk
from .captions import Captions
from .comments import Comments
from .geometry import Geometry
from .media import Media
from .numbering import Numbering
from .region import Region
from .styles import StyleSheet
from .xml import legal

if TYPE_CHECKING:
    from .contents import Contents


class Work(Struct, frozen=True):
    """The styles, lists, notes and pictures of one document, and whom to tell."""

    article: Article
    theme: Theme
    page: Geometry
    region: Region
    sheet: StyleSheet
    numbering: Numbering
    notes: Notes
    media: Media
    notify: Notify
    identifiers: count[int]
    captions: Captions
    comments: Comments
    contents: Contents | None
    emphasis: Literal["emphasis", "emphasis-dots"]

    def tell(self, code: str, level: Level, message: str, source: Source | None) -> None:
        """Pass on a notice."""
        self.notify(Notice(code, level, message, source, file=self.article.file))

    def legal(self, text: str, source: Source | None) -> str:
        """The text as XML allows it; what was replaced is told."""
        clean = legal(text)
        if clean != text:
            codes = sorted({f"U+{ord(old):04X}" for old, new in zip(text, clean, strict=True) if old != new})
            self.tell("control-character", "repair",
                      f"{', '.join(codes)} cannot stand in a Word file and became a visible picture", source)
        return clean

    def next_identifier(self) -> str:
        """A number that no drawing or bookmark of the document has yet."""
        return str(next(self.identifiers))


class Notes:
    """Footnotes: numbered in the order in which the text calls them."""

    def __init__(self, article: Article) -> None:
        self._notes = {note.key: note for note in article.footnotes}
        self._calls = Counter(node.key for node in walk(article) if isinstance(node, FootnoteReference))
        self._numbers: dict[str, int] = {}

    def known(self, key: str) -> bool:
        """Whether there is a note with this key."""
        return key in self._notes

    def number(self, key: str) -> int | None:
        """The number of a note that was called before, or None."""
        return self._numbers.get(key)

    def call(self, key: str) -> int:
        """Give the note its number."""
        self._numbers[key] = len(self._numbers) + 1
        return self._numbers[key]

    def called(self) -> list[Footnote]:
        """The notes that were called, in the order of their numbers."""
        return [self._notes[key] for key in self._numbers]

    def uncalled(self) -> list[Footnote]:
        """The notes that nothing has called so far."""
        return [note for key, note in self._notes.items() if key not in self._numbers]

    def repeated(self, key: str) -> bool:
        """Whether the text calls the note more than once."""
        return self._calls[key] > 1
