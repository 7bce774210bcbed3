"""A sheet of few tones that text is set on: lines by the typesetter, ink by Pillow."""

from __future__ import annotations

import unicodedata
import zlib
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from ...fonts.forms import Cut
from ...fonts.shaper import STAND_IN, HarfBuzzShaper
from ...fonts.system import SystemFaces
from ...model import Text
from ...notices import ignore
from ...theme import Style, theme
from ...typeset.lines import Line
from ...typeset.page import PlacedGlyph, Run
from ...typeset.paragraph import Paragraphs
from ...typeset.prepare import Preparer

_PAPER, _INK, _ACCENT = (250, 248, 243), (24, 24, 24), (163, 32, 24)
_TONES = 15
"""Tones from paper to ink; with the accent they fill the sixteen of a four-bit palette."""


class Canvas:
    """Draws in black on white and is developed at the end; all lengths are pixels."""

    def __init__(self, width: int, height: int, language: str) -> None:
        self._image = Image.new("L", (width, height), 255)
        self._draw = ImageDraw.Draw(self._image)
        self._shaper = HarfBuzzShaper(SystemFaces(()))
        self._paragraphs = Paragraphs(
            theme("newspaper"), Preparer(self._shaper, language, "gb", _no_picture), {}, ignore)
        self._fonts: dict[tuple[str, float], ImageFont.FreeTypeFont] = {}
        self._accents: list[tuple[float, float, float, float]] = []

    def rule(self, x: float, y: float, width: float, height: float, *, accent: bool = False) -> None:
        """A filled rectangle."""
        box = (round(x), round(y), round(x + width) - 1, round(y + height) - 1)
        if accent:
            self._accents.append(box)
        else:
            self._draw.rectangle(box, fill=90)

    def width(self, words: str, style: Style) -> float:
        """The width of the words on one line."""
        return self._paragraphs.extent((Text(words),), style)[1]

    def fits(self, words: str, style: Style, measure: float, height: float) -> bool:
        """Whether the words keep to the measure and the height."""
        if self._paragraphs.extent((Text(words),), style)[0] > measure:
            return False
        return len(self._lines(words, style, measure)) * style.leading <= height

    def text(self, words: str, style: Style, x: float, y: float, measure: float, *, most: int) -> float:
        """Set the words from `y` down, no more than `most` lines; returns where they end."""
        lines = self._lines(words, style, measure)
        for number, line in enumerate(lines[:most]):
            baseline = y + number * style.leading + (style.leading - style.size) / 2 + 0.88 * style.size
            for item in line.items:
                if isinstance(item, Run):
                    self._run(item, x, baseline)
        return y + min(len(lines), most) * style.leading

    def png(self) -> bytes:
        """The sheet as a PNG of four bits.

        Flat tones pack as small by their runs as by a search, in a tenth of the time.
        """
        palette = [round(paper + (ink - paper) * tone / (_TONES - 1))
                   for tone in range(_TONES) for paper, ink in zip(_PAPER, _INK, strict=True)]
        tones = self._image.point([round((255 - value) / 255 * (_TONES - 1)) for value in range(256)])
        sheet = Image.frombytes("P", tones.size, tones.tobytes())
        sheet.putpalette([*palette, *_ACCENT])
        draw = ImageDraw.Draw(sheet)
        for box in self._accents:
            draw.rectangle(box, fill=_TONES)
        out = BytesIO()
        sheet.save(out, "PNG", bits=4, compress_type=zlib.Z_RLE)
        return out.getvalue()

    def _lines(self, words: str, style: Style, measure: float) -> list[Line]:
        return self._paragraphs.lines((Text(words),), style, measure) if words else []

    def _run(self, run: Run, x: float, baseline: float) -> None:
        cut = self._shaper.cut(run.face)
        font = self._font(cut, run.size)
        grey = round(int(run.colour[1:3], 16))
        for glyph in run.glyphs:
            shown = self._shown(glyph, cut)
            if shown:
                place = (x + run.x + glyph.x, baseline + run.y - (glyph.y + cut.rise) * run.size)
                self._draw.text(place, shown, fill=grey, font=font, anchor="ls")

    def _shown(self, glyph: PlacedGlyph, cut: Cut) -> str:
        """The characters to draw for a glyph: its own text, or the base or stand-in that the shaper took."""
        if glyph.text in self._shaper.missing:
            return STAND_IN
        if cut.scale != 1:
            return unicodedata.normalize("NFKC", glyph.text)
        return glyph.text

    def _font(self, cut: Cut, size: float) -> ImageFont.FreeTypeFont:
        key = (cut.face.key, size * cut.scale)
        if key not in self._fonts:
            choice = cut.face.choice
            font = ImageFont.truetype(str(choice.file.path), size * cut.scale, choice.file.index,
                                      layout_engine=ImageFont.Layout.BASIC)
            if choice.file.weights:
                font.set_variation_by_axes([choice.weight])
            self._fonts[key] = font
        return self._fonts[key]


def _no_picture(_: str) -> None:
    """No picture stands in a line of the cover."""
