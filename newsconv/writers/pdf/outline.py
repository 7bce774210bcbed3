"""Bookmarks, in the shape that reportlab's outline asks its canvas for."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc

from .objects import number


class Outline:
    """The outline of a document while its pages are drawn."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._places: dict[str, Any] = {}
        self._deepest = -1

    def add(self, title: str, level: int, top: float) -> None:
        """A bookmark on the page that is being drawn; a level that skips one is taken up to it."""
        self._deepest = level = min(level, self._deepest + 1)
        key = f"B{len(self._places)}"
        place = self._places[key] = pdfdoc.Destination(key)
        place.xyz(0, number(top), "null")
        place.setPage(self._document.thisPageRef())
        self._document.outline.addOutlineEntry(key, level, title)

    def _bookmarkReference(self, key: str) -> Any:  # noqa: N802 - the name reportlab calls
        return self._places[key]
