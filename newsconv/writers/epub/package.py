"""ebooklib's book and writer, held to EPUB 3.3, to one language and to one moment.

ebooklib reads the clock for the container and makes a random identifier; both
are replaced here by methods it offers to subclasses, so nothing of it is changed
for other users in the process.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ebooklib import epub
from lxml import etree

from ..markup import Labels
from .metadata import Row

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_LANDMARKS = {"title-page": "titlepage"}
"""What a guide (EPUB 2) calls otherwise than landmarks do."""
_PACKED = frozenset(("image/jpeg", "image/png", "image/gif", "image/webp"))
"""Media types that deflating makes no smaller."""


class Book(epub.EpubBook):  # type: ignore[misc]
    """A book whose identifier and language are given; pages are (href, label)."""

    def __init__(self, identifier: str, title: str, language: str) -> None:
        super().__init__()
        self.metadata: dict[str | None, dict[str, list[tuple[str | None, dict[str, str]]]]] = {}
        self.IDENTIFIER_ID = "identifier"
        self.set_identifier(identifier)
        self.title = title
        self.set_language(language)
        self.page_list: list[tuple[str, str]] = []

    def describe(self, rows: Iterable[Row]) -> None:
        """Add metadata."""
        for row in rows:
            others = {"id": row.id, "refines": row.refines and f"#{row.refines}", "scheme": row.scheme}
            given = {name: value for name, value in others.items() if value}
            if row.kind == "dc":
                self.add_metadata("DC", row.name, row.value, given)
            else:
                self.add_metadata(None, "meta", row.value, {"property": row.name, **given})

    def name_cover(self, id_: str) -> None:
        """Say which picture is the cover to readers that know no properties (EPUB 2)."""
        self.add_metadata(None, "meta", None, {"name": "cover", "content": id_})

    def link_record(self, href: str, media_type: str) -> None:
        """Point to a metadata record that stands beside the package document (EPUB 3.3, 5.5.7)."""
        self.add_metadata(None, "link", None, {"rel": "record", "href": href, "media-type": media_type})

    def run_vertically(self) -> None:
        """Pages follow each other from right to left; Kindle's converter wants it said in its own words too."""
        self.direction = "rtl"
        self.add_metadata(None, "meta", None, {"name": "primary-writing-mode", "content": "vertical-rl"})


class Item(epub.EpubItem):  # type: ignore[misc]
    """A member that is already in the file; properties are those of the manifest."""

    def __init__(self, id_: str, href: str, media_type: str, properties: tuple[str, ...]) -> None:
        super().__init__(id_, href, media_type)
        self.properties = list(properties)


class BookWriter(epub.EpubWriter):  # type: ignore[misc]
    """Writes a `Book` member by member, so that no picture is held once it is written (OCF 3.3)."""

    def __init__(self, file: IO[bytes], book: Book, labels: Labels, modified: datetime) -> None:
        """`modified` is in UTC."""
        self._labels = labels
        options = {"mtime": modified, "landmark_title": labels.landmarks, "epub3_pages": False}
        super().__init__("", book, options)
        self.out = _DatedZip(file, modified)
        self.out.writestr("mimetype", "application/epub+zip", ZIP_STORED)

    def __enter__(self) -> BookWriter:
        return self

    def __exit__(self, *error: object) -> None:
        self.out.close()

    def put(self, href: str, data: bytes, media_type: str) -> None:
        """Write a member that no manifest names."""
        packed = ZIP_STORED if media_type in _PACKED else ZIP_DEFLATED
        self.out.writestr(f"{self.book.FOLDER_NAME}/{href}", data, packed)

    def add(self, id_: str, href: str, media_type: str, data: bytes, *properties: str) -> Item:
        """Write a member as it stands; ebooklib's own chapters would be indented."""
        self.put(href, data, media_type)
        item = Item(id_, href, media_type, properties)
        self.book.add_item(item)
        return item

    def finish(self) -> None:
        """Write the container, the package document and both tables of contents."""
        self._write_container()
        self._write_opf()
        self._write_items()

    def _write_items(self) -> None:
        """The tables of contents; everything else is written already."""
        folder = self.book.FOLDER_NAME
        for item in self.book.items:
            if isinstance(item, epub.EpubNcx):
                self.out.writestr(f"{folder}/{item.file_name}", self._get_ncx())
            elif isinstance(item, epub.EpubNav):
                self.out.writestr(f"{folder}/{item.file_name}", self._get_nav(item))

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
        for link in root.iter(f"{_XHTML}a"):
            if (kind := link.get(_TYPE, "")) in _LANDMARKS:
                link.set(_TYPE, _LANDMARKS[kind])
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
        depth = _depth(self.book.toc)
        for meta in root.iter("{*}meta"):
            if meta.get("name") == "dtb:depth":
                meta.set("content", str(depth))
        return _document(root)


def _depth(toc: Iterable[object]) -> int:
    """How deep the contents go: 1 for a plain list."""
    return 1 + max((_depth(entry[1]) for entry in toc if isinstance(entry, tuple)), default=0)


def _document(root: etree._Element) -> bytes:
    data: bytes = etree.tostring(root.getroottree(), encoding="utf-8", xml_declaration=True)
    return data


class _DatedZip(ZipFile):
    """A ZIP file whose members all bear one date, on whatever system it is written."""

    _FIRST, _LAST = 1980, 2107
    """Years that a ZIP file can name."""

    def __init__(self, file: IO[bytes], moment: datetime) -> None:
        super().__init__(file, "w", ZIP_DEFLATED)
        year = min(max(moment.year, self._FIRST), self._LAST)
        self._moment = (year, *moment.timetuple()[1:6])

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, compress_type: int | None = None,
                 compresslevel: int | None = None) -> None:
        """As `ZipFile.writestr`, with the fixed date and plain permissions."""
        info = ZipInfo(str(zinfo_or_arcname), self._moment)
        info.create_system = 3
        info.external_attr = 0o100644 << 16
        info.compress_type = ZIP_STORED if compress_type == ZIP_STORED else ZIP_DEFLATED
        super().writestr(info, data, info.compress_type, compresslevel)
