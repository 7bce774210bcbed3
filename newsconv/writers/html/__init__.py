"""HTML: the chapters of a book as one page that holds everything it shows, or as a page with its files beside it."""

from __future__ import annotations

from .writer import HtmlWriter

__all__ = ["HtmlWriter"]
