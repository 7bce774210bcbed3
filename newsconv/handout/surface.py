"""Pages on sheets as a PDF: each page a form (ISO 32000-1, 8.10), drawn where its cell is.

The file is for an office printer: every font is embedded, and there are no links, bookmarks or tags.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from ..typeset.elements import Tags
from ..typeset.page import Page
from ..units import snapped
from ..writers.pdf.colours import SCREEN, Colours
from ..writers.pdf.content import Content
from ..writers.pdf.document import Facts, new_document
from ..writers.pdf.embed import Embedding
from ..writers.pdf.fontobjects import FaceObjects
from ..writers.pdf.images import Images
from ..writers.pdf.objects import Stream, array, dictionary, name, number
from ..writers.pdf.paint import paint
from ..writers.pdf.surface import Show
from .impose import Cell, Flip, Side

_DUPLEX: dict[Flip, str] = {"short": "DuplexFlipShortEdge", "long": "DuplexFlipLongEdge", "none": "Simplex"}
"""What a print dialogue is to offer (ISO 32000-1, 12.2)."""


def imposed_pdf(
    pages: Sequence[Page], sides: Iterable[Side], embedding: Embedding, images: Images, facts: Facts,
    colours: Colours = SCREEN, flip: Flip = "none",
) -> bytes:
    """The file whose pages are the sides; it asks the printer to turn sheets over by the `flip`, and not to scale."""
    surface = _Forms(embedding, images, facts, colours)
    paint(pages, embedding.codes, surface)
    for side in sides:
        surface.side(side, pages)
    return surface.finish(flip)


class _Forms:
    """A surface whose pages become forms; `side` puts them on a page of the file."""

    def __init__(self, embedding: Embedding, images: Images, facts: Facts, colours: Colours) -> None:
        self._colours = colours
        self._embedding = embedding
        self._images = images
        self._document = new_document(facts)
        self._signature = hashlib.md5(usedforsecurity=False)
        self._content = self._new_content()
        self._height = self._width = 0.0
        self._drawn: dict[str, Any] = {}
        self._forms: list[str] = []
        self._shown: set[str] = set()

    def begin_page(self, width: float, height: float) -> None:
        self._width, self._height = width, height
        self._content, self._drawn = self._new_content(), {}

    def _new_content(self) -> Content:
        return Content(operator=self._colours.operator)

    def end_page(self) -> None:
        key = f"P{len(self._forms) + 1}"
        data = self._content.data()
        self._signature.update(data)
        resources = dictionary(Font=pdfdoc.PDFObjectReference("BasicFonts"))
        if self._drawn:
            resources["XObject"] = dictionary(**self._drawn)
        form = Stream(data, {
            "Type": name("XObject"), "Subtype": name("Form"), "Resources": resources,
            "BBox": array(0, 0, number(self._width), number(self._height)),
        })
        self._document.Reference(form, key)
        self._forms.append(key)

    def begin_artifact(self) -> None:
        self._content.begin_artifact()

    def end_artifact(self) -> None:
        self._content.end_artifact()

    def begin_element(self, tags: Tags) -> None:
        """Sheets have no structure."""

    def end_element(self) -> None:
        """Nothing was begun."""

    def show(self, show: Show) -> None:
        self._shown.add(show.font)
        self._content.show(show, snapped(self._height - show.y), self._embedding.widths[show.font])

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self._content.rectangle(x, self._height - y - height, width, height, colour)

    def picture(self, x: float, y: float, width: float, height: float, path: str, tags: Tags = ()) -> None:  # noqa: ARG002
        image = self._images.get(path)
        if image is None:
            return
        self._drawn[image.name] = self._images.reference(path, image, self._document, self._colours)
        self._content.draw(image.name, image.matrix(x, self._height - y - height, width, height))

    def link(self, x: float, y: float, width: float, height: float, target: str, tags: Tags = ()) -> None:
        """Paper has no links."""

    def bookmark(self, title: str, level: int, y: float) -> None:
        """Sheets do not follow the text, so an outline would lead astray."""

    def side(self, side: Side, pages: Sequence[Page]) -> None:
        """Add a page to the file: the forms of a side, and its marks."""
        content = Content()
        for cell in side.cells:
            content.draw(self._forms[cell.page], matrix(cell, pages[cell.page], side))
        if side.marks:
            content.begin_artifact()
            for mark in side.marks:
                content.rectangle(mark.x, side.height - mark.y - mark.height, mark.width, mark.height, mark.colour)
            content.end_artifact()
        data = content.data()
        self._signature.update(data)
        self._document.addPage(self._page(side, data))

    def _page(self, side: Side, data: bytes) -> Any:
        document = self._document
        forms = [self._forms[cell.page] for cell in side.cells]
        box = array(0, 0, number(side.width), number(side.height))
        used = dictionary(**{form: document.Reference(document.idToObject[form]) for form in forms})
        return dictionary(
            Type=name("Page"),
            Parent=document.Reference(document.Pages),
            MediaBox=box,
            TrimBox=box,
            Resources=dictionary(XObject=used),
            Contents=document.Reference(Stream(data)),
        )

    def finish(self, flip: Flip) -> bytes:
        """The whole file."""
        document = self._document
        document.Catalog.ViewerPreferences = dictionary(
            DisplayDocTitle="true", PrintScaling=name("None"), Duplex=name(_DUPLEX[flip]), PickTrayByPDFSize="true",
        )
        for embedded in self._embedding.faces:
            document.delayedFonts.append(FaceObjects(embedded, self._shown))
            self._signature.update(embedded.subset.program)
        document.signature = self._signature
        return bytes(document.GetPDFData(_NoOutline()))


class _NoOutline:
    """What reportlab asks for the places of bookmarks."""

    def _bookmarkReference(self, key: str) -> Any:  # noqa: N802 - the name reportlab calls
        raise KeyError(key)


def matrix(cell: Cell, page: Page, side: Side) -> tuple[float, ...]:
    """The matrix that puts the page's own space into the cell; y runs upward here."""
    scale = cell.scale
    bottom = side.height - cell.y - page.height * scale
    if cell.turned:
        return -scale, 0, 0, -scale, cell.x + page.width * scale, bottom + page.height * scale
    return scale, 0, 0, scale, cell.x, bottom
