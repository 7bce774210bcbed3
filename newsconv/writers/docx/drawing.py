"""Pictures in the line: DrawingML for a picture of the package."""

from __future__ import annotations

from docx.oxml.ns import nsmap

from .media import Placed
from .xml import Element, R, emu, plain, w

_PIXEL = 72 / 96
"""Points of a pixel, as Word and LibreOffice take one that says nothing else."""
TALLEST = 0.8
"""The share of a page that a picture takes at most: it leaves room for its caption."""


def size_within(picture: Placed, width: float, height: float) -> tuple[float, float]:
    """Width and height in points: as it is, or as large as fits into these."""
    scale = min(_PIXEL, width / picture.width, height / picture.height)
    return picture.width * scale, picture.height * scale


def drawing(run: Element, relation: str, identifier: str, size: tuple[float, float], words: tuple[str, str]) -> None:
    """Add `w:drawing`; `words` are the alternative text and the title."""
    alternative, title = words
    extent = {"cx": emu(size[0]), "cy": emu(size[1])}
    named = {"id": identifier, "name": f"Picture {identifier}"}
    inline = plain(w(run, "drawing"), "wp:inline", distT="0", distB="0", distL="0", distR="0")
    plain(inline, "wp:extent", **extent)
    plain(inline, "wp:docPr", **named, **{name: text for name, text in (("descr", alternative), ("title", title))
                                         if text})
    locks = plain(plain(inline, "wp:cNvGraphicFramePr"), "a:graphicFrameLocks", noChangeAspect="1")
    locks.tail = None
    data = plain(plain(inline, "a:graphic"), "a:graphicData", uri=nsmap["pic"])
    picture = plain(data, "pic:pic")
    properties = plain(picture, "pic:nvPicPr")
    plain(properties, "pic:cNvPr", **named)
    plain(properties, "pic:cNvPicPr")
    fill = plain(picture, "pic:blipFill")
    plain(fill, "a:blip").set(R + "embed", relation)
    plain(plain(fill, "a:stretch"), "a:fillRect")
    shape = plain(picture, "pic:spPr")
    transform = plain(shape, "a:xfrm")
    plain(transform, "a:off", x="0", y="0")
    plain(transform, "a:ext", **extent)
    plain(plain(shape, "a:prstGeom", prst="rect"), "a:avLst")
