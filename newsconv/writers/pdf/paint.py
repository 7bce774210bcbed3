"""Pages onto a surface, item by item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from math import inf
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from ...fonts.face import UPRIGHT_TOP
from ...typeset.blanks import WHITE
from ...typeset.elements import GENERATED, Tags
from ...typeset.page import (
    ACROSS,
    ALONG,
    TURNED,
    UPRIGHT,
    Bookmark,
    Item,
    LinkArea,
    Page,
    PlacedGlyph,
    PlacedPicture,
    Rule,
    Run,
)
from ...typeset.vertical import AXIS
from ...units import snapped
from .surface import Show, Surface

_DOWN = (UPRIGHT, TURNED)
PEN, HUNG_PEN = (0.5 - AXIS, UPRIGHT_TOP - 1), (0.5 - AXIS, UPRIGHT_TOP + 0.1)
"""Where the pen is for a glyph that stands upright, in em from its origin: at its foot, on the baseline of Latin.

Readers that know no other metrics (ISO 32000-1, 9.7.4.3) take what is above the pen for the glyph's
place, and texts whose pens are on one axis for one line.  From a pen over its head the glyph hangs.
"""
RAISED = 0.6
"""Em by which texts of one line stand off its axis at most."""
CLEAR = 0.7
"""Em between the heights of two pieces that pdfium takes for parts of two lines."""


class FontCut(Struct, frozen=True):
    """A font of the document at `scale` of a run's size, raised by `rise` em of that size."""

    font: str
    scale: float = 1
    rise: float = 0


class Code(Struct, frozen=True):
    """How a glyph is shown: a number in a font."""

    cut: FontCut
    number: int


Codes: TypeAlias = Mapping[tuple[str, int, str], Code]
"""From face, glyph and text to the code that shows this glyph and extracts as this text."""


def paint(pages: Iterable[Page], codes: Codes, surface: Surface) -> None:
    """Draw every page."""
    for page in pages:
        surface.begin_page(page.width, page.height)
        for key, items in groupby(_followed(page.items), key=lambda pair: _key(pair[0])):
            row = list(items)
            with _marked(surface, None if key is None else _tags(row[0][0])):
                for item, after in row:
                    _paint_inked(item, codes, surface, after)
        for placed in page.items:
            _paint_place(placed, surface)
        surface.end_page()


_INKED = (Run, Rule, PlacedPicture)


class Next(NamedTuple):
    """Where the next text begins, and its size."""

    x: float
    top: float
    size: float


NOTHING = Next(inf, inf, 0.0)


def _followed(items: Sequence[Item]) -> list[tuple[Item, Next]]:
    """What has ink, each with what follows it; white space that fills blanks last, as it is no part of the text."""
    ordered = sorted(items, key=_is_white)
    out: list[tuple[Item, Next]] = []
    after = NOTHING
    for item in reversed(ordered):
        if isinstance(item, _INKED):
            out.append((item, after))
        if isinstance(item, Run) and not all(glyph.text.isspace() for glyph in item.glyphs):
            after = Next(item.x, _begin(item) if item.way in _DOWN else item.y, item.size)
    return out[::-1]


def _is_white(item: Item) -> bool:
    """Whether it fills a blank."""
    return isinstance(item, Run) and item.artifact and len(item.glyphs) == 1 and item.glyphs[0].text == WHITE


def _key(item: Item) -> tuple[int, ...] | None:
    """None for what is no part of the text; else the same for all that stands in the same elements."""
    tags = _tags(item)
    if isinstance(item, Rule) or (isinstance(item, Run) and item.artifact and not _belongs(tags)):
        return None
    return tuple(map(id, tags))


def _tags(item: Item) -> Tags:
    return () if isinstance(item, Rule | Bookmark) else item.tags


def _belongs(tags: Tags) -> bool:
    """Whether generated text in these elements is part of the structure all the same."""
    return bool(tags) and tags[-1].kind in GENERATED


@contextmanager
def _marked(surface: Surface, tags: Tags | None) -> Iterator[None]:
    """Draw in the innermost of these elements, or with None as an artifact."""
    if tags is None:
        surface.begin_artifact()
        yield
        surface.end_artifact()
    else:
        surface.begin_element(tags)
        yield
        surface.end_element()


def _paint_inked(item: Item, codes: Codes, surface: Surface, after: Next) -> None:
    match item:
        case Run():
            for show in shows(item, codes, after):
                surface.show(show)
        case Rule():
            surface.rectangle(item.x, item.y, item.width, item.height, item.colour)
        case PlacedPicture():
            surface.picture(item.x, item.y, item.width, item.height, item.path, item.tags)


def _paint_place(item: Item, surface: Surface) -> None:
    """What has no ink."""
    match item:
        case LinkArea():
            surface.link(item.x, item.y, item.width, item.height, item.target, item.tags)
        case Bookmark():
            surface.bookmark(item.title, item.level, item.y)


