"""Rows as what another block holds: lines of text, blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..draft import Row
from ..model import Block, Blocks, Figure, Inlines, Paragraph, inline_text
from ..walk import text_rows


def words_of(inside: Inlines) -> str:
    """The text of a line without white space at its ends."""
    return inline_text(inside).strip()


def lines_of(rows: Sequence[Row]) -> Iterator[Inlines]:
    """The lines of text in rows, pictures before the words that go with them."""
    for row in rows:
        if isinstance(row.block, Figure) and row.block.pictures:
            yield row.block.pictures
        yield from (line for line in text_rows(row.block) if line)


def blocks_of(rows: Sequence[Row]) -> Blocks:
    """Rows as the blocks of another block; a caption joins its figure, which nothing later would do."""
    out: list[Block] = []
    for row in rows:
        last = out[-1] if out else None
        if row.role == "caption" and isinstance(row.block, Paragraph) and isinstance(last, Figure) and not last.caption:
            out[-1] = Figure(last.pictures, row.block.children, source=last.source)
        else:
            out.append(row.block)
    return tuple(out)
