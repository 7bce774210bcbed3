"""Inline content: runs of text, marks, links, and spans that name the parts of a line.

The text of a line is the only truth: names, outlets and dates are spans of it, and
`parts` reads them from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias, get_args

from msgspec import Struct

SpanRole = Literal[
    "dateline", "outlet", "form", "place", "date", "role", "name", "office",
    "honorific", "suffix", "credit", "lead-in",
]
"""Parts of a line: 电头, outlet, 讯/电, place, date, 记者, name, office, 先生/教授, 文/图, 摄, run-in words."""
SPAN_ROLES: tuple[str, ...] = get_args(SpanRole)


class Source(Struct, frozen=True, gc=False):
    """Where a node came from: first and last line, counted from 1."""

    first: int
    last: int


def covering(sources: Iterable[Source | None]) -> Source | None:
    """The lines from the first of the sources to the last; None if none is known."""
    known = [source for source in sources if source is not None]
    return Source(min(s.first for s in known), max(s.last for s in known)) if known else None


class Node(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type",
           forbid_unknown_fields=True, gc=False):
    """Base of every node; `source` is None for what was made by a program."""

    source: Source | None = None


class Text(Node, frozen=True, tag="text"):
    """A run of characters."""

    text: str


class Strong(Node, frozen=True, tag="strong"):
    """Strong emphasis, set in Hei."""

    children: Inlines


class Emphasis(Node, frozen=True, tag="emphasis"):
    """Emphasis, set in Kai or with emphasis dots where such a face is missing."""

    children: Inlines


class Underline(Node, frozen=True, tag="underline"):
    """Underlined text (`<u>`)."""

    children: Inlines


class Strikethrough(Node, frozen=True, tag="strikethrough"):
    """Struck text."""

    children: Inlines


class Superscript(Node, frozen=True, tag="superscript"):
    """Raised text (`<sup>`)."""

    children: Inlines


class Subscript(Node, frozen=True, tag="subscript"):
    """Lowered text (`<sub>`)."""

    children: Inlines


class Link(Node, frozen=True, tag="link"):
    """A link; `target` is http, https, mailto or tel."""

    children: Inlines
    target: str
    title: str = ""


class Code(Node, frozen=True, tag="code"):
    """Code or another literal run; never converted."""

    text: str


class Ruby(Node, frozen=True, tag="ruby"):
    """Base text with its reading."""

    children: Inlines
    reading: str


class Span(Node, frozen=True, tag="span"):
    """A part of a line with a role: a name, an outlet, a whole dateline."""

    role: SpanRole
    children: Inlines


class LineBreak(Node, frozen=True, tag="line-break"):
    """A break that the author asked for."""


class FootnoteReference(Node, frozen=True, tag="footnote-reference"):
    """The mark of the footnote with this key."""

    key: str


class Picture(Node, frozen=True, tag="picture"):
    """A picture by its path (relative to the article) and its alternative text."""

    path: str
    alternative: str = ""
    title: str = ""


Inline: TypeAlias = (
    Text | Strong | Emphasis | Underline | Strikethrough | Superscript | Subscript | Link | Code
    | Ruby | Span | LineBreak | FootnoteReference | Picture
)
Inlines: TypeAlias = tuple[Inline, ...]
INLINE_TYPES: tuple[type[Inline], ...] = get_args(Inline)


def inline_text(inlines: Iterable[Inline]) -> str:
    """The characters of inline content: no readings, marks or alternative texts."""
    return "".join([inline.text if type(inline) is Text else _inline_text(inline) for inline in inlines])


def _inline_text(inline: Inline) -> str:
    match inline:
        case Text(text=text) | Code(text=text):
            return text
        case LineBreak():
            return "\n"
        case FootnoteReference() | Picture():
            return ""
        case _:
            return inline_text(inline.children)


def parts(inlines: Iterable[Inline], role: SpanRole) -> Iterator[str]:
    """Texts of the spans with this role, at any depth, in order."""
    for inline in inlines:
        if isinstance(inline, Span) and inline.role == role:
            yield inline_text(inline.children)
        elif not isinstance(inline, (Text, Code, LineBreak, FootnoteReference, Picture)):
            yield from parts(inline.children, role)


def first_part(inlines: Iterable[Inline], role: SpanRole) -> str:
    """The first of `parts`, or ''."""
    return next(parts(inlines, role), "")
