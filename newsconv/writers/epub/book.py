"""What is in a book and in which order: cover, title page, chapters, style sheet, fonts, contents, metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ebooklib import epub

from ...options import EpubOptions
from ...theme import theme
from ..markup import (
    Binding,
    BoundArticle,
    Element,
    EmbeddedFace,
    Entry,
    Group,
    Issue,
    Opening,
    ScreenPicture,
    Shelf,
    element,
    json_ld,
    style_sheet,
    title_page,
)
from .cover import cover_of
from .metadata import metadata
from .package import Book, BookWriter, Item
from .page import page_text

if TYPE_CHECKING:
    from ...fonts.web import WebFont

_STYLE = "style.css"
_NAV = "nav.xhtml"
_XHTML = "application/xhtml+xml"
_RECORD = "article.jsonld"


class BookMaker:
    """Fills one book."""

    def __init__(self, options: EpubOptions, issue: Issue, writer: BookWriter) -> None:
        self._options = options
        self._issue = issue
        self._writer = writer
        self._book: Book = writer.book
        self._theme = theme(options.theme)
        self._shelf = Shelf(self._keep_picture, options.picture_size)
        self._bodies: list[Element] = []

    def fill(self) -> None:
        """Write every member and name it in the package."""
        front = self._cover()
        groups, chapters = self._chapters()
        front.append(self._title_page(groups))
        self._style()
        self._contents(groups, chapters)
        self._book.spine = [*front, *chapters, *self._book.spine]
        self._describe()

    def _document(self, id_: str, body: Element, title: str, language: str, *properties: str) -> Item:
        if self._options.embed_fonts:
            self._bodies.append(body)
        text = page_text(body, title, language, _STYLE)
        return self._writer.add(id_, f"{id_}.xhtml", _XHTML, text.encode(), *properties)

    def _cover(self) -> list[Item]:
        picture = cover_of(self._issue, self._options)
        if picture is None:
            return []
        href = f"cover.{picture.suffix}"
        self._writer.add("cover-image", href, picture.media_type, picture.data, "cover-image")
        self._book.name_cover("cover-image")
        labels = self._issue.labels
        image = element("img", src=href, alt=f"{labels.cover}：{self._issue.title}", role="doc-cover",
                        width=str(picture.width), height=str(picture.height))
        body = element("section", (image,), class_="generated cover", epub_type="cover", aria_label=labels.cover)
        self._guide("cover", "cover.xhtml", labels.cover)
        return [self._document("cover", body, labels.cover, self._issue.language)]

    def _chapters(self) -> tuple[list[tuple[Group, list[BoundArticle]]], list[Item]]:
        """The groups with what stands in the contents, and the chapters."""
        binding = Binding(self._issue, _file_of, self._shelf, 1, self._options.vertical)
        groups: list[tuple[Group, list[BoundArticle]]] = []
        items: list[Item] = []
        for group in self._issue.groups:
            groups.append((group, []))
            for bound in binding(group):
                language = bound.article.language
                items.extend(self._document(chapter.entry.id, chapter.body, chapter.entry.title, language)
                             for chapter in bound.chapters)
                groups[-1][1].append(bound.without_bodies())
                if bound.page:
                    self._book.page_list.append((f"{bound.chapters[0].file}#{bound.page}", group.page))
        return groups, items

    def _title_page(self, groups: list[tuple[Group, list[BoundArticle]]]) -> Item:
        openings = [(group, [Opening(bound.chapters[0].entry.title, bound.chapters[0].file) for bound in articles])
                    for group, articles in groups]
        body = title_page(self._issue, openings, vertical=self._options.vertical)
        self._guide("title-page", "title.xhtml", self._issue.labels.title_page)
        return self._document("title", body, self._issue.title, self._issue.language)

    def _style(self) -> None:
        faces: list[EmbeddedFace] = []
        if self._options.embed_fonts:
            from ..markup.faces import FaceUse, embedded_faces

            use = FaceUse(self._theme)
            for body in self._bodies:
                use.add(body)
            faces = embedded_faces(use, self._issue.language, self._keep_font)
        css = style_sheet(self._theme, self._issue.language, vertical=self._options.vertical, faces=faces)
        self._writer.add("style", _STYLE, "text/css", css.encode())

    def _contents(self, groups: list[tuple[Group, list[BoundArticle]]], chapters: list[Item]) -> None:
        """The contents in both their forms, and the landmarks."""
        labels = self._issue.labels
        for group, articles in groups:
            entries = [entry for bound in articles for entry in _toc(bound, nested=len(self._issue.articles) > 1)]
            if group.label and len(self._issue.articles) > 1:
                first = articles[0].chapters[0]
                self._book.toc.append((epub.Link(first.file, group.label, f"toc-group-{first.entry.id}"), entries))
            else:
                self._book.toc.extend(entries)
        nav = epub.EpubNav(file_name=_NAV, title=labels.contents)
        nav.add_link(href=_STYLE, rel="stylesheet", type="text/css")
        self._book.add_item(nav)
        self._book.spine.append((nav, "no"))
        self._book.add_item(epub.EpubNcx())
        self._guide("toc", _NAV, labels.contents)
        self._guide("text", chapters[0].file_name, labels.text)

    def _guide(self, kind: str, href: str, title: str) -> None:
        self._book.guide.append({"type": kind, "href": href, "title": title})

    def _describe(self) -> None:
        self._book.describe(metadata(self._issue, pictures=self._shelf.count > 0, moving=self._shelf.moving))
        if self._options.vertical:
            self._book.run_vertically()
        self._writer.put(_RECORD, json_ld(self._issue).encode(), "application/ld+json")
        self._book.link_record(_RECORD, "application/ld+json")

    def _keep_font(self, number: int, font: WebFont) -> str:
        href = f"fonts/{number}.{font.suffix}"
        self._writer.add(f"font-{number}", href, f"font/{font.suffix}", font.data)
        return href

    def _keep_picture(self, number: int, picture: ScreenPicture) -> str:
        href = f"pictures/{number}.{picture.suffix}"
        self._writer.add(f"picture-{number}", href, picture.media_type, picture.data)
        return href


def _file_of(number: int) -> str:
    return f"part-{number}.xhtml"


def _toc(bound: BoundArticle, *, nested: bool) -> list[object]:
    """The chapters of an article as ebooklib wants them; in an issue they stand below the first."""
    first, *rest = bound.chapters
    rows = [_entry(chapter.file, chapter.entry) for chapter in rest]
    if not nested:
        return [_entry(first.file, first.entry), *rows]
    if not rest:
        return [_entry(first.file, first.entry)]
    below = [epub.Link(f"{first.file}#{inner.id}", inner.title, f"toc-{inner.id}") for inner in first.entry.entries]
    return [(epub.Link(first.file, first.entry.title, f"toc-{first.entry.id}"), [*below, *rows])]


def _entry(file: str, entry: Entry) -> object:
    """A link, or a link with those below it."""
    link = epub.Link(file, entry.title, f"toc-{entry.id}")
    below = [epub.Link(f"{file}#{inner.id}", inner.title, f"toc-{inner.id}") for inner in entry.entries]
    return (link, below) if below else link
