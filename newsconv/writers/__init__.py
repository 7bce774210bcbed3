"""Writers: an article and its surroundings in, the bytes of one file out."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from msgspec import Struct

from ..model import Article
from ..notices import Notify, ignore
from ..pictures import Pictures


class Surroundings(Struct, frozen=True):
    """What a writer needs beside the article: pictures, the date to write, whom to tell."""

    pictures: Pictures
    modified: datetime
    notify: Notify = ignore


class Writer(Protocol):
    """A frozen object holding its options, called with its input."""

    def __call__(self, article: Article, surroundings: Surroundings) -> bytes:
        """The whole file."""
        ...
