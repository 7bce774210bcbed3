"""The PDF surface: pages and what belongs to the whole file, on reportlab's document.

A file for screens is PDF/A-2a and PDF/UA-1; one for the press is PDF/X-4 at once.
"""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID

from msgspec.structs import replace
from reportlab.pdfbase import pdfdoc

from ...typeset.elements import Tags
from ...units import snapped
from .colours import KNOCKOUT, OVERPRINT, SCREEN, Colours
from .conditions import coated, press_intents
from .content import Content
from .embed import Embedding
from .fontobjects import FaceObjects
from .images import Images
from .links import link_annotation
from .metadata import Facts as Facts
from .metadata import Information, xmp
from .objects import Stream, array, dictionary, name, number
from .outline import Outline
from .press import Press
from .profiles import screen_intent
from .structure import StructureTree
from .surface import Show
from .words import a_picture, untitled

_SCREEN_VERSION, _PRESS_VERSION = (1, 7), (1, 6)
"""PDF/X-4 is built on PDF 1.6."""
_ALL_INKS = "<</All[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[1 1 1 1]>>]>>"
_ALL_OF_ONE = "<</All[/Separation/All/DeviceGray<</FunctionType 2/Domain[0 1]/N 1/C0[1]/C1[0]>>]>>"
"""What prints on every plate (ISO 32000-1, 8.6.6.4), and what stands for it where plates are not made."""


