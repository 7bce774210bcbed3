"""Files to plant faults in, and what preflight finds there."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from newsconv.handout.preflight import Finding, check
from newsconv.handout.recipe import recipe

from .made import article, handout

Change = Callable[[pikepdf.Pdf], object]
Draw = Callable[[Canvas], object]
def good() -> bytes:
    return handout(recipe("single"), article("新桥通车", 2))


def changed(data: bytes, change: Change) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def drawn(*draws: Draw) -> bytes:
    """A page of another program, 200 points square, with a TrimBox."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(200, 200), trimBox=(0, 0, 200, 200))
    for draw in draws:
        draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def found(data: bytes) -> dict[str, Finding]:
    return {finding.code: finding for finding in check(data, "a.pdf")}


def severe(data: bytes) -> set[str]:
    return {finding.code for finding in check(data, "a.pdf") if finding.severity != "note"}


def picture(side: int) -> ImageReader:
    return ImageReader(Image.new("L", (side, side), 128))


def shop() -> bytes:
    return handout(recipe("a5-booklet"), article("新桥通车", 2), bleed=3)
