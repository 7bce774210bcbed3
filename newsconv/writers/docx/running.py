"""Running heads and folios: the small lines above and below the page."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from ...model import Alignment
from .fields import field
from .package import CONTENT_TYPE, RELATIONSHIP_TYPE, Package, Relations
from .properties import one_line, title
from .roles import StyleRole
from .runs import has_han, segments
from .styles import Key, StyleSheet
from .work import Work
from .xml import Element, root, w

Pages = Literal["default", "even", "first"]
PAGES: dict[str, Pages] = {"default": "default", "even": "even", "first": "first"}


class Reference(Struct, frozen=True):
    """What a section says of a header or footer: the element, the pages, the relationship."""

    element: Literal["headerReference", "footerReference"]
    pages: Pages
    relation: str


class RunningParts:
    """Adds headers and footers to the package."""

    def __init__(self, package: Package, relations: Relations, work: Work) -> None:
        self._package = package
        self._relations = relations
        self._sheet = work.sheet
        self._count = 0
        about = work.article.publication
        parts = (about.outlet, about.issue_date, about.page_number, about.page_name)
        self._place = "　".join(one_line(part) for part in parts if part)
        self._section = one_line(about.section)
        self._title = title(work.article)
        self._mirrored = work.page.mirrored

    def references(self) -> list[Reference]:
        """Headers and footers for all pages, for even ones where they mirror, for the first where it says less."""
        found = [*self._pair("default", self._section or self._title, "")]
        if self._mirrored:
            found += self._pair("even", self._section or self._title, "left")
        if self._title and not self._section:
            found += self._pair("first", "", "")
        return found

    def _pair(self, pages: Pages, right: str, align: Alignment) -> tuple[Reference, Reference]:
        """Header and footer of some pages; the title does not run above itself on the first."""
        self._count += 1
        header, footer = root("hdr"), root("ftr")
        running_head(header, self._place, right, self._sheet)
        folio(footer, self._sheet, align)
        head = self._package.add(f"/word/header{self._count}.xml", CONTENT_TYPE.WML_HEADER, header)
        foot = self._package.add(f"/word/footer{self._count}.xml", CONTENT_TYPE.WML_FOOTER, footer)
        return (Reference("headerReference", pages, self._relations.internal(RELATIONSHIP_TYPE.HEADER, head)),
                Reference("footerReference", pages, self._relations.internal(RELATIONSHIP_TYPE.FOOTER, foot)))


def running_head(header: Element, left: str, right: str, sheet: StyleSheet) -> None:
    """Outlet, date and page on the left, section or headline on the right; an empty line for nothing."""
    paragraph = _paragraph(header, sheet, Key("running-head" if left or right else "section-end"))
    _words(paragraph, left)
    if right:
        w(w(paragraph, "r"), "tab")
        _words(paragraph, right)


def folio(footer: Element, sheet: StyleSheet, align: Alignment) -> None:
    """The number of the page."""
    role: StyleRole = "folio"
    paragraph = _paragraph(footer, sheet, Key(role, align=align))
    field(lambda: w(paragraph, "r"), " PAGE ", "1")


def _paragraph(parent: Element, sheet: StyleSheet, key: Key) -> Element:
    paragraph = w(parent, "p")
    w(w(paragraph, "pPr"), "pStyle", val=sheet.paragraph(key))
    return paragraph


def _words(paragraph: Element, text: str) -> None:
    for piece, hint in segments(text, has_han(text)):
        run = w(paragraph, "r")
        if hint:
            w(w(run, "rPr"), "rFonts", hint="eastAsia")
        w(run, "t").text = piece
