"""The page, its sections, and the rules of Chinese setting."""

from __future__ import annotations

from pathlib import Path

import pytest
from featured import featured, para, story, table, text
from opened_docx import OpenedDocx, R, W, value, written

from newsconv import model as m
from newsconv.errors import UsageError
from newsconv.options import DocxOptions

MM = 1440 / 25.4


def sections(opened: OpenedDocx) -> list[tuple[str, str]]:
    """How each section begins and how many columns it has."""
    return [(value(section, "type"), value(section, "cols", "num")) for section in opened.document.iter(W + "sectPr")]


@pytest.mark.parametrize(("language", "tag"), [
    ("zh-Hans-CN", "zh-CN"), ("zh-Hant-TW", "zh-TW"), ("zh-Hant-HK", "zh-HK"), ("zh-Hant", "zh-TW"), ("zh", "zh-CN"),
])
def test_the_language_is_said(language: str, tag: str) -> None:
    opened = written(story(para("正文"), language=language))
    lang = opened.all("docDefaults/rPrDefault/rPr/lang", "word/styles.xml")[0]
    assert (lang.get(W + "val"), lang.get(W + "eastAsia")) == ("en-US", tag)
    assert value(opened.xml("word/settings.xml"), "themeFontLang", "eastAsia") == tag


def test_the_rules_of_chinese_setting() -> None:
    opened = written(featured())
    defaults = opened.all("docDefaults/pPrDefault/pPr", "word/styles.xml")[0]
    on = {child.tag.removeprefix(W): child.get(W + "val", "1") for child in defaults}
    assert on == {"widowControl": "1", "kinsoku": "1", "overflowPunct": "0", "topLinePunct": "1",
                  "autoSpaceDE": "1", "autoSpaceDN": "1"}
    settings = opened.xml("word/settings.xml")
    assert value(settings, "characterSpacingControl") == "compressPunctuation"
    modes = {mode.get(W + "name"): mode.get(W + "val") for mode in settings.iter(W + "compatSetting")}
    assert modes["compatibilityMode"] == "15"


def test_the_grid_has_the_pitch_of_the_body(tmp_path: Path) -> None:
    theme = tmp_path / "own.toml"
    theme.write_text('extends = "newspaper"\n[body]\nleading = 17.5\n', encoding="utf-8")
    for section in written(featured(), options=DocxOptions(theme=str(theme))).document.iter(W + "sectPr"):
        assert value(section, "docGrid", "type") == "lines"
        assert value(section, "docGrid", "linePitch") == "350"


@pytest.mark.parametrize(("paper", "width", "height"), [
    ("A4", 210, 297), ("A5", 148, 210), ("16K", 185, 260), ("120x180mm", 120, 180),
])
def test_the_paper(paper: str, width: float, height: float) -> None:
    opened = written(featured(), options=DocxOptions(paper=paper))
    for section in opened.document.iter(W + "sectPr"):
        assert abs(int(value(section, "pgSz", "w")) - width * MM) < 2
        assert abs(int(value(section, "pgSz", "h")) - height * MM) < 2


@pytest.mark.parametrize(("paper", "columns", "expected"), [
    ("A4", None, "2"), ("A5", None, "1"), ("A3", None, "3"), ("A4", 1, "1"), ("A4", 3, "3"),
])
def test_columns_follow_the_measure(paper: str, columns: int | None, expected: str) -> None:
    opened = written(story(para("正文")), options=DocxOptions(paper=paper, columns=columns))
    assert max(columns for _, columns in sections(opened)) == expected


def test_a_column_holds_whole_characters() -> None:
    section = next(written(featured()).document.iter(W + "sectPr"))
    measure = int(value(section, "pgSz", "w")) - sum(int(value(section, "pgMar", side)) for side in ("left", "right"))
    column = (measure - int(value(section, "cols", "space"))) / 2
    assert abs(column - 22 * 210) <= 1


@pytest.mark.parametrize("options", [DocxOptions(paper="A9"), DocxOptions(columns=12), DocxOptions(columns=0)])
def test_a_page_that_cannot_be_is_refused(options: DocxOptions) -> None:
    with pytest.raises(UsageError):
        written(story(para("正文")), options=options)


