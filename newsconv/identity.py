"""What an article is called where nobody gave it a name."""

from __future__ import annotations

from uuid import UUID, uuid5

from .model import Article
from .walk import footnote_text, plain_text

NAMESPACE = UUID("6f0c1f6e-6f5b-5d43-9a55-3b8a9a2f6f0d")
"""The name space of identifiers that come from an article's content."""


def content_identifier(article: Article) -> str:
    """A URN that the words of the article and where they appeared decide (RFC 9562, version 5)."""
    about = article.publication
    content = (article.language, about.outlet, about.issue_date, about.page_number, about.url,
               plain_text(article), footnote_text(article))
    return uuid5(NAMESPACE, "\0".join(content)).urn
