"""The shaping port: text in, glyphs out, in em.  HarfBuzz stands behind it, a grid in tests."""

from __future__ import annotations

from typing import Literal, Protocol

from msgspec import Struct

FaceStyle = Literal["song", "hei", "kai", "mono"]


class FaceRequest(Struct, frozen=True):
    """What is asked for; which face answers is the shaper's business.

    With `vertical` the glyphs stand upright in a line that runs down: advances are downward, `x` of
    a glyph is its offset downward and `y` to the right, from where its em box stands on the axis.
    """

    style: FaceStyle = "song"
    weight: int = 400
    vertical: bool = False


class Glyph(Struct, frozen=True, gc=False):
    """One glyph.

    `face` is the shaper's key of the face that holds it.  `text` is the source
    text it stands for; of a cluster with several glyphs the first carries all.
    `advance`, `x` and `y` (offset to the right and upward) are in em.
    """

    face: str
    gid: int
    text: str
    advance: float
    x: float = 0
    y: float = 0


class Shaper(Protocol):
    """Shapes one run of one face request, in logical order; never drops a character."""

    def shape(self, text: str, request: FaceRequest, language: str) -> tuple[Glyph, ...]:
        """Glyphs whose texts, joined, are `text`; `language` is BCP 47 and picks regional forms."""
        ...
