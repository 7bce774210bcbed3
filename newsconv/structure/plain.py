"""Headings in plain text: a source without any heading mark still has a title and crossheads."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ..model import Crosshead, Divider, Paragraph
from ..notices import Notify
from .dateline import find_dateline
from .labels import Labelled, is_strong, tell, unbold
from .lines import begins_like_continuation, ends_sentence, is_portrait, self_evident
from .own_lines import is_entry

LONGEST_HEADING = 36
ENTRIES = 3
MOST_TITLES = 4
LONG_ENOUGH = 40
"""A paragraph of this many characters is surely running text."""
SHORT_TEXT = 15
"""So many are, where other crossheads are found, if they end a sentence."""


def headings_in_plain_text(items: list[Labelled], notify: Notify) -> list[Labelled]:
    """Short unfinished lines before running text become headings, where no heading is marked at all."""
    if any(item.level or item.role for item in items) or len(items) < 2:
        return items
    if run := _bold_titles(items):
        return [_as_title(item) if at < run else item for at, item in enumerate(items)]
    if any(item.explicit and not isinstance(item.row.block, Divider) for item in items):
        return items
    out = list(items)
    long_enough = LONG_ENOUGH
    if any(_is_heading(items, at, LONG_ENOUGH) for at in range(1, len(items))):
        long_enough = SHORT_TEXT
    for at, item in enumerate(items):
        if _is_heading(items, at, long_enough):
            out[at] = _as_title(item) if at == 0 else _as_crosshead(item)
            tell(notify, out[at].relabelled("", 0.7), "plain-heading", f"a line before running text heads it: {item.text}")
    return out


def _bold_titles(items: Sequence[Labelled]) -> int:
    """How many short lines in bold begin a page that marks no heading: its headline."""
    run = next((at for at, item in enumerate(items) if not _is_bold_title(item)), len(items))
    return run if run <= MOST_TITLES and run < len(items) else 0


def _is_bold_title(item: Labelled) -> bool:
    text = item.text
    if not item.is_prose or not is_strong(item) or not 2 <= len(text) <= LONGEST_HEADING:
        return False
    return not text.endswith(("。", "；", "，", "：", ":", "、")) and self_evident(item) is None and not is_portrait(text)


def _is_heading(items: Sequence[Labelled], at: int, long_enough: int) -> bool:
    item = items[at]
    text = item.text
    if not item.is_prose or not 4 <= len(text) <= LONGEST_HEADING or text.endswith(("，", "、")):
        return False
    if ends_sentence(text.rstrip("）)") if at == 0 else text):
        return False
    if self_evident(item) or is_portrait(text) or find_dateline(text) or begins_like_continuation(text):
        return False
    if at and not ends_sentence(items[at - 1].text):
        return False
    if at == 0:
        text_follows = any(len(one.text) >= LONG_ENOUGH for one in items[1:3]) or _are_entries(items[1:8])
        return text_follows or isinstance(items[1].row.block, Divider) or self_evident(items[1]) is not None
    if at + 1 == len(items) or not items[at + 1].is_prose:
        return False
    following = items[at + 1].text
    if len(following) >= LONG_ENOUGH:
        return True
    return len(following) >= long_enough and ends_sentence(following) and not is_entry(text)


def _are_entries(items: Sequence[Labelled]) -> bool:
    """Short finished paragraphs among them, several."""
    return sum(one.is_prose and ends_sentence(one.text) for one in items) >= ENTRIES


def _as_title(item: Labelled) -> Labelled:
    """An unlabelled heading of the outermost level."""
    block = item.row.block
    assert isinstance(block, Paragraph)
    return replace(item, row=replace(item.row, block=Crosshead(unbold(block.children), source=block.source)))


def _as_crosshead(item: Labelled) -> Labelled:
    return _as_title(item).relabelled("crosshead", 0.7)
