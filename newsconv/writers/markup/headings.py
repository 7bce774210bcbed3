"""The outline: crossheads as headings that never skip a level, and what the contents name."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ...model import Crosshead
from .names import one_line

_DEEPEST = 6


class Heading(Struct, frozen=True):
    """A crosshead in the outline: HTML level 1 to 6, rank from 0 below its story, and its id."""

    level: int
    rank: int
    id: str
    title: str


class Outline:
    """The headings of one story while it is written.

    WCAG 2.1 (technique G141) wants levels without gaps, whatever levels the source used.
    """

    def __init__(self, base: int, prefix: str, levels: Iterable[int]) -> None:
        """`base` is the level of the story's title, `levels` all crosshead levels in the story."""
        self._base = base
        self._prefix = prefix
        self._ranks = {level: rank for rank, level in enumerate(sorted(set(levels)))}
        self._rank = -1
        self.headings: list[Heading] = []

    def enter(self, crosshead: Crosshead) -> Heading:
        """The heading of the next crosshead."""
        rank = min(self._ranks.get(crosshead.level, 0), self._rank + 1)
        self._rank = rank
        level = min(self._base + 1 + rank, _DEEPEST)
        name = f"{self._prefix}-{len(self.headings) + 1}"
        heading = Heading(level, rank, name, one_line(crosshead.children))
        self.headings.append(heading)
        return heading
