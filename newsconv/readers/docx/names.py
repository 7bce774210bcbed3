"""WordprocessingML by short names (ECMA-376 §17)."""

from __future__ import annotations

from typing import Any, TypeAlias

Element: TypeAlias = Any
"""An `lxml` element."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_OFF = frozenset(("0", "false", "off", "none"))


def value(element: Element | None, path: str, attribute: str = "val") -> str:
    """An attribute of the first element at a path of `w:` names (`pPr/numPr/ilvl`), or ''."""
    found = at(element, path)
    return "" if found is None else found.get(W + attribute, "")


def at(element: Element | None, path: str) -> Element | None:
    """The first element at a path of `w:` names, or None."""
    return None if element is None else element.find("/".join(W + step for step in path.split("/")))


def toggled(properties: Element | None, name: str) -> bool | None:
    """Whether a property is on or off (ECMA-376 §17.17.4), or None if it is not said."""
    found = at(properties, name)
    return None if found is None else found.get(W + "val", "1").lower() not in _OFF


def number(text: str, default: int = 0) -> int:
    """A number that a file says, within bounds that a program can count to."""
    try:
        return max(-1, min(int(text), 1_000_000)) if len(text) < 12 else default
    except ValueError:
        return default
