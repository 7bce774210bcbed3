"""The ZIP archive of a Word file: its parts, what they refer to, and how large they may be.

python-docx refuses files that Word opens (dangling relationships, macro documents, the Strict
variant of ISO 29500) and reads every picture into memory, so the parts are read here.
"""

from __future__ import annotations

import posixpath
import zlib
from io import BytesIO
from lzma import LZMAError
from typing import Any, TypeAlias
from zipfile import BadZipFile, ZipFile

from lxml import etree
from msgspec import Struct

from ...errors import InputError
from ...limits import DEFAULT, Limits, over
from ...pictures import ENTRY

Element: TypeAlias = Any
"""An `lxml` element."""

_SMALL = 2**20
"""Bytes up to which a part may be packed as densely as it likes."""
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
"""Namespaces of the Strict variant (ISO 29500-1) and of the one that Word writes (ISO 29500-4)."""
_OLD = b"\xd0\xcf\x11\xe0"


class Relation(Struct, frozen=True):
    """What a part refers to: the kind (`image`, `hyperlink`), and a part's name or an address outside."""

    kind: str
    target: str
    outside: bool


class Package:
    """The parts of one file; InputError for what is no Word file or is too large."""

    def __init__(self, data: bytes, file: str, limits: Limits = DEFAULT) -> None:
        self._file = file
        self.limits = limits
        self._expanded = 0
        self._relations: dict[str, dict[str, Relation]] = {}
        if data.startswith(_OLD):
            raise self.error("this is an old Word file (.doc), or one with a password: save it as .docx without one")
        if data.count(ENTRY) > limits.archive_parts:
            raise self.error(over("archive_parts", limits.archive_parts, "this file has over {} parts"))
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self.error("this is no DOCX file") from error
        self._names = set(self._zip.namelist())

    def error(self, message: str) -> InputError:
        """The error to raise for this file."""
        return InputError(message, file=self._file)

    def main(self) -> str:
        """The name of the part that holds the text."""
        found = [one.target for one in self.relations("").values() if one.kind == "officeDocument"]
        name = next((name for name in (*found, "word/document.xml") if name in self._names), None)
        if name is None:
            raise self.error("this is no Word file: it has no main document")
        return name

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name in self._names

    def xml(self, name: str) -> Element | None:
        """The root of a part, or None if there is no such part."""
        if name not in self._names:
            return None
        data = self._read(name)
        if data.count(b"<") > self.limits.part_tags:
            raise self.error(over("part_tags", self.limits.part_tags, f"{name} has over {{}} tags"))
        if _STRICT in data:
            for strict, transitional in _TRANSITIONAL:
                data = data.replace(strict, transitional)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
                                 remove_pis=True)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            if "Excessive depth" in str(error):
                raise self.error("tables, boxes or other elements are nested too deep") from error
            raise self.error(f"{name} is damaged: {error}") from error
        tree: Any = root.getroottree()
        if tree.docinfo.doctype:
            raise self.error(f"{name} has a document type, which no Word file has")
        return root

    def _read(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as part:
                data = part.read(self.limits.part_bytes + 1)
        except (BadZipFile, zlib.error, LZMAError, EOFError, OSError, RuntimeError, ValueError) as error:
            raise self.error(f"{name} is damaged: {error}") from error
        self._expanded += len(data)
        packed = self._zip.getinfo(name).compress_size
        for limit, size, what in (("part_bytes", len(data), f"{name} is over {{}}"),
                                  ("archive_bytes", self._expanded, "this file unpacks to over {}"),
                                  ("archive_ratio", len(data) // max(packed, 1) if len(data) > _SMALL else 0,
                                   f"{name} unpacks to over {{}} times its size")):
            if size > getattr(self.limits, limit):
                raise self.error(over(limit, getattr(self.limits, limit), what))
        return data

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to, by identifier; `` is the package."""
        if part not in self._relations:
            self._relations[part] = self._related(part)
        return self._relations[part]

    def _related(self, part: str) -> dict[str, Relation]:
        folder, _, name = part.rpartition("/")
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for element in root if root is not None else ():
            target = element.get("Target", "")
            outside = element.get("TargetMode") == "External"
            where = target if outside else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[element.get("Id", "")] = Relation(element.get("Type", "").rpartition("/")[2], where, outside)
        return found
