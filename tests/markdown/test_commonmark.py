"""The examples of the CommonMark specification, through reading, recognising and writing.

What must be seen is taken from markdown-it's own HTML (with raw HTML shown as text) by removing its tags.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from newsconv.draft import Draft, Group, Row
from newsconv.model import Article, Code, CodeBlock, Node, Picture, Text
from newsconv.notices import Notice
from newsconv.pictures import Pictures
from newsconv.readers.json import read_json
from newsconv.readers.markdown import MarkdownReader
from newsconv.structure.given import assemble
from newsconv.structure.recognise import recognise
from newsconv.walk import normalise, same, walk
from newsconv.writers import Surroundings
from newsconv.writers.json import JsonWriter
from newsconv.writers.markdown import MarkdownWriter

SPECIFICATION = Path(__file__).parents[1] / "data" / "commonmark-spec.json"
SURROUNDINGS = Surroundings(Pictures(), datetime(1980, 1, 1, tzinfo=UTC))
READ = MarkdownReader()
MEANT = re.compile(r"</?(?:strong|b|em|i|u|s|del|sup|sub|br|ruby|rt|rp)[ \t]*/?>|<!--(?:-?>|[\s\S]*?-->)", re.IGNORECASE)
"""Tags and comments that are not shown as text."""


@cache
def examples() -> list[dict[str, str]]:
    """The examples, in order."""
    loaded: list[dict[str, str]] = json.loads(SPECIFICATION.read_text(encoding="utf-8"))
    return loaded


def expected_text(markdown: str) -> str:
    """The characters a browser would show, white space apart, and the alternative texts of pictures."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("html_block")
    parser.add_render_rule("html_inline", lambda _self, tokens, at, *_: html.escape(tokens[at].content))
    rendered = parser.render(markdown)
    rendered = re.sub(r'<img [^>]*?alt="([^"]*)"[^>]*>', r"\1", rendered)
    return bare(html.unescape(re.sub(r"<[^>]*>", "", rendered)))


def bare(text: str) -> str:
    """Text without white space and without the tags that have a meaning."""
    return re.sub(r"\s", "", MEANT.sub("", text))


def pieces(node: Node) -> Iterator[str]:
    """Every text of a node, in order."""
    for inner in walk(node):
        match inner:
            case Text(text=text) | Code(text=text) | CodeBlock(text=text):
                yield text
            case Picture(alternative=text):
                yield text


def text_of(draft: Draft) -> str:
    """The text of the rows."""
    rows: list[Row] = []
    for row in draft.rows:
        rows.extend(row.rows if isinstance(row, Group) else (row,))
    return bare("".join("".join(pieces(row.block)) for row in rows))


@pytest.mark.parametrize("example", examples(), ids=lambda example: str(example["example"]))
def test_reading_loses_nothing(example: dict[str, str]) -> None:
    notices: list[Notice] = []
    draft = READ(example["markdown"], "x.md", notices.append)
    text = text_of(draft)
    lines = example["markdown"].split("\n")
    for source in (notice.source for notice in notices if notice.code == "reference-unused"):
        assert source is not None
        definition = bare("".join(line.lstrip(" >") for line in lines[source.first - 1 : source.last]))
        assert definition in text
        text = text.replace(definition, "", 1)
    assert text == expected_text(example["markdown"])


def test_there_are_all_examples() -> None:
    assert len(examples()) == 652


def test_every_example_comes_back_from_markdown_and_json() -> None:
    for example in examples():
        article = normalise(recognise(READ(example["markdown"], "x.md", lambda notice: None), repair=False))
        again = assemble(READ(MarkdownWriter()(article, SURROUNDINGS).decode(), "x.md", lambda notice: None))
        assert same(again, article), example
        assert read_json(JsonWriter()(article, SURROUNDINGS), "x.json") == article


def all_in_one() -> Article:
    """Every example's article, one story after another."""
    stories = []
    for example in examples():
        article = recognise(READ(example["markdown"], "x.md", lambda notice: None), repair=False)
        stories.extend(article.stories)
    return normalise(Article(stories=tuple(stories)))
