"""Markdown in the notation the Markdown reader reads: everything explicit, nothing left to infer."""

from __future__ import annotations

from ...model import Article
from ...normal import normalise
from .. import Surroundings
from .article import article_text

__all__ = ["MarkdownWriter"]


class MarkdownWriter:
    """An article to canonical Markdown; reading it back gives the same article."""

    def __call__(self, article: Article, surroundings: Surroundings) -> bytes:  # noqa: ARG002
        """The whole file, in UTF-8."""
        return article_text(normalise(article)).encode()
