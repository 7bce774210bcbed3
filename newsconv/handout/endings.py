"""How an article ends on its pages, and what is tried for it to end better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..typeset.compose import Setting
from ..typeset.page import Item, Run

MOST_SHORTER = 0.2
"""The share of a page by which pages may be shorter for text to stand with its source box and notes."""
MOST_FOR_A_BOX = 0.12
"""The share by which they may be shorter for a sidebar to stand whole."""
LEAST_TEXT = 3
"""Rows of an article that are worth a page: fewer look left over."""


def parts_alone(setting: Setting) -> bool:
    """Whether there is a page with nothing of the article on it, only a source box or lines for notes."""
    return len(setting.builder.pages) > setting.text_pages


def box_parted(setting: Setting) -> bool:
    """Whether a sidebar goes over from one page to the next."""
    boxes = [_boxes(page) for page in setting.builder.pages]
    return any(before & after for before, after in pairwise(boxes))


def _boxes(page: Sequence[Item]) -> set[int]:
    """The sections within sections that stand on a page, each by what it is and not by its value."""
    found: set[int] = set()
    for item in page:
        if isinstance(item, Run):
            sections = [tag for tag in item.tags if tag.kind == "Sect"]
            found.update(map(id, sections[1:]))
    return found


def text_left_over(setting: Setting) -> bool:
    """Whether the last page that has something of the article has only a line or two of it."""
    pages, frame = setting.builder.pages[:setting.text_pages], setting.frame
    depth = max((item.y for item in pages[-1] if isinstance(item, Run) and not item.artifact), default=0.0) - frame.y
    return len(pages) > 1 and depth < (LEAST_TEXT - 1) * frame.row


def tries(setting: Setting, notes: int) -> Iterator[tuple[int, int]]:
    """Rows by which pages may be shorter, with the lines for notes: fewer lines first, no less than half of them."""
    alone, frame = parts_alone(setting), setting.frame
    if alone:
        yield from ((0, count) for count in range(notes - 1, notes - notes // 2 - 1, -1))
    most = (MOST_SHORTER if alone else MOST_FOR_A_BOX) * frame.height / frame.row
    yield from ((rows, notes) for rows in range(1, round(most) + 1))
