"""Nothing lost: the text of the spine is the article's text, whatever the article."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from invented import PAGE, one_story, para, words
from opened_epub import Opened, squeezed, written
from strategies import articles

from newsconv.model import Article, Code, Ruby, Strong, Text
from newsconv.walk import footnote_text, plain_text


@given(articles())
@settings(deadline=None, max_examples=60)
def test_spine_text_is_the_articles_text(article: Article) -> None:
    book = Opened(written(article))
    assert squeezed(book.text) == squeezed(plain_text(article))
    assert sorted(map(squeezed, book.notes)) == sorted(squeezed(plain_text(note)) for note in article.footnotes)


def test_page_with_one_of_everything(pictures: Path) -> None:
    book = Opened(written(PAGE, pictures))
    assert squeezed(book.text) == squeezed(plain_text(PAGE))
    assert sorted(squeezed("".join(book.notes))) == sorted(squeezed(footnote_text(PAGE)))


def test_no_space_between_inline_elements() -> None:
    row = (Text("前"), Strong(words("粗")), Code("x"), Ruby(words("字"), "zì"), Strong((Code("y"), Text("后"))))
    text = Opened(written(one_story(para(*row)))).text_of("part-0.xhtml")
    assert ('<p>前<strong>粗</strong><code>x</code><ruby>字<rp class="generated">（</rp><rt class="generated">zì</rt>'
            '<rp class="generated">）</rp></ruby><strong><code>y</code>后</strong></p>') in text


def test_spaces_that_were_written_stay() -> None:
    text = Opened(written(one_story(para("在", Strong(words("New York")), " ", Strong(words("Times")), "　上")))).text
    assert "在New York Times　上" in text


def test_a_lone_carriage_return_and_markup_survive_in_code() -> None:
    text = "\r\n\t<b>&amp;</b>\r"
    code = Opened(written(one_story(para(Code(text))))).find("code")[0]
    assert code.text == text
