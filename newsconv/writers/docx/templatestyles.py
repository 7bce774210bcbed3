"""The styles of the user's own Word file: found by name, whatever identifiers its Word gave them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from .xml import Element, W

Kind: TypeAlias = Literal["paragraph", "character", "table"]


class TemplateStyles:
    """`w:styles` of a file, to look in and to add to."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self._styles: dict[str, Element] = {}
        self._names: dict[tuple[str, str], str] = {}
        self._aliases: dict[tuple[str, str], str] = {}
        self._defaults: dict[str, str] = {}
        self._taken: set[str] = set()
        for style in element.findall(W + "style"):
            self._enter(style)

    def _enter(self, style: Element) -> None:
        identifier, kind = style.get(W + "styleId", ""), style.get(W + "type", "paragraph")
        self._styles.setdefault(identifier, style)
        name = _value(style, "name")
        self._taken.add(name.casefold())
        self._names.setdefault((kind, name.casefold()), identifier)
        for alias in filter(None, _value(style, "aliases").split(",")):
            self._aliases.setdefault((kind, alias.strip().casefold()), identifier)
        if style.get(W + "default", "0").lower() in ("1", "true", "on"):
            self._defaults.setdefault(kind, identifier)

    def default(self, kind: Kind) -> str:
        """The identifier of the style that everything of this kind has, or ''."""
        return self._defaults.get(kind, "")

    def find(self, kind: Kind, names: Sequence[str], aliases: bool = True) -> str:
        """The style with the first of these names that there is, else with one of them as an alias, or ''."""
        for table in (self._names, self._aliases) if aliases else (self._names,):
            for name in names:
                if (found := table.get((kind, name.casefold()))) is not None:
                    return found
        return ""

    def identified(self, kind: Kind, identifier: str) -> str:
        """The style of this kind with this identifier, or ''."""
        style = self._styles.get(identifier)
        return identifier if style is not None and style.get(W + "type", "paragraph") == kind else ""

    def name(self, identifier: str) -> str:
        """The name of a style."""
        return _value(self._styles[identifier], "name")

    def size(self, identifier: str) -> float | None:
        """The size of its characters in points, its own or that of what it is based on; None if none says one."""
        seen: set[str] = set()
        while identifier in self._styles and identifier not in seen:
            seen.add(identifier)
            if size := _half_points(_value(self._styles[identifier], "rPr", "sz")):
                return size
            identifier = _value(self._styles[identifier], "basedOn")
        return _half_points(_value(self.element, "docDefaults", "rPrDefault", "rPr", "sz"))

    def indented(self, identifier: str) -> bool:
        """Whether a style says itself that first lines stand in."""
        found = self._styles[identifier].find(f"{W}pPr/{W}ind") if identifier in self._styles else None
        return found is not None and any(found.get(W + name, "0") not in ("0", "")
                                         for name in ("firstLineChars", "firstLine"))

    def free_identifier(self, wish: str) -> str:
        """An identifier that no style has."""
        return _free(wish, self._styles)

    def free_name(self, wish: str) -> str:
        """A name that no style has."""
        return wish if wish.casefold() not in self._taken else f"{wish} (newsconv)"


def _free(wish: str, taken: dict[str, Element]) -> str:
    number, free = 2, wish
    while free in taken:
        free, number = f"{wish}News{number}", number + 1
    return free


def _half_points(value: str) -> float | None:
    return int(value) / 2 if value.isdecimal() and int(value) else None


def _value(element: Element, *path: str) -> str:
    found = element.find("/".join(W + step for step in path))
    return "" if found is None else found.get(W + "val", "")
