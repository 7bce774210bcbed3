"""目录: the contents, filled, linked, and without page numbers."""

from __future__ import annotations

import pytest
from featured import featured, para, story, table, text
from hypothesis import given, settings
from opened_docx import OpenedDocx, W, style_of, text_of, value, written
from strategies import articles

from newsconv import model as m
from newsconv.options import DocxOptions
from newsconv.walk import plain_text

CONTENTS = DocxOptions(contents=True)


def entries(opened: OpenedDocx) -> list[tuple[str, str, str]]:
    """Style, words and target of each entry."""
    found = []
    for paragraph in opened.all("sdtContent/p"):
        link = paragraph.find(W + "hyperlink")
        if link is not None:
            found.append((style_of(paragraph), text_of(link), link.get(W + "anchor")))
    return found


def paper() -> m.Article:
    first = m.Story((m.Crosshead(text("一")), para("文"), m.Crosshead(text("二"), 2), m.Crosshead(text("三"), 3)),
                    m.Headline((m.Text("稿"), m.LineBreak(), m.Text("甲"))))
    return m.Article(headline=m.Headline(text("主题")), stories=(first, m.Story((para("文"),), m.Headline(text("稿乙")))))


def test_every_heading_below_the_title_is_listed() -> None:
    opened = written(paper(), options=CONTENTS)
    assert [(style, words) for style, words, _ in entries(opened)] == [
        ("TOC2", "稿 甲"), ("TOC3", "一"), ("TOC4", "二"), ("TOC2", "稿乙")]
    assert [value(opened.styles[style], "name") for style in ("TOC2", "TOC3", "TOC4")] == ["toc 2", "toc 3", "toc 4"]
    assert value(opened.styles["TOC2"], "pPr/ind", "left") == ""
    assert value(opened.styles["TOC3"], "pPr/ind", "left") == "210"


def test_every_entry_leads_to_its_heading() -> None:
    opened = written(paper(), options=CONTENTS)
    places = {start.get(W + "name"): text_of(start.getparent()).replace("\n", " ")
              for start in opened.all("bookmarkStart")}
    assert [places[anchor] for _, _, anchor in entries(opened)] == [words for _, words, _ in entries(opened)]
    assert len({start.get(W + "id") for start in opened.all("bookmarkStart")}) == len(places)


def test_the_field_asks_for_links_and_no_page_numbers() -> None:
    opened = written(paper(), options=CONTENTS)
    inside = opened.all("sdtContent")[0]
    codes = [element.text.split() for element in inside.iter(W + "instrText")]
    assert codes == [["TOC", "\\o", '"2-4"', "\\n", "\\h", "\\z", "\\u"]]
    assert [char.get(W + "fldCharType") for char in inside.iter(W + "fldChar")] == ["begin", "separate", "end"]
    assert value(opened.all("sdtPr")[0], "docPartObj/docPartGallery") == "Table of Contents"
    assert not any(character.isdigit() for element in inside.iter(W + "t") for character in element.text)


@pytest.mark.parametrize(("language", "title"), [("zh-Hans-CN", "目录"), ("zh-Hant-TW", "目錄")])
def test_the_contents_have_a_title(language: str, title: str) -> None:
    opened = written(featured(language), options=CONTENTS)
    assert opened.styled("TOCHeading") == [title]


def test_an_article_without_a_title_begins_at_its_first_level() -> None:
    opened = written(story(m.Crosshead(text("一")), m.Crosshead(text("二"), 2)), options=CONTENTS)
    assert [(style, words) for style, words, _ in entries(opened)] == [("TOC1", "一"), ("TOC2", "二")]


@pytest.mark.parametrize("article", [story(para("文")), m.Article(), m.Article(headline=m.Headline(text("题")))])
def test_without_headings_there_are_no_contents(article: m.Article) -> None:
    opened = written(article, options=CONTENTS)
    assert opened.all("sdt") == []
    assert opened.text().strip() == plain_text(article)


def test_without_asking_there_are_none() -> None:
    opened = written(paper())
    assert opened.all("sdt") == opened.all("bookmarkStart") == []
    assert "TOC2" not in opened.styles


def test_headings_of_notes_are_not_listed() -> None:
    note = m.Footnote("x", (m.Crosshead(text("注题")),))
    opened = written(story(para("文", m.FootnoteReference("x")), m.Crosshead(text("一")), footnotes=(note,)),
                     options=CONTENTS)
    assert [words for _, words, _ in entries(opened)] == ["一"]


@settings(max_examples=20, deadline=None)
@given(articles())
def test_the_contents_add_nothing_else(article: m.Article) -> None:
    opened = written(article, options=CONTENTS)
    for block in opened.document.iter(W + "sdt"):
        assert block.getparent().tag == W + "body"
    for place in opened.all("sdtContent/p"):
        place.getparent().remove(place)
    listed = {anchor for _, _, anchor in entries(opened)}
    assert listed <= {start.get(W + "name") for start in opened.all("bookmarkStart")}
    text_after = [line for style, line in opened.paragraphs() if not style.startswith("TOC") and line]
    assert "".join("".join(text_after).split()) == "".join(plain_text(article).split())


def test_a_table_may_come_first() -> None:
    opened = written(story(table(7), m.Crosshead(text("一"))), options=CONTENTS)
    assert [words for _, words, _ in entries(opened)] == ["一"]
