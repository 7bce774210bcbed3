"""The page as a tree, and questions to its elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from ...errors import InputError
from ...model import Alignment, Source

Element: TypeAlias = Any
"""An `lxml.html.HtmlElement`."""

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol",
    "optgroup", "option", "p", "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul", "xmp",
))
"""Elements that begin and end lines (HTML §15.3)."""
UNSEEN = frozenset((
    "area", "base", "datalist", "head", "link", "meta", "noembed", "noframes", "noscript", "param", "rp", "script",
    "style", "template", "title",
))
"""Elements of which nothing is seen (HTML §15.3.1)."""
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_ALIGNED = re.compile(r"text-align\s*:\s*(left|center|right)\b")
_DATA = re.compile(r"data:[\w/+.;=-]{0,99},[A-Za-z0-9+/=%]{500,}")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


def without_data(text: str) -> str:
    """The page without what it holds as base64: pictures and faces that are not read, often most of the file."""
    return _DATA.sub("data:,", text)


def parse(text: str, file: str) -> Element:
    """The document's root; InputError for what is no page, or nested beyond what the parser takes (2,048 levels)."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    try:
        root = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError("this page holds no text", file=file) from error
    for problem in parser.error_log:
        if "RESOURCE" in problem.type_name:
            raise InputError(f"this page cannot be read: {problem.message.strip()}", file=file, line=problem.line)
    _drop_prefixes(root)
    return root


def _drop_prefixes(root: Element) -> None:
    """XHTML's namespace and `o:p`-like prefixes say nothing here."""
    for element in root.iter(etree.Element):
        if isinstance(element.tag, str) and element.tag.startswith("{"):
            element.tag = element.tag.rpartition("}")[2]


def tag(element: Element) -> str:
    """The element's name in small letters; '' for what is no element."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def source(element: Element) -> Source | None:
    """The line that the element begins on."""
    line = element.sourceline
    return Source(line, line) if line else None


def attribute(element: Element, name: str) -> str:
    """The value without white space around it; '' if it is not there."""
    return (element.get(name) or "").strip()


def words(element: Element) -> frozenset[str]:
    """The words of `class` and `id`, in small letters: `relatedNews-box` is related, news, box."""
    return frozenset(word.lower() for word in _WORD.findall(f"{element.get('class', '')} {element.get('id', '')}"))


def is_hidden(element: Element) -> bool:
    """Whether the page says that nobody sees this."""
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def texts(element: Element) -> Iterator[str]:
    """The pieces of text that are seen, in order."""
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        if event == "start":
            if tag(inner) in UNSEEN or is_hidden(inner):
                walk.skip_subtree()
            elif inner.text:
                yield inner.text
        elif inner is not element and inner.tail:
            yield inner.tail


def text(element: Element) -> str:
    """The text that is seen, with white space as one space."""
    return " ".join(" ".join(texts(element)).split())


def key(words: str) -> str:
    """A text by which to compare: no white space."""
    return "".join(words.split())


def ancestors(element: Element) -> list[Element]:
    """The element and what it stands in, from the inside out."""
    return [element, *element.iterancestors()]


def depth(root: Element) -> int:
    """The most elements that stand inside each other."""
    level = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


def alignment(element: Element) -> Alignment:
    """What the style or `align` says, or ''."""
    found = _ALIGNED.search(element.get("style", "").lower())
    match found[1] if found else attribute(element, "align").lower():
        case "left":
            return "left"
        case "center":
            return "center"
        case "right":
            return "right"
        case _:
            return ""
