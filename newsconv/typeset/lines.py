"""One line: squeezed or stretched in the trade's order, then set as runs on a baseline at y = 0."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from .breaks import gap_elastic, gap_give
from .clreq import BRACKET, PAUSE, SPACE
from .items import ASCENT, HAN_LATIN, PLAIN, WORD_SPACE, Extra, Item, Look
from .page import ACROSS, ALONG, BACKWARD, UPRIGHT, LinkArea, PlacedGlyph, Rule, Run
from .page import Item as PlacedItem
from .shaping import Glyph

UNDERLINE_DROP, STRIKE_RISE, RULE_WEIGHT = 0.16, 0.3, 0.05
"""Places and weight of rules that run along with text, in em."""


class Line(Struct):
    """A line set at x = 0 of its measure; `width` is what it took, `rise` its height above the baseline."""

    items: list[PlacedItem]
    width: float
    rise: float
    notes: tuple[str, ...] = ()


class Fit(Struct, gc=False):
    """How one line was fitted: shares of each kind of give, and what each kind of gap gains, in points."""

    shares: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    han_latin: float = 0.0
    word_space: float = 0.0
    every: float = 0.0


def natural_width(items: list[Item], begin: int, end: int) -> float:
    """The width of a line before it is fitted: edges trimmed, gaps at their natural width."""
    width = -items[begin].left - items[end - 1].right - items[end - 1].gap
    for index in range(begin, end):
        item = items[index]
        width += item.width + item.gap
    return width


def fit(items: list[Item], begin: int, end: int, over: float, flush: bool) -> Fit:
    """The fit of a line that is `over` points too wide (or, below 0, too narrow)."""
    if over > 0:
        return _squeezed(items, begin, end, over)
    if flush and over < 0:
        return _stretched(items, begin, end, -over)
    return Fit()


def _squeezed(items: list[Item], begin: int, end: int, over: float) -> Fit:
    """Word spaces, brackets, pauses, Han–Latin gaps: each kind gives evenly before the next (clreq 3.1.7)."""
    rooms = [0.0, 0.0, 0.0, 0.0]
    for index in range(begin, end):
        item = items[index]
        if item.give and item.squeeze <= PAUSE and not _at_edge(item, index, begin, end):
            rooms[item.squeeze] += item.give
        if item.gap_kind > PLAIN and index < end - 1:
            rooms[0 if item.gap_kind == WORD_SPACE else 3] += gap_give(item)
    shares = [0.0, 0.0, 0.0, 0.0]
    for kind, room in enumerate(rooms):
        if room > 0 and over > 0:
            taken = min(room, over)
            shares[kind] = taken / room
            over -= taken
    return Fit((shares[0], shares[1], shares[2], shares[3]))


def _at_edge(item: Item, index: int, begin: int, end: int) -> bool:
    """Whether the blank is one that the edge of the line has already taken."""
    return (index == begin and item.left > 0) or (index == end - 1 and item.right > 0)


def _stretched(items: list[Item], begin: int, end: int, under: float) -> Fit:
    """Word spaces to ½ em, Han–Latin gaps to ⅓ em, then every gap by the same (clreq 3.1.7)."""
    words = mixed = 0.0
    gaps = 0
    for index in range(begin, end - 1):
        kind = items[index].gap_kind
        if kind:
            gaps += 1
            if kind == WORD_SPACE:
                words += gap_elastic(items[index])
            elif kind == HAN_LATIN:
                mixed += gap_elastic(items[index])
    word_share = min(1.0, under / words) if words else 0.0
    under -= word_share * words
    mixed_share = min(1.0, under / mixed) if mixed else 0.0
    under -= mixed_share * mixed
    every = under / gaps if gaps and under > 1e-9 else 0.0
    return Fit(han_latin=mixed_share, word_space=word_share, every=every)


def set_line(items: list[Item], begin: int, end: int, x: float, fitted: Fit) -> Line:
    """Items `begin` to `end` as runs from `x` on."""
    setter = _Setter()
    cursor = x - items[begin].left
    shares, every = fitted.shares, fitted.every
    squeezes = any(shares)
    for index in range(begin, end):
        item = items[index]
        at, width, gap = cursor + item.offset, item.width, item.gap
        kind = item.gap_kind
        if squeezes:
            if item.give and BRACKET <= item.squeeze <= PAUSE and not _at_edge(item, index, begin, end):
                given = item.give * shares[item.squeeze]
                width -= given
                if item.left:
                    at -= given
            if kind > PLAIN:
                gap -= gap_give(item) * shares[0 if kind == WORD_SPACE else 3]
        elif kind:
            if kind > PLAIN:
                gap += gap_elastic(item) * (fitted.word_space if kind == WORD_SPACE else fitted.han_latin)
            gap += every
        if index == end - 1:
            gap = 0.0
        setter.add(item, cursor, at, width, gap)
        cursor += width + gap
    if (hyphen := items[end - 1].hyphen) is not None:
        setter.hang(hyphen, cursor - items[end - 1].width)
    return setter.line(cursor - items[end - 1].right - x)


class _Setter:
    """Collects the runs of one line."""

    def __init__(self) -> None:
        self.items: list[PlacedItem] = []
        self._face = ""
        self._look: Look | None = None
        self._way = ALONG
        self._turned = 0
        self._x = self._end = 0.0
        self._glyphs: list[PlacedGlyph] = []
        self._spaced = False
        self._rise = 0.0
        self._notes: list[str] = []

    def add(self, item: Item, cursor: float, at: float, width: float, gap: float) -> None:
        """Place an item whose box is at `cursor`, `width` wide, and whose ink begins at `at`."""
        look = item.look
        size = look.size
        x = at
        if self._spaced:
            self._hold_space(at)
        if item.way != self._way or item.way == ACROSS:
            self._flush()
            if BACKWARD in (self._way, item.way):
                self._turn()
            self._way = item.way
        for glyph in item.glyphs:
            if glyph.face != self._face or look is not self._look:
                self._flush()
                self._face, self._look, self._x = glyph.face, look, cursor
            advance = glyph.advance * size
            self._glyphs.append(PlacedGlyph(
                glyph.gid, glyph.text, x + glyph.x * size - self._x, advance, glyph.y and glyph.y * size
            ))
            x += advance + item.spread
        self._spaced = item.kind == SPACE
        self._end = cursor + width
        if item.extra is not None or item.picture is not None or item.note:
            self._hang(item, cursor)
        space = item.space
        if space is not None:
            if space.face != self._face or look is not self._look:
                self._flush()
                self._face, self._look, self._x = space.face, look, cursor + width
            self._glyphs.append(PlacedGlyph(space.gid, space.text, cursor + width - self._x, gap))
            self._end = cursor + width + gap
            self._spaced = True

    def _hold_space(self, x: float) -> None:
        """A space of no width stands before what follows, whose blank may reach back over it."""
        self._spaced = False
        last = self._glyphs[-1] if self._glyphs else None
        if last is not None and last.text.isspace() and last.x > x - self._x:
            self._glyphs[-1] = replace(last, x=x - self._x)

    def line(self, width: float) -> Line:
        self._flush()
        if self._way == BACKWARD:
            self._turn()
        return Line(self.items, width, self._rise, tuple(self._notes))

    def _turn(self) -> None:
        """Words written from right to left, set since the last turn, as they are read; else only note the place."""
        words = self.items[self._turned:]
        if self._way == BACKWARD:
            self.items[self._turned:] = mirrored(words)
        self._turned = len(self.items)

    def _flush(self) -> None:
        look = self._look
        if look is None or not self._glyphs:
            return
        size, x, end = look.size, self._x, self._end
        self.items.append(Run(x, -look.shift, size, self._face, tuple(self._glyphs), look.colour, False, look.tags,
                              self._way))
        self._glyphs = []
        self._look = None
        self._rise = max(self._rise, look.shift + ASCENT * size)
        weight = RULE_WEIGHT * size
        if look.underline:
            self.items.append(Rule(x, UNDERLINE_DROP * size, end - x, weight, look.colour))
        if look.strike:
            self.items.append(Rule(x, -STRIKE_RISE * size, end - x, weight, look.colour))
        if look.link:
            self._link(x, end, look)

    def _link(self, x: float, end: float, look: Look) -> None:
        top, height = -(ASCENT + 0.1) * look.size, 1.2 * look.size
        self.items.append(LinkArea(x, top, end - x, height, look.link, look.tags))

    def _hang(self, item: Item, cursor: float) -> None:
        """What hangs on the item: a reading or a mark as a generated run, or a picture."""
        if item.note:
            self._notes.append(item.note)
        if item.extra is not None:
            self.hang(item.extra, cursor)
        if item.picture is not None:
            self._flush()
            picture = item.picture
            self.items.append(replace(picture, x=cursor))
            self._rise = max(self._rise, -picture.y)

    def hang(self, extra: Extra, cursor: float) -> None:
        """Set a generated run on an item that begins at `cursor`."""
        self._flush()
        look, size = extra.look, extra.look.size
        x = cursor + extra.x
        for run in generated_runs(extra.glyphs, look, x, -extra.rise):
            self.items.append(run)
        self._rise = max(self._rise, extra.rise + ASCENT * size)


def mirrored(items: list[PlacedItem]) -> list[PlacedItem]:
    """Words set from left to right, from right to left in the same place; a space after the last stays there.

    Glyphs stay in order from left to right: readers of a PDF turn such words round themselves.
    """
    ends = [
        item.x + glyph.x + glyph.advance
        for item in items if isinstance(item, Run) for glyph in item.glyphs if not glyph.text.isspace()
    ]
    end = max(ends, default=0.0)
    edges = min(item.x for item in items if isinstance(item, Run)) + end
    out: list[PlacedItem] = []
    for item in reversed(items):
        if isinstance(item, Run):
            out.append(_mirrored_run(item, edges, end))
        elif isinstance(item, Rule | LinkArea):
            out.append(replace(item, x=edges - item.x - item.width))
        else:
            out.append(item)
    return out


def _mirrored_run(run: Run, edges: float, end: float) -> Run:
    """A run between `edges`, left and right added, with what stands before `end` at the same place from the right."""
    turned: list[PlacedGlyph] = []
    after: list[PlacedGlyph] = []
    at = 0
    for glyph in run.glyphs:
        if run.x + glyph.x >= end:
            after.append(glyph)
            continue
        at = 0 if glyph.text else at + 1
        turned.insert(at, replace(glyph, x=edges - 2 * run.x - glyph.x - glyph.advance))
    return replace(run, glyphs=(*turned, *after), way=ALONG)


def generated_runs(glyphs: tuple[Glyph, ...], look: Look, x: float, y: float) -> list[Run]:
    """Runs of text that newsconv made itself, set solid from `x` on."""
    runs: list[Run] = []
    placed: list[PlacedGlyph] = []
    face, begin = "", x
    for glyph in glyphs:
        if placed and glyph.face != face:
            runs.append(Run(begin, y, look.size, face, tuple(placed), look.colour, True, look.tags,
                        way_of(look)))
            placed = []
        if not placed:
            face, begin = glyph.face, x
        advance = glyph.advance * look.size
        placed.append(PlacedGlyph(glyph.gid, glyph.text, x - begin + glyph.x * look.size, advance, glyph.y * look.size))
        x += advance
    if placed:
        runs.append(Run(begin, y, look.size, face, tuple(placed), look.colour, True, look.tags,
                        way_of(look)))
    return runs


def way_of(look: Look) -> int:
    """How glyphs stand that were shaped for a look."""
    return UPRIGHT if look.request.vertical else ALONG
