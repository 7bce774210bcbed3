"""The user's own Word file: what of it a document takes, and what of it no document may have."""

from __future__ import annotations

from copy import deepcopy
from typing import NoReturn

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from ...links import is_allowed_target
from ...patterns import lazy
from ...theme import Theme
from .geometry import Geometry, divided, fitting
from .opc import OpenedPackage, Relation
from .package import Package, Part, Relations
from .running import PAGES, Reference
from .templatestyles import TemplateStyles
from .xml import Element, R, W, root, w

_MEASURE = lazy(r"(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)?")
_UNITS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0, None: 1 / 20}
_RUNNING = ("headerReference", "footerReference")
_LETTER = {"w": "12240", "h": "15840"}
_INCH = "1440"
"""Page and margins of a section that says nothing (Word's own defaults)."""


class Template:
    """Styles, page, headers and footers of a Word file; InputError for what cannot be taken."""

    def __init__(self, path: str) -> None:
        self._opened = opened = OpenedPackage(path)
        self._main = opened.related("", RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        self._document = root("none") if not self._main else opened.xml(self._main)
        if self._document.tag != W + "document":
            opened.refuse("is no Word file (.docx)")
        styles = self._element(RELATIONSHIP_TYPE.STYLES, "styles")
        self.styles = TemplateStyles(root("styles") if styles is None else styles)
        self.setup, self._running = self._section()
        settings = self._element(RELATIONSHIP_TYPE.SETTINGS, "settings")
        self._mirrored = _is_on(settings, "mirrorMargins")
        self.gutter_above = _is_on(settings, "gutterAtTop")
        self.alternate = _is_on(settings, "evenAndOddHeaders")
        """Whether even pages have headers and footers of their own."""
        self.colours = None if settings is None else settings.find(W + "clrSchemeMapping")
        self.numbering = self._element(RELATIONSHIP_TYPE.NUMBERING, "numbering")
        self.fonts = self._element(RELATIONSHIP_TYPE.FONT_TABLE, "fonts")

    # The page

    def geometry(self, theme: Theme, columns: int | None, vertical: bool) -> Geometry:
        """Its page, with its own columns or as many as asked for; UsageError if they do not fit."""
        size, margins, cols = (self._said(name) for name in ("pgSz", "pgMar", "cols"))
        gutter = self._points(margins.get("gutter", "0"))
        top, bottom, left, right = (abs(self._points(margins.get(side, _INCH)))
                                    for side in ("top", "bottom", "left", "right"))
        vertical = vertical or self._said("textDirection").get("val", "").lower().startswith(("tb", "rl"))
        page = Geometry(
            width=self._points(size.get("w", _LETTER["w"])), height=self._points(size.get("h", _LETTER["h"])),
            top=top + (gutter if self.gutter_above else 0), bottom=bottom,
            left=left + (0 if self.gutter_above else gutter), right=right, columns=1, column=0,
            gutter=self._points(cols.get("space", "720")), mirrored=self._mirrored, vertical=vertical,
            pitch=self._points(self._said("docGrid").get("linePitch", "0")) or theme["body"].leading,
        )
        if page.across < 36 or page.down < 36:
            self._opened.refuse("its page has no room between its margins")
        em = theme["body"].size
        most = fitting(page.measure / em, page.gutter / em, 5)
        return divided(page, min(self._columns, most) if columns is None else columns, em)

    def _said(self, name: str) -> dict[str, str]:
        """The attributes of an element of the section, by their local names."""
        found = self.setup.find(W + name)
        return {} if found is None else {str(key).removeprefix(W): str(value) for key, value in found.attrib.items()}

    def _points(self, measure: str) -> float:
        match = _MEASURE.fullmatch(measure.strip())
        if match is None:
            self._opened.refuse(f"{measure!r} is no length")
        return float(match[1]) * _UNITS[match[2]]

    def _section(self) -> tuple[Element, dict[tuple[str, str], str]]:
        """The last section, and the headers and footers it has or inherits: identifiers by element and pages."""
        sections = list(self._document.iterfind(f"{W}body//{W}sectPr")) or [root("sectPr")]
        setup = deepcopy(sections[-1])
        running: dict[tuple[str, str], str] = {}
        for section in sections:
            for child in section:
                element = str(child.tag).removeprefix(W)
                if element in _RUNNING:
                    running[element, child.get(W + "type", "default")] = child.get(R + "id", "")
        for child in [child for name in (*_RUNNING, "titlePg") for child in setup.findall(W + name)]:
            setup.remove(child)
        if any(_is_on(section, "titlePg") for section in (sections[0], sections[-1])):
            w(setup, "titlePg")
        self._columns = max(_number(section.find(W + "cols"), "num") for section in sections)
        return setup, running

    # Parts

    def _element(self, kind: str, tag: str) -> Element | None:
        name = self._opened.related(self._main, kind)
        if not name:
            return None
        element = self._opened.xml(name)
        if element.tag != W + tag:
            self._opened.refuse(f"part {name!r} holds something else than w:{tag}")
        return element

    def headers_and_footers(self, package: Package, relations: Relations) -> list[Reference]:
        """Its headers and footers, put into a package, and how a section refers to them."""
        copier = _Copier(self._opened, package)
        parts = {relation.identifier: relation.target for relation in self._opened.relations(self._main)}
        first = _is_on(self.setup, "titlePg")
        references = []
        for number, ((element, pages), identifier) in enumerate(self._running.items(), 1):
            header = element == "headerReference"
            if identifier not in parts or pages not in PAGES or (pages == "first" and not first):
                continue
            name = f"/word/{'header' if header else 'footer'}{number}.xml"
            part = copier.part(parts[identifier], name, CONTENT_TYPE.WML_HEADER if header else CONTENT_TYPE.WML_FOOTER)
            kind = RELATIONSHIP_TYPE.HEADER if header else RELATIONSHIP_TYPE.FOOTER
            references.append(Reference("headerReference" if header else "footerReference", PAGES[pages],
                                        relations.internal(kind, part)))
        return references

    def add_theme(self, package: Package, relations: Relations) -> bool:
        """Put its theme of faces and colours into a package, if it has one."""
        name = self._opened.related(self._main, RELATIONSHIP_TYPE.THEME)
        if name:
            part = _Copier(self._opened, package).part(name, "/word/theme/theme1.xml", CONTENT_TYPE.OFC_THEME)
            relations.internal(RELATIONSHIP_TYPE.THEME, part)
        return bool(name)

    def add_bullets(self, package: Package, part: Part) -> None:
        """Put the pictures that serve as bullets into a package, for its part of numbering."""
        if name := self._opened.related(self._main, RELATIONSHIP_TYPE.NUMBERING):
            _Copier(self._opened, package).relations(name, part)


class _Copier:
    """Copies parts with the pictures and links they refer to; anything else they hold is refused."""

    def __init__(self, opened: OpenedPackage, package: Package) -> None:
        self._opened = opened
        self._package = package

    def part(self, source: str, name: str, content_type: str) -> Part:
        part = self._package.add(name, content_type, self._opened.xml(source))
        self.relations(source, part)
        return part

    def relations(self, source: str, part: Part) -> None:
        for relation in self._opened.relations(source):
            target: Part | str
            match relation.kind, relation.external:
                case RELATIONSHIP_TYPE.HYPERLINK, True if is_allowed_target(relation.target):
                    target = relation.target
                case RELATIONSHIP_TYPE.IMAGE, False:
                    target = self._picture(relation, source)
                case _:
                    self._refuse(relation, source)
            part.rels.add_relationship(relation.kind, target, relation.identifier, relation.external)

    def _refuse(self, relation: Relation, source: str) -> NoReturn:
        what = relation.kind.rpartition("/")[2]
        self._opened.refuse(f"part {source!r} refers to {relation.target!r} ({what}), and only pictures in the file "
                            "and links to the web are taken: remove it from the header or footer")

    def _picture(self, relation: Relation, source: str) -> Part:
        kind = self._opened.content_type(relation.target)
        if not kind.startswith("image/"):
            self._opened.refuse(f"{relation.target!r} in {source!r} is no picture")
        return self._package.shared(f"/word/media/template-{relation.target.replace('/', '-')}", kind,
                                    lambda: self._opened.data(relation.target))


def _number(element: Element | None, attribute: str) -> int:
    """A whole number that an element says, else 1."""
    said = "" if element is None else element.get(W + attribute, "")
    return int(said) if said.isdecimal() and len(said) < 4 else 1


def _is_on(parent: Element | None, name: str) -> bool:
    """Whether an element that switches something is there and does not say off."""
    found = None if parent is None else parent.find(W + name)
    return found is not None and found.get(W + "val", "1").lower() not in ("0", "false", "off")
