"""Marking parts of a line: wrapping a range of its characters in a span, whatever markup cuts it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from .model import (
    Code,
    FootnoteReference,
    Inline,
    Inlines,
    LineBreak,
    Picture,
    Ruby,
    Span,
    SpanRole,
    Text,
    inline_text,
)


class Mark(NamedTuple):
    """A range of characters with a role, and marks inside it (positions in the whole line)."""

    start: int
    end: int
    role: SpanRole
    inside: Sequence[Mark] = ()


def cut(inlines: Inlines, at: int) -> tuple[Inlines, Inlines]:
    """The row cut at a character position; a mark around the cut is cut in two."""
    left: list[Inline] = []
    for index, inline in enumerate(inlines):
        length = len(inline_text((inline,)))
        if at <= 0 and (length or at < 0 or not left):
            return tuple(left), inlines[index:]
        if at < length:
            before, after = _cut_one(inline, at)
            return (*left, *before), (*after, *inlines[index + 1 :])
        left.append(inline)
        at -= length
    return tuple(left), ()


def _cut_one(inline: Inline, at: int) -> tuple[Inlines, Inlines]:
    match inline:
        case Text() | Code():
            return (replace(inline, text=inline.text[:at]),), (replace(inline, text=inline.text[at:]),)
        case LineBreak() | FootnoteReference() | Picture() | Ruby():
            return (inline,), ()
        case _:
            before, after = cut(inline.children, at)
            return (replace(inline, children=before),), (replace(inline, children=after),)


def mark(inlines: Inlines, marks: Iterable[Mark]) -> Inlines:
    """The row with each range wrapped in a span; ranges must not overlap but by nesting."""
    return _mark(inlines, sorted(marks), 0)


def _mark(inlines: Inlines, marks: Sequence[Mark], offset: int) -> Inlines:
    out: list[Inline] = []
    rest, position = inlines, offset
    for one in marks:
        before, rest = cut(rest, one.start - position)
        inside, rest = cut(rest, one.end - one.start)
        out.extend(before)
        if inside:
            source = inside[0].source
            out.append(Span(one.role, _mark(inside, sorted(one.inside), one.start), source=source))
        position = one.end
    return (*out, *rest)


def strip(inlines: Inlines) -> Inlines:
    """The row without white space at its ends."""
    text = inline_text(inlines)
    _, rest = cut(inlines, len(text) - len(text.lstrip())) if text[:1].isspace() else ((), inlines)
    text = text.lstrip()
    return cut(rest, len(text.rstrip()))[0] if text[-1:].isspace() else rest


def split(inlines: Inlines, at: int) -> tuple[Inlines, Inlines]:
    """`cut`, with the white space at the cut dropped."""
    left, right = cut(inlines, at)
    return strip(left), strip(right)


def in_lines(rows: Iterable[Inlines]) -> Inlines:
    """Rows as one, with line breaks between."""
    out: list[Inline] = []
    for row in rows:
        if out:
            out.append(LineBreak())
        out.extend(row)
    return tuple(out)


class Edit(NamedTuple):
    """Characters from `start` to `end` of a line, to be replaced by `text`."""

    start: int
    end: int
    text: str
