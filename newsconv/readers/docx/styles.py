"""Styles: what each is called, what it is based on, and what it says of paragraphs and runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TypeVar

from ...draft import RowRole
from ...model import SpanRole
from .names import Element, W, at, number, toggled, value
from .roles import BOXED, KINDS, ROWS, SPANS, Kind

T = TypeVar("T")
_HEADING = re.compile(r"(?:heading|标题|標題)\s*(\d)")
_VARIANT = re.compile(r"（.*）$")
_LEVEL = re.compile(r"\s+(\d)$")
_DEEPEST = 12
"""Styles that a style is based on, one on another."""


class Style:
    """One style with those that it is based on."""

    def __init__(self, element: Element | None, based: Style | None) -> None:
        self.element = element
        self.based = based

    def chain(self) -> Iterator[Style]:
        """The style, then what it is based on, as deep as Word would look."""
        style: Style | None = self
        for _ in range(_DEEPEST):
            if style is None:
                return
            yield style
            style = style.based

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Name and aliases in small letters, without the words for a variant or the joints of a joined style."""
        said = f"{value(self.element, 'name')},{value(self.element, 'aliases')}".lower()
        plain = (_VARIANT.sub("", name.strip()) for name in re.split(r",|\s\+\s", said))
        return tuple(name for name in plain if name)

    def _named(self, table: dict[str, T]) -> T | None:
        for style in self.chain():
            for name in style.names:
                found = table.get(_LEVEL.sub("", name), table.get(name))
                if found is not None:
                    return found
        return None

    @cached_property
    def role(self) -> RowRole:
        """The role of a row in this style, or ''."""
        return self._named(ROWS) or ""

    @cached_property
    def kind(self) -> Kind | None:
        """The kind of a paragraph or run in this style."""
        return self._named(KINDS)

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        """All kinds of a run in this style, which may be joined from several."""
        return frozenset(kind for name in self.names if (kind := KINDS.get(name)) is not None)

    @cached_property
    def span(self) -> SpanRole | None:
        """The part of a line that a run in this style is."""
        return self._named(SPANS)

    @cached_property
    def level(self) -> int:
        """The heading level 1 to 9, or 0."""
        for style in self.chain():
            found = next((m for name in style.names if (m := _HEADING.fullmatch(name))), None)
            outline = value(style.element, "pPr/outlineLvl")
            if found or outline:
                return int(found[1]) if found else number(outline, 9) + 1 if number(outline, 9) < 9 else 0
        return 0

    @cached_property
    def crosshead_level(self) -> int:
        """The level in the name of one of our crossheads (`次级小标题 3`)."""
        marks = (m for style in self.chain() for name in style.names if KINDS.get(_LEVEL.sub("", name)) == "crosshead-2"
                 if (m := _LEVEL.search(name)))
        found = next(marks, None)
        return int(found[1]) if found else 2

    @cached_property
    def is_boxed(self) -> bool:
        """Whether it is for what stands in a box."""
        name = value(self.element, "name")
        return self.kind in ("sidebar", "sidebar-title") or any(word in name for word in BOXED)

    @cached_property
    def is_contents(self) -> bool:
        """Whether it is a line of a table of contents."""
        return self.kind == "contents" or any(re.fullmatch(r"(?:toc|目录)\s*\d", name) for name in self.names)

    def property(self, path: str) -> Element | None:
        """The nearest element at a path of `w:` names."""
        return next((found for style in self.chain() if (found := at(style.element, path)) is not None), None)

    def toggled(self, name: str) -> bool:
        """Whether a property of runs is on here."""
        said = (toggled(at(style.element, "rPr"), name) for style in self.chain())
        return next((one for one in said if one is not None), False)


class Styles:
    """The styles of a document by identifier."""

    def __init__(self, root: Element | None) -> None:
        found = root.iterfind(W + "style") if root is not None else ()
        self._elements: dict[str, Element] = {style.get(W + "styleId", ""): style for style in found}
        self._styles: dict[str, Style] = {}
        self._plain = Style(None, None)

    def get(self, identifier: str, depth: int = 0) -> Style:
        """The style, or one that says nothing."""
        if identifier not in self._elements or depth > _DEEPEST:
            return self._plain
        if identifier not in self._styles:
            element = self._elements[identifier]
            based = value(element, "basedOn")
            above = self.get(based, depth + 1) if based and based != identifier else None
            self._styles[identifier] = Style(element, above)
        return self._styles[identifier]
