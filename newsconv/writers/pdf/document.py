"""The PDF surface: pages and what belongs to the whole file, on reportlab's document."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from typing import Any
from urllib.parse import quote

from msgspec import Struct
from reportlab.pdfbase import pdfdoc

from ...units import snapped
from .content import Content
from .embed import Embedding
from .fontobjects import FaceObjects
from .images import Images, reference
from .objects import Stream, array, dictionary, name, number, string
from .surface import Show

_PDF_VERSION = (1, 7)
_PRINT = 4
"""The annotation flag that lets links live on paper too, as PDF/A asks."""


class Facts(Struct, frozen=True):
    """What the file says of itself."""

    title: str
    author: str
    subject: str
    keywords: str
    language: str
    modified: datetime


class PdfSurface:
    """Draws into a reportlab document; `finish` gives the bytes of the file."""

    def __init__(self, embedding: Embedding, images: Images, facts: Facts) -> None:
        self._embedding = embedding
        self._images = images
        self._document = new_document(facts)
        self._outline = _Outline(self._document)
        self._signature = hashlib.md5(usedforsecurity=False)
        self._content = Content()
        self._height = self._width = 0.0
        self._links: list[Any] = []
        self._drawn: dict[str, Any] = {}

    def begin_page(self, width: float, height: float) -> None:
        self._width, self._height = width, height
        self._content, self._links, self._drawn = Content(), [], {}

    def end_page(self) -> None:
        document = self._document
        data = self._content.data()
        self._signature.update(data)
        page = dictionary(
            Type=name("Page"),
            Parent=document.Reference(document.Pages),
            MediaBox=self._box(),
            TrimBox=self._box(),
            Resources=self._resources(),
            Contents=document.Reference(Stream(data)),
        )
        if self._links:
            page["Annots"] = array(*map(document.Reference, self._links))
        document.addPage(page)

    def begin_artifact(self) -> None:
        self._content.begin_artifact()

    def end_artifact(self) -> None:
        self._content.end_artifact()

    def show(self, show: Show) -> None:
        baseline = snapped(self._height - show.y)
        self._content.show(show, baseline, self._embedding.widths[show.font])

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self._content.rectangle(x, self._height - y - height, width, height, colour)

    def picture(self, x: float, y: float, width: float, height: float, path: str) -> None:
        image = self._images.get(path)
        if image is None:
            return
        self._drawn[image.name] = reference(image, self._document)
        self._content.draw(image.name, image.matrix(x, self._height - y - height, width, height))

    def link(self, x: float, y: float, width: float, height: float, target: str) -> None:
        top = self._height - y
        self._links.append(
            dictionary(
                Type=name("Annot"),
                Subtype=name("Link"),
                Rect=array(*map(number, (x, top - height, x + width, top))),
                Border=array(0, 0, 0),
                F=_PRINT,
                Contents=string(target),
                A=dictionary(Type=name("Action"), S=name("URI"), URI=string(uri(target))),
            )
        )

    def bookmark(self, title: str, level: int, y: float) -> None:
        self._outline.add(title, level, self._height - y)

    def finish(self) -> bytes:
        """The whole file."""
        document = self._document
        for embedded in self._embedding.faces:
            document.delayedFonts.append(FaceObjects(embedded))
            self._signature.update(embedded.subset.program)
        document.signature = self._signature
        return bytes(document.GetPDFData(self._outline))

    def _box(self) -> Any:
        return array(0, 0, number(self._width), number(self._height))

    def _resources(self) -> Any:
        resources = dictionary(Font=pdfdoc.PDFObjectReference("BasicFonts"))
        if self._drawn:
            resources["XObject"] = dictionary(**self._drawn)
        return resources


class _Outline:
    """Bookmarks, in the shape that reportlab's outline asks its canvas for."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._places: dict[str, Any] = {}
        self._deepest = -1

    def add(self, title: str, level: int, top: float) -> None:
        """A bookmark on the page that is being drawn; a level that skips one is taken up to it."""
        self._deepest = level = min(level, self._deepest + 1)
        key = f"B{len(self._places)}"
        place = self._places[key] = pdfdoc.Destination(key)
        place.xyz(0, number(top), "null")
        place.setPage(self._document.thisPageRef())
        self._document.outline.addOutlineEntry(key, level, title)

    def _bookmarkReference(self, key: str) -> Any:  # noqa: N802 - the name reportlab calls
        return self._places[key]


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]
    """The information dictionary with dates that are given, not taken from the clock."""

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self._facts = facts

    def format(self, document: Any) -> bytes:
        facts = self._facts
        date = string(pdf_date(facts.modified))
        entries = {"Title": facts.title, "Author": facts.author, "Subject": facts.subject, "Keywords": facts.keywords}
        given = {key: string(value) for key, value in entries.items() if value}
        information = dictionary(
            **given, CreationDate=date, ModDate=date, Creator=string("newsconv"), Producer=string("newsconv, ReportLab")
        )
        return bytes(information.format(document))


def new_document(facts: Facts) -> Any:
    """A document that says these facts, in the same bytes at any time."""
    document = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=_PDF_VERSION, lang=facts.language)
    document.info = _Info(facts)
    document.Catalog.ViewerPreferences = dictionary(DisplayDocTitle="true")
    return document


def pdf_date(moment: datetime) -> str:
    """A date as PDF writes it (ISO 32000-1, 7.9.4); a moment without a zone counts as UTC."""
    offset = moment.utcoffset()
    minutes = 0 if offset is None else int(offset.total_seconds()) // 60
    zone = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}'{abs(minutes) % 60:02d}'" if minutes else "Z"
    return f"D:{moment:%Y%m%d%H%M%S}{zone}"


def uri(target: str) -> str:
    """The target in ASCII: a host in its IDNA form, the rest percent-encoded (RFC 3987, 3.1)."""
    if match := re.match(r"(https?://)([^/?#]*)(.*)", target, re.DOTALL):
        scheme, host, rest = match.groups()
        return f"{scheme}{_ascii_host(host)}{_escaped(rest)}"
    return _escaped(target)


def _ascii_host(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return _escaped(host)


def _escaped(text: str) -> str:
    return quote(text, safe="!#$%&'()*+,/:;=?@[]~-._")
