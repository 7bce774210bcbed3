"""HTML: a news page as it was saved, with what surrounds the article left out and said so."""

from .encoding import html_encoding
from .reader import HtmlReader

__all__ = ["HtmlReader", "html_encoding"]
