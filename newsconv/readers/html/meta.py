"""What a page says of itself in its head: outlet, date, address, keywords, language, title."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from ...links import is_allowed_target
from ...model import Publication
from .dom import Element, attribute, key

_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_SEPARATORS = re.compile(r"\s*[_|｜]+\s*|\s+[-–—·:：]+\s+|\s*-{2,}\s*")
_BARE_DASH = re.compile(r"\s*[-–—]+\s*")
_SITE_END = re.compile(r"(?:[网網报報社台臺]|新[闻聞]|在[线線]|[频頻]道|News|com|cn|tw|hk)$", re.IGNORECASE)
_KEYWORD_COMMA = re.compile(r"\s*[,，、;；|]\s*")
_MOST_JSON = 200_000
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "publishdate", "pubdate", "publish_date",
    "article_date_original", "citation_publication_date", "dc.date", "dc.date.issued", "date",
)
_OUTLETS = ("og:site_name", "publisher", "mediaid", "application-name")


class Meta(Struct, frozen=True):
    """The fields, and the titles that the head gives, the surest first."""

    publication: Publication
    titles: tuple[str, ...]
    base: str
    """What relative links are relative to, or ''."""


def read_meta(root: Element) -> Meta:
    """What the head, its `<meta>` elements and linked data say."""
    said = _said(root)
    linked = list(_linked_data(root))
    outlet = _first(said, _OUTLETS) or _first_of(_publisher(entry) for entry in linked)
    url = _canonical(root, said)
    publication = Publication(
        outlet=outlet,
        issue_date=iso_date(_first(said, _DATES) or _first_of(_words(entry.get("datePublished")) for entry in linked)),
        section=_first(said, ("article:section",)),
        url=url,
        description=_first(said, ("og:description", "description")),
        keywords=_keywords(said),
    )
    titles = (
        _first(said, ("og:title", "twitter:title")),
        _first_of(_words(entry.get("headline")) for entry in linked),
        next((_words(element.text) for element in root.iter("title")), ""),
    )
    return Meta(publication, _distinct(without_site(title, outlet) for title in titles), _base(root) or url)


def _said(root: Element) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = attribute(element, "property") or attribute(element, "name") or attribute(element, "itemprop")
        value = " ".join(attribute(element, "content").split())
        if name and value:
            said.setdefault(name.lower(), []).append(value)
    return said


def _first(said: dict[str, list[str]], names: Iterable[str]) -> str:
    return next((said[name][0] for name in names if name in said), "")


def _first_of(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _words(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _linked_data(root: Element) -> Iterator[dict[str, Any]]:
    """The articles in `application/ld+json` (schema.org NewsArticle and its like)."""
    for element in root.iter("script"):
        if attribute(element, "type").lower() != "application/ld+json" or len(element.text or "") > _MOST_JSON:
            continue
        try:
            value = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        graph = value.get("@graph", [value]) if isinstance(value, dict) else value
        for entry in graph if isinstance(graph, list) else []:
            if isinstance(entry, dict) and str(entry.get("@type", "")).endswith("Article"):
                yield entry


def _publisher(entry: dict[str, Any]) -> str:
    publisher = entry.get("publisher")
    return _words(publisher.get("name")) if isinstance(publisher, dict) else _words(publisher)


def _canonical(root: Element, said: dict[str, list[str]]) -> str:
    found = (link for link in root.iter("link") if "canonical" in attribute(link, "rel").lower().split())
    links = [attribute(link, "href") for link in found]
    return _first_of(url for url in (*links, _first(said, ("og:url",))) if _is_web(url))


def _base(root: Element) -> str:
    return _first_of(url for element in root.iter("base") if _is_web(url := attribute(element, "href")))


def _is_web(url: str) -> bool:
    return url.lower().startswith(("http://", "https://")) and is_allowed_target(url)


def _keywords(said: dict[str, list[str]]) -> tuple[str, ...]:
    lines = said.get("article:tag") or said.get("news_keywords") or said.get("keywords") or []
    return _distinct(word for line in lines for word in _KEYWORD_COMMA.split(line))


def iso_date(words: str) -> str:
    """The first date in the words as `2019-05-31`, or ''."""
    for found in _DATE.finditer(words):
        try:
            return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        except ValueError:
            continue
    return ""


def without_site(title: str, outlet: str) -> str:
    """A page's title without the names of site and channel behind it (`标题_要闻_某网`)."""
    pieces = _SEPARATORS.split(title)
    while len(pieces) > 1 and len(pieces[-1]) <= 20 and len(key(pieces[-1])) <= len(key("".join(pieces[:-1]))):
        pieces.pop()
    kept = title[: _end(title, pieces)].strip()
    dashes = list(_BARE_DASH.finditer(kept))
    if dashes and dashes[-1].start() >= 4 and _is_site(kept[dashes[-1].end() :], outlet):
        kept = kept[: dashes[-1].start()]
    return kept


def _end(title: str, pieces: list[str]) -> int:
    """Where the last of the first pieces ends in the title."""
    at = 0
    for piece in pieces:
        at = title.index(piece, at) + len(piece)
    return at


def _is_site(tail: str, outlet: str) -> bool:
    return 0 < len(tail) <= 16 and (tail == outlet or bool(_SITE_END.search(tail)))
