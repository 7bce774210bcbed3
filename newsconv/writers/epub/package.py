"""ebooklib's book and writer, held to EPUB 3.3, to one language and to one moment.

ebooklib reads the clock for the container and makes a random identifier; both
are replaced here by methods it offers to subclasses, so nothing of it is changed
for other users in the process.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ebooklib import epub
from lxml import etree

from ..markup import Labels
from .metadata import Row

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_PACKED = frozenset(("image/jpeg", "image/png", "image/gif", "image/webp"))
"""Media types that deflating makes no smaller."""


class Book(epub.EpubBook):  # type: ignore[misc]
    """A book whose identifier, language and metadata are given; pages are (href, label)."""

    def __init__(self, identifier: str, title: str, language: str, rows: Iterable[Row]) -> None:
        super().__init__()
        self.metadata: dict[str | None, dict[str, list[tuple[str, dict[str, str]]]]] = {}
        self.IDENTIFIER_ID = "identifier"
        self.set_identifier(identifier)
        self.title = title
        self.set_language(language)
        self.page_list: list[tuple[str, str]] = []
        for row in rows:
            self._add_row(row)

    def _add_row(self, row: Row) -> None:
        others = {"id": row.id, "refines": row.refines and f"#{row.refines}", "scheme": row.scheme}
        given = {name: value for name, value in others.items() if value}
        if row.kind == "dc":
            self.add_metadata("DC", row.name, row.value, given)
        else:
            self.add_metadata(None, "meta", row.value, {"property": row.name, **given})


def add_document(book: Book, id_: str, href: str, text: str) -> epub.EpubItem:
    """Add a content document as it stands; ebooklib's own chapters would be indented."""
    item = epub.EpubItem(id_, href, "application/xhtml+xml", text.encode())
    return book.add_item(item)


class BookWriter(epub.EpubWriter):  # type: ignore[misc]
    """Writes a `Book` to bytes."""

    def __init__(self, book: Book, labels: Labels, modified: datetime) -> None:
        """`modified` is in UTC."""
        self._file = BytesIO()
        self._labels = labels
        self._modified = modified
        options = {"mtime": modified, "landmark_title": labels.landmarks, "epub3_pages": False}
        super().__init__(self._file, book, options)

    def whole(self) -> bytes:
        """The whole file."""
        self.write()
        return self._file.getvalue()

    def write(self) -> None:
        """The container (OCF 3.3): `mimetype` first and stored, then what ebooklib makes."""
        with _DatedZip(self._file, self._modified) as self.out:
            self.out.writestr("mimetype", "application/epub+zip", ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_items(self) -> None:
        """Pictures are stored, everything else is ebooklib's business."""
        packed = [item for item in self.book.items if item.media_type in _PACKED]
        self.out.stored = frozenset(f"{self.book.FOLDER_NAME}/{item.file_name}" for item in packed)
        super()._write_items()

    def _write_opf_file(self, root: etree._Element) -> None:
        root.set(_XML_LANG, self.book.language)
        super()._write_opf_file(root)

    def _get_nav(self, item: epub.EpubNav) -> bytes:
        """The navigation document: a first-level heading, hidden landmarks, and the page list."""
        root = etree.fromstring(super()._get_nav(item))
        for nav in root.iter(f"{_XHTML}nav"):
            kind = nav.get(_TYPE, "")
            nav.set("id", kind)
            if kind == "toc":
                nav[0].tag = f"{_XHTML}h1"
            else:
                nav.set("hidden", "hidden")
        if self.book.page_list:
            self._append_pages(root)
        return _document(root)

    def _append_pages(self, root: etree._Element) -> None:
        body = root[-1]
        nav = etree.SubElement(body, f"{_XHTML}nav", {_TYPE: "page-list", "role": "doc-pagelist", "id": "page-list",
                                                      "hidden": "hidden"})
        etree.SubElement(nav, f"{_XHTML}h2").text = self._labels.pages
        rows = etree.SubElement(nav, f"{_XHTML}ol")
        for href, label in self.book.page_list:
            link = etree.SubElement(etree.SubElement(rows, f"{_XHTML}li"), f"{_XHTML}a", {"href": href})
            link.text = label

    def _get_ncx(self) -> bytes:
        """The older table of contents, with its language and its real depth."""
        root = etree.fromstring(super()._get_ncx())
        root.set(_XML_LANG, self.book.language)
        depth = 2 if any(isinstance(entry, tuple) for entry in self.book.toc) else 1
        for meta in root.iter("{*}meta"):
            if meta.get("name") == "dtb:depth":
                meta.set("content", str(depth))
        return _document(root)


def _document(root: etree._Element) -> bytes:
    return etree.tostring(root.getroottree(), encoding="utf-8", xml_declaration=True)


class _DatedZip(ZipFile):
    """A ZIP file whose members all bear one date, on whatever system it is written."""

    _FIRST, _LAST = 1980, 2107
    """Years that a ZIP file can name."""

    def __init__(self, file: BytesIO, moment: datetime) -> None:
        super().__init__(file, "w", ZIP_DEFLATED)
        year = min(max(moment.year, self._FIRST), self._LAST)
        self._moment = (year, *moment.timetuple()[1:6])
        self.stored: frozenset[str] = frozenset()

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, compress_type: int | None = None,
                 compresslevel: int | None = None) -> None:
        """As `ZipFile.writestr`, with the fixed date and plain permissions."""
        name = str(zinfo_or_arcname)
        info = ZipInfo(name, self._moment)
        info.create_system = 3
        info.external_attr = 0o100644 << 16
        info.compress_type = ZIP_STORED if compress_type == ZIP_STORED or name in self.stored else ZIP_DEFLATED
        super().writestr(info, data, info.compress_type, compresslevel)
