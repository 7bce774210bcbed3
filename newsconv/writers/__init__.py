"""Writers: an article and its surroundings in, the bytes of one file out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import IO, Protocol

from msgspec import Struct

from ..model import Article
from ..notices import Notice, Notify, ignore
from ..pictures import Pictures


class Surroundings(Struct, frozen=True):
    """What a writer needs beside the article: pictures, the date to write, whom to tell, what was noticed so far."""

    pictures: Pictures
    modified: datetime
    notify: Notify = ignore
    notices: tuple[Notice, ...] = ()


class Writer(Protocol):
    """A frozen object holding its options, called with its input."""

    def __call__(self, article: Article, surroundings: Surroundings) -> bytes:
        """The whole file."""
        ...


class Binder(Protocol):
    """A writer that can also bind several articles, each with its own surroundings, into one issue."""

    def bind(self, articles: Sequence[tuple[Article, Surroundings]], file: IO[bytes]) -> None:
        """Write the whole file; it may be half written when this raises."""
        ...


class FolderWriter(Protocol):
    """A writer that can also spread an issue over the files of a folder."""

    def files(self, articles: Sequence[tuple[Article, Surroundings]]) -> Iterator[tuple[str, bytes]]:
        """The files, each with its path below the folder (`/` between its parts)."""
        ...
