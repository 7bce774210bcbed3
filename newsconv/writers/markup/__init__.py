"""Articles as semantic HTML: the chapters that EPUB and HTML share, and their style sheet.

This room knows neither files nor packages.  It makes trees of `Element`s and the
text of them; whoever writes a book gives names to the chapters and finds the
pictures.
"""

from __future__ import annotations

from .article import Chapter, Entry, article_chapters
from .css import style_sheet
from .element import Element, element, html, xhtml
from .figures import Shown, ShowPicture
from .legible import legible
from .names import Labels, labels_for, language_tag, title_of

__all__ = [
    "Chapter", "Element", "Entry", "Labels", "ShowPicture", "Shown", "article_chapters", "element",
    "html", "labels_for", "language_tag", "legible", "style_sheet", "title_of", "xhtml",
]
