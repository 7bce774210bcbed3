"""An issue as chapters: article after article, numbered through, each page broken once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from ...model import Article
from .article import Chapter, Place, article_chapters
from .element import element
from .issue import Contribution, Group, Issue
from .shelf import Shelf


class BoundArticle(Struct, frozen=True):
    """The chapters of one article, and the id of the page break in them, '' if there is none."""

    article: Article
    chapters: tuple[Chapter, ...]
    page: str

    def without_bodies(self) -> BoundArticle:
        """What the contents need, so that the text itself can be given back."""
        return replace(self, chapters=tuple(replace(chapter, body=_EMPTY) for chapter in self.chapters))


_EMPTY = element("section")


class Binding:
    """Makes the chapters of an issue, once, in order; only one article's are held at a time."""

    def __init__(self, issue: Issue, file_of: Callable[[int], str], shelf: Shelf, level: int, vertical: bool) -> None:
        """`file_of` names the file of each chapter by its number from 0; `level` is that of the articles' titles."""
        self._issue = issue
        self._file_of = file_of
        self._shelf = shelf
        self._level = level
        self._vertical = vertical
        self._articles = self._pages = self._chapters = 0

    def __call__(self, group: Group) -> Iterator[BoundArticle]:
        """The articles of the next group."""
        for number, contribution in enumerate(group.contributions):
            begins = number == 0 and group.page != ""
            self._pages += begins
            yield self._article(contribution, f"page-{self._pages}" if begins else "")

    def _article(self, contribution: Contribution, page: str) -> BoundArticle:
        self._articles += 1
        article, around = contribution.article, contribution.surroundings
        notes = f"article-{self._articles}-" if len(self._issue.articles) > 1 else ""
        place = Place(self._chapters, self._level, notes, page, self._vertical)
        show = self._shelf.of(article.file, around)
        chapters = tuple(article_chapters(article, self._file_of, show, around.notify, place))
        self._chapters += len(chapters)
        return BoundArticle(article, chapters, page)
