"""Articles as semantic HTML: the chapters that EPUB and HTML share, and their style sheet.

This room knows neither files nor packages.  It makes trees of `Element`s and the
text of them; whoever writes a book gives names to the chapters and keeps the
pictures.
"""

from __future__ import annotations

from .article import Chapter, Entry, Place, article_chapters
from .binding import Binding, BoundArticle
from .creators import creators
from .css import EmbeddedFace, style_sheet
from .dates import parsed_date, utc
from .element import Element, element, html, xhtml
from .images import ScreenPicture, screen_picture
from .issue import Contribution, Group, Issue, issue_of, page_label
from .legible import legible
from .names import Labels, labels_for, title_of
from .schema_org import json_ld
from .serials import own_identifier, serial_numbers
from .shelf import Shelf
from .title_page import Opening, title_page

__all__ = [
    "Binding", "BoundArticle", "Chapter", "Contribution", "Element", "EmbeddedFace", "Entry", "Group", "Issue",
    "Labels", "Opening", "Place", "ScreenPicture", "Shelf", "article_chapters", "creators", "element", "html",
    "issue_of", "json_ld", "labels_for", "legible", "own_identifier", "page_label", "parsed_date", "screen_picture",
    "serial_numbers", "style_sheet", "title_of", "title_page", "utc", "xhtml",
]
