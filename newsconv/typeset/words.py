"""Long Latin words and addresses: where they may be cut rather than blow up or overflow a line."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec.structs import replace

from .clreq import LATIN
from .items import NO_BREAK, Item
from .page import PlacedPicture, Rule

ADDRESS_COST = 1.0
"""A break inside an address: better than a line stretched by 0.04 em, worse than a quiet one."""
CUT_COST = 40.0
"""A cut inside a word that is longer than the measure: as bad as a line stretched by an eighth of an em."""
_AFTER = frozenset("/?&=#-_.:%~@,;+")
_DATE = re.compile(r"[\d/.:~–-]+")
_LEAST = 2
"""Characters on either side of a break inside an address."""


def cut_long_words(items: list[Item], measure: float) -> list[Item]:
    """The items, with addresses cut at their joints and words over `measure` points cut anywhere."""
    if not any(_long(item, measure) for item in items):
        return items
    out: list[Item] = []
    for item in items:
        if item.picture is not None:
            _shrink(item, item.picture, measure)
        costs = _costs(item, measure) if _long(item, measure) and len(item.glyphs) > 1 else {}
        out.extend(_cut(item, costs) if costs else (item,))
    return out


def _long(item: Item, measure: float) -> bool:
    return item.width > measure or (item.kind == LATIN and len(item.glyphs) > 8)


def _shrink(item: Item, picture: PlacedPicture | Rule, measure: float) -> None:
    """A picture in the line is no wider than the measure."""
    if item.width > measure:
        scale = measure / item.width
        item.picture = replace(picture, y=picture.y * scale, width=measure, height=picture.height * scale)
        item.width = measure


def _costs(item: Item, measure: float) -> dict[int, float]:
    """The cost of a break before the glyph at each position where one is allowed."""
    text = [glyph.text for glyph in item.glyphs]
    word = "".join(text)
    costs: dict[int, float] = {}
    if item.look.literal or is_address(word):
        for at in range(_LEAST, len(text) - _LEAST + 1):
            if text[at - 1][-1:] in _AFTER and text[at][:1] not in _AFTER:
                costs[at] = ADDRESS_COST
    for begin, end in pairwise([0, *sorted(costs), len(text)]):
        if _width(item, begin, end) > measure:
            costs.update(dict.fromkeys(_cuts(text, begin, end), CUT_COST))
    return costs


def _cuts(text: list[str], begin: int, end: int) -> list[int]:
    """Where a word is cut that has no joints: not beside its ends, as far as it is long enough."""
    least = min(_LEAST, (end - begin) // 2)
    return [at for at in range(begin + least, end - least + 1) if text[at:at + 1] and text[at] and at > begin]


def _width(item: Item, begin: int, end: int) -> float:
    return sum(glyph.advance * item.look.size + item.spread for glyph in item.glyphs[begin:end])


def is_address(word: str) -> bool:
    """A URL, a mail address or a path."""
    return "://" in word or "www." in word or "@" in word or (word.count("/") > 1 and not _DATE.fullmatch(word))


def _cut(item: Item, costs: dict[int, float]) -> list[Item]:
    edges = [0, *sorted(costs), len(item.glyphs)]
    parts = [part(item, begin, end) for begin, end in pairwise(edges)]
    for cut, end in zip(parts, edges[1:], strict=False):
        cut.cost = costs.get(end, NO_BREAK)
    last = parts[-1]
    parts[0].no_start = item.no_start
    if item.extra is not None:
        parts[0].extra = item.extra if item.extra.x >= 0 else replace(item.extra, x=0.0)
    last.no_end, last.cost, last.gap, last.gap_kind, last.space = (
        item.no_end, item.cost, item.gap, item.gap_kind, item.space
    )
    return parts


def part(item: Item, begin: int, end: int) -> Item:
    """The glyphs of an item from one to another as an item of their own."""
    glyphs = item.glyphs[begin:end]
    return Item(glyphs, item.look, item.kind, _width(item, begin, end), glyphs[0].text[:1], glyphs[-1].text[-1:],
                item.spread / 2, spread=item.spread, way=item.way)
