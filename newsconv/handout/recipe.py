"""Recipes: what a handout is made of and how its pages go on paper, in TOML like themes.

A recipe may extend another one; an unknown key is an error, so that a misspelt key
cannot pass unnoticed.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ..errors import InputError
from ..theme import Page, Style, Theme
from ..theme import theme as theme_named
from ..units import paper, snapped
from .impose import Imposition


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
    """Margins in mm that replace those of the theme; `notes` is added outside and ruled off."""

    top: float | None = None
    bottom: float | None = None
    inside: float | None = None
    outside: float | None = None
    notes: float = 0


class Recipe(Struct, frozen=True, forbid_unknown_fields=True):
    """A handout.

    `paper` is the page before imposition; `scale` multiplies every size of type.  Pages that
    are `mirrored` have their inner margin at the spine.  Every `line_numbers`-th line has its number, 0 none.
    """

    paper: str = "A4"
    columns: int | None = None
    theme: str = "newspaper"
    scale: float = 1.0
    mirrored: bool = False
    line_numbers: int = 0
    margins: Margins = Margins()
    parts: Parts = Parts()
    imposition: Imposition = Imposition()

    def look(self) -> Theme:
        """The theme at this scale and with these margins."""
        base = theme_named(self.theme)
        styles = {role: scaled(style, self.scale) for role, style in base.styles.items()}
        return replace(base, page=_page(base.page, self.margins), styles=styles)


def scaled(style: Style, scale: float) -> Style:
    """The style with type so many times as large, its leading on whole eighths of a point."""
    if scale == 1:
        return style
    return replace(
        style, size=style.size * scale, leading=snapped(style.leading * scale),
        before=style.before * scale, after=style.after * scale,
    )


def _page(page: Page, margins: Margins) -> Page:
    said = {side: getattr(margins, side) for side in ("top", "bottom", "inside", "outside")}
    page = replace(page, **{side: value for side, value in said.items() if value is not None})
    return replace(page, outside=page.outside + margins.notes)


def recipe(name: str) -> Recipe:
    """The recipe with this name, or in this TOML file; InputError names what is wrong in it."""
    try:
        made = msgspec.convert(_tables(name, ()), Recipe)
    except msgspec.ValidationError as error:
        raise InputError(str(error), file=name) from error
    return checked(made, name)


def checked(made: Recipe, name: str) -> Recipe:
    """The recipe, if its papers are known and its numbers can be used; else InputError."""
    try:
        for size in (made.paper, made.imposition.sheet):
            if size:
                paper(size)
    except ValueError as error:
        raise InputError(str(error), file=name) from error
    numbers = made.imposition
    for what, value, least in (
        ("scale", made.scale, 0.25), ("columns", numbers.columns, 1), ("rows", numbers.rows, 1),
        ("signature", numbers.signature, 0), ("line_numbers", made.line_numbers, 0), ("notes", made.parts.notes, 0),
    ):
        if value < least:
            raise InputError(f"{what} is at least {least}", file=name)
    if made.line_numbers and made.columns != 1:
        raise InputError("numbered lines need columns = 1", file=name)
    return made


def _tables(name: str, seen: tuple[str, ...]) -> dict[str, Any]:
    if name in seen:
        raise InputError(f"recipes extend each other: {' → '.join((*seen, name))}", file=name)
    try:
        tables = tomllib.loads(_text(name))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"not a TOML file: {error}", file=name) from error
    base = tables.pop("extends", None)
    return tables if base is None else _merged(_tables(str(base), (*seen, name)), tables)


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in own.items():
        merged[key] = {**merged.get(key, {}), **value} if isinstance(value, dict) else value
    return merged


def names() -> list[str]:
    """The recipes that come with newsconv."""
    folder = files(__package__) / "recipes"
    return sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))


def _text(name: str) -> str:
    bundled = files(__package__) / "recipes" / f"{name}.toml"
    if "/" not in name and "\\" not in name and bundled.is_file():
        return bundled.read_text(encoding="utf-8")
    try:
        return Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"no such recipe: use {', '.join(names())} or a TOML file ({error})"
        raise InputError(message, file=name) from error
