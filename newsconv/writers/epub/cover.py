"""The cover: the user's picture, or the headline and the outlet set as a newspaper would set them.

It is a PNG of a few tones, which every shelf and store shows: 1400 by 2100 pixels,
for 1400 are what stores ask for on the short side.  Lengths here are 1600ths of its width.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from msgspec import Struct

from ...errors import InputError
from ...model import Inlines
from ...options import EpubOptions
from ...patterns import lazy
from ...pictures import Pictures
from ...theme import Style
from ..markup import Issue, ScreenPicture, creators, page_label, screen_picture, title_of
from ..markup.names import one_line
from .canvas import Canvas

NONE = "none"
"""The option that leaves the cover out."""
_WIDTH, _HEIGHT, _MARGIN = 1600, 2400, 150
_MEASURE = _WIDTH - 2 * _MARGIN
_SCALE = 1400 / _WIDTH
"""Pixels for each unit of length."""
_SIZES = (230, 200, 176, 156, 138, 122, 108, 96, 84, 72)
"""Sizes of the title, each about an eighth smaller than the one before; the first that fits is taken."""
_TITLE_HEIGHT = 980
_LEAST_SHARE = 0.6
"""A title comes down to this share of its size so that its phrases need not be broken."""
_PARTING = lazy("(?<=[，、；：！？——…])|[ 　]")
"""Where the phrases of a title part."""
_MOST = 160
"""Characters of one line of the headline that a cover shows."""
_LISTED = 7
"""Headlines that the cover of an issue names."""


def cover_of(issue: Issue, options: EpubOptions) -> ScreenPicture | None:
    """The cover, or None if none is wanted; InputError if the user's picture is not there."""
    if options.cover == NONE:
        return None
    return _given(options.cover) if options.cover else _drawn(issue, options.title.strip())


def _given(path: str) -> ScreenPicture:
    loaded = Pictures(Path(path).parent).load(Path(path).name)
    if loaded is None:
        raise InputError("no such picture for the cover", file=path)
    return screen_picture(loaded, max(_WIDTH, _HEIGHT))


class _Words(Struct, frozen=True):
    """What a cover says."""

    outlet: str
    date: str
    page: str
    kicker: str
    title: str
    deck: str
    names: str
    listed: tuple[str, ...]


def _words(issue: Issue, given: str) -> _Words:
    """The headline of the first article leads, or the title that was given; an issue names the others."""
    first, *rest = issue.articles
    headline = None if given else first.headline
    others = issue.articles if given else tuple(rest)
    return _Words(
        outlet=_cut(issue.outlet),
        date=_cut(issue.dates),
        page="" if rest else page_label(first.publication, issue.labels)[:40],
        kicker=_line(headline.kicker if headline else ()),
        title=_cut(given or title_of(first)),
        deck=_line(headline.deck if headline else ()),
        names="" if rest else _cut("　".join(creators(first))),
        listed=tuple(_cut(title_of(article)) for article in others[:_LISTED]) if rest else (),
    )


def _line(inlines: Inlines) -> str:
    return _cut(one_line(inlines))


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else text[: _MOST - 1] + "…"


def _drawn(issue: Issue, given: str) -> ScreenPicture:
    words = _words(issue, given)
    canvas = Canvas(_WIDTH, _HEIGHT, issue.language, _SCALE)
    y = _masthead(canvas, words)
    y = _headline(canvas, words, max(y + 150, 640))
    _foot(canvas, words, y)
    return ScreenPicture(canvas.png(), "image/png", "png", round(_WIDTH * _SCALE), round(_HEIGHT * _SCALE))


def _masthead(canvas: Canvas, words: _Words) -> float:
    """The outlet between rules, date and page under it; returns where it ends."""
    canvas.rule(_MARGIN, 150, _MEASURE, 16, accent=True)
    y = 190.0
    if words.outlet:
        size = next((size for size in (150, 120, 96, 76) if canvas.width(words.outlet, _song(size)) <= _MEASURE), 60)
        y = canvas.text(words.outlet, _song(size), _MARGIN, y, _MEASURE, most=2)
    small = Style("hei", 350, 42, 60, "start", colour="#555555")
    if words.date or words.page:
        if words.outlet:
            y += 18
            canvas.rule(_MARGIN, y, _MEASURE, 2)
        below = canvas.text(words.date, small, _MARGIN, y + 18, _MEASURE * 0.6, most=1)
        page = Style("hei", 350, 42, 60, "end" if words.date else "start", colour="#555555")
        x, room = (_MARGIN + _MEASURE * 0.6, _MEASURE * 0.4) if words.date else (_MARGIN, float(_MEASURE))
        y = max(below, canvas.text(words.page, page, x, y + 18, room, most=1))
    return y


def _headline(canvas: Canvas, words: _Words, y: float) -> float:
    kicker = Style("hei", 300, 66, 96, "start", colour="#444444")
    y = canvas.text(words.kicker, kicker, _MARGIN, y, _MEASURE, most=2)
    y = canvas.text(words.title, _title_style(canvas, words.title), _MARGIN, y + 24, _MEASURE, most=10)
    canvas.rule(_MARGIN, y + 56, 170, 16, accent=True)
    deck = Style("hei", 400, 58, 90, "start", colour="#333333")
    return canvas.text(words.deck, deck, _MARGIN, y + 120, _MEASURE, most=3)


def _title_style(canvas: Canvas, title: str) -> Style:
    """The largest size that keeps to the height: one that leaves each phrase whole, if it is no small one."""
    styles = [Style("hei", 800, size, round(size * 1.3), "start") for size in _SIZES]
    fitting = (style for style in styles if canvas.fits(title, style, _MEASURE, _TITLE_HEIGHT))
    largest = next(fitting, styles[-1])
    phrases = _PARTING.split(title)
    for style in chain((largest,), fitting):
        if style.size <= largest.size * _LEAST_SHARE:
            break
        if all(canvas.width(phrase, style) <= _MEASURE for phrase in phrases):
            return style
    return largest


def _foot(canvas: Canvas, words: _Words, y: float) -> None:
    """Who wrote it, at the foot; in an issue its first headlines above."""
    line = Style("song", 400, 54, 84, "start")
    for title in words.listed:
        if y > _HEIGHT - 420:
            break
        y = canvas.text(title, line, _MARGIN, y + 26, _MEASURE, most=1)
    if words.names:
        names = Style("hei", 400, 46, 66, "start", colour="#333333")
        canvas.rule(_MARGIN, _HEIGHT - 300, _MEASURE, 2)
        canvas.text(words.names, names, _MARGIN, _HEIGHT - 276, _MEASURE, most=2)


def _song(size: float) -> Style:
    return Style("song", 400, size, round(size * 1.25), "start")
