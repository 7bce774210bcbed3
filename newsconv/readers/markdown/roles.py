"""What an attribute line makes of the block below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast, get_args

from msgspec import Struct

from ...draft import RowRole
from ...links import is_allowed_target
from ...model import (
    PARAGRAPH_ROLES,
    Block,
    Byline,
    Crosshead,
    Figure,
    Inlines,
    Jump,
    LineBreak,
    Paragraph,
    Person,
    Picture,
    Portrait,
    PullQuote,
    ReadMore,
    Source,
)
from .attributes import Attributes
from .context import Context

ROLES: tuple[str, ...] = tuple(role for role in get_args(RowRole) if role)
BLOCK_ROLES = frozenset(
    ("", *PARAGRAPH_ROLES, "byline", "portrait", "read-more", "crosshead", "caption", "credit", "pull-quote", "jump")
)
"""Roles of blocks that may stand inside other blocks; the rest belong to the page or a story."""

_KEYS = {"read-more": ("link",), "jump": ("direction",), "crosshead": ("level",)}


class Said(Struct, frozen=True):
    """Everything the attribute lines before one block say."""

    role: RowRole = ""
    join: bool | None = None
    values: dict[str, str] = {}
    line: int = 0


def said(lines: list[Attributes], context: Context) -> Said:
    """Stacked attribute lines as one; InputError for what is unknown or said twice."""
    role: RowRole = ""
    join: bool | None = None
    values: dict[str, str] = {}
    for attributes in lines:
        for name in attributes.classes:
            if name in ("join", "no-join"):
                join = name == "join"
            elif name not in ROLES:
                raise context.error(f"unknown role {name!r}: use one of {', '.join(ROLES)}", attributes.line)
            elif role and role != name:
                raise context.error(f"one block cannot be {role!r} and {name!r}", attributes.line)
            else:
                role = cast(RowRole, name)
        values |= attributes.values
    line = lines[0].line if lines else 0
    for key in values:
        if key not in _KEYS.get(role, ()):
            known = ", ".join(_KEYS.get(role, ())) or "none"
            raise context.error(f"unknown key {key!r} of {role or 'this block'!r}: it takes {known}", line)
    return Said(role, join, values, line)


def typed(given: Said, inside: Inlines, level: int, source: Source, context: Context) -> Block:
    """The block that a role makes of a line of text; `level` is a heading's, 0 for a paragraph."""
    match given.role:
        case "body" | "lead" | "editors-note" | "question" | "answer" | "sign-off":
            return Paragraph(inside, given.role, source=source)
        case "byline":
            return Byline(inside, source=source)
        case "portrait":
            picture, rest = first_picture(inside)
            return Portrait(Person(rest, source=source), picture, source=source)
        case "read-more":
            return read_more(given.values, inside, source, context)
        case "crosshead":
            return Crosshead(inside, level or _level(given, context), source=source)
        case "jump":
            return _jump(given, inside, source, context)
        case "caption" | "credit" | "pull-quote":
            return _SIMPLE[given.role](inside, source)
        case _ if level:
            return Crosshead(inside, level, source=source)
        case _:
            return Paragraph(inside, source=source)


_SIMPLE: dict[str, Callable[[Inlines, Source], Block]] = {
    "caption": lambda inside, source: Figure(caption=inside, source=source),
    "credit": lambda inside, source: Figure(credit=inside, source=source),
    "pull-quote": lambda inside, source: PullQuote(inside, source=source),
}


def first_picture(inside: Inlines) -> tuple[Picture | None, Inlines]:
    """A picture that begins a line, and the line without it and the break behind it."""
    if not inside or not isinstance(inside[0], Picture):
        return None, inside
    rest = inside[1:]
    return inside[0], rest[1:] if rest and isinstance(rest[0], LineBreak) else rest


def read_more(values: dict[str, str], inside: Inlines, source: Source, context: Context) -> ReadMore:
    """A read-more box; a link that may not be followed is left out with a notice."""
    link = values.get("link", "")
    if link and not is_allowed_target(link):
        context.say("link-refused", "doubt", f"the link to {link!r} is left out: links lead to http, https, mailto "
                    "or tel", source)
        link = ""
    picture, rest = first_picture(inside)
    return ReadMore(rest, link, picture, source=source)


def _level(given: Said, context: Context) -> int:
    level = given.values.get("level", "1")
    if level not in "123456" or len(level) != 1:
        raise context.error(f"a crosshead's level is 1 to 6, not {level!r}", given.line)
    return int(level)


def _jump(given: Said, inside: Inlines, source: Source, context: Context) -> Jump:
    match given.values.get("direction", "to"):
        case "from":
            return Jump(inside, "from", source=source)
        case "to":
            return Jump(inside, source=source)
        case other:
            raise context.error(f"a jump's direction is 'from' or 'to', not {other!r}", given.line)
