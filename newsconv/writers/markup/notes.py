"""Footnotes: numbered by their first mark, set at the end of the chapter that has it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from msgspec import Struct

from ...model import Footnote


class Mark(Struct, frozen=True):
    """A mark in the text: the note's number, where the note is, and the id of a note's first mark."""

    number: int
    href: str
    id: str | None


class SetNote(Struct, frozen=True):
    """A note to set now, the id it has, and that of its first mark (None if no mark leads to it)."""

    number: int
    note: Footnote
    id: str
    mark: str | None

    @property
    def called(self) -> bool:
        """Whether a mark leads to it."""
        return self.mark is not None


class Notes:
    """The footnotes of one article while it is written, chapter after chapter."""

    def __init__(self, footnotes: Iterable[Footnote], prefix: str = "") -> None:
        """`prefix` begins every id, where several articles share a page."""
        self._prefix = prefix
        self._waiting: dict[int, Footnote] = dict(enumerate(footnotes))
        self._by_key: dict[str, int] = {}
        for index, note in self._waiting.items():
            self._by_key.setdefault(note.key, index)
        self._placed: dict[int, tuple[int, str]] = {}
        self._due: deque[SetNote] = deque()
        self._file = ""

    def open(self, file: str) -> None:
        """What follows stands in this file."""
        self._file = file

    def mark(self, key: str) -> Mark | None:
        """The mark for a key; None if there is no such note."""
        index = self._by_key.get(key)
        if index is None:
            return None
        if index in self._placed:
            number, file = self._placed[index]
            return Mark(number, f"{'' if file == self._file else file}#{self._id('note', number)}", None)
        number = self._enqueue(index, called=True)
        return Mark(number, f"#{self._id('note', number)}", self._id("mark", number))

    def due(self) -> Iterator[SetNote]:
        """The notes marked since they were last asked for, and those that these mark."""
        while self._due:
            yield self._due.popleft()

    def rest(self) -> Iterator[SetNote]:
        """After the last chapter: the notes that no mark calls, and those that these mark."""
        while self._waiting:
            self._enqueue(next(iter(self._waiting)), called=False)
            yield from self.due()

    def _enqueue(self, index: int, *, called: bool) -> int:
        number = len(self._placed) + 1
        self._placed[index] = (number, self._file)
        mark = self._id("mark", number) if called else None
        self._due.append(SetNote(number, self._waiting.pop(index), self._id("note", number), mark))
        return number

    def _id(self, kind: str, number: int) -> str:
        return f"{self._prefix}{kind}-{number}"
