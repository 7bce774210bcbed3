"""Pages onto a surface, item by item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import Protocol

from msgspec import Struct

from ...typeset.page import Bookmark, Item, LinkArea, Page, PlacedGlyph, PlacedPicture, Rule, Run
from .surface import Show, Surface


class Code(Struct, frozen=True):
    """How a glyph is shown: a code of a font, at `scale` of the run's size, raised by `rise` em of that size."""

    font: str
    code: int
    scale: float = 1
    rise: float = 0


class Codes(Protocol):
    """Finds the code that shows a glyph and extracts as its text."""

    def __call__(self, face: str, gid: int, text: str) -> Code: ...


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
    together = _clusters(run.glyphs)
    keyed = []
    for glyph, cluster in zip(run.glyphs, together, strict=True):
        code = codes(run.face, glyph.gid, glyph.text)
        keyed.append(((code.font, code.scale, code.rise * run.size + glyph.y, cluster), glyph, code.code))
    for (font, scale, raised, cluster), group in groupby(keyed, key=itemgetter(0)):
        row = list(group)
        start = row[0][1].x
        yield Show(
            x=run.x + start,
            y=run.y - raised,
            size=run.size * scale,
            font=font,
            codes=tuple(code for _, _, code in row),
            places=tuple(glyph.x - start for _, glyph, _ in row),
            colour=run.colour,
            text=run.glyphs[cluster].text if cluster >= 0 else "",
        )


def _clusters(glyphs: tuple[PlacedGlyph, ...]) -> list[int]:
    """For each glyph of a cluster of several the number of its first, for any other -1."""
    firsts = [-1] * len(glyphs)
    for at, glyph in enumerate(glyphs):
        if not glyph.text and at:
            first = firsts[at - 1] if firsts[at - 1] >= 0 else at - 1
            firsts[at - 1] = firsts[at] = first
    return firsts
