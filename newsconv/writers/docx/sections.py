"""Sections: the page and its columns."""

from __future__ import annotations

from .flow import Flow
from .geometry import Geometry
from .running import Reference
from .xml import Element, R, twips, w

_HEADER_EDGE = 0.55
"""Where in the top margin the running head begins, as a share of it."""


def _section(properties: Element, page: Geometry, columns: int, continues: bool, first_differs: bool) -> None:
    """Fill `w:sectPr` (ECMA-376 §17.6.17); `continues` is a section that begins on the same page."""
    if continues:
        w(properties, "type", val="continuous")
    w(properties, "pgSz", w=twips(page.width), h=twips(page.height))
    w(properties, "pgMar", top=twips(page.top), right=twips(page.right), bottom=twips(page.bottom),
      left=twips(page.left), header=twips(page.top * _HEADER_EDGE), footer=twips(page.bottom * _HEADER_EDGE),
      gutter="0")
    w(properties, "cols", num=str(columns), space=twips(page.gutter))
    if first_differs:
        w(properties, "titlePg")
    w(properties, "docGrid", type="lines", linePitch=twips(page.pitch))


class Sections:
    """The sections of the body; the properties of each stand in its last paragraph (ECMA-376 §17.6.18)."""

    def __init__(self, flow: Flow, references: list[Reference]) -> None:
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
        for reference in self._references:
            w(properties, reference.element, type=reference.pages).set(R + "id", reference.relation)
        _section(properties, self._page, columns, continues=self._done > 0,
                 first_differs=any(reference.pages == "first" for reference in self._references))
        self._references = []
