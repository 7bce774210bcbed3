"""Whole pages in the layouts that news sites have had."""

from __future__ import annotations

from newsconv.model import Emphasis, Link, Paragraph, Ruby, Strong, Table
from newsconv.walk import walk

from .pages import BODY, GALLERY, NOTED, PORTAL, SEMANTIC, TAIWAN
from .reading import Read


def test_semantic_page() -> None:
    page = Read(SEMANTIC)
    kinds = page.kinds
    assert kinds[:4] == [
        ("Crosshead", "", "三年建设　一朝启用"), ("Crosshead", "", "新馆开门第一天"),
        ("Paragraph", "furniture", "2023-04-05 08:15　来源：柳河日报"), ("Paragraph", "", "本报记者 梁秋实 通讯员 冯小满"),
    ]
    assert [kind for kind, _, _ in kinds[4:]] == [
        "Paragraph", "Figure", "Paragraph", "Paragraph", "Crosshead", "Paragraph", "Quotation", "Table", "List", "Paragraph",
    ]
    assert kinds[5:7] == [("Figure", "", "tupian/guan.jpg"), ("Paragraph", "caption", "4月4日，读者在新馆门前排队。梁秋实 摄")]
    assert [text for text in BODY if text not in "\n".join(page.lines)] == []


def test_semantic_page_says_of_itself() -> None:
    front = Read(SEMANTIC).draft.front
    about = front.publication
    assert (about.outlet, about.issue_date, about.url, about.keywords, front.language) == (
        "柳河新闻网", "2023-04-05", "https://news.liuhe.example/2023/04/05/1.html", ("图书馆", "柳河", "阅读"), "zh-Hans-CN")
    assert front.title == ()


def test_what_surrounds_an_article_is_one_notice() -> None:
    page = Read(SEMANTIC)
    assert page.codes() == ["left-out"]
    for words in ("首页", "时政", "体育", "老馆的故事", "分享到", "版权所有"):
        assert words in page.said("left-out")
        assert words not in "\n".join(page.lines)
    assert "买一送一" not in page.said("left-out") and "color" not in page.said("left-out")


def test_links_are_resolved_against_the_page() -> None:
    targets = [node.target for row in Read(SEMANTIC).rows for node in walk(row.block) if isinstance(node, Link)]
    assert targets == ["https://news.liuhe.example/card?from=news", "tel:03500000"]


def test_table_of_data_with_merged_cells() -> None:
    (table,) = [row.block for row in Read(SEMANTIC).rows if isinstance(row.block, Table)]
    texts = [["".join(getattr(n, "text", "") for n in cell.children) for cell in row.cells]
             for row in (table.header, *table.rows) if row]
    assert texts == [["区域", "开放", "闭馆"], ["成人馆", "9:00", "21:00"], ["少儿馆（同成人馆）", "", "20:00"]]
    assert table.caption[0].text == "开放时间"  # type: ignore[union-attr]


def test_portal_of_tables_and_font_tags() -> None:
    page = Read(PORTAL)
    assert page.kinds[:4] == [
        ("Crosshead", "", "新馆开门第一天"), ("Paragraph", "furniture", "2003年4月5日 08:15　来源：柳河日报"),
        ("Figure", "", "images/guan.jpg"), ("Paragraph", "caption", "新馆外景"),
    ]
    assert page.lines[3:] == [*BODY[:3], BODY[3] + "（记者 梁秋实）"]
    assert [row.indented for row in page.rows[4:]] == [True] * 4
    assert (page.draft.front.publication.outlet, page.draft.front.publication.issue_date) == ("柳河日报", "2003-04-05")
    assert "道路封闭" in page.said("left-out")


def test_gallery_of_pictures_with_captions() -> None:
    page = Read(GALLERY)
    assert page.kinds[2:9] == [
        ("Figure", "", "g/1.jpg"), ("Paragraph", "caption", "清晨六点半，读者在门外等候。"),
        ("Figure", "", "g/2.jpg"), ("Paragraph", "caption", "馆员为读者办证。"),
        ("Figure", "", "g/3.png"), ("Paragraph", "caption", "少儿馆里的故事会。"),
        ("Figure", "caption", "盲文阅览区的读者"),
    ]
    assert ("Figure", "", "g/5.jpg") in page.kinds and ("Paragraph", "", "▲夜里的新馆。") in page.kinds
    assert sorted(page.codes()) == ["left-out", "media-left-out", "picture-refused"]


def test_taiwanese_page_of_breaks() -> None:
    page = Read(TAIWAN)
    assert page.lines[:3] == ["竹溪國小閱讀週　學童認養老書", "2022/11/03 10:00", "記者林芳瑜／竹溪報導"]
    assert len(page.lines) == 6
    assert "寫下推薦卡，全校共有三百多名" in page.lines[3]
    rubies = [node for row in page.rows for node in walk(row.block) if isinstance(node, Ruby)]
    assert [ruby.reading for ruby in rubies] == ["ㄖㄣˋ ㄧㄤˇ"]
    assert page.draft.front.language == "zh-Hant-TW"
    assert page.draft.front.publication.issue_date == "2022-11-03"


def test_footnotes() -> None:
    page = Read(NOTED)
    assert [note.key for note in page.draft.footnotes] == ["n1", "n2"]
    assert "柳河县志" in str(page.draft.footnotes[0]) and "↩" not in str(page.draft.footnotes[0])
    assert page.lines == ["新馆的来历", *BODY[:3]]


def test_marks_over_paragraphs_that_are_not_well_nested() -> None:
    page = Read(f"<html><body><h1>标题一则</h1><div><b><i>{BODY[0]}<p>{BODY[1]}</b>{BODY[2]}</p></div></body></html>")
    paragraphs = [row.block for row in page.rows if isinstance(row.block, Paragraph)]
    assert "".join(page.lines[1:]) == "".join(BODY[:3])
    assert isinstance(paragraphs[0].children[0], Strong) and isinstance(paragraphs[0].children[0].children[0], Emphasis)
