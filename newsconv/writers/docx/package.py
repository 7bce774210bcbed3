"""The OPC package: python-docx's parts and relationships, written as a ZIP with equal bytes each time."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.package import Package as DocxPackage
from lxml import etree

from .xml import Element, default_namespace

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment a ZIP knows; the article's date stands in the core properties."""


class Relations:
    """The relationships of one part; an identifier is given out once for each kind and target."""

    def __init__(self, relationships: Relationships) -> None:
        self._relationships = relationships
        self._known: dict[tuple[str, str], str] = {}

    def external(self, kind: str, target: str) -> str:
        """The identifier of a relationship to something outside the package."""
        return self._add(kind, target, target, True)

    def internal(self, kind: str, target: Part) -> str:
        """The identifier of a relationship to another part."""
        return self._add(kind, str(target.partname), target, False)

    def _add(self, kind: str, key: str, target: Part | str, external: bool) -> str:
        identifier = self._known.get((kind, key))
        if identifier is None:
            identifier = self._known[kind, key] = f"rId{len(self._known) + 1}"
            self._relationships.add_relationship(kind, target, identifier, external)
        return identifier


class Package:
    """The parts of one file, in the order in which they were added."""

    def __init__(self) -> None:
        self._opc = DocxPackage()
        self._parts: list[tuple[Part, Element | None]] = []
        self._shared: dict[str, Part] = {}
        self.relations = Relations(self._opc.rels)

    def add(self, name: str, content_type: str, content: Element | bytes) -> Part:
        """A new part; an element is serialised when the package is written."""
        blob = content if isinstance(content, bytes) else b""
        part = Part(PackURI(name), content_type, blob, self._opc)
        self._parts.append((part, None if isinstance(content, bytes) else content))
        return part

    def shared(self, name: str, content_type: str, load: Callable[[], bytes]) -> Part:
        """The part of bytes with this name, loaded the first time that it is asked for."""
        if name not in self._shared:
            self._shared[name] = self.add(name, content_type, load())
        return self._shared[name]

    def write(self) -> bytes:
        """The ZIP: content types, package relationships, then each part with its own."""
        stream = BytesIO()
        with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=6) as file:
            _member(file, "[Content_Types].xml", self._content_types())
            _member(file, "_rels/.rels", self._opc.rels.xml)
            for part, element in self._parts:
                blob = part.blob if element is None else serialize_part_xml(element)
                _member(file, part.partname.membername, blob)
                if len(part.rels):
                    _member(file, part.partname.rels_uri.membername, part.rels.xml)
        return stream.getvalue()

    def _content_types(self) -> bytes:
        types = etree.Element(f"{{{_TYPES}}}Types", nsmap=default_namespace(_TYPES))
        defaults = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML}
        defaults |= {part.partname.ext: part.content_type for part, element in self._parts if element is None}
        for extension, kind in sorted(defaults.items()):
            etree.SubElement(types, f"{{{_TYPES}}}Default", Extension=extension, ContentType=kind)
        for part, element in self._parts:
            if element is not None:
                etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=str(part.partname),
                                 ContentType=part.content_type)
        return bytes(serialize_part_xml(types))


def _member(file: ZipFile, name: str, blob: bytes) -> None:
    info = ZipInfo(name, _EPOCH)
    info.compress_type = ZIP_DEFLATED
    info.create_system = 0
    file.writestr(info, blob)


__all__ = ["CONTENT_TYPE", "RELATIONSHIP_TYPE", "Package", "Part", "Relations"]
