"""Where in a page the article stands: trafilatura finds its text, the tree shows its element."""

from __future__ import annotations

from collections.abc import Iterable
from configparser import ConfigParser
from copy import deepcopy

from msgspec import Struct

from ...errors import InputError
from .dom import Element, ancestors, attribute, depth, is_hidden, key, tag, text, words
from .measure import Measures
from .meta import Meta

SHARE = 0.85
"""The part of the extracted text that the main element must hold; the rest may be a teaser elsewhere."""
_WHOLE = 0.6
"""The part that the article's text must have in an element that holds both headline and main text."""
MOST_LEVELS = 120
"""Levels of elements inside each other beyond which trafilatura takes minutes; tags never closed make hundreds."""
_LONGEST_KICKER = 60
_LEAVES = frozenset((
    "p", "span", "font", "b", "strong", "em", "i", "u", "a", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol",
    "blockquote", "tr", "tbody", "figure",
))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_KICKER_WORDS = frozenset((
    "kicker", "eyebrow", "yinti", "subtitle", "pretitle", "shoulder", "overline", "jianti",
))


class Region(Struct, frozen=True):
    """The elements that hold the article, in order, and the one that is its headline, if the page shows one."""

    roots: tuple[Element, ...]
    title: Element | None


def extracted_text(root: Element, file: str) -> str:
    """The article's text as trafilatura finds it, or '' where it finds none, or the page is nested too deep for it."""
    try:
        from trafilatura import extract
        from trafilatura.settings import DEFAULT_CONFIG
    except ImportError as error:
        raise InputError('reading HTML needs trafilatura: pip install "newsconv[html]"', file=file) from error
    if depth(root) > MOST_LEVELS:
        return ""
    config: ConfigParser = deepcopy(DEFAULT_CONFIG)
    # Below these sizes trafilatura logs a warning and gives nothing; a brief is an article too.
    config["DEFAULT"]["MIN_OUTPUT_SIZE"] = config["DEFAULT"]["MIN_OUTPUT_COMM_SIZE"] = "0"
    try:
        return extract(deepcopy(root), include_comments=False, include_tables=True, config=config) or ""
    except Exception:  # whatever fails in there, the page is still read, only less sharply
        return ""


def find_region(root: Element, measures: Measures, meta: Meta) -> Region:
    """The main element, with the headline and what stands between."""
    body = next(root.iter("body"), root)
    main = _main(body, measures)
    title = _title(body, main, meta, measures)
    if title is None or main in ancestors(title):
        return Region((main,), title)
    order = {element: place for place, element in enumerate(body.iter())}
    if order[title] > order[main]:
        return Region((main,), None)
    return Region(tuple(_between(title, main, measures)), title)


def _main(body: Element, measures: Measures) -> Element:
    total = measures.hits(body)
    if not total:
        return _semantic(body)
    node = body
    while (child := next((c for c in node if measures.hits(c) >= SHARE * total), None)) is not None:
        node = child
    while tag(node) in _LEAVES and node is not body:
        node = node.getparent()
    return node


def _semantic(body: Element) -> Element:
    """The only element that calls itself the article, or else the whole body."""
    named = [
        element for element in body.iter()
        if tag(element) in ("article", "main") or "articleBody" in attribute(element, "itemprop")
    ]
    return named[-1] if named and all(one in ancestors(named[-1]) for one in named) else body


# The headline


def _title(body: Element, main: Element, meta: Meta, measures: Measures) -> Element | None:
    heads = [head for head in body.iter("h1") if _is_seen(head) and key(text(head)) != key(meta.publication.outlet)]
    named = [head for head in heads if _agrees(head, meta.titles)]
    head = _nearest(named or heads, body, main)
    return _like_a_title(body, main, meta.titles, measures) if head is None else head


def _is_seen(element: Element) -> bool:
    return bool(text(element)) and not any(is_hidden(one) for one in ancestors(element))


def _agrees(head: Element, titles: Iterable[str]) -> bool:
    words = key(text(head))
    return any(words in key(title) or key(title) in words for title in titles)


def _nearest(heads: list[Element], body: Element, main: Element) -> Element | None:
    """The first headline inside the main element, else the last one before it."""
    inside = next((head for head in heads if main in ancestors(head)), None)
    if inside is not None or not heads:
        return inside
    order = {element: place for place, element in enumerate(body.iter())}
    before = [head for head in heads if order[head] < order[main]]
    return before[-1] if before else None


def _like_a_title(body: Element, main: Element, titles: Iterable[str], measures: Measures) -> Element | None:
    """The element whose whole text is the title that the head gives."""
    wanted = {key(title) for title in titles if len(key(title)) >= 4}
    longest = max(map(len, wanted), default=0)
    if not wanted:
        return None
    found = {
        element: None for element in body.iterdescendants()
        if 4 <= measures.text(element) <= longest and key(text(element)) in wanted and _is_seen(element)
    }
    outermost = [element for element in found if element.getparent() not in found]
    return _nearest(outermost, body, main)


# What stands between


def _between(title: Element, main: Element, measures: Measures) -> list[Element]:
    """The element around both, if it holds little else; else what stands from the headline to the main element."""
    above = ancestors(main)
    around = next(element for element in ancestors(title) if element in above)
    own = measures.text(main) + measures.text(title)
    if tag(around) not in ("body", "html") and own >= _WHOLE * measures.text(around):
        return [around]
    roots = [*_kickers(title), title]
    node = title
    while node.getparent() is not around:
        roots.extend(node.itersiblings())
        node = node.getparent()
    path = above[: above.index(around)][::-1]
    for step in path:
        roots.extend(_siblings_between(node, step))
        node = None
    return [*roots, main]


def _siblings_between(first: Element | None, last: Element) -> list[Element]:
    """The siblings before `last`, from behind `first` on."""
    before = list(last.itersiblings(preceding=True))[::-1]
    return before[before.index(first) + 1 :] if first is not None and first in before else before


def _kickers(title: Element) -> list[Element]:
    """Lines right above the headline that are called its kicker or are headings."""
    out: list[Element] = []
    for element in title.itersiblings(preceding=True):
        named = tag(element) in _HEADINGS or bool(words(element) & _KICKER_WORDS)
        if not named or not 0 < len(text(element)) <= _LONGEST_KICKER:
            break
        out.insert(0, element)
    return out
