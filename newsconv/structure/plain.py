"""Headings in plain text: a source without any heading mark still has a title and crossheads."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ..model import Crosshead, Paragraph
from ..notices import Notify
from .dateline import find_dateline
from .labels import Labelled, tell
from .lines import begins_like_continuation, ends_sentence, is_portrait, self_evident

LONGEST_HEADING = 36
LONG_ENOUGH = 40
"""A paragraph of this many characters is surely running text."""


def headings_in_plain_text(items: list[Labelled], notify: Notify) -> list[Labelled]:
    """Short unfinished lines before running text become headings, where no heading is marked at all."""
    if any(item.level or item.explicit for item in items) or len(items) < 2:
        return items
    out = list(items)
    for at, item in enumerate(items):
        if _is_heading(items, at):
            out[at] = _as_heading(item, 1 if at == 0 else 2)
            code = "plain-title" if at == 0 else "plain-crosshead"
            tell(notify, out[at].relabelled("", 0.7), code, f"a short line before running text is a heading: {item.text}")
    return out


def _is_heading(items: Sequence[Labelled], at: int) -> bool:
    item = items[at]
    text = item.text
    if not item.is_prose or not 4 <= len(text) <= LONGEST_HEADING or ends_sentence(text) or text.endswith(("，", "、")):
        return False
    if self_evident(item) or is_portrait(text) or find_dateline(text) or begins_like_continuation(text):
        return False
    if at and not ends_sentence(items[at - 1].text):
        return False
    following = items[at + 1 :]
    return bool(following) and following[0].is_prose and (
        len(following[0].text) >= LONG_ENOUGH or (at == 0 and self_evident(following[0]) is not None)
    )


def _as_heading(item: Labelled, level: int) -> Labelled:
    block = item.row.block
    assert isinstance(block, Paragraph)
    heading = Crosshead(block.children, level, source=block.source)
    return replace(item, row=replace(item.row, block=heading))
