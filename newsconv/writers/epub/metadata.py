"""The metadata of a book: Dublin Core, refinements and schema.org, as rows that are written in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal
from uuid import uuid5

from msgspec import Struct

from ...identity import NAMESPACE, content_identifier
from ...model import Article
from ..markup import Issue, creators, own_identifier, parsed_date, serial_numbers
from .accessibility import accessibility


class Row(Struct, frozen=True):
    """One element: a Dublin Core element by its name, or a `meta` by its property."""

    kind: Literal["dc", "meta"]
    name: str
    value: str
    id: str | None = None
    refines: str | None = None
    scheme: str | None = None


def metadata(issue: Issue, *, pictures: bool, moving: bool) -> Iterator[Row]:
    """Everything about the book but identifier, language and last change, which the package writes itself.

    `pictures` tells whether the articles show any, `moving` whether one of them moves.
    """
    yield Row("dc", "title", issue.title, id="main-title")
    yield Row("meta", "title-type", "main", refines="main-title")
    yield from _creators(issue.articles)
    yield from _dates(issue)
    about = [article.publication for article in issue.articles]
    for name, values in (
        ("publisher", [each.outlet for each in about]), ("rights", [each.rights for each in about]),
        ("description", [each.description for each in about]), ("source", [each.url for each in about]),
        ("subject", [word for each in about for word in each.keywords]),
    ):
        yield from (Row("dc", name, value) for value in _distinct(values))
    yield from _collection(issue)
    if any(each.page_number.strip() for each in about):
        yield Row("meta", "pageBreakSource", _paper(issue))
    for name, value in accessibility(issue, pictures=pictures, moving=moving):
        yield Row("meta", f"schema:{name}", value)


def identifier(issue: Issue) -> str:
    """The identifier that was given, else a UUID of the content (RFC 9562, version 5)."""
    own = [_identifier(article) for article in issue.articles]
    return own[0] if len(own) == 1 else uuid5(NAMESPACE, "\0".join((issue.title, *own))).urn


def _identifier(article: Article) -> str:
    return own_identifier(article.publication.identifier) or content_identifier(article)


def _distinct(values: Iterable[str]) -> Iterator[str]:
    """The values that say something, each once."""
    yield from dict.fromkeys(stripped for value in values if (stripped := value.strip()))


def _dates(issue: Issue) -> Iterator[Row]:
    """When the book was published: with its newspaper, whose date is also that of the issue."""
    issued = sorted(filter(None, (parsed_date(article.publication.issue_date) for article in issue.articles)))
    yield Row("dc", "date", issued[-1] if issued else issue.modified.date().isoformat())
    if issued:
        yield Row("meta", "dcterms:issued", issued[-1])


def _collection(issue: Issue) -> Iterator[Row]:
    """The newspaper as a series (EPUB 3.3, D.3.4), with its ISSN or register number."""
    for number, outlet in enumerate(_distinct(article.publication.outlet for article in issue.articles), 1):
        id_ = f"newspaper-{number}"
        yield Row("meta", "belongs-to-collection", outlet, id=id_)
        yield Row("meta", "collection-type", "series", refines=id_)
        given = " ".join(article.publication.identifier for article in issue.articles
                         if article.publication.outlet.strip() == outlet)
        for serial in dict.fromkeys(serial_numbers(given)):
            yield Row("meta", "dcterms:identifier", serial, refines=id_)


def _paper(issue: Issue) -> str:
    """The issue whose page numbers the book keeps; `none` (EPUB Accessibility 1.1) where nothing is known of it."""
    about = issue.articles[0].publication
    known = (about.outlet.strip(), about.issue_date.strip())
    return " ".join(filter(None, known)) or "none"


def _creators(articles: Iterable[Article]) -> Iterator[Row]:
    found: dict[str, tuple[str, ...]] = {}
    for article in articles:
        for name, roles in creators(article).items():
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), *roles)))
    for number, (name, roles) in enumerate(found.items(), 1):
        yield Row("dc", "creator", name, id=f"creator-{number}")
        for role in roles:
            yield Row("meta", "role", role, refines=f"creator-{number}", scheme="marc:relators")
