"""Ways over the document: iterate, rewrite, rewrite rows of siblings, plain text.

A rewrite that changes nothing returns the same objects, so it costs no memory
and `is` tells whether anything happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar, cast

from msgspec.structs import replace

from .model import (
    Article,
    Byline,
    CodeBlock,
    Crosshead,
    Divider,
    Emphasis,
    Figure,
    Headline,
    Inline,
    Inlines,
    Jump,
    List,
    Node,
    Paragraph,
    Person,
    Portrait,
    PullQuote,
    Quotation,
    ReadMore,
    Sidebar,
    Source,
    Story,
    Strikethrough,
    Strong,
    Table,
    Text,
    Underline,
    inline_text,
)

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


def rewrite(node: N, change: Callable[[Node], Node]) -> N:
    """Apply `change` to every node, innermost first; `change` returns a node that fits its place."""

    def field(value: Any) -> Any:
        if isinstance(value, Node):
            return rewrite(value, change)
        if isinstance(value, tuple) and value:
            return _same_row(value, tuple(field(item) for item in value))
        return value

    return cast(N, change(_rebuilt(node, field)))


def rewrite_rows(node: N, change: Callable[[Row], Row]) -> N:
    """Apply `change` to every row of siblings (inline or block), innermost first."""

    def field(value: Any) -> Any:
        if isinstance(value, Node):
            return rewrite_rows(value, change)
        if isinstance(value, tuple) and value and isinstance(value[0], Node):
            row = _same_row(value, tuple(rewrite_rows(item, change) for item in value))
            return _same_row(row, change(row))
        return value

    return _rebuilt(node, field)


def _rebuilt(node: N, field: Callable[[Any], Any]) -> N:
    changed = {}
    for name in node.__struct_fields__:
        old = getattr(node, name)
        new = field(old)
        if new is not old:
            changed[name] = new
    return replace(node, **changed) if changed else node


def _same_row(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    same = len(old) == len(new) and all(a is b for a, b in zip(old, new, strict=True))
    return old if same else new


def without_sources(node: N) -> N:
    """The same node with no provenance."""

    def strip(inner: Node) -> Node:
        return inner if inner.source is None else replace(inner, source=None)

    bare = rewrite(node, strip)
    if isinstance(bare, Article) and bare.file:
        bare = replace(bare, file="")
    return bare


def same(a: Node, b: Node) -> bool:
    """Whether two nodes are equal but for provenance."""
    return without_sources(a) == without_sources(b)


_FOLDABLE = (Strong, Emphasis, Underline, Strikethrough)


def normalise(node: N) -> N:
    """The normal form: adjacent texts joined, empty and nested marks folded. Idempotent."""
    return rewrite_rows(node, _normal_row)


def _normal_row(row: Row) -> Row:
    out: list[Node] = []
    for node in row:
        if isinstance(node, _FOLDABLE):
            folded = _fold(node)
            if folded is None:
                continue
            node = folded
        if isinstance(node, Text) and not node.text:
            continue
        if out and (joined := _joined(out[-1], node)) is not None:
            out[-1] = joined
        else:
            out.append(node)
    return tuple(out)


def _fold(node: Node) -> Node | None:
    """A mark without content is nothing; a mark directly inside its like is one mark."""
    kind = type(node)
    inside: list[Inline] = []
    for child in cast(Strong, node).children:
        inside.extend(child.children if type(child) is kind else (child,))  # type: ignore[union-attr]
    if not inside:
        return None
    row = cast(Inlines, _normal_row(tuple(inside)))
    return replace(node, children=row) if row != cast(Strong, node).children else node


def _joined(left: Node, right: Node) -> Node | None:
    if isinstance(left, Text) and isinstance(right, Text):
        return Text(left.text + right.text, source=_span(left.source, right.source))
    if isinstance(left, _FOLDABLE) and type(left) is type(right):
        row = _normal_row((*left.children, *right.children))  # type: ignore[attr-defined]
        return replace(left, children=row, source=_span(left.source, right.source))
    return None


def _span(a: Source | None, b: Source | None) -> Source | None:
    if a is None or b is None:
        return a or b
    return a if a == b else Source(min(a.first, b.first), max(a.last, b.last))


# Plain text


def plain_text(node: Node) -> str:
    """The text a reader sees, in reading order, one line for each line of text.

    Readings, note marks, alternative texts and footnotes are left out; see `footnote_text`.
    """
    return "\n".join(line for line in lines(node) if line)


def footnote_text(article: Article) -> str:
    """The text of the footnotes, in order."""
    return "\n".join(line for note in article.footnotes for line in lines(note) if line)


def lines(node: Node) -> Iterator[str]:
    """The lines of `plain_text`."""
    for row in text_rows(node):
        yield inline_text(row)


def text_rows(node: Node) -> Iterator[Inlines]:
    """Each piece of inline content that stands on lines of its own, in reading order."""
    match node:
        case Article():
            for part in (node.headline, *node.bylines, *node.portraits, *node.stories, *node.read_more):
                if part is not None:
                    yield from text_rows(part)
        case Story():
            for piece in (node.headline, node.speaker, *node.bylines, *node.blocks):
                if piece is not None:
                    yield from text_rows(piece)
        case Headline():
            yield from (node.section, node.kicker, node.title, node.deck, node.summary)
        case Portrait():
            yield node.person.children
        case Figure():
            yield from (node.caption, node.credit)
        case Table():
            yield from _table_rows(node)
        case Sidebar():
            yield node.title
            for block in node.blocks:
                yield from text_rows(block)
        case CodeBlock():
            yield (Text(node.text),)
        case Divider():
            return
        case Paragraph() | Crosshead() | PullQuote() | Jump() | ReadMore() | Byline() | Person():
            yield node.children
        case Quotation() | List():
            for inner in children(node):
                yield from text_rows(inner)
        case _:
            for inner in children(node):
                yield from text_rows(inner)


def _table_rows(table: Table) -> Iterator[Inlines]:
    yield table.caption
    for row in (table.header, *table.rows):
        if row is not None:
            for cell in row.cells:
                yield cell.children
