"""Runs of characters under marks, folded into inline nodes.

HTML that is not well nested (`<b><p>…</p><p>…</p></b>`) and Word, whose runs each carry all their
formatting, both come down to this: a flat row of pieces, each with the marks over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal, TypeAlias

from msgspec import Struct

from ..model import (
    Emphasis,
    Inline,
    Inlines,
    Link,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
    covering,
)

MarkKind: TypeAlias = Literal[
    "link", "strong", "emphasis", "underline", "strikethrough", "superscript", "subscript"
]
_NODES: dict[MarkKind, type[Strong | Emphasis | Underline | Strikethrough | Superscript | Subscript]] = {
    "strong": Strong, "emphasis": Emphasis, "underline": Underline, "strikethrough": Strikethrough,
    "superscript": Superscript, "subscript": Subscript,
}


class Mark(Struct, frozen=True):
    """What lies over a piece; `target` and `title` are a link's."""

    kind: MarkKind
    target: str = ""
    title: str = ""


Marks: TypeAlias = tuple[Mark, ...]


class Piece(Struct, frozen=True):
    """A node without marks of its own, and the marks over it from the outside in."""

    node: Inline
    marks: Marks = ()


def under(marks: Marks, *more: Mark) -> Marks:
    """The marks with others inside them; a kind that is there already is not put there twice."""
    for mark in more:
        if all(mark.kind != other.kind for other in marks):
            marks = (*marks, mark)
    return marks


def folded(pieces: Sequence[Piece]) -> Inlines:
    """The pieces as nodes: neighbours that share their outer marks stand in one node."""
    return tuple(_folded(pieces, 0))


def _folded(pieces: Sequence[Piece], depth: int) -> Iterable[Inline]:
    def outer(piece: Piece) -> Mark | None:
        return piece.marks[depth] if len(piece.marks) > depth else None

    for mark, group in groupby(pieces, outer):
        run = list(group)
        if mark is None:
            yield from _joined(piece.node for piece in run)
        else:
            yield _node(mark, tuple(_folded(run, depth + 1)))


def _node(mark: Mark, inside: Inlines) -> Inline:
    source = covering(node.source for node in inside)
    if mark.kind == "link":
        return Link(inside, mark.target, mark.title, source=source)
    return _NODES[mark.kind](inside, source=source)


def _joined(nodes: Iterable[Inline]) -> Iterable[Inline]:
    for is_text, group in groupby(nodes, lambda node: isinstance(node, Text)):
        if not is_text:
            yield from group
            continue
        texts = [node for node in group if isinstance(node, Text) and node.text]
        if texts:
            yield Text("".join(text.text for text in texts), source=covering(text.source for text in texts))
