"""Reads a Word file of the user's: bounded, and nothing but what it holds itself.

A part is read only as far as its bound, XML with a DOCTYPE is refused, and no entity is expanded
nor anything fetched.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import NoReturn
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from lxml import etree
from msgspec import Struct

from ...errors import InputError
from ...files import read_bytes
from .xml import Element

MOST_MEMBERS = 5_000
MOST_BYTES = 50 * 2**20
"""The most that one part may hold, and ten of them together."""
_STRICT = "http://purl.oclc.org/ooxml/"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/%s}"


class Relation(Struct, frozen=True):
    """A relationship: its identifier, kind, and the part or outside address it leads to."""

    identifier: str
    kind: str
    target: str
    external: bool


class OpenedPackage:
    """The parts of a file; every question raises InputError with the file's name."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._total = 0
        try:
            self._zip = ZipFile(BytesIO(read_bytes(Path(path), path)))
        except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
            self.refuse("is no Word file (.docx); one with a password must be saved without it", error)
        self._members = {member.filename: member for member in self._zip.infolist()}
        if len(self._members) > MOST_MEMBERS:
            self.refuse(f"has over {MOST_MEMBERS} members")
        self._types = self._content_types()

    def refuse(self, reason: str, cause: Exception | None = None) -> NoReturn:
        """Raise InputError for this file."""
        raise InputError(reason, file=self._path) from cause

    def data(self, name: str) -> bytes:
        """The bytes of a part."""
        member = self._members.get(name)
        if member is None:
            self.refuse(f"lacks its part {name!r}")
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            self.refuse(f"part {name!r} is packed in a way that Word does not know")
        try:
            with self._zip.open(member) as stream:
                data = stream.read(MOST_BYTES + 1)
        except (BadZipFile, zlib.error, ValueError, RuntimeError, EOFError, OSError) as error:
            self.refuse(f"part {name!r} cannot be read: {error}", error)
        self._total += len(data)
        if len(data) > MOST_BYTES or self._total > 10 * MOST_BYTES:
            self.refuse(f"part {name!r} holds over {MOST_BYTES // 2**20} MiB")
        return data

    def xml(self, name: str) -> Element:
        """A part as an element."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
                                 remove_comments=True, remove_pis=True)
        data = self.data(name)
        try:
            element = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            self.refuse(f"part {name!r} is not well-formed: {error}", error)
        if element.getroottree().docinfo.internalDTD is not None:
            self.refuse(f"part {name!r} has a DOCTYPE, which no Word file has")
        if str(element.tag).startswith(f"{{{_STRICT}"):
            self.refuse("is Strict Open XML: save it as an ordinary Word document")
        return element

    def relations(self, name: str = "") -> list[Relation]:
        """The relationships of a part, or of the package."""
        folder = dirname(name)
        rels = join(folder, "_rels", f"{name.rpartition('/')[2]}.rels")
        if rels not in self._members:
            return []
        return [
            Relation(entry.get("Id", ""), entry.get("Type", ""), self._target(entry, folder),
                     entry.get("TargetMode") == "External")
            for entry in self.xml(rels) if entry.tag == _PACKAGE % "relationships" + "Relationship"
        ]

    def related(self, name: str, kind: str) -> str:
        """The part that this one leads to by the first relationship of this kind, or ''."""
        return next((relation.target for relation in self.relations(name)
                     if relation.kind == kind and not relation.external), "")

    def content_type(self, name: str) -> str:
        """What a part is, or ''."""
        return self._types.get(f"/{name}".lower()) or self._types.get(name.rpartition(".")[2].lower(), "")

    def _content_types(self) -> dict[str, str]:
        entries = self.xml("[Content_Types].xml")
        return {(entry.get("PartName") or entry.get("Extension") or "").lower(): entry.get("ContentType", "")
                for entry in entries}

    def _target(self, entry: Element, folder: str) -> str:
        target: str = entry.get("Target", "")
        if entry.get("TargetMode") == "External":
            return target
        return normpath(join("/", folder, target)).lstrip("/")
