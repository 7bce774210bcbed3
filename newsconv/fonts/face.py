"""A face at a weight, opened by HarfBuzz on a mapped file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from sys import intern
from typing import TypeAlias

import uharfbuzz as hb
from msgspec.structs import replace

from ..errors import FontError
from ..typeset.shaping import Glyph
from .find import Choice

Features: TypeAlias = Mapping[str, bool | Sequence[tuple[int, int, bool]]]
"""OpenType features: on, off, or on for spans of the text (start, end, value)."""


UPRIGHT_TOP, UPRIGHT_MIDDLE = 0.88, 0.5
"""Em between the baseline of an upright glyph and the top of its box, as PDF takes it (ISO 32000-1, 9.7.4.3)."""


ACCENT_GAP = 0.03
"""Em between a letter and an accent over it."""


class Face:
    """A face at a weight.  Nothing of it changes after it is made, so threads may share it."""

    def __init__(self, choice: Choice) -> None:
        path = choice.file.path
        self.choice = choice
        self.key = choice.key
        try:
            self.blob = hb.Blob.from_file_path(str(path))
        except (hb.HarfBuzzError, OSError) as error:
            raise FontError("the face cannot be opened", file=path.name) from error
        self.hb = hb.Face(self.blob, choice.file.index)
        if not self.hb.glyph_count:
            raise FontError("the file holds no face", file=path.name)
        self.font = hb.Font(self.hb)
        if choice.file.weights:
            self.font.set_variations({"wght": choice.weight})
        self.em: float = 1 / self.hb.upem
        self.blank = self.glyph(" ")

    def shape(
        self, text: str, start: int, end: int, language: str, features: Features, vertical: bool = False,
        joined: bool = False,
    ) -> list[Glyph]:
        """The span of the text as glyphs, in the order of the text; glyph 0 is what the face lacks.

        A selector that only chose a form is part of what it follows and no glyph of its own.
        Text `joined` is in a script of its own, with forms by place; its offsets go as its text goes.
        """
        buffer = hb.Buffer()
        buffer.add_str(text, start, end - start)
        if joined:
            buffer.guess_segment_properties()
        else:
            buffer.direction = "ttb" if vertical else "ltr"
            buffer.script = "Hani"
        buffer.language = language
        hb.shape(self.font, buffer, features)
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        if joined:
            return self._joined(text, end, infos, places, -1 if buffer.direction == "rtl" else 1)
        clusters = [info.cluster for info in infos]
        key, em = self.key, self.em
        one_each = clusters == list(range(start, end))
        # A book shows few characters many times: each is kept once, and so is nought.
        texts = map(intern, text[start:end] if one_each else _first_carries_all(text, clusters, end))
        if vertical:
            return [
                Glyph(key, info.codepoint, part, -place.y_advance * em, -place.y_offset * em - UPRIGHT_TOP,
                      place.x_offset * em + UPRIGHT_MIDDLE)
                for info, place, part in zip(infos, places, texts, strict=True) if part or place.y_advance
            ]
        glyphs = [
            Glyph(key, info.codepoint, part, place.x_advance * em, place.x_offset and place.x_offset * em,
                  place.y_offset and place.y_offset * em)
            for info, place, part in zip(infos, places, texts, strict=True)
            if part or place.x_advance or info.codepoint != self.blank
        ]
        return glyphs if one_each else self._accented(glyphs)

    def _joined(
        self, text: str, end: int, infos: list[hb.GlyphInfo], places: list[hb.GlyphPosition], way: int
    ) -> list[Glyph]:
        """Glyphs of a script of its own; `way` is -1 where they come from left to right and are read leftward."""
        em = self.em
        parts = _first_carries_all(text, [info.cluster for info in infos[::way]], end)
        return [
            Glyph(self.key, info.codepoint, part, place.x_advance * em, way * place.x_offset * em, place.y_offset * em)
            for info, place, part in zip(infos[::way], places[::way], parts, strict=True)
        ]

    def _accented(self, glyphs: list[Glyph]) -> list[Glyph]:
        """Marks that the face does not place by itself, centred over their letters."""
        out = glyphs[:1]
        for glyph in glyphs[1:]:
            base = out[-1]
            placed = glyph.text or glyph.advance or glyph.x or glyph.y or not base.text
            out.append(glyph if placed else self._over(base, glyph))
        return out

    def _over(self, base: Glyph, mark: Glyph) -> Glyph:
        left, _, right, top = self.ink(base.gid)
        mark_left, foot, mark_right, _ = self.ink(mark.gid)
        x = (left + right - mark_left - mark_right) / 2 - base.advance
        return replace(mark, x=x, y=max(0.0, top + ACCENT_GAP - foot) if foot > 0 else 0.0)

    def glyph(self, character: str) -> int:
        """The glyph of one character, 0 if the face has none."""
        return self.font.get_nominal_glyph(ord(character)) or 0

    def advance(self, gid: int) -> float:
        """The width of a glyph, in em."""
        return float(self.font.get_glyph_h_advance(gid)) * self.em

    @property
    def name(self) -> str:
        """The PostScript name, with the weight if it is one of a variable face."""
        name = str(self.hb.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.choice.file.path.stem)
        return f"{name.split('-')[0]}-{self.choice.weight}" if self.choice.file.weights else name

    @property
    def style(self) -> tuple[float, int]:
        """The slant in degrees and the weight, 100 to 900."""
        font = self.font
        return float(font.get_style_value(hb.StyleTag.SLANT_ANGLE)), int(font.get_style_value(hb.StyleTag.WEIGHT))

    def ink(self, gid: int) -> tuple[float, float, float, float]:
        """The box of a glyph's ink: left, bottom, right, top, in em from its origin."""
        box = self.font.get_glyph_extents(gid)
        if box is None:
            return 0, 0, 0, 0
        left, top, em = box.x_bearing, box.y_bearing, self.em
        return left * em, (top + box.height) * em, (left + box.width) * em, top * em


def _first_carries_all(text: str, clusters: list[int], end: int) -> list[str]:
    """The text of each cluster on its first glyph, none on the others."""
    ends = dict(pairwise((*sorted(set(clusters)), end)))
    seen: set[int] = set()
    texts = []
    for cluster in clusters:
        texts.append("" if cluster in seen else text[cluster : ends[cluster]])
        seen.add(cluster)
    return texts


@lru_cache(maxsize=64)
def opened(choice: Choice) -> Face:
    """The face of this choice, mapped once for the whole process."""
    return Face(choice)
