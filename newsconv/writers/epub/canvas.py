"""A sheet of few tones that text is set on: lines by the typesetter, outlines inked by HarfBuzz."""

from __future__ import annotations

import zlib
from struct import pack

import uharfbuzz as hb
from PIL import Image, ImageDraw

from ...fonts.shaper import HarfBuzzShaper
from ...fonts.system import SystemFaces
from ...model import Text
from ...notices import ignore
from ...theme import Style, theme
from ...typeset.lines import Line
from ...typeset.page import Run
from ...typeset.paragraph import Paragraphs
from ...typeset.prepare import Preparer

_PAPER, _INK, _ACCENT = (250, 248, 243), (24, 24, 24), (163, 32, 24)
_TONES = 15
"""Tones from paper (0) to ink; with the accent they fill the sixteen of a four-bit palette."""
_RULE = "#5a5a5a"


class Canvas:
    """Draws with an origin at the top left; `scale` is the sheet's pixels for each unit of length."""

    def __init__(self, width: int, height: int, language: str, scale: float = 1) -> None:
        self._sheet = Image.new("P", (round(width * scale), round(height * scale)), 0)
        self._draw = ImageDraw.Draw(self._sheet)
        self._scale = scale
        self._shaper = HarfBuzzShaper(SystemFaces(()))
        self._paragraphs = Paragraphs(
            theme("newspaper"), Preparer(self._shaper, language, "gb", _no_picture), {}, ignore)
        self._pen = hb.RasterDraw()

    def rule(self, x: float, y: float, width: float, height: float, *, accent: bool = False) -> None:
        """A filled rectangle."""
        left, top, wide, high = (round(length * self._scale) for length in (x, y, width, height))
        box = left, top, left + wide - 1, top + high - 1
        self._draw.rectangle(box, fill=_TONES if accent else _tone(_RULE))

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
        """The sheet as a PNG of four bits (ISO/IEC 15948).

        Written here and not by Pillow, which first loads what it needs for four other formats
        and packs each row by itself: that takes several times as long.
        """
        width, height = self._sheet.size
        packed = Image.frombuffer("L", ((width + 1) // 2, height), self._sheet.tobytes("raw", "P;4"), "raw", "L", 0, 1)
        rows = Image.new("L", (packed.width + 1, height), 0)
        rows.paste(packed, (1, 0))
        head = pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)
        parts = ((b"IHDR", head), (b"PLTE", bytes((*_tones(), *_ACCENT))),
                 (b"IDAT", zlib.compress(rows.tobytes(), 1)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)

    def _lines(self, words: str, style: Style, measure: float) -> list[Line]:
        return self._paragraphs.lines((Text(words),), style, measure) if words else []

    def _run(self, run: Run, x: float, baseline: float) -> None:
        """Ink a run; HarfBuzz draws from the sheet's lower left corner upward."""
        cut, height = self._shaper.cut(run.face), self._sheet.height
        size = run.size * cut.scale * self._scale * cut.face.em
        for glyph in run.glyphs:
            left = (x + run.x + glyph.x) * self._scale
            bottom = height - (baseline + run.y - (glyph.y + cut.rise) * run.size) * self._scale
            self._pen.transform = (size, 0, 0, size, left, bottom)
            self._pen.draw_glyph(cut.face.font, glyph.gid)
        drawn = self._pen.render()
        if drawn is None or drawn.extents is None or not drawn.buffer:
            return
        box = drawn.extents
        ink = Image.frombuffer("L", (box.width, box.height), drawn.buffer, "raw", "L", box.stride, -1)
        self._sheet.paste(_tone(run.colour), (box.x_origin, height - box.y_origin - box.height), ink)


def _chunk(kind: bytes, data: bytes) -> bytes:
    """One chunk of a PNG."""
    return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))


def _tone(colour: str) -> int:
    """The tone of a grey `#rrggbb`; a mask lays it over the paper in as many steps as there are tones."""
    return round((255 - int(colour[1:3], 16)) / 255 * (_TONES - 1))


def _tones() -> list[int]:
    """The palette from paper to ink: red, green, blue of each tone."""
    return [round(paper + (ink - paper) * tone / (_TONES - 1))
            for tone in range(_TONES) for paper, ink in zip(_PAPER, _INK, strict=True)]


def _no_picture(_: str) -> None:
    """No picture stands in a line of the cover."""
