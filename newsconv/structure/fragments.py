"""Source lines that are paragraphs of their own.

Markdown makes one paragraph of lines without a blank line between, and an OCR export
writes each fragment of a page on such a line.  The document tells which it is: wrapped
lines seldom end a sentence and are of one width; fragments often do and are not.  Some lines
say by themselves that they join no other, verse keeps its lines, and rows of cells are a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from ..draft import Draft, Group, Row
from ..model import FootnoteReference, Inline, Inlines, LineBreak, Paragraph, Picture, covering, inline_text
from ..script import has_han
from ..spans import cut, strip
from .labels import Labelled, label
from .lines import byline_confidence, ends_sentence, is_portrait, self_evident_text
from .own_lines import are_dated, are_headed, are_signed, is_entry, is_verse, stands
from .piped import is_piped, piped_cells, table

SURE = 0.95
"""From here on a line is a byline whatever follows it."""
MOST_ENTRIES = 24
LONGEST_WRAPPED = 60
"""Lines longer than this were not wrapped."""


def with_fragments(draft: Draft) -> Draft:
    """The draft with paragraphs of several source lines cut at those, where lines are paragraphs here."""
    if draft.front.given:
        return draft
    return replace(draft, rows=tuple(_with_groups([label(row) if isinstance(row, Row) else row for row in draft.rows])))


def _with_groups(items: Sequence[Labelled | Group]) -> Iterator[Row | Group]:
    """The rows between containers, each run split by itself."""
    run: list[Labelled] = []
    for item in [*items, None]:
        if isinstance(item, Labelled):
            run.append(item)
            continue
        yield from (one.row for one in _split(run))
        run = []
        if item is not None:
            yield item


def _split(items: Sequence[Labelled]) -> list[Labelled]:
    cut_rows = {at: lines for at, item in enumerate(items) if (lines := _lines(item))}
    whole = {at: rows for at, lines in cut_rows.items() if (rows := _whole(items[at], lines))}
    apart = _lines_are_paragraphs([lines for at, lines in cut_rows.items() if at not in whole])
    out: list[Labelled] = []
    for at, item in enumerate(items):
        lines = cut_rows.get(at, [])
        if at in whole:
            out.extend(whole[at])
        elif lines and (apart or _are_lines_by_themselves(lines)):
            out.extend(_fragments(item, lines))
        elif lines and _first_is_apart(*map(inline_text, lines[:2])):
            rest = cut(item.content, len(inline_text(lines[0])))[1]
            out.extend(_fragments(item, [lines[0], strip(rest)]))
        else:
            out.append(item)
    return out


def _first_is_apart(first: str, second: str) -> bool:
    """Whether a first line stands for itself, or is a byline over its text."""
    return stands(first, second) or (byline_confidence(first) >= SURE and not byline_confidence(second))


def _whole(item: Labelled, lines: Sequence[Inlines]) -> list[Labelled]:
    """A paragraph whose lines say what they are together: verse, line by line, or a table with `|` between cells."""
    texts = [inline_text(line) for line in lines]
    if is_verse(texts):
        return [replace(line, row=replace(line.row, join=False)) for line in _fragments(item, lines)]
    if is_piped(texts):
        block = table([piped_cells(line) for line in lines], item.source)
        return [replace(item, row=replace(item.row, block=block))]
    return []


def _lines(item: Labelled) -> list[Inlines]:
    """The source lines of a plain Chinese paragraph that has several; else nothing."""
    source = item.row.block.source
    if not item.is_prose or source is None or source.first == source.last or not has_han(item.text):
        return []
    cuts = list(_line_starts(item.content))
    rest, position, lines = item.content, 0, []
    for at in cuts:
        line, rest = cut(rest, at - position)
        lines.append(strip(line))
        position = at
    return [*lines, strip(rest)] if cuts else []


def _line_starts(inlines: Inlines) -> Iterator[int]:
    """Where in the row's text a new source line begins."""
    position, line = 0, None
    for leaf in _leaves(inlines):
        first = leaf.source.first if leaf.source else line
        if line is not None and first is not None and first > line and position:
            yield position
        line = first
        position += len(inline_text((leaf,)))


def _leaves(inlines: Inlines) -> Iterator[Inline]:
    for inline in inlines:
        if isinstance(inline, (FootnoteReference, Picture, LineBreak)) or not hasattr(inline, "children"):
            yield inline
        else:
            yield from _leaves(inline.children)


def _lines_are_paragraphs(paragraphs: Sequence[list[Inlines]]) -> bool:
    """Whether lines within paragraphs end sentences, or are longer than wrapped lines are."""
    inner = [inline_text(line) for lines in paragraphs for line in lines[:-1]]
    if not inner:
        return False
    ended = sum(ends_sentence(line) for line in inner)
    long = sum(len(line) > LONGEST_WRAPPED for line in inner)
    return ended * 3 >= len(inner) or long * 2 >= len(inner)


def _are_lines_by_themselves(lines: Sequence[Inlines]) -> bool:
    """Whether each line says what it is: a list of portraits, a byline over a credit."""
    texts = [inline_text(line) for line in lines]
    if len(texts) <= MOST_ENTRIES and (all(map(is_entry, texts)) or are_headed(texts)):
        return True
    return are_signed(texts) or are_dated(texts) or all(self_evident_text(text) or is_portrait(text) for text in texts)


def _fragments(item: Labelled, lines: Sequence[Inlines]) -> Iterator[Labelled]:
    block = item.row.block
    assert isinstance(block, Paragraph)
    for at, line in enumerate(lines):
        if not line:
            continue
        source = covering(leaf.source for leaf in _leaves(line)) or block.source
        row = replace(item.row, block=replace(block, children=line, source=source), source=source)
        yield replace(item, row=row if at == 0 else replace(row, indented=False))

