"""The EPUB writer: chapters, pictures, contents and metadata made into one file."""

from __future__ import annotations

from ebooklib import epub
from msgspec import Struct
from msgspec.structs import replace

from ...model import Article
from ...options import EpubOptions
from ...theme import theme
from .. import Surroundings
from ..markup import Chapter, Entry, article_chapters, labels_for, language_tag, legible, style_sheet, title_of
from .dates import utc
from .metadata import identifier, metadata
from .package import Book, BookWriter, add_document
from .page import page_text
from .shelf import Shelf

_STYLE = "style.css"
_NAV = "nav.xhtml"


class EpubWriter(Struct, frozen=True):
    """Writes EPUB 3.3."""

    options: EpubOptions = EpubOptions()

    def __call__(self, article: Article, surroundings: Surroundings) -> bytes:
        """The whole file; PictureError for a picture that is there but cannot be used."""
        article = legible(replace(article, language=language_tag(article.language)), surroundings.notify)
        shelf = Shelf(surroundings, article.file)
        chapters = article_chapters(article, _file_of, shelf, surroundings.notify)
        book = self._book(article, surroundings, shelf)
        _fill(book, article, chapters, shelf)
        return BookWriter(book, labels_for(article.language), utc(surroundings.modified)).whole()

    def _book(self, article: Article, surroundings: Surroundings, shelf: Shelf) -> Book:
        rows = metadata(article, tuple(shelf.pictures.values()), utc(surroundings.modified))
        book = Book(identifier(article), title_of(article), article.language, rows)
        css = style_sheet(theme(self.options.theme), article.language)
        book.add_item(epub.EpubItem("style", _STYLE, "text/css", css.encode()))
        return book


def _file_of(number: int) -> str:
    return f"part-{number}.xhtml"


def _fill(book: Book, article: Article, chapters: tuple[Chapter, ...], shelf: Shelf) -> None:
    """Chapters in the spine, pictures in the manifest, the contents in both their forms."""
    labels = labels_for(article.language)
    for chapter in chapters:
        text = page_text(chapter.body, chapter.entry.title, article.language, _STYLE)
        book.spine.append(add_document(book, chapter.entry.id, chapter.file, text))
        book.toc.append(_toc(chapter.file, chapter.entry))
    for number, (href, picture) in enumerate(shelf.pictures.items(), 1):
        book.add_item(epub.EpubItem(f"picture-{number}", href, picture.media_type, picture.data))
    nav = epub.EpubNav(file_name=_NAV, title=labels.contents)
    nav.add_link(href=_STYLE, rel="stylesheet", type="text/css")
    book.add_item(nav)
    book.spine.append((nav, "no"))
    book.add_item(epub.EpubNcx())
    book.guide = [
        {"type": "toc", "href": _NAV, "title": labels.contents},
        {"type": "text", "href": chapters[0].file, "title": labels.text},
    ]
    if page := article.publication.page_number.strip():
        book.page_list.append((f"{chapters[0].file}#page-1", page))


def _toc(file: str, entry: Entry) -> object:
    """The entry as ebooklib wants it: a link, or a link with those below it."""
    link = epub.Link(file, entry.title, f"toc-{entry.id}")
    below = [epub.Link(f"{file}#{inner.id}", inner.title, f"toc-{inner.id}") for inner in entry.entries]
    return (link, below) if below else link