def test_the_headline_spans_and_the_columns_are_balanced() -> None:
    article = m.Article(headline=m.Headline(text("题")), stories=(m.Story((para("文"),)),))
    opened = written(article)
    assert sections(opened) == [("", "1"), ("continuous", "2"), ("continuous", "1")]
    assert [style for style, _ in opened.paragraphs()] == ["Heading1", "BodyText", "SectionEnd"]


def test_one_column_is_one_section() -> None:
    assert sections(written(featured(), options=DocxOptions(columns=1))) == [("", "1")]


def test_boxes_for_reading_on_stand_across_the_page() -> None:
    article = m.Article(stories=(m.Story((para("文"),)),), read_more=(m.ReadMore(text("扫码")),))
    opened = written(article)
    assert sections(opened) == [("", "2"), ("continuous", "1")]
    assert [style for style, _ in opened.paragraphs()] == ["BodyText", "ReadMore"]


def test_a_wide_table_stands_across_the_columns() -> None:
    opened = written(story(para("前"), table(7), para("后")))
    assert [columns for _, columns in sections(opened)] == ["2", "1", "2", "1"]
    widths = [sum(int(column.get(W + "w")) for column in grid) for grid in opened.all("tblGrid")]
    assert widths == [pytest.approx(46.4 * 210, abs=10)]
    assert [columns for _, columns in sections(written(story(para("前"), table(3), para("后"))))] == ["2", "1"]


def test_the_caption_under_a_wide_table_stands_across_with_it() -> None:
    opened = written(story(para("前"), table(7), m.Figure((), text("图说")), para("后")))
    assert [columns for _, columns in sections(opened)] == ["2", "1", "2", "1"]
    ended = 0
    for paragraph in opened.all("p"):
        if "".join(paragraph.itertext()) == "图说":
            break
        ended += len(list(paragraph.iter(W + "sectPr")))
    assert ended == 1


def test_mirrored_margins_follow_the_theme(tmp_path: Path) -> None:
    theme = tmp_path / "own.toml"
    theme.write_text('extends = "newspaper"\n[page]\ninside = 25\noutside = 15\n', encoding="utf-8")
    opened = written(featured(), options=DocxOptions(theme=str(theme)))
    assert opened.xml("word/settings.xml").find(W + "mirrorMargins") is not None
    assert opened.xml("word/settings.xml").find(W + "evenAndOddHeaders") is not None
    folios = {reference.get(W + "type"): opened.relations()[reference.get(R + "id")][0]
              for reference in opened.all("footerReference")}
    assert {pages: opened.paragraphs(f"word/{part}")[0][0] for pages, part in folios.items()} == {
        "default": "Footer", "even": "FooterLeft"}
    assert written(featured()).xml("word/settings.xml").find(W + "mirrorMargins") is None


def test_running_head_and_folio() -> None:
    opened = written(featured())
    assert opened.paragraphs("word/header1.xml") == [("Header", "晨江医报　2019-06-06　05　要闻\t特别报道")]
    footer = opened.xml("word/footer1.xml")
    assert [element.text for element in footer.iter(W + "instrText")] == [" PAGE "]
    first = next(opened.document.iter(W + "sectPr"))
    assert [child.tag.removeprefix(W) for child in first][:2] == ["headerReference", "footerReference"]


def test_the_running_head_of_an_article_without_a_place_is_its_title() -> None:
    opened = written(m.Article(headline=m.Headline(text("题\f目"))))
    assert opened.paragraphs("word/header1.xml") == [("Header", "\t题\u240c目")]
    first = opened.all("sectPr")[0]
    heads = {reference.get(W + "type"): opened.relations()[reference.get(R + "id")][0]
             for reference in first.iter(W + "headerReference")}
    assert first.find(W + "titlePg") is not None
    assert opened.paragraphs(f"word/{heads['first']}") == [("SectionEnd", "")]
    assert all(section.find(W + "titlePg") is None for section in opened.all("sectPr")[1:])
