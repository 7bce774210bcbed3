"""The metadata of a book: Dublin Core, refinements and schema.org, as rows that are written in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Literal
from uuid import UUID, uuid5

from msgspec import Struct

from ...model import Article, Byline
from ...walk import footnote_text, plain_text
from ..markup import title_of
from .accessibility import accessibility
from .dates import parsed_date
from .images import BookPicture

_NAMESPACE = UUID("6f0c1f6e-6f5b-5d43-9a55-3b8a9a2f6f0d")
"""The name space of identifiers that come from an article's content."""


class Row(Struct, frozen=True):
    """One element: a Dublin Core element by its name, or a `meta` by its property."""

    kind: Literal["dc", "meta"]
    name: str
    value: str
    id: str | None = None
    refines: str | None = None
    scheme: str | None = None


def metadata(article: Article, pictures: tuple[BookPicture, ...], modified: datetime) -> Iterator[Row]:
    """Everything about the book but identifier, language and last change, which the package writes itself."""
    about = article.publication
    yield Row("dc", "title", title_of(article), id="title")
    yield Row("meta", "title-type", "main", refines="title")
    yield from _creators(article)
    yield Row("dc", "date", parsed_date(about.issue_date) or modified.date().isoformat())
    for name, value in (("publisher", about.outlet), ("rights", about.rights), ("description", about.description),
                        ("source", about.url)):
        if value.strip():
            yield Row("dc", name, value)
    for keyword in dict.fromkeys(word.strip() for word in about.keywords):
        if keyword:
            yield Row("dc", "subject", keyword)
    if about.page_number.strip():
        yield Row("meta", "pageBreakSource", _paper(article))
    for name, value in accessibility(article, pictures):
        yield Row("meta", f"schema:{name}", value)


def identifier(article: Article) -> str:
    """The identifier that was given, else a UUID of the content (RFC 9562, version 5)."""
    about = article.publication
    if about.identifier.strip():
        return about.identifier.strip()
    content = (article.language, about.outlet, about.issue_date, about.page_number, about.url,
               plain_text(article), footnote_text(article))
    return uuid5(_NAMESPACE, "\0".join(content)).urn


def _paper(article: Article) -> str:
    """The issue whose page numbers the book keeps; `none` (EPUB Accessibility 1.1) where nothing is known of it."""
    known = (article.publication.outlet.strip(), article.publication.issue_date.strip())
    return " ".join(filter(None, known)) or "none"


def _creators(article: Article) -> Iterator[Row]:
    for number, (name, roles) in enumerate(creators(article).items(), 1):
        yield Row("dc", "creator", name, id=f"creator-{number}")
        for role in roles:
            yield Row("meta", "role", role, refines=f"creator-{number}", scheme="marc:relators")


def creators(article: Article) -> dict[str, tuple[str, ...]]:
    """Everyone a byline names, else the reporters of the datelines, with their MARC relator codes."""
    found: dict[str, tuple[str, ...]] = {}
    for byline in (*article.bylines, *(byline for story in article.stories for byline in story.bylines)):
        for name in byline.names:
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), *_roles(byline))))
    if not found:
        reporters = (name for story in article.stories for line in story.datelines() for name in line.reporters)
        found = dict.fromkeys(reporters, ("aut",))
    return {" ".join(name.split()): roles for name, roles in found.items() if name.strip()}


def _roles(byline: Byline) -> tuple[str, ...]:
    """文/图 is author and photographer; 摄 photographer, 译 translator, 绘 illustrator, 编辑 editor, others author."""
    words = byline.role + byline.suffix
    for signs, roles in _SIGNS:
        if any(sign in words for sign in signs):
            return roles
    return ("aut",)


_SIGNS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("文/", "文／", "文并", "文並", "文、", "文图", "文圖"), ("aut", "pht")),
    (("摄", "攝", "供图", "供圖"), ("pht",)),
    (("译", "譯"), ("trl",)),
    (("绘", "繪", "漫画", "漫畫"), ("ill",)),
    (("编辑", "編輯", "主编", "主編"), ("edt",)),
)
"""What a byline's words say of the work done."""
