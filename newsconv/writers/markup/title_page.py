"""The title page: what the book is called, where it appeared, and for an issue what it holds.

All of it is generated from the articles, which say the same in their own places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from .creators import creators
from .element import Element, element
from .issue import Group, Issue, page_label
from .links import safe_target
from .names import one_line
from .upright import upright


class Opening(Struct, frozen=True):
    """Where an article begins: its title and its address."""

    title: str
    href: str


def title_page(
    issue: Issue, contents: Sequence[tuple[Group, Sequence[Opening]]], *, vertical: bool = False
) -> Element:
    """The page; `contents` are the groups with the openings of their articles."""
    several = len(issue.articles) > 1
    rows = (*_lines(issue), *(_contents(issue, contents) if several else ()), *_colophon(issue))
    body = tuple(_upright(row) for row in rows) if vertical else rows
    return element("section", body, id="title-page", class_="generated title-page article-head",
                   epub_type="titlepage", aria_label=issue.labels.title_page)


def _upright(node: Element) -> Element:
    """The element with figures and letters as vertical lines want them."""
    children = (upright(child) if isinstance(child, str) else (_upright(child),) for child in node.children)
    return Element(node.tag, node.attributes, tuple(inner for row in children for inner in row))


def _lines(issue: Issue) -> Iterator[Element]:
    first = issue.articles[0]
    headline = first.headline if len(issue.articles) == 1 else None
    if issue.outlet and issue.outlet not in issue.title:
        yield element("p", (issue.outlet,), class_="outlet section")
    if headline is not None and headline.kicker:
        yield element("p", (one_line(headline.kicker),), class_="kicker")
    yield element("h1", (issue.title,), class_="title")
    if headline is not None and headline.deck:
        yield element("p", (one_line(headline.deck),), class_="deck")
    names = creators(first) if len(issue.articles) == 1 else {}
    if names:
        yield element("p", ("　".join(names),), class_="byline")


def _contents(issue: Issue, contents: Sequence[tuple[Group, Sequence[Opening]]]) -> Iterator[Element]:
    rows: list[Element] = []
    for group, openings in contents:
        if group.label:
            rows.append(element("h2", (group.label,), class_="group crosshead"))
        links = (element("li", (element("a", (one.title,), href=one.href),)) for one in openings)
        rows.append(element("ol", links))
    yield element("nav", rows, class_="contents", aria_label=issue.labels.contents)


def _colophon(issue: Issue) -> Iterator[Element]:
    """Where and when it appeared, whose it is, where it came from."""
    about = issue.articles[0].publication
    lines: list[tuple[Element | str, ...]] = []
    if len(issue.articles) == 1:
        place = (about.outlet.strip(), about.issue_date.strip(), page_label(about, issue.labels))
        lines.append((" · ".join(filter(None, place)),))
    rights = dict.fromkeys(article.publication.rights.strip() for article in issue.articles)
    lines.extend((text,) for text in rights)
    if len(issue.articles) == 1 and (target := safe_target(about.url)):
        lines.append((f"{issue.labels.source}：", element("a", (about.url.strip(),), href=target)))
    rows = [element("p", line, class_="byline") for line in lines if line != ("",)]
    if rows:
        yield element("div", rows, class_="imprint")
