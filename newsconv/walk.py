"""Ways over the document: iterate, rewrite, compare, plain text."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from .model import (
    Article,
    Byline,
    CodeBlock,
    Crosshead,
    Divider,
    Figure,
    Headline,
    Inlines,
    Jump,
    Node,
    Paragraph,
    Person,
    Portrait,
    PullQuote,
    ReadMore,
    Sidebar,
    Story,
    Table,
    Text,
    inline_text,
)
from .normal import normalise
from .rewriting import N, Row, children, first_places, rewrite, rewrite_lines, rewrite_rows, walk

__all__ = [
    "Row", "children", "first_places", "footnote_text", "lines", "normalise", "plain_text", "rewrite", "rewrite_lines",
    "rewrite_rows", "same", "text_rows", "walk", "without_sources",
]


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
        case _:
            for inner in children(node):
                yield from text_rows(inner)


def _table_rows(table: Table) -> Iterator[Inlines]:
    yield table.caption
    for row in (table.header, *table.rows):
        if row is not None:
            for cell in row.cells:
                yield cell.children