def shows(run: Run, codes: Codes, after: Next = NOTHING) -> Iterator[Show]:
    """The run cut where font, size or height changes and around clusters of several glyphs.

    `after` is the next text.
    """
    face, glyphs = run.face, run.glyphs
    if not glyphs:
        return
    shown = [codes[face, glyph.gid, glyph.text] for glyph in glyphs]
    first = shown[0].cut
    for glyph, code in zip(glyphs, shown, strict=True):
        text = glyph.text
        if glyph.y or code.cut is not first or not text or (text >= _PRIVATE and _is_private(text)):
            break
    else:
        pieces = _pieces(run, after)
        hung = len(pieces) == 1 and _hangs(run, after)
        for begin, end in pieces:
            yield _show(run, glyphs[begin:end], shown[begin:end], glyphs[0].y, hung=hung)
        return
    clusters = _clusters(glyphs)
    for (_, raised, cluster), numbers in groupby(
        range(len(glyphs)), key=lambda at: (shown[at].cut, glyphs[at].y, clusters[at])
    ):
        span = list(numbers)
        begin, end = span[0], span[-1] + 1
        text = glyphs[cluster].text if cluster == begin else ""
        more = 0 <= cluster == (clusters[end] if end < len(glyphs) else -1)
        yield _show(run, glyphs[begin:end], shown[begin:end], raised, text, more)


def _begin(run: Run, pen: tuple[float, float] = PEN) -> float:
    """The height of the pen at the start of a run that goes down."""
    top = run.y + run.glyphs[0].x
    return _pen(top, run.size, pen) if run.way == UPRIGHT else top


def _pen(top: float, size: float, pen: tuple[float, float]) -> float:
    """The height of the pen for an upright glyph of a size whose place begins at `top`."""
    return top + (UPRIGHT_TOP - pen[1]) * size


def _pieces(run: Run, after: Next) -> tuple[tuple[int, int], ...]:
    """A run whole; a line's last that goes down in two pieces, the second clear of the first and of `after`.

    Readers take pieces that begin at one height for words of a line across the page, and a line
    that goes down begins where the one before began: its lower piece stands between them.
    """
    count = len(run.glyphs)
    if count < 2 or not _ends_line(run, after):
        return ((0, count),)
    half, clear = (count + 1) // 2, CLEAR * run.size
    begin = _begin(run) - run.glyphs[0].x
    tops = [begin + glyph.x for glyph in run.glyphs]
    for at in sorted(range(1, count), key=lambda at: abs(at - half)):
        if tops[at] - tops[0] > clear and abs(tops[at] - after.top) > max(clear, CLEAR * after.size):
            return (0, at), (at, count)
    return ((0, count),)


def _ends_line(run: Run, after: Next) -> bool:
    """Whether a run goes down and what comes `after` it stands on another axis."""
    return run.way in _DOWN and abs(run.x - after.x) > RAISED * max(run.size, after.size)


def _hangs(run: Run, after: Next) -> bool:
    """Whether a run that cannot be cut is clearer of `after`, which begins beside it, with its pen over its head."""
    if run.way != UPRIGHT or not _ends_line(run, after):
        return False
    away, hung = (abs(_begin(run, pen) - after.top) for pen in (PEN, HUNG_PEN))
    return away < min(hung, CLEAR * max(run.size, after.size))


def _show(
    run: Run, glyphs: Sequence[PlacedGlyph], shown: list[Code], raised: float, text: str = "", more: bool = False,
    *, hung: bool = False,
) -> Show:
    start = glyphs[0].x
    cut = shown[0].cut
    if run.way == ACROSS:
        return _across(run, glyphs, shown)
    rise = raised + cut.rise * run.size
    size = run.size * cut.scale
    if run.way == ALONG:
        x, y = run.x + start, run.y - rise
    else:
        x, y = snapped(run.x) + rise, run.y + start
    font = cut.font
    if run.way == UPRIGHT:
        x, y = x + AXIS * (run.size - size), _pen(y, size, HUNG_PEN if hung else PEN)
        font = hung_font(font) if hung else upright_font(font)
    return Show(
        x=x,
        y=y,
        size=size,
        font=font,
        codes=tuple([code.number for code in shown]),
        places=tuple([glyph.x - start for glyph in glyphs]),
        colour=run.colour,
        text=text,
        way=run.way,
        more=more,
        stretch=run.stretch,
    )


def _across(run: Run, glyphs: Sequence[PlacedGlyph], shown: list[Code]) -> Show:
    """Glyphs side by side in a line that runs down: one text on its axis, each glyph's place from there."""
    begin = glyphs[0].x
    return Show(
        x=run.x + begin + PEN[0] * run.size,
        y=run.y - PEN[1] * run.size,
        size=run.size,
        font=upright_font(shown[0].cut.font),
        codes=tuple([code.number for code in shown]),
        places=tuple([glyph.x - begin for glyph in glyphs]),
        colour=run.colour,
        text="".join(glyph.text for glyph in glyphs),
        way=ACROSS,
    )


def upright_font(font: str) -> str:
    """The name of a font whose codes follow each other downward."""
    return f"{font}V"


def hung_font(font: str) -> str:
    """The name of such a font with the pen at the head of each code's glyph."""
    return f"{font}H"


def _clusters(glyphs: tuple[PlacedGlyph, ...]) -> list[int]:
    """For each glyph of a cluster that must say its text the number of its first, for any other -1.

    Such are clusters of several glyphs and characters for private use (ISO 19005-2, 6.2.11.7.3).
    """
    firsts = [-1] * len(glyphs)
    for at, glyph in enumerate(glyphs):
        if _is_private(glyph.text):
            firsts[at] = at
        if not glyph.text and at:
            first = firsts[at - 1] if firsts[at - 1] >= 0 else at - 1
            firsts[at - 1] = firsts[at] = first
    return firsts


_PRIVATE = "\ue000"


def _is_private(text: str) -> bool:
    """Whether it begins with a character for private use."""
    return _PRIVATE <= text < "\uf900" or text >= "\U000f0000"
