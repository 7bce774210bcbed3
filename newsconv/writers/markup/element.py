"""A tree of elements and its text, in XHTML or HTML syntax.

White space in Chinese text is visible, so none is ever put where text may stand:
a line break follows only elements that begin and end on lines of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from msgspec import Struct

_VOID = frozenset(("br", "col", "hr", "img", "link", "meta"))
_RAW = frozenset(("script", "style"))
_OWN_LINES = frozenset((
    "html", "head", "title", "link", "meta", "style", "body", "section", "header", "footer", "nav", "aside",
    "div", "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "table", "caption", "thead", "tbody",
    "tr", "th", "td", "figure", "figcaption", "blockquote", "pre", "hr",
))
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;",
                        "\t": "&#9;"})


class Element(Struct, frozen=True):
    """An element; a child is an element or text."""

    tag: str
    attributes: dict[str, str]
    children: tuple[Element | str, ...] = ()


Child: TypeAlias = Element | str
Children: TypeAlias = tuple[Child, ...]


def element(tag: str, children: Iterable[Child] = (), **attributes: str | None) -> Element:
    """An element; `class_` is class, `epub_type` epub:type, `aria_label` aria-label; None is left out."""
    named = {_name(key): value for key, value in attributes.items() if value is not None}
    return Element(tag, named, tuple(children))


def _name(key: str) -> str:
    if key.startswith("epub_"):
        return "epub:" + key.removeprefix("epub_")
    return key.rstrip("_").replace("_", "-")


def xhtml(root: Element) -> str:
    """The XML text, with `xml:lang` beside each `lang`; its line ends are `\\n`."""
    out: list[str] = []
    _write(root, out, xml=True)
    return "".join(out)


def html(root: Element) -> str:
    """The HTML text: as `xhtml`, without the attributes that only EPUB knows."""
    out: list[str] = []
    _write(root, out, xml=False)
    return "".join(out)


def _write(node: Child, out: list[str], *, xml: bool) -> None:
    if isinstance(node, str):
        out.append(node.translate(_TEXT))
        return
    if node.tag in _RAW and not xml:
        # HTML reads these to their end tag without entities (HTML Standard, 13.1.2); CSS and JSON know the escape.
        inside = "".join(child for child in node.children if isinstance(child, str)).replace("</", "<\\/")
        out.append(f"<{node.tag}{_attributes(node, xml=False)}>{inside}</{node.tag}>\n")
        return
    out.append(f"<{node.tag}{_attributes(node, xml=xml)}")
    if node.tag in _VOID:
        out.append("/>")
    else:
        out.append(">")
        for child in node.children:
            _write(child, out, xml=xml)
        out.append(f"</{node.tag}>")
    if node.tag in _OWN_LINES:
        out.append("\n")


def _attributes(node: Element, *, xml: bool) -> str:
    written = []
    for name, value in node.attributes.items():
        if xml and name == "lang":
            written.append(f' xml:lang="{value.translate(_VALUE)}"')
        if xml or ":" not in name:
            written.append(f' {name}="{value.translate(_VALUE)}"')
    return "".join(written)
