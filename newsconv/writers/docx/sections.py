"""Sections: the page and its columns."""

from __future__ import annotations

from copy import deepcopy

from .flow import Flow
from .geometry import Geometry
from .running import Reference
from .xml import Element, R, W, root, twips, w

_HEADER_EDGE = 0.55
"""Where in the top margin the running head begins, as a share of it."""
_ORDER = ("type", "pgSz", "pgMar", "pgBorders", "lnNumType", "pgNumType", "cols", "vAlign", "titlePg", "textDirection",
          "rtlGutter", "docGrid")
"""What a section says, in the order of CT_SectPr (ECMA-376 §17.6.17)."""


def page_setup(page: Geometry) -> Element:
    """`w:sectPr` with the paper, its margins and its grid."""
    setup = root("sectPr")
    w(setup, "pgSz", w=twips(page.width), h=twips(page.height))
    w(setup, "pgMar", top=twips(page.top), right=twips(page.right), bottom=twips(page.bottom),
      left=twips(page.left), header=twips(page.top * _HEADER_EDGE), footer=twips(page.bottom * _HEADER_EDGE),
      gutter="0")
    if page.characters:
        w(setup, "docGrid", type="linesAndChars", linePitch=twips(page.pitch), charSpace="0")
    else:
        w(setup, "docGrid", type="lines", linePitch=twips(page.pitch))
    return setup


class Sections:
    """The sections of the body; the properties of each stand in its last paragraph (ECMA-376 §17.6.18)."""

    def __init__(self, flow: Flow, references: list[Reference], setup: Element) -> None:
        self._flow = flow
        self._page = flow.work.page
        self._references = references
        self._setup = setup
        self._first_differs = (setup.find(W + "titlePg") is not None
                               or any(reference.pages == "first" for reference in references))
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
        for reference in self._references:
            w(properties, reference.element, type=reference.pages).set(R + "id", reference.relation)
        for name in _ORDER:
            self._say(properties, name, columns)
        self._references = []

    def _say(self, properties: Element, name: str, columns: int) -> None:
        """One element of the section; later ones go on, on the same page, without a first page of their own."""
        begins = self._done == 0
        match name:
            case "type":
                if not begins:
                    w(properties, "type", val="continuous")
            case "cols":
                w(properties, "cols", num=str(columns), space=twips(self._page.gutter))
            case "titlePg":
                if begins and self._first_differs:
                    w(properties, "titlePg")
            case "textDirection":
                if self._page.vertical:
                    w(properties, "textDirection", val="tbRl")
            case _:
                for found in self._setup.findall(W + name):
                    properties.append(_continued(found, begins))


def _continued(element: Element, begins: bool) -> Element:
    """A copy; only the first section says where page numbers begin."""
    copy = deepcopy(element)
    copy.tail = None
    if not begins and W + "start" in copy.attrib:
        del copy.attrib[W + "start"]
    return copy
