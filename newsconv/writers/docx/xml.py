"""WordprocessingML elements: short names for namespaces, and text that XML allows."""

from __future__ import annotations

import re
from typing import TypeAlias, cast

from docx.oxml.ns import nsmap
from lxml import etree

from ...patterns import lazy

Element: TypeAlias = etree._Element

W = f"{{{nsmap['w']}}}"
R = f"{{{nsmap['r']}}}"
_TEXT_PARTS = {prefix: nsmap[prefix] for prefix in ("w", "r", "wp", "a", "pic")}
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_ILLEGAL = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Not allowed in XML 1.0 (§2.2), and DEL, which it discourages."""


def root(tag: str) -> Element:
    """The outermost element of a part whose namespace is `w`."""
    return etree.Element(W + tag, nsmap=_TEXT_PARTS)


def default_namespace(uri: str) -> dict[str, str]:
    """A namespace map without a prefix, which lxml's types do not foresee."""
    return cast("dict[str, str]", {None: uri})


def w(parent: Element, tag: str, **attributes: str) -> Element:
    """A new last child `w:tag` with `w:` attributes."""
    return etree.SubElement(parent, W + tag, {W + name: value for name, value in attributes.items()})


def plain(parent: Element, tag: str, **attributes: str) -> Element:
    """A new last child `prefix:tag` with attributes of no namespace, as DrawingML has them."""
    prefix, _, local = tag.partition(":")
    return etree.SubElement(parent, f"{{{nsmap[prefix]}}}{local}", attributes)


def twips(points: float) -> str:
    """A length in twentieths of a point."""
    return str(round(points * 20))


def emu(points: float) -> str:
    """A length in English metric units, of which a point has 12,700."""
    return str(round(points * 12700))


def half_points(points: float) -> str:
    """A font size in half points."""
    return str(round(points * 2))


def legal(text: str) -> str:
    """The text with what XML forbids made visible: controls as their pictures (U+2400…), the rest as U+FFFD."""
    return _ILLEGAL.sub(_visible, text)


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x7F:
        return "\u2421"
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
