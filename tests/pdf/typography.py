"""What stands where on the lines of a finished PDF, read back through PDFium."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from ctypes import byref, c_double
from pathlib import Path

import pypdfium2
from msgspec import Struct
from pypdfium2 import raw


class Mark(Struct, frozen=True):
    """A character as painted: its origin, advance and size in points."""

    text: str
    x: float
    y: float
    advance: float
    size: float
    font: str


class Line(Struct, frozen=True):
    """Characters of one baseline from left to right."""

    marks: tuple[Mark, ...]

    @property
    def text(self) -> str:
        return "".join(mark.text for mark in self.marks)


def body_lines(path: Path, size: float, font: str) -> list[Line]:
    """The lines of all pages, in order, of characters of this size, mostly in this face."""
    return [
        Line(tuple(line)) for page in pypdfium2.PdfDocument(path)
        for line in _lines(mark for mark in _marks(page) if abs(mark.size - size) < 0.01)
        if sum(font in mark.font for mark in line) > len(line) / 2
    ]


def _lines(marks: Iterable[Mark]) -> Iterator[list[Mark]]:
    line: list[Mark] = []
    for mark in marks:
        if line and (abs(mark.y - line[-1].y) > 1 or mark.x < line[-1].x):
            yield line
            line = []
        line.append(mark)
    if line:
        yield line


def _marks(page: pypdfium2.PdfPage) -> Iterator[Mark]:
    """The visible characters of a page in the order they are painted."""
    text = page.get_textpage()
    for index in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, index) or chr(raw.FPDFText_GetUnicode(text, index)).isspace():
            continue
        yield _mark(text, index)


def _mark(text: pypdfium2.PdfTextPage, index: int) -> Mark:
    x, y, box = c_double(), c_double(), raw.FS_RECTF()
    raw.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
    raw.FPDFText_GetLooseCharBox(text, index, byref(box))
    name = (raw.c_char * 200)()
    raw.FPDFText_GetFontInfo(text, index, name, 200, None)
    size = raw.FPDFText_GetFontSize(text, index)
    return Mark(chr(raw.FPDFText_GetUnicode(text, index)), x.value, y.value, box.right - box.left, size,
                name.value.decode())
