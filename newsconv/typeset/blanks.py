"""Blank stretches of columns, filled with white space that readers of a PDF take for lines of the column.

A program that puts blocks of text into reading order takes a line that has nothing beside it
for one across the page, and blocks in rows for a table (T. M. Breuel, "High performance document
layout analysis", 2003).  A picture is nothing to it.  Lines of spaces keep a column one block.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil

from msgspec import Struct

from .page import ALONG, Item, PlacedGlyph, Run
from .shaping import Glyph

WHITE = "　　"
"""What a filler stands for: two spaces, as readers drop a single one before they look for blocks."""
ABOVE, BELOW = 1.05, 0.4
"""The box of a line above and under its baseline, in em, as readers see it."""
PITCH = 1.5
"""Em between two baselines up to which readers take lines for one block."""
LEAST = 0.3
"""Em between the boxes of two lines: a lower blank is that of the leading."""
STEP = 1.5
"""Em between the spaces of a line: nearer than what readers take for a gap between columns."""


class White(Struct, frozen=True):
    """The glyph of a full-width space, in the size of body text in points."""

    glyph: Glyph
    size: float
    way: int = ALONG


def fillers(items: Iterable[Item], x: float, width: float, top: float, foot: float, white: White) -> Iterator[Run]:
    """Lines of white space where a column has no text; lengths in points.

    Of each stretch the first line is as wide as the column.
    """
    size = white.size
    for begin, end in _blanks(items, top, foot, size):
        count = ceil((end - begin) / (PITCH * size) - 1e-6)
        for number in range(1, count):
            y = begin + number * (end - begin) / count
            spaces = 1 if number > 1 else max(1, ceil((width / size + STEP - 1) / STEP))
            step = (width - size) / max(1, spaces - 1)
            glyphs = [PlacedGlyph(white.glyph.gid, WHITE, at * step, size) for at in range(spaces)]
            yield Run(x, y, size, white.glyph.face, tuple(glyphs), artifact=True, way=white.way)


def _blanks(items: Iterable[Item], top: float, foot: float, size: float) -> Iterator[tuple[float, float]]:
    """The baselines of lines of body text that would touch a blank stretch from above and from below."""
    at = top
    for begin, end in sorted(_extent(item) for item in items if isinstance(item, Run)):
        if begin > at + LEAST * size:
            yield at - BELOW * size, begin + ABOVE * size
        at = max(at, end)
    if foot > at + LEAST * size:
        yield at - BELOW * size, foot + ABOVE * size


def _extent(run: Run) -> tuple[float, float]:
    return run.y - ABOVE * run.size, run.y + BELOW * run.size
