"""A paragraph: inline content → set lines, in four steps: collect, prepare, break, set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from ..model import Inlines
from ..notices import Notice, Notify
from ..theme import Style, Theme
from .breaks import gap_give, total_fit
from .collect import Piece, collect, look_of
from .hyphens import Hyphenate, bad, hyphenated, never, wide_words_hyphenated
from .items import NO_BREAK, TIGHT, Item, Look
from .lines import Line, fit, natural_width, set_line
from .prepare import Preparer
from .ragged import ragged_fit
from .shaping import Glyph
from .words import cut_long_words

RELAXED_COST = 1e4
"""A break that the rules forbid, taken only where a line would overflow without it."""


class Paragraphs:
    """Sets paragraphs in one theme and language."""

    def __init__(
        self, theme: Theme, preparer: Preparer, notes: Mapping[str, str], notify: Notify,
        hyphenate: Hyphenate = never,
    ) -> None:
        self.theme = theme
        self.preparer = preparer
        self._notes = notes
        self._notify = notify
        self._hyphenate = hyphenate

    def lines(
        self, inlines: Inlines, style: Style, measure: float, indent: float = 0, look: Look | None = None
    ) -> list[Line]:
        """The lines of inline content in a measure; `indent` of the first line, both in points."""
        return self._lines(collect(inlines, look or look_of(style), self.theme, self._notes), style, measure, indent)

    def mixed(self, parts: Sequence[tuple[Inlines, Style]], style: Style, measure: float) -> list[Line]:
        """Parts of different styles run on as one paragraph, laid out as `style` says."""
        rows: list[list[Piece]] = [[]]
        for inlines, own in parts:
            first, *rest = collect(inlines, look_of(own), self.theme, self._notes)
            rows[-1].extend(first)
            rows.extend(rest)
        return self._lines(rows, style, measure, 0.0)

    def _lines(self, rows: Sequence[list[Piece]], style: Style, measure: float, indent: float) -> list[Line]:
        out: list[Line] = []
        for pieces in rows:
            items = wide_words_hyphenated(self.preparer.items(pieces), measure, self._hyphenate, self._hyphen)
            items = cut_long_words(items, measure)
            if items:
                out.extend(self._set(items, style, measure, 0.0 if out else indent))
        return out

    def extent(self, inlines: Inlines, style: Style) -> tuple[float, float]:
        """The width of the widest unbreakable and of the longest line, in points."""
        least = most = 0.0
        for pieces in collect(inlines, look_of(style), self.theme, self._notes):
            if items := self.preparer.items(pieces):
                least = max(least, _widest(items))
                most = max(most, natural_width(items, 0, len(items)))
        return least, most

    def _set(self, items: list[Item], style: Style, measure: float, indent: float) -> list[Line]:
        flush = style.align == "justify"
        ends = self._break(items, style, measure, indent)
        if flush and bad(items, ends, measure, indent):
            items = hyphenated(items, self._hyphenate, self._hyphen)
            ends = self._break(items, style, measure, indent)
        if any(_over(items, begin, end, measure) > 0 for begin, end in pairwise((0, *ends))):
            if relax(items):
                self._notify(Notice("marks-parted", "doubt", f"“{_text(items)[:20]}…” has more marks in a row than fit "
                                    "on a line: they are parted"))
            ends = self._break(items, style, measure, indent)
        lines: list[Line] = []
        begin = 0
        for end in ends:
            first = 0.0 if lines else indent
            over = natural_width(items, begin, end) - (measure - first)
            fitted = fit(items, begin, end, over, flush and end < len(items))
            x = first + _shift(style.align, max(0.0, -over))
            line = set_line(items, begin, end, x, fitted)
            if line.width > measure - first + 0.01:
                self._too_wide(items[begin:end])
            lines.append(line)
            begin = end
        return lines

    def _break(self, items: list[Item], style: Style, measure: float, indent: float) -> list[int]:
        if style.align == "justify":
            return total_fit(items, measure, indent, style.size)
        return ragged_fit(items, measure, indent)

    def _hyphen(self, item: Item) -> tuple[Glyph, ...]:
        return self.preparer.shape("-", item.look)

    def _too_wide(self, items: list[Item]) -> None:
        message = f"“{_text(items)}” cannot be broken and stands out of its column"
        self._notify(Notice("line-overfull", "doubt", message))


def _widest(items: list[Item]) -> float:
    """The widest stretch in which no break is allowed."""
    widest = width = 0.0
    for item in items:
        width += item.width
        widest = max(widest, width)
        width = 0.0 if item.cost < NO_BREAK else width + item.gap
    return widest


def _over(items: list[Item], begin: int, end: int, measure: float) -> float:
    """How far a line stands out of its measure when all its items have given all they can."""
    over = natural_width(items, begin, end) - measure - 0.01
    return over - sum(gap_give(item) + item.give for item in items[begin:end]) if over > 0 else over


def _text(items: list[Item]) -> str:
    return "".join(glyph.text for item in items for glyph in item.glyphs)


def relax(items: list[Item]) -> bool:
    """Allow breaks that the rules forbid, at a price: a row of marks longer than a line must go somewhere.

    Whether there was any to allow.
    """
    found = [item for item in items[:-1] if item.cost >= NO_BREAK and item.gap_kind != TIGHT]
    for item in found:
        item.cost = RELAXED_COST
    return bool(found)


def _shift(align: str, room: float) -> float:
    """How far a line that is not flush is moved to the right."""
    return {"center": room / 2, "end": room}.get(align, 0.0)
