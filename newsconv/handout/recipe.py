"""Recipes: what a handout is made of and how its pages go on paper, in TOML like themes.

A recipe may extend another one; an unknown key is an error, so that a misspelt key
cannot pass unnoticed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ..errors import InputError
from ..files import beside, read_settings
from ..theme import Page, Style, Theme
from ..theme import names as theme_names
from ..theme import theme as theme_named
from ..units import paper, snapped
from .impose import Edge, Imposition
from .lines import line_in, line_of

_UNKNOWN = re.compile(r"unknown field `([^`]*)`")


class Parts(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands beside the articles.

    A `cover` page with the title; `contents` where there are several articles; under each
    article a `source` box, the `glossary` of its terms, and so many ruled `notes` lines.
    """

    cover: bool = False
    contents: bool = True
    source: bool = True
    glossary: bool = True
    notes: int = 0


class Margins(Struct, frozen=True, forbid_unknown_fields=True):
    """Margins in mm that replace those of the theme; `notes` is added outside, or on top, and ruled off."""

    top: float | None = None
    bottom: float | None = None
    inside: float | None = None
    outside: float | None = None
    notes: float = 0


class Recipe(Struct, frozen=True, forbid_unknown_fields=True):
    """A handout.

    `paper` is the page before imposition; `scale` multiplies every size of type.  Pages that
    are `mirrored` have their inner margin at the spine.  Every `line_numbers`-th line has its number, 0 none.
    With `vertical` lines run down and follow each other leftward.
    """

    paper: str = "A4"
    columns: int | None = None
    theme: str = "newspaper"
    scale: float = 1.0
    mirrored: bool = False
    line_numbers: int = 0
    vertical: bool = False
    margins: Margins = Margins()
    parts: Parts = Parts()
    imposition: Imposition = Imposition()

    @property
    def binding(self) -> Edge:
        """The edge that pages are bound at: the right one where lines run down (clreq 3.1.5), unless said otherwise."""
        return self.imposition.binding or ("right" if self.vertical else "left")

    def look(self) -> Theme:
        """The theme at this scale and with these margins."""
        base = theme_named(self.theme)
        styles = {role: scaled(style, self.scale) for role, style in base.styles.items()}
        return replace(base, page=self._page(base.page), styles=styles)

    def _page(self, page: Page) -> Page:
        """The theme's page with these margins; notes stand outside and, as is the custom, over vertical lines 眉批."""
        margins = self.margins
        said = {side: getattr(margins, side) for side in ("top", "bottom", "inside", "outside")}
        page = replace(page, **{side: value for side, value in said.items() if value is not None})
        if self.vertical:
            return replace(page, top=page.top + margins.notes)
        return replace(page, outside=page.outside + margins.notes)


def scaled(style: Style, scale: float) -> Style:
    """The style with type so many times as large, its leading on whole eighths of a point."""
    if scale == 1:
        return style
    return replace(
        style, size=style.size * scale, leading=snapped(style.leading * scale),
        before=style.before * scale, after=style.after * scale,
    )


def recipe(name: str) -> Recipe:
    """The recipe with this name, or in this TOML file; InputError names the file, the line and what is wrong there."""
    return msgspec.convert(_tables(name, ()), Recipe)


def checked(made: Recipe, name: str, text: str = "") -> Recipe:
    """The recipe, if its papers are known and its numbers can be used; else InputError with its line in the text."""
    for path, message in _faults(made):
        raise InputError(message, file=name, line=line_of(text, path))
    return made


def _faults(made: Recipe) -> Iterator[tuple[tuple[str, ...], str]]:
    """What cannot be used: the path of its key, and what is wrong with it."""
    for where, size in ((("paper",), made.paper), (("imposition", "sheet"), made.imposition.sheet)):
        try:
            paper(size or "A4")
        except ValueError as error:
            yield where, str(error)
    try:
        theme_named(made.theme)
    except InputError as error:
        yield ("theme",), f"theme {error}"
    for path, value, least, most in _numbers(made):
        if not least <= value <= most:
            yield path, f"{path[-1]} is from {least:g} to {most:g}"
    if made.line_numbers and made.columns != 1:
        yield ("line_numbers",), "numbered lines need columns = 1"


