"""A converted line laid back over the nodes of the old one.

Whatever inline nodes cut a line, its text is converted as one; each leaf then takes the pieces of its own
characters.  A node of which nothing is left (its word became shorter) goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from ...model import (
    Code,
    FootnoteReference,
    Inline,
    Inlines,
    LineBreak,
    Picture,
    Text,
    inline_text,
)
from .scripts import HIDDEN


def readable(row: Inlines) -> str:
    """The text of a line with its code hidden, as long as the line's own text."""
    return "".join(HIDDEN * len(text) if hidden else text for text, hidden in _leaves(row))


def _leaves(row: Inlines) -> Iterator[tuple[str, bool]]:
    for inline in row:
        match inline:
            case Code():
                yield inline.text, True
            case Text() | LineBreak() | FootnoteReference() | Picture():
                yield inline_text((inline,)), False
            case _:
                yield from _leaves(inline.children)


def laid_over(row: Inlines, pieces: Sequence[str]) -> Inlines:
    """The line with each leaf's characters replaced by their pieces."""
    return _Layer(pieces).row(row)


class _Layer:
    def __init__(self, pieces: Sequence[str]) -> None:
        self._pieces = pieces
        self._at = 0

    def row(self, row: Inlines) -> Inlines:
        return tuple(new for inline in row if (new := self._one(inline)) is not None)

    def _one(self, inline: Inline) -> Inline | None:
        match inline:
            case Text():
                text = self._take(inline.text)
                return replace(inline, text=text) if text or not inline.text else None
            case Code() | LineBreak():
                self._take(inline_text((inline,)))
                return inline
            case FootnoteReference() | Picture():
                return inline
            case _:
                children = self.row(inline.children)
                return replace(inline, children=children) if children or not inline.children else None

    def _take(self, text: str) -> str:
        start, self._at = self._at, self._at + len(text)
        return "".join(self._pieces[start : self._at])
