"""Code symbols: every dark module is covered once, and a reader reads what was meant."""

from __future__ import annotations

import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

import newsconv
from newsconv.model import Article, Headline, ReadMore, Text
from newsconv.typeset.symbols import blocks
from newsconv.writers.pdf.links import uri
from newsconv.writers.pdf.qr import qr


@given(st.integers(1, 12).flatmap(lambda n: st.lists(st.tuples(*[st.booleans()] * n), min_size=n, max_size=n)))
def test_blocks_cover_each_dark_module_once(rows: list[tuple[bool, ...]]) -> None:
    seen = [[0] * len(rows) for _ in rows]
    for top, left, width, height in blocks(tuple(rows)):
        for row in range(top, top + height):
            for column in range(left, left + width):
                seen[row][column] += 1
    assert seen == [[int(dark) for dark in row] for row in rows]


def test_too_long_an_address_has_no_symbol() -> None:
    assert qr("https://example.org/" + "a" * 4000) is None


@pytest.mark.parametrize("link", [
    "https://example.org/a", "https://example.org/" + "long/path/" * 20, "https://例子.example/新闻?题=春",
])
def test_a_decoder_reads_the_printed_page(link: str) -> None:
    article = Article(
        headline=Headline(title=(Text("江边新桥通车"),)), read_more=(ReadMore(children=(Text("扫码阅读全文"),), link=link),),
    )
    page = pypdfium2.PdfDocument(newsconv.render(article, "pdf"))[0]
    found = zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil())
    assert [code.text for code in found] == [uri(link)]