def _numbers(made: Recipe) -> Iterator[tuple[tuple[str, ...], float, float, float]]:
    """Each number: the path of its key, its value, the least and the most that it may be."""
    yield ("scale",), made.scale, 0.25, 10
    yield ("line_numbers",), made.line_numbers, 0, 1000
    yield ("columns",), 1 if made.columns is None else made.columns, 1, 6
    yield ("parts", "notes"), made.parts.notes, 0, 500
    for side, value in msgspec.structs.asdict(made.margins).items():
        yield ("margins", side), value or 0, 0, 500
    for key, least, most in (("columns", 1, 20), ("rows", 1, 20), ("signature", 0, 1000), ("thickness", 0, 5)):
        yield ("imposition", key), getattr(made.imposition, key), least, most


def _tables(name: str, seen: tuple[str, ...], line: int = 0, folder: Path | None = None) -> dict[str, Any]:
    """The tables of a recipe over those that it extends, each file checked by itself; `line` of the last names it.

    Files that a recipe names may lie beside it: `folder` is that of the last one seen.
    """
    if name in seen:
        raise InputError(f"recipes extend each other: {' → '.join((*seen, name))}", file=name)
    text, folder = _text(name, folder, seen[-1] if seen else "", line)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"not a TOML file: {error}", file=name, line=line_in(str(error))) from error
    except RecursionError as error:
        raise InputError("not a TOML file: it is nested too deeply", file=name) from error
    base = tables.pop("extends", None)
    if isinstance(look := tables.get("theme"), str) and folder and look not in theme_names():
        tables["theme"] = beside(look, folder)
    said = line_of(text, ["extends"])
    merged = tables if base is None else _merged(_tables(str(base), (*seen, name), said, folder), tables)
    try:
        msgspec.convert(tables, Recipe)
        checked(msgspec.convert(merged, Recipe), name, text)
    except msgspec.ValidationError as error:
        raise _invalid(error, name, text) from error
    return merged


def _invalid(error: msgspec.ValidationError, name: str, text: str) -> InputError:
    """What msgspec found, with its line."""
    said, _, place = str(error).partition(" - at `$")
    path = [part for part in place.rstrip("`").split(".") if part]
    if unknown := _UNKNOWN.search(said):
        path.append(unknown[1])
        said = f"unknown key {unknown[1]}{f' in [{path[-2]}]' if len(path) > 1 else ''}"
    else:
        said = f"{'.'.join(path)}: {said[:1].lower()}{said[1:]}".removeprefix(": ")
        if allowed := _allowed(path):
            said += f": use one of {', '.join(allowed)}"
    return InputError(said, file=name, line=line_of(text, path))


def _allowed(path: list[str]) -> list[str]:
    """The words that the key at this path may have, none if it is free."""
    known = msgspec.json.schema(Imposition)["$defs"]["Imposition"]["properties"]
    said = known.get(path[-1], {}) if path[:1] == ["imposition"] else {}
    return [word for one in (said, *said.get("anyOf", ())) for word in one.get("enum", ())]


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in own.items():
        merged[key] = {**merged.get(key, {}), **value} if isinstance(value, dict) else value
    return merged


def names() -> list[str]:
    """The recipes that come with newsconv."""
    folder = files(__package__) / "recipes"
    return sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))


def _text(name: str, folder: Path | None, extending: str, line: int) -> tuple[str, Path | None]:
    """The text of a recipe and the folder it lies in, None of one that comes with newsconv."""
    bundled = files(__package__) / "recipes" / f"{name}.toml"
    if "/" not in name and "\\" not in name and bundled.is_file():
        return bundled.read_text(encoding="utf-8"), None
    path = Path(beside(name, folder) if folder else name)
    try:
        return read_settings(path, name), path.parent
    except InputError as error:
        if not isinstance(error.__cause__, FileNotFoundError):
            raise
        what = f"no such recipe {name}" if extending else "no such recipe"
        message = f"{what}: use {', '.join(names())} or a TOML file"
        raise InputError(message, file=extending or name, line=line) from error
