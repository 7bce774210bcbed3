"""Drafts of one line, to repair."""

from __future__ import annotations

from collections.abc import Sequence

from newsconv.draft import Draft, FrontMatter, Row
from newsconv.model import Block, Crosshead, Inline, Inlines, LineBreak, Paragraph, Source, Text, inline_text
from newsconv.notices import Notice
from newsconv.repairs.apply import REPAIRS, repair
from newsconv.repairs.line import Repair


def inlines_of(text: str) -> Inlines:
    """Text with a line break for each line end."""
    out: list[Inline] = []
    for index, part in enumerate(text.split("\n")):
        if index:
            out.append(LineBreak())
        if part:
            out.append(Text(part))
    return tuple(out)


def draft_of(*blocks: Block, given: bool = False) -> Draft:
    rows = tuple(Row(block, source=Source(index, index)) for index, block in enumerate(blocks, 1))
    return Draft("a.md", FrontMatter(given=given), rows)


def mended(
    block: Block, repairs: Sequence[Repair] = REPAIRS, notices: list[Notice] | None = None
) -> Block:
    """The block, repaired."""
    row = repair(draft_of(block), (notices if notices is not None else []).append, repairs).rows[0]
    assert isinstance(row, Row)
    return row.block


def mended_text(text: str, repairs: Sequence[Repair] = REPAIRS, heading: bool = False) -> str:
    """The text of a paragraph or heading, repaired."""
    inlines = inlines_of(text)
    block = mended(Crosshead(inlines) if heading else Paragraph(inlines), repairs)
    assert isinstance(block, Crosshead | Paragraph)
    return inline_text(block.children)
