"""Fonts of one document: which code of which font shows a glyph and extracts as its text.

A code can extract as one text only.  A glyph that stands for two (a digit that
is also a made subscript, 一 for the radical ⼀) gets a second font: the same outlines
under another ToUnicode table.  Such a font is a few bytes, and every reader
understands it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ...fonts.face import Face
from ...fonts.forms import Cut
from ...fonts.subset import Subset, subset
from ...typeset.page import Page, Run
from .paint import Code

Use = tuple[str, int, str]
"""Face key, glyph and text."""

NO_TEXT = "\u200b"
"""What the later glyphs of a cluster extract as: standards want a text for each, and the first has it all."""


class Embedded:
    """One face of the document: its subset, and the fonts that show it, each with its texts by code."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self.fonts: list[str] = []
        self.texts: list[dict[int, str]] = []
        self._by_gid: dict[int, list[str]] = {}

    def layer(self, gid: int, text: str) -> int:
        """The number of the font in which this glyph extracts as this text."""
        texts = self._by_gid.setdefault(gid, [])
        if text not in texts:
            texts.append(text)
        return texts.index(text)

    def close(self, number: int) -> int:
        """Make the subset and name the fonts from `number` on; the next free number."""
        self.subset: Subset = subset(self.face, self._by_gid)
        layers = max(map(len, self._by_gid.values()))
        self.fonts = [f"F{number + layer}" for layer in range(layers)]
        self.texts = [{} for _ in range(layers)]
        for gid, texts in sorted(self._by_gid.items()):
            for layer, text in enumerate(texts):
                self.texts[layer][self.subset.cids[gid]] = text or NO_TEXT
        return number + layers


class Embedding:
    """The fonts of some pages; called with a glyph it gives the code to show (`paint.Codes`)."""

    def __init__(self, pages: Iterable[Page], cut: Callable[[str], Cut]) -> None:
        self.faces: dict[str, Embedded] = {}
        uses = dict.fromkeys(_uses(pages))
        cuts = {key: cut(key) for key in dict.fromkeys(key for key, _, _ in uses)}
        layers = {use: self._embedded(cuts[use[0]].face).layer(use[1], use[2]) for use in uses}
        number = 1
        for embedded in self.faces.values():
            number = embedded.close(number)
        self._codes = {use: self._code(use, cuts[use[0]], layer) for use, layer in layers.items()}
        self.widths = {font: face.subset.widths for face in self.faces.values() for font in face.fonts}

    def __call__(self, face: str, gid: int, text: str) -> Code:
        return self._codes[face, gid, text]

    def _embedded(self, face: Face) -> Embedded:
        if face.key not in self.faces:
            self.faces[face.key] = Embedded(face)
        return self.faces[face.key]

    def _code(self, use: Use, cut: Cut, layer: int) -> Code:
        embedded = self.faces[cut.face.key]
        return Code(embedded.fonts[layer], embedded.subset.cids[use[1]], cut.scale, cut.rise)


def _uses(pages: Iterable[Page]) -> Iterable[Use]:
    for page in pages:
        for item in page.items:
            if isinstance(item, Run):
                for glyph in item.glyphs:
                    yield item.face, glyph.gid, glyph.text
