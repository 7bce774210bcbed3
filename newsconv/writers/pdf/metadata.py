"""What a file says of itself: the information dictionary and the same again as XMP (ISO 16684-1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from html import escape
from typing import Any

from msgspec import Struct
from reportlab.pdfbase import pdfdoc

from .objects import dictionary, name, string

CREATOR, PRODUCER = "newsconv", "newsconv, ReportLab"


class Facts(Struct, frozen=True):
    """What the file says of itself."""

    title: str
    author: str
    subject: str
    keywords: str
    language: str
    modified: datetime


class Information(pdfdoc.PDFInfo):  # type: ignore[misc]
    """The information dictionary with dates that are given, not taken from the clock."""

    def __init__(self, facts: Facts, *, press: bool = False) -> None:
        super().__init__()
        self._facts = facts
        self._press = press

    def format(self, document: Any) -> bytes:
        """The dictionary as it stands in the file."""
        facts = self._facts
        date = string(pdf_date(facts.modified))
        entries = {"Title": facts.title, "Author": facts.author, "Subject": facts.subject, "Keywords": facts.keywords}
        given = {key: string(value) for key, value in entries.items() if value}
        information = dictionary(
            **given, CreationDate=date, ModDate=date, Creator=string(CREATOR), Producer=string(PRODUCER)
        )
        if self._press:
            information["Trapped"] = name("False")
        return bytes(information.format(document))


def pdf_date(moment: datetime) -> str:
    """A date as PDF writes it (ISO 32000-1, 7.9.4); a moment without a zone counts as UTC."""
    minutes = _offset(moment)
    zone = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}'{abs(minutes) % 60:02d}'" if minutes else "Z"
    return f"D:{moment:%Y%m%d%H%M%S}{zone}"


def xmp_date(moment: datetime) -> str:
    """The same date as XMP writes it."""
    minutes = _offset(moment)
    zone = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}" if minutes else "Z"
    return f"{moment:%Y-%m-%dT%H:%M:%S}{zone}"


def _offset(moment: datetime) -> int:
    """Minutes east of Greenwich."""
    offset = moment.utcoffset()
    return 0 if offset is None else int(offset.total_seconds()) // 60


def xmp(facts: Facts, identifier: str, *, press: bool = False) -> bytes:
    """The metadata packet; it claims PDF/A-2a and PDF/UA-1, and for the `press` PDF/X-4 too.

    `identifier` is that of the document, a URI.
    """
    inside = "".join((
        *_dublin_core(facts), *_dates(facts), *_identifiers(identifier), *_claims(press), *_schemas(press)
    ))
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about=""{spaces}>\n{inside}</rdf:Description>\n'
        '</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()


_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


def _element(key: str, value: str) -> str:
    return f"<{key}>{_xml(value)}</{key}>\n"


def _xml(text: str) -> str:
    """Text for XML, without the controls that it cannot hold."""
    legal = "".join(c for c in text if c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    return escape(legal, quote=False)


def _list(key: str, kind: str, values: Iterable[str], language: str = "") -> str:
    mark = f' xml:lang="{language}"' if language else ""
    items = "".join(f"<rdf:li{mark}>{_xml(value)}</rdf:li>" for value in values)
    return f"<{key}><rdf:{kind}>{items}</rdf:{kind}></{key}>\n"


def _dublin_core(facts: Facts) -> Iterator[str]:
    yield _element("dc:format", "application/pdf")
    yield _list("dc:title", "Alt", (facts.title,), "x-default")
    if facts.author:
        yield _list("dc:creator", "Seq", (facts.author,))
    if facts.subject:
        yield _list("dc:description", "Alt", (facts.subject,), "x-default")
    yield _list("dc:language", "Bag", (facts.language,))
    if facts.keywords:
        yield _element("pdf:Keywords", facts.keywords)
    yield _element("pdf:Producer", PRODUCER)
    yield _element("xmp:CreatorTool", CREATOR)


def _dates(facts: Facts) -> Iterator[str]:
    for key in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
        yield _element(key, xmp_date(facts.modified))


def _identifiers(identifier: str) -> Iterator[str]:
    yield _element("xmpMM:DocumentID", identifier)
    yield _element("xmpMM:InstanceID", identifier)
    yield _element("xmpMM:VersionID", "1")
    yield _element("xmpMM:RenditionClass", "default")


def _claims(press: bool) -> Iterator[str]:
    yield _element("pdfaid:part", "2")
    yield _element("pdfaid:conformance", "A")
    yield _element("pdfuaid:part", "1")
    if press:
        yield _element("pdfxid:GTS_PDFXVersion", "PDF/X-4")
        yield _element("pdf:Trapped", "False")


def _schemas(press: bool) -> Iterator[str]:
    """What PDF/A asks for of every property that it does not know itself (ISO 19005-2, 6.6.2.3)."""
    schemas = [_schema("PDF/UA identification", "pdfuaid", "part", "Integer", "Part of ISO 14289")]
    if press:
        schemas.append(_schema("PDF/X identification", "pdfxid", "GTS_PDFXVersion", "Text", "Version of PDF/X"))
        schemas.append(_schema("Adobe PDF", "pdf", "Trapped", "Text", "Whether the file has been trapped"))
    yield f"<pdfaExtension:schemas><rdf:Bag>\n{''.join(schemas)}</rdf:Bag></pdfaExtension:schemas>\n"


def _schema(title: str, prefix: str, key: str, kind: str, description: str) -> str:
    return (
        '<rdf:li rdf:parseType="Resource">\n'
        + _element("pdfaSchema:schema", title)
        + _element("pdfaSchema:namespaceURI", _SPACES[prefix])
        + _element("pdfaSchema:prefix", prefix)
        + '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\n'
        + _element("pdfaProperty:name", key)
        + _element("pdfaProperty:valueType", kind)
        + _element("pdfaProperty:category", "internal")
        + _element("pdfaProperty:description", description)
        + "</rdf:li></rdf:Seq></pdfaSchema:property>\n</rdf:li>\n"
    )
