"""Lines that run down: pages are set as if they lay on their side, then turned (clreq 3.1.5).

Along such a line x goes down and y to the left, so a page as wide as the sheet is high, turned
clockwise by a quarter, has its lines from right to left and its columns one under the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from ..theme import Page as PageStyle
from ..theme import Theme
from ..units import Paper
from .clreq import HAN, LATIN, SPACE
from .items import ASCENT, DESCENT, Item, Look
from .page import ACROSS, ALONG, TURNED, UPRIGHT, Bookmark, LinkArea, PlacedPicture, Rule, Run
from .page import Item as PlacedItem

AXIS = (ASCENT - DESCENT) / 2
"""Em from the baseline to the middle of the em box: the axis on which a line's characters stand."""
_SHORT = re.compile(r"\d{1,2}|[A-Za-z]|[A-Z]{2}", re.ASCII)
"""What stands upright, side by side in one em: two digits, a letter, an acronym of two."""


def lying(sheet: Paper, theme: Theme) -> tuple[Paper, Theme]:
    """The sheet on its side, and the theme with the margins where they will be: the binding is on the right."""
    page = theme.page
    margins: PageStyle = replace(
        page, top=page.inside, bottom=page.outside, inside=page.top, outside=page.bottom
    )
    return Paper(sheet.height, sheet.width), replace(theme, page=margins)


def upright(look: Look) -> Look:
    """The look of what stands upright in such a line."""
    return replace(look, request=replace(look.request, vertical=True))


def across(items: list[Item]) -> None:
    """Short figures and acronyms that stand alone become one upright item each; longer words lie on their side."""
    for index, item in enumerate(items):
        if item.kind == LATIN:
            beside = items[max(0, index - 1):index] + items[index + 1:index + 2]
            alone = all(other.kind != LATIN for other in beside)
            if alone and _SHORT.fullmatch("".join(glyph.text for glyph in item.glyphs)):
                _stand(item)
        elif item.glyphs and item.kind != SPACE:
            item.way = UPRIGHT


def _stand(item: Item) -> None:
    look, size = item.look, item.look.size
    width = sum(glyph.advance for glyph in item.glyphs)
    small = size / max(1.0, width)
    item.look = replace(look, size=small, shift=look.shift + AXIS * (size - small)) if small < size else look
    item.width, item.offset = size, (size - small) / 2
    item.kind, item.way = HAN, ACROSS


def turned(items: Iterable[PlacedItem], width: float) -> Iterator[PlacedItem]:
    """The items of a page that lay on its side, on a sheet of this width."""
    for item in items:
        match item:
            case Run():
                yield _turned(item, width)
            case Bookmark():
                yield replace(item, y=0.0)
            case Rule() | PlacedPicture() | LinkArea():
                yield replace(item, x=width - item.y - item.height, y=item.x, width=item.height, height=item.width)


def _turned(run: Run, width: float) -> Run:
    if run.way in (ALONG, TURNED) or not run.glyphs:
        return replace(run, x=width - run.y, y=run.x, way=TURNED)
    if run.way == UPRIGHT:
        return replace(run, x=width - run.y, y=run.x)
    axis = width - run.y + AXIS * run.size
    begin, last = run.glyphs[0].x, run.glyphs[-1]
    middle = (last.x + last.advance - begin) / 2
    return replace(run, x=axis - middle - begin, y=run.x + begin + ASCENT * run.size)
