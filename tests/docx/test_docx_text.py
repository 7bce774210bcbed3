"""No character is lost, added or moved."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from featured import featured, line, para, person, story, text
from hypothesis import given, settings
from opened_docx import OpenedDocx, W, surroundings, value, written
from strategies import articles

from newsconv import model as m
from newsconv.walk import footnote_text, plain_text
from newsconv.writers.docx import DocxWriter


def words(lines: str) -> list[str]:
    """The text cut at white space: line ends and spaces are alike, but where they stand counts."""
    return lines.split()


@settings(max_examples=40, deadline=None)
@given(articles())
def test_any_article_is_written_whole(article: m.Article) -> None:
    opened = written(article)
    assert words(opened.text()) == words(plain_text(article))
    if article.footnotes:
        assert words(opened.text("word/footnotes.xml")) == words(footnote_text(article))


@settings(max_examples=15, deadline=None)
@given(articles())
def test_the_same_article_gives_the_same_bytes(article: m.Article) -> None:
    assert DocxWriter()(article, surroundings()) == DocxWriter()(article, surroundings())


@pytest.mark.parametrize("language", ["zh-Hans-CN", "zh-Hant-TW"])
def test_the_article_with_everything(language: str) -> None:
    article = featured(language)
    opened = written(article)
    assert words(opened.text()) == words(plain_text(article))
    assert words(opened.text("word/footnotes.xml")) == ["注甲，见网页。", "注甲次段。", "注乙。"]


def test_a_headline_stands_in_reading_order() -> None:
    head = m.Headline(text("主"), text("引"), text("副"), text("要"), text("栏"))
    opened = written(m.Article(headline=head))
    assert [pair for pair in opened.paragraphs() if pair[1]] == [
        ("Section", "栏"), ("Kicker", "引"), ("Heading1", "主"), ("Deck", "副"), ("Summary", "要")]


def test_python_docx_reads_paragraphs_and_tables() -> None:
    article = m.Article(headline=m.Headline(text("主题")), portraits=(m.Portrait(person("张雁", "会长")),),
                        stories=(m.Story((para("正文一", m.Link(text("链"), "https://example.cn")),)),))
    document = docx.Document(BytesIO(written(article).data))
    assert [p.text for p in document.paragraphs if p.text] == ["主题", "正文一链"]
    assert [cell.text for row in document.tables[0].rows for cell in row.cells] == ["张雁\n会长"]


def test_ruby_has_its_base_in_the_text_and_its_reading_above() -> None:
    opened = written(story(para("在", m.Ruby(text("晨江"), "chénjiāng"), "开幕")))
    assert opened.styled("BodyText") == ["在晨江开幕"]
    assert [t.text for t in opened.all("rt/r/t")] == ["chénjiāng"]
    assert [value(opened.styles[style.get(W + "val")], "rPr/sz") for style in opened.all("rt/r/rPr/rStyle")] == ["10"]
    assert [lid.get(next(iter(lid.attrib))) for lid in opened.all("rubyPr/lid")] == ["zh-CN"]


def test_a_note_called_inside_ruby_stands_after_it() -> None:
    article = story(para(m.Ruby((m.Text("晨江"), m.FootnoteReference("a")), "jiāng"), "开幕"),
                    footnotes=(m.Footnote("a", (para("注。"),)),))
    assert len(written(article).all("p/r/footnoteReference")) == 1


@pytest.mark.parametrize(("given_text", "kept"), [
    ("页\f换", "页\u240c换"), ("零\0点", "零\u2400点"), ("删\x7f去", "删\u2421去"), ("坏\ufffe字", "坏\ufffd字"),
])
def test_a_control_character_becomes_its_picture(given_text: str, kept: str) -> None:
    notices: list = []
    opened = written(story(para(given_text)), notices=notices)
    assert opened.styled("BodyText") == [kept]
    assert [(notice.code, notice.level) for notice in notices] == [("control-character", "repair")]
    assert f"U+{ord(given_text[1]):04X}" in notices[0].message


@pytest.mark.parametrize("kept", [
    "𠮷野家", "\ue000私用", "👩🏽‍⚕️医师", "龍\U000e0100", "A&B<c>\"'", "\u00ad软", "a  b", " 空 ",
])
def test_rare_characters_stay(kept: str) -> None:
    opened = written(story(para(kept)))
    assert opened.styled("BodyText") == [kept]


def test_line_ends_and_tabs_inside_text_are_words_own() -> None:
    opened = written(story(m.CodeBlock("if x:\n\treturn\r\n  end")))
    assert opened.styled("Code") == ["if x:\n\treturn\n  end"]


def test_person_lines_part_office_and_name_at_their_blank_only() -> None:
    spoken = m.Story((para("说。"),), speaker=person("王常", "教授", "分会长"))
    together = m.Person((m.Span("name", text("李四")), m.Span("honorific", text("教授"))))
    opened = written(m.Article(portraits=(m.Portrait(together),), stories=(spoken,)))
    assert opened.styled("PortraitName") == ["李四教授"]
    assert opened.styled("SpeakerOffice") == ["分会长"]
    assert opened.styled("SpeakerName") == ["王常 教授"]


def test_rows_that_are_empty_make_no_paragraph() -> None:
    opened = written(story(m.Paragraph(()), para("有"), m.Figure((), (), ())))
    assert opened.styled("BodyText") == ["有"]
    assert opened.styled("Caption") == []


def test_the_input_of_the_inspector_is_the_file() -> None:
    """The reader of these tests does see text that is too much."""
    opened = written(story(para("有")))
    assert OpenedDocx(opened.data).text().strip() == "有"
    assert words(written(story(para("有", m.LineBreak(), "无"))).text()) == ["有", "无"]
    assert line("有") == text("有")
