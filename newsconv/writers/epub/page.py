"""A content document: a chapter's body in its XHTML page."""

from __future__ import annotations

from ..markup import Element, element, xhtml

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'


def page_text(body: Element, title: str, language: str, style: str) -> str:
    """The text of the document; `style` is the style sheet's address from there."""
    head = element("head", (
        element("meta", charset="utf-8"),
        element("title", (title,)),
        element("link", rel="stylesheet", type="text/css", href=style),
    ))
    root = element("html", (head, element("body", (body,))), lang=language, xmlns="http://www.w3.org/1999/xhtml")
    return _DECLARATION + xhtml(_with_epub(root))


def _with_epub(root: Element) -> Element:
    """The root with the name space that `epub:type` needs."""
    return Element(root.tag, {**root.attributes, "xmlns:epub": "http://www.idpf.org/2007/ops"}, root.children)
