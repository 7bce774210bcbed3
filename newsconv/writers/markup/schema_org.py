"""schema.org's words for an article (NewsArticle) and an issue (PublicationIssue), as JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from ...model import Article, Inlines
from .creators import creators
from .dates import parsed_date
from .issue import Issue
from .links import safe_target
from .names import one_line, title_of
from .serials import issns


def json_ld(issue: Issue) -> str:
    """The JSON text of the whole publication; it can stand in a `script` as it is."""
    about = _issue(issue) if len(issue.articles) > 1 else _article(issue.articles[0], issue)
    text = json.dumps({"@context": "https://schema.org", **about}, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c")


def _issue(issue: Issue) -> dict[str, Any]:
    first = issue.articles[0].publication
    return _known({
        "@type": "PublicationIssue",
        "name": issue.title,
        "inLanguage": issue.language,
        "datePublished": parsed_date(first.issue_date),
        "isPartOf": _newspaper(issue.articles[0]),
        "hasPart": [_article(article, issue) for article in issue.articles],
    })


def _article(article: Article, issue: Issue) -> dict[str, Any]:
    about, headline = article.publication, article.headline
    dateline = next((story.dateline.raw for story in article.stories if story.dateline), "")
    return _known({
        "@type": "NewsArticle",
        "headline": title_of(article),
        "alternativeHeadline": _line(headline.kicker if headline else ()),
        "abstract": _line(headline.summary if headline else ()),
        "description": about.description.strip() or _line(headline.deck if headline else ()),
        "author": [{"@type": "Person", "name": name} for name in creators(article)],
        "publisher": _named("NewsMediaOrganization", about.outlet),
        "datePublished": parsed_date(about.issue_date),
        "dateModified": issue.modified.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "dateline": " ".join(dateline.split()),
        "inLanguage": article.language,
        "articleSection": about.section.strip() or _line(headline.section if headline else ()),
        "printPage": about.page_number.strip(),
        "printSection": about.page_name.strip(),
        "keywords": [word.strip() for word in about.keywords if word.strip()],
        "url": safe_target(about.url) or "",
        "copyrightNotice": about.rights.strip(),
        "isPartOf": _newspaper(article),
    })


def _newspaper(article: Article) -> dict[str, Any] | None:
    about = article.publication
    if not about.outlet.strip():
        return None
    return _known({"@type": "Newspaper", "name": about.outlet.strip(), "issn": next(issns(about.identifier), "")})


def _named(kind: str, name: str) -> dict[str, Any] | None:
    return {"@type": kind, "name": name.strip()} if name.strip() else None


def _line(inlines: Inlines) -> str:
    return one_line(inlines)


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    """Only the fields that say something."""
    return {name: value for name, value in fields.items() if value}
