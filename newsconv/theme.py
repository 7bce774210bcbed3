"""Themes: roles of a newspaper page → styles, resolved once for all formats.

A theme is a TOML file with one table for each role.  Every theme but the base
`extends` another; an unknown role or key is an error, so that a misspelt key
cannot pass unnoticed.  Lengths are numbers or words: `五号`, `12pt`, `4mm`, `1.5em`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from .errors import InputError
from .files import beside, read_settings
from .units import MM, points

Role = Literal[
    "section", "kicker", "title", "deck", "summary", "byline",
    "portrait-name", "portrait-office",
    "story-section", "story-kicker", "story-title", "story-deck", "story-summary",
    "speaker-office", "speaker-name",
    "body", "lead", "editors-note", "question", "answer", "sign-off", "dateline",
    "crosshead", "crosshead-2", "quotation", "pull-quote", "caption", "credit",
    "sidebar-title", "sidebar", "jump", "read-more", "list", "table-head", "table-cell",
    "code", "footnote", "running-head", "folio", "strong", "emphasis",
]


Level = Literal["none", "basic", "gb", "strict"]
"""How strictly marks are kept from the edges of lines: not at all, as clreq 3.1.3 says, with what GB/T 15834 5.1
adds, or with dashes and ellipses kept from the start of a line too."""


Size = Annotated[float, Meta(ge=1, le=1000)]
Space = Annotated[float, Meta(ge=-1000, le=1000)]
Margin = Annotated[float, Meta(ge=0, le=1000)]
Colour = Annotated[str, Meta(pattern="^#[0-9A-Fa-f]{6}$")]


class Style(Struct, frozen=True, forbid_unknown_fields=True):
    """How a role looks.  Lengths in points, `indent` and `inset` in em of the style's own size."""

    face: Literal["song", "hei", "kai", "mono"] = "song"
    weight: Annotated[int, Meta(ge=1, le=1000)] = 400
    size: Size = 10.5
    leading: Size = 17.5
    align: Literal["justify", "start", "center", "end"] = "justify"
    indent: Space = 0
    inset: Space = 0
    before: Space = 0
    after: Space = 0
    colour: Colour = "#000000"
    grey: Annotated[float, Meta(ge=0, le=1)] = 0
    """Background: 0 is none, 1 is black."""


class Page(Struct, frozen=True, forbid_unknown_fields=True):
    """The page: margins in mm, `gutter` between columns and the least width of a column in em of body."""

    top: Margin = 20
    bottom: Margin = 20
    inside: Margin = 18
    outside: Margin = 18
    gutter: Margin = 2
    narrowest_column: Size = 18


class Lines(Struct, frozen=True, forbid_unknown_fields=True):
    """How lines are broken in the PDF."""

    kinsoku: Level = "gb"


class Faces(Struct, frozen=True, forbid_unknown_fields=True):
    """Faces that a theme names, each a file or the name of a face that the machine has; '' is the bundled one."""

    song: str = ""
    hei: str = ""
    kai: str = ""
    mono: str = ""
    latin: str = ""


def _named(faces: Faces) -> dict[str, str]:
    return {part: face for part, face in msgspec.structs.asdict(faces).items() if face}


class Theme(Struct, frozen=True):
    """A complete set of styles."""

    page: Page
    styles: dict[str, Style]
    faces: dict[str, str] = {}
    """Faces by name or file for `song`, `hei`, `kai`, `mono` and `latin`."""
    lines: Lines = Lines()

    def __getitem__(self, role: Role) -> Style:
        return self.styles[role]


@cache
def theme(name: str) -> Theme:
    """The theme with this name, or in this TOML file; InputError names what is wrong in it."""
    tables = _tables(name, ())
    page_table = tables.pop("page", {})
    faces = _convert(name, "faces", tables.pop("faces", {}), Faces)
    lines = _convert(name, "lines", tables.pop("lines", {}), Lines)
    known = msgspec.json.schema(Role)["enum"]
    if unknown := sorted(set(tables) - set(known)):
        raise InputError(f"unknown role [{unknown[0]}]: use one of {', '.join(sorted(known))}", file=name)
    if missing := sorted(set(known) - set(tables)):
        raise InputError(f"the theme lacks [{missing[0]}]: begin it with extends = \"newspaper\"", file=name)
    styles = {role: _convert(name, role, _style_lengths(name, role, table), Style) for role, table in tables.items()}
    page = _page_lengths(name, page_table, styles["body"].size)
    return Theme(page=_convert(name, "page", page, Page), styles=styles, faces=_named(faces), lines=lines)


def _style_lengths(name: str, role: str, table: Any) -> Any:
    """A style's lengths as numbers: of points, and of its own em."""
    if not isinstance(table, dict):
        return table
    known = dict(table)
    size = known["size"] = _length(name, role, table.get("size", Style().size), Style().size, 1)
    for key in ("leading", "before", "after", "indent", "inset"):
        if key in known:
            known[key] = _length(name, role, known[key], size, size if key in ("indent", "inset") else 1)
    return known


def _page_lengths(name: str, table: Any, em: float) -> Any:
    """The page's lengths as numbers: of mm, and of the em of the body."""
    if not isinstance(table, dict):
        return table
    units = {"gutter": em, "narrowest_column": em}
    return {key: _length(name, "page", value, em, units.get(key, MM)) for key, value in table.items()}


def _length(name: str, role: str, value: Any, em: Any, unit: Any) -> Any:
    """A length said in words as so many units; what is no text stays for the schema to judge."""
    if not isinstance(value, str):
        return value
    try:
        return points(value, em) / unit
    except (ValueError, TypeError) as error:
        raise InputError(f"[{role}]: {error}", file=name) from error


def _convert(name: str, role: str, table: Any, kind: type[Any]) -> Any:
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise InputError(f"[{role}]: {error}", file=name) from error


def _tables(name: str, seen: tuple[str, ...], folder: Path | None = None) -> dict[str, Any]:
    """The tables of a theme over those that it extends; one that another names may lie in the same folder."""
    if name in seen:
        raise InputError(f"themes extend each other: {' → '.join((*seen, name))}", file=name)
    try:
        text, folder = _text(name, folder)
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"not a TOML file: {error}", file=name) from error
    except RecursionError as error:
        raise InputError("not a TOML file: it is nested too deeply", file=name) from error
    base = tables.pop("extends", None)
    if base is None:
        return tables
    merged = _tables(str(base), (*seen, name), folder)
    for role, table in tables.items():
        below = merged.get(role, {})
        merged[role] = {**below, **table} if isinstance(table, dict) and isinstance(below, dict) else table
    return merged


def _text(name: str, folder: Path | None) -> tuple[str, Path | None]:
    """The text of a theme and the folder it lies in, None of one that comes with newsconv."""
    bundled = files(__package__) / "themes" / f"{name}.toml"
    if "/" not in name and "\\" not in name and bundled.is_file():
        return bundled.read_text(encoding="utf-8"), None
    path = Path(beside(name, folder) if folder else name)
    try:
        return read_settings(path, name), path.parent
    except InputError as error:
        if not isinstance(error.__cause__, FileNotFoundError):
            raise
        message = f"no such theme: use {', '.join(names())} or a TOML file"
        raise InputError(message, file=name) from error


def names() -> list[str]:
    """The themes that come with newsconv."""
    folder = files(__package__) / "themes"
    return sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))
