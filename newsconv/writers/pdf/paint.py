"""Pages onto a surface, item by item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import TypeAlias

from msgspec import Struct

from ...typeset.page import Bookmark, Item, LinkArea, Page, PlacedGlyph, PlacedPicture, Rule, Run
from .surface import Show, Surface


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
        for artifact, items in groupby(page.items, key=_is_artifact):
            with _marked(surface, artifact):
                for item in items:
                    _paint_item(item, codes, surface)
        surface.end_page()


def _is_artifact(item: Item) -> bool:
    return item.artifact if isinstance(item, Run) else isinstance(item, Rule)


@contextmanager
def _marked(surface: Surface, artifact: bool) -> Iterator[None]:
    if artifact:
        surface.begin_artifact()
    yield
    if artifact:
        surface.end_artifact()


def _paint_item(item: Item, codes: Codes, surface: Surface) -> None:
    match item:
        case Run():
            for show in shows(item, codes):
                surface.show(show)
        case Rule():
            surface.rectangle(item.x, item.y, item.width, item.height, item.colour)
        case PlacedPicture():
            surface.picture(item.x, item.y, item.width, item.height, item.path)
        case LinkArea():
            surface.link(item.x, item.y, item.width, item.height, item.target)
        case Bookmark():
            surface.bookmark(item.title, item.level, item.y)


def shows(run: Run, codes: Codes) -> Iterator[Show]:
    """The run cut where font, size or height changes and around clusters of several glyphs."""
    face, glyphs = run.face, run.glyphs
    shown = [codes[face, glyph.gid, glyph.text] for glyph in glyphs]
    if not glyphs:
        return
    first = shown[0].cut
    if all(code.cut is first for code in shown) and not any(glyph.y or not glyph.text for glyph in glyphs):
        yield _show(run, glyphs, shown, glyphs[0].y)
        return
    clusters = _clusters(glyphs)
    for (_, raised, cluster), numbers in groupby(
        range(len(glyphs)), key=lambda at: (shown[at].cut, glyphs[at].y, clusters[at])
    ):
        span = list(numbers)
        begin, end = span[0], span[-1] + 1
        text = glyphs[cluster].text if cluster >= 0 else ""
        yield _show(run, glyphs[begin:end], shown[begin:end], raised, text)


def _show(run: Run, glyphs: Sequence[PlacedGlyph], shown: list[Code], raised: float, text: str = "") -> Show:
    start = glyphs[0].x
    cut = shown[0].cut
    return Show(
        x=run.x + start,
        y=run.y - raised - cut.rise * run.size,
        size=run.size * cut.scale,
        font=cut.font,
        codes=tuple([code.number for code in shown]),
        places=tuple([glyph.x - start for glyph in glyphs]),
        colour=run.colour,
        text=text,
    )


def _clusters(glyphs: tuple[PlacedGlyph, ...]) -> list[int]:
    """For each glyph of a cluster of several the number of its first, for any other -1."""
    firsts = [-1] * len(glyphs)
    for at, glyph in enumerate(glyphs):
        if not glyph.text and at:
            first = firsts[at - 1] if firsts[at - 1] >= 0 else at - 1
            firsts[at - 1] = firsts[at] = first
    return firsts
