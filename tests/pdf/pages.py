"""Pages made by hand, and the PDF of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from newsconv.fonts.shaper import HarfBuzzShaper
from newsconv.fonts.system import SystemFaces
from newsconv.pictures import Pictures
from newsconv.typeset.page import Item, Page, PlacedGlyph, Run
from newsconv.typeset.shaping import FaceRequest
from newsconv.writers.pdf.colours import Colours
from newsconv.writers.pdf.document import PdfSurface
from newsconv.writers.pdf.embed import embed
from newsconv.writers.pdf.images import Images
from newsconv.writers.pdf.metadata import Facts
from newsconv.writers.pdf.paint import paint
from newsconv.writers.pdf.press import Press

SONG = FaceRequest("song")
FACTS = Facts("标题", "", "", "", "zh-Hans-CN", datetime(2024, 5, 31, 8, 0, tzinfo=UTC))


class Sheet:
    """Collects items for one A5 page, with a shaper for its text."""

    def __init__(self, folder: Path | None = None, resolution: int = 0) -> None:
        self.shaper = HarfBuzzShaper(SystemFaces(()))
        self.images = Images(Pictures(folder) if folder else Pictures(), resolution)
        self.items: list[Item] = []

    def text(
        self, text: str, y: float, size: float = 10, *, style: FaceRequest = SONG, x: float = 40,
        language: str = "zh-Hans-CN", colour: str = "#000000", artifact: bool = False,
    ) -> Sheet:
        """Add text set solid."""
        pen = x
        for glyph in self.shaper.shape(text, style, language):
            placed = PlacedGlyph(glyph.gid, glyph.text, glyph.x * size, glyph.advance * size, glyph.y * size)
            last = self.items[-1] if self.items else None
            if isinstance(last, Run) and last.face == glyph.face and last.y == y and last.colour == colour:
                moved = PlacedGlyph(placed.gid, placed.text, placed.x + pen - last.x, placed.advance, placed.y)
                self.items[-1] = Run(last.x, y, size, last.face, (*last.glyphs, moved), colour, artifact)
            else:
                self.items.append(Run(pen, y, size, glyph.face, (placed,), colour, artifact))
            pen += placed.advance
        return self

    def add(self, *items: Item) -> Sheet:
        self.items.extend(items)
        return self

    def pdf(self, facts: Facts = FACTS, press: Press | None = None, colours: Colours | None = None) -> bytes:
        """The page as a file."""
        pages = (Page(420, 595, tuple(self.items)),)
        self.images.place(pages)
        embedding = embed(pages, self.shaper.cut)
        surface = PdfSurface(embedding, self.images, facts, press, colours)
        paint(pages, embedding.codes, surface)
        return surface.finish()
