"""Laws of the Markdown and JSON notations and of the normal form, for news and for anything a program builds."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import strategies
import wild
from hypothesis import HealthCheck, given, settings

from newsconv.model import Article
from newsconv.notices import Notice
from newsconv.pictures import Pictures
from newsconv.readers.json import read_json
from newsconv.readers.markdown import MarkdownReader
from newsconv.structure.given import assemble
from newsconv.walk import footnote_text, normalise, plain_text, same
from newsconv.writers import Surroundings
from newsconv.writers.json import JsonWriter
from newsconv.writers.markdown import MarkdownWriter

READ, WRITE = MarkdownReader(), MarkdownWriter()
SURROUNDINGS = Surroundings(Pictures(), datetime(1980, 1, 1, tzinfo=UTC))
SLOW = settings(deadline=None, max_examples=120, suppress_health_check=list(HealthCheck))


def back(article: Article) -> Article:
    """What is read from the written article, without a notice."""
    notices: list[Notice] = []
    read = assemble(READ(WRITE(article, SURROUNDINGS).decode(), "x.md", notices.append))
    assert notices == []
    return read


@SLOW
@given(strategies.articles())
def test_news_comes_back_the_same(article: Article) -> None:
    read = back(article)
    assert same(read, article)
    assert WRITE(read, SURROUNDINGS) == WRITE(article, SURROUNDINGS)


@SLOW
@given(wild.articles())
def test_anything_comes_back_the_same(article: Article) -> None:
    assert same(normalise(back(article)), article)


@SLOW
@given(wild.raw_articles())
def test_the_normal_form_is_one_and_keeps_what_is_seen(article: Article) -> None:
    normal = normalise(article)
    assert normalise(normal) == normal
    text = re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]", "", plain_text(article))
    kept = iter(re.sub(r"\s", "", plain_text(normal)))
    assert all(char in kept for char in text), "a visible character is gone"


@SLOW
@given(wild.articles())
def test_json_comes_back_equal(article: Article) -> None:
    data = JsonWriter()(article, SURROUNDINGS)
    assert read_json(data, "x.json") == article
    assert data.endswith(b"}\n") and data == JsonWriter()(read_json(data, "x.json"), SURROUNDINGS)
    assert footnote_text(read_json(data, "x.json")) == footnote_text(article)
