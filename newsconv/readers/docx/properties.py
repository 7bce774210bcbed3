"""What a file says of itself: the properties that Word has, and those of our own writer."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from ...model import Publication
from .names import Element
from .package import Package

_CUSTOM = {
    "Outlet": "outlet", "Issue date": "issue_date", "Page number": "page_number", "Page name": "page_name",
    "Section": "section", "URL": "url", "Rights": "rights",
}
_COMMA = re.compile(r"\s*[,，、;；]\s*")


class Properties(Struct, frozen=True):
    """The fields of the publication, and the language as it is given."""

    publication: Publication
    language: str


def read_properties(package: Package) -> Properties:
    """The properties; the title is none of them, as most files bear that of another."""
    found = {relation.kind: relation.target for relation in package.relations("").values()}
    core = _values(package, found.get("core-properties", "docProps/core.xml"))
    about = Publication(
        description=core.get("description", ""),
        identifier=core.get("identifier", ""),
        keywords=tuple(dict.fromkeys(word for word in _COMMA.split(core.get("keywords", "")) if word)),
    )
    custom = package.xml(found.get("custom-properties", "docProps/custom.xml"))
    own = {_CUSTOM[one.get("name", "")]: _text(one) for one in _children(custom) if one.get("name") in _CUSTOM}
    about = replace(about, **own)
    if about.identifier == about.url:
        about = replace(about, identifier="")
    return Properties(about, core.get("language", ""))


def _values(package: Package, name: str) -> dict[str, str]:
    return {one.tag.rpartition("}")[2]: _text(one) for one in _children(package.xml(name))}


def _children(root: Element | None) -> list[Element]:
    return [] if root is None else list(root.iterchildren("*"))


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
