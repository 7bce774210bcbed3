"""Sections: the page, its columns, running head and folio."""

from __future__ import annotations

from ...model import Article
from .fields import field
from .flow import Flow
from .geometry import Geometry
from .package import CONTENT_TYPE, RELATIONSHIP_TYPE, Package, Relations
from .properties import one_line, title
from .runs import has_han, segments
from .styles import Key, StyleSheet
from .xml import Element, R, root, twips, w

_HEADER_EDGE = 0.55
"""Where in the top margin the running head begins, as a share of it."""


def _section(properties: Element, page: Geometry, columns: int, continues: bool) -> None:
    """Fill `w:sectPr` (ECMA-376 §17.6.17); `continues` is a section that begins on the same page."""
    if continues:
        w(properties, "type", val="continuous")
    w(properties, "pgSz", w=twips(page.width), h=twips(page.height))
    w(properties, "pgMar", top=twips(page.top), right=twips(page.right), bottom=twips(page.bottom),
      left=twips(page.left), header=twips(page.top * _HEADER_EDGE), footer=twips(page.bottom * _HEADER_EDGE),
      gutter="0")
    w(properties, "cols", num=str(columns), space=twips(page.gutter))
    w(properties, "docGrid", type="lines", linePitch=twips(page.pitch))


def running_parts(package: Package, relations: Relations, article: Article, sheet: StyleSheet) -> list[tuple[str, str]]:
    """Add header and footer; their kinds and relationship identifiers."""
    header, footer = root("hdr"), root("ftr")
    _running_head(header, article, sheet)
    _folio(footer, sheet)
    head = package.add("/word/header1.xml", CONTENT_TYPE.WML_HEADER, header)
    foot = package.add("/word/footer1.xml", CONTENT_TYPE.WML_FOOTER, footer)
    return [("headerReference", relations.internal(RELATIONSHIP_TYPE.HEADER, head)),
            ("footerReference", relations.internal(RELATIONSHIP_TYPE.FOOTER, foot))]


def _refer(properties: Element, references: list[tuple[str, str]]) -> None:
    """Name header and footer at the beginning of the first section's `w:sectPr`."""
    for kind, identifier in references:
        w(properties, kind, type="default").set(R + "id", identifier)


def _running_head(header: Element, article: Article, sheet: StyleSheet) -> None:
    """Outlet, date and page on the left, section or headline on the right."""
    about = article.publication
    parts = (about.outlet, about.issue_date, about.page_number, about.page_name)
    left = "　".join(one_line(part) for part in parts if part)
    right = one_line(about.section) or title(article)
    paragraph = _paragraph(header, sheet, "running-head")
    _words(paragraph, left)
    if right:
        w(w(paragraph, "r"), "tab")
        _words(paragraph, right)


def _folio(footer: Element, sheet: StyleSheet) -> None:
    paragraph = _paragraph(footer, sheet, "folio")
    field(lambda: w(paragraph, "r"), " PAGE ", "1")


def _paragraph(parent: Element, sheet: StyleSheet, role: str) -> Element:
    paragraph = w(parent, "p")
    w(w(paragraph, "pPr"), "pStyle", val=sheet.paragraph(Key(role)))  # type: ignore[arg-type]
    return paragraph


def _words(paragraph: Element, text: str) -> None:
    for piece, hint in segments(text, has_han(text)):
        run = w(paragraph, "r")
        if hint:
            w(w(run, "rPr"), "rFonts", hint="eastAsia")
        w(run, "t").text = piece


class Sections:
    """The sections of the body; the properties of each stand in its last paragraph (ECMA-376 §17.6.18)."""

    def __init__(self, flow: Flow, references: list[tuple[str, str]]) -> None:
        self._flow = flow
        self._page = flow.work.page
        self._references = references
        self._done = 0
        """How many children of the body belong to sections that have ended."""

    def end(self, columns: int) -> None:
        """End a section here, if there is anything in it and the page has columns."""
        body = self._flow.parent
        if self._page.columns == 1 or len(body) == self._done:
            return
        self._properties(body[-1][0], columns)
        self._done = len(body)

    def last(self) -> None:
        """The last section, which a body must have, with at least one paragraph; it balances columns before it."""
        body = self._flow.parent
        if len(body) == self._done:
            self._flow.paragraph("section-end")
        self._properties(body, 1)

    def _properties(self, parent: Element, columns: int) -> None:
        properties = w(parent, "sectPr")
        _refer(properties, self._references)
        self._references = []
        _section(properties, self._page, columns, continues=self._done > 0)
