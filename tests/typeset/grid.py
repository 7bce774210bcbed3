"""A shaper without a font: Han and Chinese marks 1 em, Latin characters and spaces ½ em."""

from __future__ import annotations

from unicodedata import category, east_asian_width

from newsconv.typeset.shaping import FaceRequest, Glyph

NARROW_AMBIGUOUS = "’‘“”·°"
"""Of ambiguous width in Unicode; half an em here, so that the tables and not the face decide."""


class GridShaper:
    """One face for each request; the glyph id is the code point."""

    def shape(self, text: str, request: FaceRequest, language: str) -> tuple[Glyph, ...]:
        assert language
        face = f"{request.style}{request.weight}"
        return tuple(Glyph(face, ord(char), char, _advance(char)) for char in text)


def _advance(char: str) -> float:
    if category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    wide = east_asian_width(char) in "WF" or (east_asian_width(char) == "A" and char not in NARROW_AMBIGUOUS)
    return 1.0 if wide or char == "　" else 0.5
