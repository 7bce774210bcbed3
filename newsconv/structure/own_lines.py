"""Lines that stand for themselves: a year over its entry, labels with their values, heads with a Chinese number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from ..model import Crosshead, Paragraph
from ..notices import Notify
from ..own_lines import is_entry, numbered_level, stands
from ..spans import split
from .labels import Labelled, tell
from .lines import ends_sentence

MOST_ENTRIES = 24
NUMBERED_LEAST = 20
"""Running text under a head with a number is at least as long; shorter lines are the entries of a list."""


def with_own_lines(items: list[Labelled], notify: Notify) -> list[Labelled]:
    """The rows with lines that stand for themselves made rows of their own."""
    return [piece for item in items for piece in _pieces(item, notify)]


def _pieces(item: Labelled, notify: Notify) -> Iterator[Labelled]:
    lines = item.text.split("\n")
    if not item.is_prose or len(lines) < 2:
        yield item
    elif len(lines) <= MOST_ENTRIES and all(map(is_entry, lines)):
        rest = item
        for _ in lines[1:]:
            first, left = split(rest.content, _break(rest))
            yield item.with_content(first)
            rest = item.with_content(left)
        yield rest
    elif not is_entry(lines[0]) and stands(*lines[:2]):
        first, left = split(item.content, _break(item))
        head = _as_head(item.with_content(first), numbered_level(lines[0]) or 1, 0.85)
        tell(notify, head, "crosshead", f"crosshead: {head.text}")
        yield head
        yield item.with_content(left)
    else:
        yield item


def _break(item: Labelled) -> int:
    """Where the first line of a row ends."""
    return len(item.text.split("\n", 1)[0]) + 1


def with_numbered_heads(items: list[Labelled], notify: Notify) -> list[Labelled]:
    """The rows with `一、加强巡查` and `（一）…` on lines of their own as crossheads, where running text follows."""
    out = list(items)
    for at, item in enumerate(items):
        if item.is_prose and (level := numbered_level(item.text)) and _heads(items, at):
            out[at] = _as_head(item, level, 0.9)
            tell(notify, out[at], "crosshead", f"crosshead: {item.text}")
    return out


def _heads(items: Sequence[Labelled], at: int) -> bool:
    """Whether running text follows, or a head of a deeper level over it."""
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or not isinstance(after.row.block, Paragraph):
        return after is not None and not after.is_heading
    if deeper := numbered_level(after.text):
        return deeper > numbered_level(items[at].text) and _heads(items, at + 1)
    return after.is_body and (len(after.text) >= NUMBERED_LEAST or ends_sentence(after.text))


def _as_head(item: Labelled, level: int, confidence: float) -> Labelled:
    block = item.row.block
    assert isinstance(block, Paragraph)
    head = Crosshead(block.children, level, source=block.source)
    return replace(item, row=replace(item.row, block=head)).relabelled("crosshead", confidence)
