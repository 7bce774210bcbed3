"""Looks come from named styles and from nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from featured import featured, para, person, story, table, text
from hypothesis import given, settings
from opened_docx import OpenedDocx, W, value, written
from strategies import articles

from newsconv import model as m
from newsconv.options import DocxOptions

PARAGRAPH_STRUCTURE = {"pStyle", "numPr", "sectPr"}
RUN_STRUCTURE = {"rStyle", "rFonts", "strike", "u", "vertAlign"}


def local(element: object) -> str:
    return element.tag.rpartition("}")[2]  # type: ignore[attr-defined]


def check_nothing_by_hand(opened: OpenedDocx) -> None:
    parts = [name for name in opened.parts if name in ("word/document.xml", "word/footnotes.xml")]
    for part in parts:
        for properties in opened.all("p/pPr", part):
            assert {local(child) for child in properties} <= PARAGRAPH_STRUCTURE
        for properties in opened.all("r/rPr", part):
            ruby = {"sz", "szCs"} if local(properties.getparent().getparent()) == "rt" else set()
            assert {local(child) for child in properties} <= RUN_STRUCTURE | ruby
            fonts = properties.find(W + "rFonts")
            assert fonts is None or dict(fonts.attrib) == {W + "hint": "eastAsia"}


def used_styles(opened: OpenedDocx) -> set[str]:
    parts = [name for name in opened.parts if name.startswith("word/") and name.endswith(".xml")]
    return {element.get(W + "val") for part in parts for kind in ("pStyle", "rStyle", "tblStyle")
            for element in opened.xml(part).iter(W + kind)}


@settings(max_examples=25, deadline=None)
@given(articles())
def test_nothing_is_formatted_by_hand_and_every_style_exists(article: m.Article) -> None:
    opened = written(article)
    check_nothing_by_hand(opened)
    assert used_styles(opened) <= set(opened.styles)


@pytest.mark.parametrize("language", ["zh-Hans-CN", "zh-Hant-HK"])
def test_styles_are_sound(language: str) -> None:
    opened = written(featured(language))
    check_nothing_by_hand(opened)
    assert used_styles(opened) <= set(opened.styles)
    everything = opened.all("style", "word/styles.xml")
    names = [value(style, "name") for style in everything]
    aliases = [alias for style in everything for alias in value(style, "aliases").split(",") if alias]
    assert len(opened.styles) == len(everything) == len(set(names))
    assert len(set(names + aliases)) == len(names + aliases)
    for style in everything:
        assert value(style, "basedOn") in {"", *opened.styles}


SIMPLIFIED = ["栏目", "引题", "主题", "副题", "提要题", "署名", "导语", "编者按", "小标题", "电头", "图说", "图片署名",
              "相关链接", "转版", "扫码阅读", "文末署名", "表头"]
TRADITIONAL = ["欄目", "引題", "主題", "副題", "提要題", "署名", "導語", "編者按", "小標題", "電頭", "圖說", "圖片署名",
               "相關連結", "轉版", "掃碼閱讀", "文末署名", "表頭"]


@pytest.mark.parametrize(("language", "names"), [("zh-Hans-CN", SIMPLIFIED), ("zh-Hant-TW", TRADITIONAL)])
def test_styles_bear_the_words_of_the_trade(language: str, names: list[str]) -> None:
    opened = written(featured(language))
    for name in names:
        assert opened.named(name) is not None


@pytest.mark.parametrize("english", ["kicker", "headline", "deck", "byline", "lead", "pull quote", "credit", "jump"])
def test_styles_bear_english_names_too(english: str) -> None:
    assert opened_named(english) is not None


def opened_named(name: str) -> object:
    return written(featured()).named(name)


def test_words_own_names_for_other_styles_are_kept_clear_of() -> None:
    taken = {"正文", "标题", "副标题", "引用", "明显引用", "题注", "页眉", "页脚", "脚注文本", "超链接",
             "强调", "要点", "列表段落", "正文文本", "內文", "標題", "副標題", "引文 字元", "標號", "頁首", "頁尾",
             "註腳文字", "超連結"}
    for language in ("zh-Hans-CN", "zh-Hant-TW"):
        for style in written(featured(language)).styles.values():
            assert not taken & {value(style, "name"), *value(style, "aliases").split(",")}


def test_built_in_styles_make_word_work() -> None:
    opened = written(featured())
    builtin = {"Normal", "Body Text", "heading 1", "heading 2", "heading 3", "caption", "footnote text", "header",
               "footnote reference", "footer", "Quote", "List Paragraph", "Hyperlink", "Strong", "Emphasis"}
    names = {value(style, "name"): style for style in opened.styles.values()}
    assert builtin <= set(names)
    assert all(names[name].get(W + "customStyle") is None for name in builtin)
    assert names["引题"].get(W + "customStyle") == "1"


# Outline


def outline(opened: OpenedDocx) -> list[tuple[int, str]]:
    levels = {name: value(style, "pPr/outlineLvl") for name, style in opened.styles.items()}
    return [(int(levels[style]) + 1, words) for style, words in opened.paragraphs() if levels.get(style)]


def test_the_navigation_pane_fills() -> None:
    article = m.Article(headline=m.Headline(text("主题")), stories=(
        m.Story((m.Crosshead(text("一")), m.Crosshead(text("二"), 2), m.Crosshead(text("三"), 3)),
                m.Headline(text("稿一"))),
        m.Story((m.Crosshead(text("四")),), m.Headline(text("稿二"))),
    ))
    assert outline(written(article)) == [
        (1, "主题"), (2, "稿一"), (3, "一"), (4, "二"), (5, "三"), (2, "稿二"), (3, "四")]


@pytest.mark.parametrize(("headline", "story_headline", "levels"), [
    (True, False, [1, 2]), (False, True, [1, 2]), (False, False, [1]),
])
def test_no_heading_level_is_skipped(headline: bool, story_headline: bool, levels: list[int]) -> None:
    head = m.Headline(text("题"))
    inner = m.Story((m.Crosshead(text("小")),), head if story_headline else None)
    opened = written(m.Article(headline=head if headline else None, stories=(inner,)))
    assert [level for level, _ in outline(opened)] == levels
    assert [value(opened.styles[style], "name") for style, words in opened.paragraphs() if words] == [
        f"heading {level}" for level in levels]


def test_crossheads_rank_within_their_story() -> None:
    """Sources begin at any level and skip some; the outermost of a story looks like one."""
    article = m.Article(stories=(m.Story((m.Crosshead(text("甲"), 4), m.Crosshead(text("乙"), 6))),
                                 m.Story((m.Crosshead(text("丙"), 3), m.Crosshead(text("丁"), 3)))))
    assert outline(written(article)) == [(1, "甲"), (2, "乙"), (1, "丙"), (1, "丁")]


def test_headings_stay_with_what_follows() -> None:
    opened = written(featured())
    for name in ("Heading1", "Heading2", "Heading3", "Kicker", "Byline", "Picture"):
        assert opened.styles[name].find(f"{W}pPr/{W}keepNext") is not None


# Looks


def test_body_is_indented_by_two_characters() -> None:
    indent = written(featured()).styles["BodyText"].find(f"{W}pPr/{W}ind")
    assert indent.get(W + "firstLineChars") == "200"
    assert indent.get(W + "firstLine") == "420"


def test_the_theme_decides_the_look(tmp_path: Path) -> None:
    theme = tmp_path / "own.toml"
    theme.write_text('extends = "newspaper"\n[kicker]\nface = "kai"\nsize = 13\nleading = 21\nalign = "center"\n'
                     'colour = "#aa0000"\nweight = 700\nbefore = 3\nafter = 4\n', encoding="utf-8")
    style = written(featured(), options=DocxOptions(theme=str(theme))).styles["Kicker"]
    assert value(style, "rPr/sz") == "26"
    assert value(style, "rPr/color") == "AA0000"
    assert value(style, "rPr/b") == "1"
    assert value(style, "rPr/rFonts", "eastAsia") == "KaiTi"
    assert value(style, "pPr/jc") == "center"
    spacing = style.find(f"{W}pPr/{W}spacing")
    assert [spacing.get(W + name) for name in ("line", "before", "after")] == ["420", "60", "80"]


@pytest.mark.parametrize(("language", "song", "hei", "kai"), [
    ("zh-Hans-CN", "SimSun", "Microsoft YaHei", "KaiTi"), ("zh-Hans-SG", "SimSun", "Microsoft YaHei", "KaiTi"),
    ("zh-Hant-TW", "PMingLiU", "Microsoft JhengHei", "DFKai-SB"),
    ("zh-Hant-HK", "PMingLiU", "Microsoft JhengHei", "DFKai-SB"),
    ("zh-TW", "PMingLiU", "Microsoft JhengHei", "DFKai-SB"),
])
def test_every_style_has_a_pair_of_faces_for_the_region(language: str, song: str, hei: str, kai: str) -> None:
    opened = written(story(para("正文"), language=language))
    for name, east, latin in (("BodyText", song, "Times New Roman"), ("Heading1", hei, "Arial"),
                              ("Quote", kai, "Times New Roman")):
        fonts = opened.styles[name].find(f"{W}rPr/{W}rFonts")
        assert fonts.get(W + "eastAsia") == east
        assert {fonts.get(W + kind) for kind in ("ascii", "hAnsi", "cs")} == {latin}
    listed = {font.get(W + "name"): value(font, "altName") for font in opened.all("font", "word/fontTable.xml")}
    assert {song, hei, kai, "Times New Roman", "Arial"} <= set(listed)
    assert all(listed[face] for face in (song, hei, kai))


def test_marks_in_marks_have_a_style_of_both() -> None:
    opened = written(story(para("甲", m.Strong((m.Text("乙"), m.Emphasis(text("丙")))))))
    assert opened.runs("Strong") == ["乙"]
    assert opened.runs("StrongEmphasis") == ["丙"]
    style = opened.styles["StrongEmphasis"]
    assert value(style, "name") == "加重 + 着重"
    assert value(style, "rPr/rFonts", "eastAsia") == "KaiTi"


def test_parts_of_a_line_have_their_styles() -> None:
    opened = written(story(para(m.Span("dateline", (m.Text("晨江讯 "),)), "正文", m.Span("credit", text("赵六 摄"))),
                           m.Portrait(person("张三", "教授"))))
    assert opened.runs("Dateline") == ["晨江讯 "]
    assert opened.runs("CreditInLine") == ["赵六 摄"]
    assert opened.styled("PortraitOffice") == ["教授"]


def test_a_dateline_takes_the_size_of_its_line() -> None:
    assert value(written(featured()).styles["Dateline"], "rPr/sz") == ""


def test_cells_are_aligned_by_style() -> None:
    opened = written(story(table()))
    styles = {style for style, words in opened.paragraphs() if words.startswith("第")}
    assert styles == {"TableCellLeft", "TableCellRight", "TableCellCenter"}
    assert value(opened.styles["TableCellRight"], "pPr/jc") == "right"
    assert value(opened.styles["TableCellRight"], "basedOn") == "TableCell"


def fill(opened: OpenedDocx, style: str) -> str:
    """The background of a style, its own or that of what it is based on."""
    while style:
        if own := value(opened.styles[style], "pPr/shd", "fill"):
            return own
        style = value(opened.styles[style], "basedOn")
    return ""


def test_what_stands_in_a_box_is_shaded() -> None:
    opened = written(story(m.Sidebar((para("框内"), m.Crosshead(text("小题"))), text("链接"))))
    shaded = {style: fill(opened, style) for style, words in opened.paragraphs() if words}
    assert len(shaded) == 3
    assert set(shaded.values()) == {"F0F0F0"}
    assert value(opened.styles["Heading1Boxed"], "basedOn") == "Heading1"


def test_a_further_story_begins_below_a_rule() -> None:
    head = m.Headline(text("题"))
    opened = written(m.Article(stories=(m.Story((para("甲"),), head), m.Story((para("乙"),), head))))
    first, second = (style for style, words in opened.paragraphs() if words == "题")
    assert opened.styles[first].find(f"{W}pPr/{W}pBdr") is None
    assert opened.styles[second].find(f"{W}pPr/{W}pBdr/{W}top") is not None


def test_a_crosshead_takes_whole_lines_of_the_grid(tmp_path: Path) -> None:
    theme = tmp_path / "own.toml"
    theme.write_text('extends = "newspaper"\n[body]\nleading = 17.5\n', encoding="utf-8")
    opened = written(featured(), options=DocxOptions(theme=str(theme)))
    spacing = opened.styles["Heading3"].find(f"{W}pPr/{W}spacing")
    taken = sum(int(spacing.get(W + name)) for name in ("before", "line", "after"))
    assert taken % 350 <= 1 or 350 - taken % 350 <= 1
