"""A ZIP archive of parts, as DOCX and EPUB are: opened within bounds, its parts read as trees one at a time."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from lxml import etree
from msgspec import Struct

from ...errors import InputError

XML = (".xml", ".rels", ".opf", ".xhtml", ".ncx")
_MOST_BYTES = 200 * 2**20
_MOST_NAMED = 4


class Package(Struct, frozen=True):
    """The parts by their names, in the order of the archive; `damaged` is one that is not what was packed, or ''."""

    parts: dict[str, bytes]
    damaged: str = ""

    def tree(self, part: str) -> etree._Element | None:
        """The root of a part, None if it is not there or no XML."""
        try:
            return etree.fromstring(self.parts[part], parser()) if part in self.parts else None
        except etree.XMLSyntaxError:
            return None


def opened(data: bytes, name: str) -> Package:
    """The archive in these bytes; InputError if it is none or unpacks to too much."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _MOST_BYTES:
                raise InputError(f"holds over {_MOST_BYTES // 2**20} MiB", file=name)
            return _unpacked(archive)
    except (BadZipFile, OSError, ValueError, RuntimeError) as error:
        raise InputError(f"cannot be opened: {error}", file=name) from error


def _unpacked(archive: ZipFile) -> Package:
    parts = {}
    for part in archive.namelist():
        try:
            parts[part] = archive.read(part)
        except (BadZipFile, zlib.error, EOFError):
            return Package({}, part)
    return Package({part: data for part, data in parts.items() if not part.endswith("/")})


def parser() -> etree.XMLParser:
    """One that reads nothing but what it is given."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def resolved(target: str, part: str) -> str:
    """The name of the part that a reference in another one leads to."""
    target = unquote(target)
    return target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))


def elements(tree: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements with these local names, in any namespace: formats have several for the same."""
    yield from tree.iter(*(f"{{*}}{name}" for name in names))


def local(element: etree._Element) -> str:
    """The name of an element without its namespace, '' of a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """The value of an attribute with this local name, in any namespace or none; '' if it is not there."""
    return next((str(value) for key, value in element.attrib.items() if etree.QName(str(key)).localname == name), "")


def listed(names: Iterable[str]) -> str:
    """`a, b`; of many the first, and how many more there are."""
    known = list(dict.fromkeys(names))
    more = len(known) - _MOST_NAMED
    return ", ".join(known[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def repeated(values: Iterable[str]) -> list[str]:
    """Those that stand there more than once, each once."""
    return [value for value, count in Counter(values).items() if count > 1]