class PdfSurface:
    """Draws into a reportlab document; `finish` gives the bytes of the file.

    With a `press` the pages have bleed and marks around them and no links.  `colours` are those of a
    screen or, for the press, of coated paper, unless others are named.
    """

    def __init__(
        self, embedding: Embedding, images: Images, facts: Facts, press: Press | None = None,
        colours: Colours | None = None,
    ) -> None:
        self._embedding = embedding
        self._colours = colours or (Colours(coated()) if press else SCREEN)
        self._images = images
        self._facts = facts = titled(facts)
        self._press = press
        self._margin = press.margin if press else 0.0
        self._document = new_document(facts, press=press is not None)
        self._outline = Outline(self._document)
        self._tree = StructureTree(self._document, a_picture(facts.language))
        self._signature = hashlib.md5(usedforsecurity=False)
        self._content = self._new_content()
        self._height = self._width = 0.0
        self._key = 0
        self._links: list[Any] = []
        self._drawn: dict[str, Any] = {}
        self._shown: set[str] = set()

    def begin_page(self, width: float, height: float) -> None:
        self._width, self._height = width, height
        self._content, self._links, self._drawn = self._new_content(), [], {}
        self._key = self._tree.begin_page()

    def end_page(self) -> None:
        document = self._document
        if self._press:
            self._draw_slug(self._press)
        data = self._content.data()
        self._signature.update(data)
        page = dictionary(
            Type=name("Page"),
            Parent=document.Reference(document.Pages),
            **self._boxes(),
            Resources=self._resources(),
            Contents=document.Reference(Stream(data)),
            StructParents=self._key,
            Tabs=name("S"),
        )
        if self._links:
            page["Annots"] = array(*self._links)
        document.addPage(page)

    def _draw_slug(self, press: Press) -> None:
        """Marks and a colour bar around the page; they stand in no reading order."""
        size = self._width, self._height
        self._content.begin_artifact()
        self._content.registration(press.crop_marks(*size), press.targets(*size))
        for box, shares in press.patches(*size, gray=self._colours.is_gray):
            self._content.patch(box, self._colours.patch(shares))
        self._content.end_artifact()

    def begin_artifact(self) -> None:
        self._content.begin_artifact()

    def end_artifact(self) -> None:
        self._content.end_artifact()

    def begin_element(self, tags: Tags) -> None:
        self._content.begin_element(*self._tree.content(tags))

    def end_element(self) -> None:
        self._content.end_element()

    def show(self, show: Show) -> None:
        baseline = snapped(self._height - show.y)
        self._shown.add(show.font)
        self._content.show(show, baseline, self._embedding.widths[show.font])

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self._content.rectangle(x, self._height - y - height, width, height, colour)

    def picture(self, x: float, y: float, width: float, height: float, path: str, tags: Tags = ()) -> None:
        image = self._images.get(path)
        if image is None:
            return
        self._drawn[image.name] = self._images.reference(path, image, self._document, self._colours)
        bottom = self._height - y - height
        self._content.draw(image.name, image.matrix(x, bottom, width, height))
        if tags:
            left, low = x + self._margin, bottom + self._margin
            self._tree.box(tags, (left, low, left + width, low + height))
            if not tags[-1].alternative:
                self._images.undescribed[path] = None

    def link(self, x: float, y: float, width: float, height: float, target: str, tags: Tags = ()) -> None:
        if self._press:
            return
        top = self._height - y
        annotation = link_annotation(x, top - height, x + width, top, target)
        place = self._document.Reference(annotation)
        annotation["StructParent"] = self._tree.annotation(tags, place)
        self._links.append(place)

    def bookmark(self, title: str, level: int, y: float) -> None:
        self._outline.add(title, level, self._height - y + self._margin)

    def finish(self) -> bytes:
        """The whole file."""
        document, press = self._document, self._press is not None
        for embedded in self._embedding.faces:
            document.delayedFonts.append(FaceObjects(embedded, self._shown))
            self._signature.update(embedded.subset.program)
        self._tree.finish()
        catalog = document.Catalog
        identifier = UUID(bytes=self._signature.digest(), version=3).urn
        entries = {"Type": name("Metadata"), "Subtype": name("XML")}
        catalog.Metadata = Stream(xmp(self._facts, identifier, press=press), entries, plain=True)
        condition = self._colours.condition
        intents = press_intents(condition, document) if condition else screen_intent(document)
        entered(catalog, OutputIntents=intents, PageLabels=dictionary(Nums=array(0, dictionary(S=name("D")))))
        document.signature = self._signature
        return bytes(document.GetPDFData(self._outline))

    def _new_content(self) -> Content:
        return Content(self._margin, self._colours.operator)

    def _boxes(self) -> dict[str, Any]:
        """The sheet, and in it the trimmed page with its bleed."""
        if self._press is None:
            page = self._box(0, 0)
            return {"MediaBox": page, "TrimBox": page}
        margin, bleed = self._margin, self._press.bleed
        return {
            "MediaBox": self._box(0, 2 * margin),
            "BleedBox": self._box(margin - bleed, margin + bleed),
            "TrimBox": self._box(margin, margin),
        }

    def _box(self, low: float, beyond: float) -> Any:
        """From (low, low) to the page's size and `beyond`."""
        return array(*map(number, (low, low, self._width + beyond, self._height + beyond)))

    def _resources(self) -> Any:
        resources = dictionary(Font=pdfdoc.PDFObjectReference("BasicFonts"))
        if self._drawn:
            resources["XObject"] = dictionary(**self._drawn)
        if self._press:
            resources["ExtGState"] = (
                f"<</{OVERPRINT}<</OP true/op true/OPM 1>>/{KNOCKOUT}<</OP false/op false/OPM 0>>>>"
            )
            resources["ColorSpace"] = _ALL_INKS if self._colours.has_inks else _ALL_OF_ONE
        return resources


def titled(facts: Facts) -> Facts:
    """The facts with a title: standards ask for one, even where the article has none."""
    if facts.title.strip():
        return facts
    return replace(facts, title=untitled(facts.language))


def new_document(facts: Facts, *, press: bool = False) -> Any:
    """A document that says these facts, in the same bytes at any time."""
    version = _PRESS_VERSION if press else _SCREEN_VERSION
    document = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=version, lang=facts.language)
    document.info = Information(facts, press=press)
    # Not even vertical pages say Direction R2L: pdfium takes it for the direction of the text and turns that round.
    document.Catalog.ViewerPreferences = dictionary(DisplayDocTitle="true")
    return document


def entered(catalog: Any, **entries: Any) -> None:
    """Put entries into a catalog that reportlab does not write by itself."""
    for key, value in entries.items():
        setattr(catalog, key, value)
    catalog.__NoDefault__ = [*catalog.__NoDefault__, *entries]
