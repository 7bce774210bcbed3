"""What the parts of one reading share."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from ...model import Source
from ...notices import Level, Notice, Notify
from .numbering import Numbering
from .package import Package, Relation
from .styles import Styles


class Document(Struct, frozen=True):
    """The file, its styles and numberings; `counts` is filled while reading."""

    file: str
    folder: str
    """What the names of pictures begin with: the name of the file that holds them."""
    notify: Notify
    package: Package
    styles: Styles
    numbering: Numbering
    notes: frozenset[str]
    """Keys of the notes that there are."""
    bookmarks: dict[str, str]
    """Keys of notes by the bookmarks over their marks, for the fields that refer to a note again."""
    counts: Counter[str]
    """How often something was left out: deleted text, comments, hidden text."""

    def say(self, code: str, level: Level, message: str, source: Source | None = None) -> None:
        """Send a notice."""
        self.notify(Notice(code, level, message, source, file=self.file))


class Part(Struct, frozen=True):
    """One part with text in it and what it refers to."""

    document: Document
    relations: dict[str, Relation]
