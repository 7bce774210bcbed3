"""Bookmarks: names for places of the document."""

from __future__ import annotations

from .xml import Element, W, w


def mark(paragraph: Element, bookmark: str, identifier: str) -> None:
    """Put a bookmark around what the paragraph holds."""
    paragraph.insert(1, paragraph.makeelement(W + "bookmarkStart", {W + "id": identifier, W + "name": bookmark}))
    w(paragraph, "bookmarkEnd", id=identifier)
