"""Ways through the tree: iterate, rewrite nodes, rewrite rows of siblings.

A rewrite that changes nothing returns the same objects, so it costs no memory
and `is` tells whether anything happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar, cast

from msgspec.structs import replace

from .model import INLINE_TYPES, Code, CodeBlock, Inlines, Node, Source, Text

N = TypeVar("N", bound=Node)
Row = tuple[Node, ...]


def children(node: Node) -> Iterator[Node]:
    """The nodes directly inside, in field order."""
    for name in node.__struct_fields__:
        value = getattr(node, name)
        if isinstance(value, Node):
            yield value
        elif isinstance(value, tuple):
            yield from (item for item in value if isinstance(item, Node))


def walk(node: Node) -> Iterator[Node]:
    """The node and everything inside it, parents first."""
    yield node
    for child in children(node):
        yield from walk(child)


def first_places(node: Node) -> dict[str, Source | None]:
    """Each character of the texts inside, with the lines of the innermost node that has any around its first one."""
    found: dict[str, Source | None] = {}
    _note_places(node, None, found)
    return found


def _note_places(node: Node, around: Source | None, found: dict[str, Source | None]) -> None:
    around = node.source or around
    if isinstance(node, Text | Code | CodeBlock):
        for character in dict.fromkeys(node.text):
            found.setdefault(character, around)
    for child in children(node):
        _note_places(child, around, found)


def rewrite(node: N, change: Callable[[Node], Node]) -> N:
    """Apply `change` to every node, innermost first; `change` returns a node that fits its place."""

    def field(value: Any) -> Any:
        if isinstance(value, Node):
            return rewrite(value, change)
        if isinstance(value, tuple) and value:
            return same_row(value, tuple(field(item) for item in value))
        return value

    return cast(N, change(rebuilt(node, field)))


def rewrite_rows(node: N, change: Callable[[Row], Row]) -> N:
    """Apply `change` to every row of siblings (inline or block), innermost first."""

    def field(value: Any) -> Any:
        if isinstance(value, Node):
            return rewrite_rows(value, change)
        if isinstance(value, tuple) and value and isinstance(value[0], Node):
            row = same_row(value, tuple(rewrite_rows(item, change) for item in value))
            return same_row(row, change(row))
        return value

    return rebuilt(node, field)


def rewrite_lines(node: N, change: Callable[[Inlines], Inlines]) -> N:
    """Apply `change` to every whole line of inline content: a paragraph's, a title's, a cell's."""

    def field(value: Any) -> Any:
        if isinstance(value, INLINE_TYPES):
            return value
        if isinstance(value, Node):
            return rewrite_lines(value, change)
        if isinstance(value, tuple) and value and isinstance(value[0], INLINE_TYPES):
            return same_row(value, change(cast(Inlines, value)))
        if isinstance(value, tuple) and value:
            return same_row(value, tuple(field(item) for item in value))
        return value

    return rebuilt(node, field)


def rebuilt(node: N, field: Callable[[Any], Any]) -> N:
    """The node with `field` applied to each of its values; the same object if none changed."""
    changed = {}
    for name in node.__struct_fields__:
        old = getattr(node, name)
        new = field(old)
        if new is not old:
            changed[name] = new
    return replace(node, **changed) if changed else node


def same_row(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    """`old` if both hold the same objects, else `new`."""
    same = len(old) == len(new) and all(a is b for a, b in zip(old, new, strict=True))
    return old if same else new
