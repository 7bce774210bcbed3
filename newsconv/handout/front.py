"""What stands before the articles: a cover with the handout's title, and its contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ..model import Strong, Text
from ..typeset.blocks import BlockSetter
from ..typeset.items import ASCENT
from ..typeset.page import Item, Rule
from ..typeset.pages import Frame, Section
from ..typeset.slabs import Slab, generated, paragraph_slabs, shifted, slab_of

_COVER_DROP = 0.22
"""The share of the text area above the title of a cover."""
_RULE = (36.0, 3.0)
"""Width and weight of the short rule over the title."""
_NUMBER_WIDTH = 2.5
"""Em kept for page numbers."""
_DOT, _DOT_STEP, _DOT_COLOUR = 0.6, 4.0, "#777777"
_BELOW_TITLE = 8.0
_CONTENTS_GAP = 2
"""Rows between a cover's title and the contents."""
_BELOW_CONTENTS = 2
"""Rows between the contents and an article under them."""


class Entry(Struct, frozen=True):
    """A line of the contents: an article's title and the number of its first page."""

    title: str
    page: int


class Front(Struct, frozen=True):
    """The title of the handout, what stands under it (outlets, dates), the contents and their heading.

    On a `cover` the title stands lower on the page.
    """

    cover: bool
    title: str
    under: tuple[str, ...]
    heading: str
    entries: tuple[Entry, ...]


def front_sections(setter: BlockSetter, frame: Frame, front: Front) -> Iterator[Section]:
    """The cover's title if the front has one, then the contents."""
    if front.title:
        yield Section(_title(setter, front, frame), [])
    if front.entries:
        body = [slab for entry in front.entries for slab in _entry(setter, entry, frame.width)]
        if not front.cover:
            body.append(Slab(_BELOW_CONTENTS * frame.row, blank=True))
        yield Section(_heading(setter, front.heading, frame.width), body, gap=_CONTENTS_GAP * frame.row)


def _title(setter: BlockSetter, front: Front, frame: Frame) -> list[Slab]:
    measure = frame.width
    width, weight = _RULE
    drop = _COVER_DROP * frame.height if front.cover else 0.0
    out = [Slab(drop), Slab(weight, [Rule(0, 0, width, weight)], below=_BELOW_TITLE)]
    title, deck = setter.theme["title"], setter.theme["deck"]
    out.extend(paragraph_slabs(setter.paragraphs.lines((Text(front.title),), title, measure), title))
    for index, line in enumerate(front.under):
        slabs = paragraph_slabs(setter.paragraphs.lines((Text(line),), deck, measure), deck)
        if slabs and index == 0:
            slabs[0].above = _BELOW_TITLE
        out.extend(slabs)
    return _made(out)


def _heading(setter: BlockSetter, text: str, measure: float) -> list[Slab]:
    style = setter.theme["story-title"]
    slabs = paragraph_slabs(setter.paragraphs.lines((Text(text),), style, measure), style)
    return _made([*slabs, Slab(0.5, [Rule(0, 0, measure, 0.5)], above=3)])


def _made(slabs: Sequence[Slab]) -> list[Slab]:
    for slab in slabs:
        slab.items = generated(slab.items)
        slab.keep = True
    return list(slabs)


def _entry(setter: BlockSetter, entry: Entry, measure: float) -> list[Slab]:
    """The title, dots, and the page at the right edge on the title's last line."""
    style = replace(setter.theme["list"], indent=0, inset=0, align="start")
    room = measure - _NUMBER_WIDTH * style.size
    lines = setter.paragraphs.lines((Text(entry.title),), style, room)
    number = Strong(children=(Text(str(entry.page)),))
    numbers = setter.paragraphs.lines((number,), replace(style, align="end"), measure)
    slabs = [slab_of(line, style) for line in lines]
    for slab in slabs:
        slab.on_grid, slab.keep = style.leading == setter.row, True
    if slabs and numbers:
        last = slabs[-1]
        end = lines[-1].width
        begin = measure - numbers[0].width
        baseline = (style.leading - style.size) / 2 + ASCENT * style.size
        last.items = [*last.items, *_dots(end, begin, baseline, style.size), *slab_of(numbers[0], style).items]
        last.keep = False
    for slab in slabs:
        slab.items = generated(slab.items)
    return slabs


def _dots(begin: float, end: float, baseline: float, size: float) -> list[Item]:
    """Dots on one raster down the page, half an em clear of the words."""
    first = int((begin + size / 2) / _DOT_STEP) + 1
    last = int((end - size / 2) / _DOT_STEP)
    dots: list[Item] = [Rule(at * _DOT_STEP, -_DOT, _DOT, _DOT, _DOT_COLOUR) for at in range(first, last)]
    return shifted(dots, 0, baseline)
