"""The examples of the CommonMark specification, through reading, recognising and writing.

What must be seen is taken from markdown-it's own HTML (with raw HTML shown as text) by removing its tags.
"""

from __future__ import annotations

import html
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree
from markdown_it import MarkdownIt

from newsconv import formats
from newsconv.draft import Draft, Group, Row
from newsconv.model import Article, Code, CodeBlock, Node, Picture, Text
from newsconv.notices import Notice, ignore
from newsconv.pictures import Pictures
from newsconv.readers.json import read_json
from newsconv.readers.markdown import MarkdownReader
from newsconv.structure.given import assemble
from newsconv.structure.recognise import recognise
from newsconv.walk import normalise, plain_text, same, walk
from newsconv.writers import Surroundings
from newsconv.writers.json import JsonWriter
from newsconv.writers.markdown import MarkdownWriter

SPECIFICATION = Path(__file__).parents[1] / "data" / "commonmark-spec.json"
SURROUNDINGS = Surroundings(Pictures(), datetime(1980, 1, 1, tzinfo=UTC))
READ = MarkdownReader()
MEANT = re.compile(
    r"</?(?:strong|b|em|i|u|s|del|sup|sub|br|ruby|rt|rp)[ \t]*/?>|<!--(?:-?>|[\s\S]*?-->)", re.IGNORECASE
)
"""Tags and comments that are not shown as text."""

HTML_BLOCKS = frozenset((149, 159, 160, 161, 185, 186, 189))
"""Examples that are read as HTML: all that is not a tag is text, Markdown's signs too."""

EMPTY_LIST = re.compile(r"\A<([ou])l>\s*(?:<li></li>\s*)+</\1l>")
"""Markers alone are shown as they are."""


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
    rendered = EMPTY_LIST.sub(lambda _: markdown.split()[0], rendered)
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
    if example["example"] in HTML_BLOCKS:
        assert text == bare(html.unescape(re.sub(r"<[^>]*>", "", example["markdown"])))
    else:
        assert text == expected_text(example["markdown"])


def test_there_are_all_examples() -> None:
    assert len(examples()) == 652


def test_every_example_comes_back_from_markdown_and_json() -> None:
    for example in examples():
        article = normalise(recognise(READ(example["markdown"], "x.md", ignore), repair=False))
        again = assemble(READ(MarkdownWriter()(article, SURROUNDINGS).decode(), "x.md", ignore))
        assert same(again, article), example
        assert read_json(JsonWriter()(article, SURROUNDINGS), "x.json") == article


@cache
def all_in_one() -> Article:
    """Every example's article, one story after another."""
    stories = []
    for example in examples():
        article = recognise(READ(example["markdown"], "x.md", ignore), repair=False)
        stories.extend(article.stories)
    return normalise(Article(stories=tuple(stories)))


def zipped_text(data: bytes, wanted: str) -> Iterator[str]:
    """The text of the parts of a ZIP archive whose names match."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if re.fullmatch(wanted, name):
                yield "".join(etree.fromstring(archive.read(name)).itertext())


def docx_text(data: bytes) -> str:
    """The body's text."""
    return "".join(zipped_text(data, r"word/document\.xml"))


def epub_text(data: bytes) -> str:
    """The text of every content document."""
    return "".join(zipped_text(data, r".*\.xhtml"))


def pdf_text(data: bytes) -> str:
    """The text of every page."""
    document = pypdfium2.PdfDocument(data)
    return "".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize(("name", "text"), [("docx", docx_text), ("epub", epub_text), ("pdf", pdf_text)])
def test_every_writer_keeps_every_character(name: str, text: Callable[[bytes], str]) -> None:
    article = all_in_one()
    found = Counter(text(formats.writer(name)(article, SURROUNDINGS)))
    wanted = Counter(character for character in plain_text(article) if not character.isspace())
    assert wanted - found == Counter()
