"""Line breaks that the source has inside a paragraph, where they mean something.

A reader joins the lines of a paragraph, as Markdown has it, and notes the source line of each
piece.  A year over its entry, labels with their values and the title of a box are rows of
their own all the same, and verse keeps its lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ..model import Inline, Inlines, Source, inline_text
from ..notices import Notice, Notify
from ..spans import in_lines, strip
from .labels import Labelled, tell
from .own_lines import is_box_title, is_closing_word, is_entry, is_verse, numbered_level, stands
from .unmarked_heads import as_head

MOST_ENTRIES = 24


def with_own_lines(items: list[Labelled], notify: Notify) -> list[Labelled]:
    """The rows with lines that stand for themselves made rows of their own, and verse in lines."""
    return [piece for item in items for piece in _pieces(item, notify)]


def _pieces(item: Labelled, notify: Notify) -> Iterator[Labelled]:
    parts = _source_lines(item.content) if item.is_prose else []
    if len(parts) < 2:
        yield item
        return
    lines = [inline_text(part).strip() for part in parts]
    if len(lines) <= MOST_ENTRIES and all(map(is_entry, lines)):
        yield from (item.with_content(strip(part)) for part in parts)
    elif is_verse(lines):
        notify(Notice("verse", "info", f"lines kept: {lines[0]}", item.source, 0.85))
        yield item.with_content(in_lines(map(strip, parts)))
    elif not is_entry(lines[0]) and stands(*lines[:2]):
        yield _first(item.with_content(strip(parts[0])), notify)
        yield item.with_content(strip(tuple(chain.from_iterable(parts[1:]))))
    else:
        yield item


def _source_lines(content: Inlines) -> list[Inlines]:
    """The content line by line, as its pieces stand in the source; a break that was set ends a line too."""
    lines: list[list[Inline]] = [[]]
    last: Source | None = None
    for inline in content:
        if last is not None and inline.source is not None and inline.source.first > last.last:
            lines.append([])
        lines[-1].append(inline)
        last = inline.source or last
    return [tuple(line) for line in lines]


def _first(item: Labelled, notify: Notify) -> Labelled:
    """The first line: a crosshead, unless it is the title of a box or a closing word."""
    if is_box_title(item.text) or is_closing_word(item.text):
        return item
    head = as_head(item, numbered_level(item.text) or 1, 0.85)
    tell(notify, head, "crosshead", f"crosshead: {head.text}")
    return head
