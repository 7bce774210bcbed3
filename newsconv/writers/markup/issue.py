"""An issue: articles bound together, in the order of the newspaper's pages (版次)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from ...model import Article, Publication
from .. import Surroundings
from .dates import parsed_date, utc
from .legible import legible, legible_text
from .names import Labels, labels_for, language_tag, title_of


class Contribution(Struct, frozen=True):
    """An article, and where its pictures come from and its notices go."""

    article: Article
    surroundings: Surroundings


class Group(Struct, frozen=True):
    """The articles of one page, or of one section (栏目) where no page is known.

    `label` is '' for articles of which neither is known; `page` is the page's number or ''.
    """

    label: str
    page: str
    contributions: tuple[Contribution, ...]


class Issue(Struct, frozen=True):
    """What is bound: a title, one language for what is generated, and the articles in groups."""

    title: str
    language: str
    groups: tuple[Group, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article, in order."""
        return tuple(bound.article for group in self.groups for bound in group.contributions)

    @property
    def outlet(self) -> str:
        """The newspaper, '' if there are several or it is not known."""
        outlets = {article.publication.outlet.strip() for article in self.articles}
        return outlets.pop() if len(outlets) == 1 else ""

    @property
    def dates(self) -> str:
        """The date of the issue as given, or its first and last; '' if none is known."""
        given = {article.publication.issue_date.strip() for article in self.articles} - {""}
        dates = sorted(given, key=lambda date: (parsed_date(date), date))
        return "—".join(dict.fromkeys((*dates[:1], *dates[-1:])))

    @property
    def labels(self) -> Labels:
        """Generated words."""
        return labels_for(self.language)

    @property
    def modified(self) -> datetime:
        """The last change of any of the articles, in UTC."""
        return max(utc(bound.surroundings.modified) for group in self.groups for bound in group.contributions)


def issue_of(bound: Sequence[tuple[Article, Surroundings]], title: str = "") -> Issue:
    """The issue of one or more articles; one alone gives it its title.

    Articles follow each other by date, outlet and page; those of one page stay in
    the order they were given in, and those of no page come last.
    """
    contributions = [
        Contribution(legible(replace(article, language=language_tag(article.language)), around.notify), around)
        for article, around in bound
    ]
    language = contributions[0].article.language
    issue = Issue(" ".join(legible_text(title).split()), language, tuple(_groups(contributions, labels_for(language))))
    return issue if issue.title else replace(issue, title=_title(issue))


def _title(issue: Issue) -> str:
    """The outlet with its dates; else the first title, with the number of articles if there are several."""
    if len(issue.articles) > 1 and issue.outlet:
        return f"{issue.outlet} {issue.dates}".strip()
    first = title_of(issue.articles[0])
    return first if len(issue.articles) == 1 else issue.labels.others.format(first, len(issue.articles))


def _groups(contributions: Sequence[Contribution], labels: Labels) -> Iterator[Group]:
    publications = [contribution.article.publication for contribution in contributions]
    outlets = list(dict.fromkeys(about.outlet.strip() for about in publications))
    dates = {parsed_date(about.issue_date) for about in publications}
    found: dict[tuple[object, ...], list[Contribution]] = {}
    for contribution in contributions:
        found.setdefault(_key(contribution.article.publication, outlets), []).append(contribution)
    for key in sorted(found, key=lambda key: key[:3]):
        about = found[key][0].article.publication
        parts = (about.outlet.strip() if len(outlets) > 1 else "", about.issue_date.strip() if len(dates) > 1 else "",
                 page_label(about, labels))
        yield Group(" ".join(filter(None, parts)), about.page_number.strip(), tuple(found[key]))


def _key(about: Publication, outlets: list[str]) -> tuple[object, ...]:
    """Articles with equal keys share a group; the first three parts are its place."""
    page = about.page_number.strip()
    name = about.page_name.strip() if page else (about.page_name or about.section).strip()
    return (parsed_date(about.issue_date) or "~", outlets.index(about.outlet.strip()), _natural(page), page, name)


def _natural(page: str) -> tuple[tuple[str, int], ...]:
    """Pages in the order of a newspaper: 2 before 10, A2 before B1, none last."""
    parts = re.findall(r"(\D*)(\d*)", page)
    return tuple((letters, int(digits or 0)) for letters, digits in parts[:-1]) or (("\U0010ffff", 0),)


def page_label(about: Publication, labels: Labels) -> str:
    """第5版 要闻: the page and its name, else the section; '' if nothing is known."""
    page, name = about.page_number.strip(), about.page_name.strip()
    number = labels.page.format(page) if page and "版" not in page else page
    return " ".join(filter(None, (number, name))) or about.section.strip()
