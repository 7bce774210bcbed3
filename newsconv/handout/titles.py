"""What articles are called where a handout names them: on its cover, in its contents and heads."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Article, Paragraph, inline_text
from ..walk import walk

_OPENING = 18
"""Characters by which contents name an article without a title."""


def title_of(article: Article) -> str:
    """The article's title on one line, or that of its first story that has one."""
    headlines = (article.headline, *(story.headline for story in article.stories))
    return next((one_line(inline_text(each.title)) for each in headlines if each and each.title), "")


def opening_of(article: Article) -> str:
    """The first words of an article that has no title, for contents to name it by."""
    paragraphs = (one_line(inline_text(node.children)) for node in walk(article) if isinstance(node, Paragraph))
    text = next(filter(None, paragraphs), "—")
    return text if len(text) <= _OPENING else f"{text[:_OPENING]}……"


def appeared(articles: Sequence[Article]) -> tuple[str, ...]:
    """Outlet and date of each article, each once."""
    known = ((article.publication.outlet, article.publication.issue_date) for article in articles)
    return tuple(dict.fromkeys(line for words in known if (line := "　".join(filter(None, words)))))


def one_line(text: str) -> str:
    """The text with every white space a single blank."""
    return " ".join(text.split())
