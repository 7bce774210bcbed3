"""Handouts of invented articles, and what is read back from them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pypdfium2

from newsconv.handout.recipe import Recipe
from newsconv.handout.writer import HandoutWriter
from newsconv.model import Article, Headline, Paragraph, Publication, ReadMore, Story, Text
from newsconv.notices import Notice
from newsconv.pictures import Pictures
from newsconv.writers import Surroundings

SENTENCE = "江边的新桥在雨里通了车，桥上的人撑着伞慢慢地走。"


def article(title: str, length: int = 3, link: str = "", **publication: object) -> Article:
    """An article of so many paragraphs."""
    paragraphs = tuple(Paragraph(children=(Text(SENTENCE * 4),)) for _ in range(length))
    return Article(
        headline=Headline(title=(Text(title),)), stories=(Story(blocks=paragraphs),),
        read_more=(ReadMore(children=(Text("扫码阅读全文"),), link=link),) if link else (),
        publication=Publication(**publication),  # type: ignore[arg-type]
    )


def handout(recipe: Recipe, *articles: Article, title: str = "", bleed: float | None = None, notices: list[Notice] | None = None) -> bytes:
    heard: list[Notice] = [] if notices is None else notices
    around = Surroundings(Pictures(), datetime(2024, 5, 31, tzinfo=UTC), heard.append)
    return HandoutWriter(recipe, title, bleed, font_folders=())([(each, around) for each in articles])


def texts(data: bytes) -> list[str]:
    """The text of each page of a file as it is trimmed, without white space."""
    return ["".join(page.get_textpage().get_text_bounded(*page.get_trimbox()).split()) for page in pypdfium2.PdfDocument(data)]


def folio(text: str) -> int:
    """The number that a page bears as `3/8`, 0 for none."""
    found = re.findall(r"(\d+)/\d+", text)
    return int(found[-1]) if found else 0
