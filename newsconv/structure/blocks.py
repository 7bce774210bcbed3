"""Labelled rows into the blocks of a story: figures with their captions, boxes with their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from ..model import (
    Block,
    Blocks,
    Crosshead,
    Figure,
    Inlines,
    Jump,
    Link,
    Paragraph,
    ParagraphRole,
    Picture,
    Portrait,
    PullQuote,
    ReadMore,
    Source,
    Table,
    covering,
    inline_text,
)
from ..spans import in_lines, strip
from . import nodes
from .labels import Labelled
from .lines import credit_at_end, is_table_title, jump_direction

_PARAGRAPH_ROLES: dict[str, ParagraphRole] = {
    "lead": "lead", "editors-note": "editors-note", "question": "question", "answer": "answer",
    "sign-off": "sign-off", "summary": "lead",
}


def blocks_of(items: Sequence[Labelled]) -> Blocks:
    """The blocks of a row of labelled rows, in order."""
    return tuple(_blocks(items))


def _blocks(items: Sequence[Labelled]) -> Iterator[Block]:
    at = 0
    while at < len(items):
        item = items[at]
        if item.is_pictures and not (item.explicit and _has_caption(item)):
            figure, at = _figure(items, at)
            yield figure
        elif item.role == "read-more" and not isinstance(item.row.block, ReadMore):
            box, at = read_more(items, at)
            yield box
        elif (table := _titled(items, at)) is not None:
            yield table
            at += 2
        elif item.role in ("caption", "credit") and not item.is_pictures:
            figure, at = _captions(items, at, (), item.source)
            yield figure
        else:
            yield block_of(item)
            at += 1


def _titled(items: Sequence[Labelled], at: int) -> Table | None:
    """The table after a line that was taken for its title, with it."""
    title, block = items[at], items[at + 1].row.block if at + 1 < len(items) else None
    if title.role != "caption" or title.explicit or not isinstance(block, Table) or not is_table_title(title.text):
        return None
    return None if block.caption else replace(
        block, caption=strip(title.content), source=covering((title.source, items[at + 1].source))
    )


def _has_caption(item: Labelled) -> bool:
    return isinstance(item.row.block, Figure) and bool(item.row.block.caption)


def block_of(item: Labelled) -> Block:
    """The block of one row that needs no neighbours."""
    block, source = item.row.block, item.source
    content = strip(item.content)
    match item.role:
        case "byline":
            return nodes.byline(content, source)
        case "portrait" | "speaker":
            return nodes.portrait(content, source, block.picture if isinstance(block, Portrait) else None)
        case "jump" if not isinstance(block, Jump):
            return Jump(content, "from" if jump_direction(item.text) == "from" else "to", source=source)
        case "pull-quote" if not isinstance(block, PullQuote):
            return PullQuote(content, source=source)
        case "crosshead" if isinstance(block, Paragraph):
            return Crosshead(content, source=source)
    if isinstance(block, Paragraph) and item.role in _PARAGRAPH_ROLES:
        return replace(block, role=_PARAGRAPH_ROLES[item.role])
    return block


def _figure(items: Sequence[Labelled], at: int) -> tuple[Figure, int]:
    """A picture row with the caption and credit rows after it, or a portrait's picture."""
    source = items[at].source
    pictures: list[Picture] = []
    while at < len(items) and items[at].is_pictures:
        pictures.extend(_pictures(items[at]))
        at += 1
    return _captions(items, at, tuple(pictures), source)


def _pictures(item: Labelled) -> tuple[Picture, ...]:
    block = item.row.block
    if isinstance(block, Figure):
        return block.pictures
    return tuple(inline for inline in block.children if isinstance(inline, Picture)) if isinstance(
        block, Paragraph
    ) else ()


def _captions(
    items: Sequence[Labelled], at: int, pictures: tuple[Picture, ...], source: Source | None
) -> tuple[Figure, int]:
    """A figure with the caption at `at`, if there is one, and the credit after it; and where it ends."""
    caption: Inlines = ()
    credit: Inlines = ()
    last = source
    if at < len(items) and items[at].role == "caption" and not items[at].is_pictures:
        caption, last, at = items[at].content, items[at].source, at + 1
    credited = bool(caption) and credit_at_end(inline_text(caption)) > 0
    if at < len(items) and items[at].role == "credit" and not items[at].is_pictures and not credited:
        credit, last, at = items[at].content, items[at].source, at + 1
    return nodes.figure(pictures, caption, strip(credit), covering((source, last))), at


def read_more(items: Sequence[Labelled], at: int) -> tuple[ReadMore, int]:
    """A read-more box of the lines from `at` on, and where it ends."""
    first = items[at]
    if isinstance(first.row.block, ReadMore):
        return first.row.block, at + 1
    rows: list[Inlines] = []
    source = first.source
    while at < len(items) and items[at].role == "read-more" and not isinstance(items[at].row.block, ReadMore):
        rows.append(strip(items[at].content))
        source = covering((source, items[at].source))
        at += 1
    return ReadMore(in_lines(rows), _link(rows), source=source), at


def _link(rows: Sequence[Inlines]) -> str:
    return next((inline.target for row in rows for inline in row if isinstance(inline, Link)), "")
