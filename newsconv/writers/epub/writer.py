"""The EPUB writer: chapters, pictures, contents and metadata made into one file."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import IO

from msgspec import Struct

from ...model import Article
from ...options import EpubOptions
from .. import Surroundings
from ..markup import issue_of
from .book import BookMaker
from .metadata import identifier
from .package import Book, BookWriter


class EpubWriter(Struct, frozen=True):
    """Writes EPUB 3.3."""

    options: EpubOptions = EpubOptions()

    def __call__(self, article: Article, surroundings: Surroundings) -> bytes:
        """The whole file; PictureError for a picture that is there but cannot be used."""
        file = BytesIO()
        self.bind([(article, surroundings)], file)
        return file.getvalue()

    def bind(self, articles: Sequence[tuple[Article, Surroundings]], file: IO[bytes]) -> None:
        """Write one or more articles as one book; no more than one picture is held at a time."""
        issue = issue_of(articles, self.options.title)
        book = Book(identifier(issue), issue.title, issue.language)
        with BookWriter(file, book, issue.labels, issue.modified) as writer:
            BookMaker(self.options, issue, writer).fill()
            writer.finish()
