"""Blank stretches filled with white space, so that readers of a PDF get its text in order.

A program that puts blocks of text into reading order takes a line that has nothing beside it
for one across the page, and blocks in rows for a table (T. M. Breuel, "High performance document
layout analysis", 2003).  A picture is nothing to it.  Lines of white space keep a column one block
with text of every size, and walls of it part columns from what follows and rows of cells from each other.

Where lines run down and columns stand one under the other, more is needed.  Such a program begins
with the blocks that lie furthest on, and goes from each to those beside it that lie before it.  So
each column reaches further than the one above it, and every row begins with the measure and has no gaps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil

from msgspec import Struct

from .items import Look
from .page import Item, PlacedGlyph, Run
from .prepare import Preparer
from .shaping import Glyph

FULL_SPACE = "　"
WHITE = 2 * FULL_SPACE
"""What a space stands for: two, as readers drop a single one before they look for blocks."""
ABOVE, BELOW = 1.05, 0.4
"""The box of a line above and under its baseline, in em, as readers see it."""
PITCH = 1.5
"""Em between two baselines up to which readers take lines for one block."""
LEAST = 0.3
"""Em between the edge of a column and the box of a line: a lower blank is that of the leading."""
NEAR = PITCH - ABOVE - BELOW + 1e-3
"""Em between the boxes of two lines of a column from which on readers no longer take them for one block."""
ALIKE = 0.04
"""The difference of two sizes, against the greater, up to which readers take lines for one block."""
GAP = 0.6
"""Em between texts of one row that readers take for parts of one line."""
OFF = 0.4
"""Em between the baselines of texts in one row: some are raised."""
FURTHER = 16.0
"""Points between two baselines from which on readers see which of two blocks lies further on."""
SLACK = 2.0
"""Points by which the last line of a column may stand over its foot, as lines are spaced evenly."""
APART = 0.7
"""Em between where columns reach and what follows them, so that these are two blocks."""
WALL = 2.0
"""The size of a wall in points, too small to be one block with any text, and the blank around it."""


class White(Struct, frozen=True):
    """The glyph of a full-width space, in the size of body text in points, and whether lines run `down`."""

    glyph: Glyph
    size: float
    down: bool = False

    def line(self, x: float, y: float, width: float, size: float = 0) -> Run:
        """One space as wide as is asked for."""
        size = size or self.size
        placed = PlacedGlyph(self.glyph.gid, WHITE, 0, width)
        stretch = width / (size * self.glyph.advance)
        return Run(x, y, size, self.glyph.face, (placed,), artifact=True, stretch=stretch)


def white_of(preparer: Preparer, look: Look, *, down: bool = False) -> White:
    """The white space of text with a look."""
    return White(preparer.shape(FULL_SPACE, look)[0], look.size, down)


class Area(Struct, frozen=True):
    """Where a column stands on its page, in points."""

    x: float
    width: float
    top: float
    foot: float


def in_head(items: Iterable[Item], x: float, white: White) -> Iterator[Run]:
    """White space in the rows of a head that begins at `x`."""
    return padding(items, x, white) if white.down else parting(items, white)


def in_column(items: Iterable[Item], area: Area, index: int, count: int, white: White) -> list[Run]:
    """White space in and under a column, the one with this `index` of so many."""
    texts = [item for item in items if isinstance(item, Run) and item.glyphs]
    if not white.down:
        return list(fillers(texts, area, white)) if count > 1 else []
    added = list(padding(texts, area.x, white))
    return [*added, *fillers([*texts, *added], area, white), *further(area, index, white)]


def fillers(texts: Iterable[Run], area: Area, white: White) -> Iterator[Run]:
    """Lines of white space across a column wherever it has no text."""
    for y in _blank_rows(texts, area, white):
        yield white.line(area.x, y, area.width)


def further(area: Area, index: int, white: White) -> Iterator[Run]:
    """Lines of white space past the foot of a column that stands after so many others."""
    if index:
        foot = area.foot + past_foot(index + 1, white)
        rows = _between(area.foot - BELOW * white.size, foot, white.size)
        yield from (white.line(area.x, y, area.width) for y in (*rows, foot))


def past_foot(count: int, white: White) -> float:
    """How far the last of so many columns reaches past its foot, in points."""
    return SLACK + FURTHER * (count - 1) if white.down and count > 1 else 0.0


def least_gap(count: int, white: White) -> float:
    """The blank after so many columns that what follows needs to be another block."""
    reach = past_foot(count, white)
    return reach + APART * white.size if reach else 0.0


def padding(items: Iterable[Item], x: float, white: White) -> Iterator[Run]:
    """White space before and between the texts of each row, from `x` on, where readers may see a gap."""
    for row in _rows(items):
        at = x
        for run in row:
            for glyph in run.glyphs:
                if not glyph.text.isspace():
                    begin = run.x + glyph.x
                    if begin > at + GAP * run.size:
                        yield white.line(at, run.y, begin - at, run.size)
                    at = max(at, begin + glyph.advance)


def parting(items: Iterable[Item], white: White) -> Iterator[Run]:
    """White space for wide blanks within texts; readers take what they part for two texts."""
    for item in items:
        if isinstance(item, Run) and any(glyph.text.isspace() for glyph in item.glyphs):
            yield from padding((item,), item.x, white)


def _rows(items: Iterable[Item]) -> Iterator[list[Run]]:
    """The texts on each baseline or little off it, in their order along it."""
    runs = sorted((item for item in items if isinstance(item, Run) and item.glyphs), key=lambda run: run.y)
    begin = 0
    for at in range(1, len(runs) + 1):
        if at == len(runs) or runs[at].y > runs[begin].y + OFF * max(runs[begin].size, runs[at].size):
            yield sorted(runs[begin:at], key=lambda run: run.x + run.glyphs[0].x)
            begin = at


def wall(x: float, y: float, width: float, white: White) -> Run:
    """White space across the page, under `y`, that is a block of its own; it begins after every row beside it."""
    return white.line(x + WALL / 2, y + WALL, width - WALL, WALL)


def _blank_rows(texts: Iterable[Run], area: Area, white: White) -> Iterator[float]:
    """Baselines of lines of body text in each blank stretch; the first is no nearer to what is above than text.

    Text of another size is blank: such lines stand between it and make it a part of the block.
    """
    size, top, foot = white.size, area.top, area.foot
    extents = sorted(_extent(text) for text in texts if abs(text.size - size) < ALIKE * size)
    at = top
    if not extents or extents[0][0] > top + LEAST * size:
        at = top + (ABOVE + BELOW) * size
        yield top + ABOVE * size
    for begin, end in extents:
        if at > top and begin > at + NEAR * size:
            yield from _between(at - BELOW * size, begin + ABOVE * size, size)
        at = max(at, end)
    if foot > at + LEAST * size:
        yield from _between(at - BELOW * size, foot + ABOVE * size, size)


def _between(begin: float, end: float, size: float) -> list[float]:
    """Baselines evenly spaced between two, so that readers take all for one block."""
    count = ceil((end - begin) / (PITCH * size) - 1e-6)
    return [begin + number * (end - begin) / count for number in range(1, count)]


def _extent(run: Run) -> tuple[float, float]:
    return run.y - ABOVE * run.size, run.y + BELOW * run.size
