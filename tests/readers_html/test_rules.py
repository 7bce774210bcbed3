"""One rule each, with an example of its own."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from newsconv.errors import InputError
from newsconv.model import (
    FootnoteReference,
    Inlines,
    LineBreak,
    Paragraph,
    Superscript,
    Table,
    inline_text,
)
from newsconv.pipeline import read_data
from newsconv.readers.html import HtmlReader, html_encoding
from newsconv.readers.html.meta import without_site
from newsconv.walk import lines, normalise, walk

from .pages import BODY, PORTAL, SEMANTIC
from .reading import Read, body, inner


def paragraph(inside: str) -> Inlines:
    (row,) = body(f"<p>{inside}</p>").rows[2:-1]
    assert isinstance(row.block, Paragraph)
    return row.block.children


@pytest.mark.parametrize(("source", "shown"), [
    ("茶山\n  采茶", "茶山采茶"),
    ("茶山  采茶", "茶山 采茶"),
    ("green\n tea", "green tea"),
    ("喝 tea\nand 水", "喝 tea and 水"),
    ("一半<b>\n另一半</b>", "一半另一半"),
    ("甲&amp;乙&lt;丙&#20013;&hellip;", "甲&乙<丙中…"),
    ("　　缩进的茶", "缩进的茶"),
    ("他说<q>好茶</q>。", "他说“好茶”。"),
    ("前<!-- 注 -->后", "前后"),
    ("茶<wbr>山", "茶山"),
])
def test_white_space_and_entities(source: str, shown: str) -> None:
    assert inline_text(paragraph(source)) == shown


def test_indent_is_told() -> None:
    rows = body("<p>　　缩进的茶。</p><p>&nbsp;&nbsp;&nbsp;也缩进。</p><p>不缩进。</p>").rows[2:-1]
    assert [row.indented for row in rows] == [True, True, False]


def test_breaks_part_paragraphs_where_a_line_is_empty_or_indented() -> None:
    assert [text for _, _, text in inner("<div>甲段。<br><br>乙段。<br>　　丙段。<br>同段</div>")] == ["甲段。", "乙段。", "丙段。\n同段"]


def test_a_single_break_stays() -> None:
    assert any(isinstance(node, LineBreak) for node in paragraph("第一行<br>第二行"))


def test_long_lines_parted_by_single_breaks_are_paragraphs() -> None:
    assert len(inner(f"<div>{BODY[0]}<br>{BODY[1]}<br>{BODY[2]}</div>")) == 3


def test_bare_text_beside_blocks() -> None:
    assert [text for _, _, text in inner("裸字一<p>段</p>裸字二<div>块</div>裸字三")] == ["裸字一", "段", "裸字二", "块", "裸字三"]


def test_marks() -> None:
    inside = paragraph('<b>粗</b><i>斜</i><u>线</u><s>删</s>x<sup>2</sup>H<sub>2</sub>O<code>c</code>'
                       '<span style="font-weight:bold">样式</span>')
    assert [type(node).__name__ for node in inside] == [
        "Strong", "Emphasis", "Underline", "Strikethrough", "Text", "Superscript", "Text", "Subscript", "Text", "Code", "Strong"]


@pytest.mark.parametrize(("href", "target", "code"), [
    ("https://a.example/", "https://a.example/", ""), ("mailto:a@b.example", "mailto:a@b.example", ""),
    ("/x?y=1", "https://www.cha.example/x?y=1", ""), ("//cdn.example/1", "https://cdn.example/1", ""),
    ("javascript:alert(1)", "", "link-refused"), ("file:///etc/passwd", "", "link-refused"), ("data:text/html,x", "", "link-refused"),
    ("#part", "", "link-relative"),
])
def test_link_targets(href: str, target: str, code: str) -> None:
    page = body(f'<p>见<a href="{href}">此处</a>的说明。</p>', '<link rel=canonical href="https://www.cha.example/news/1.html">')
    targets = [getattr(node, "target", None) for row in page.rows for node in walk(row.block) if hasattr(node, "target")]
    assert targets == ([target] if target else [])
    assert "见此处的说明。" in page.lines
    assert (code in page.codes()) == bool(code)


def test_relative_link_without_the_address_of_the_page_stays_as_text() -> None:
    page = body('<p>见<a href="2.htm">此处</a>。</p>')
    assert "见此处。" in page.lines and page.codes() == ["link-relative"]


@pytest.mark.parametrize(("image", "path"), [
    ('<img src="a%20b.jpg?x=1">', "a b.jpg"), ('<img src="data:image/gif;base64,R0" data-src="real.png">', "real.png"),
    ('<picture><source srcset="s.webp 2x"><img></picture>', "s.webp"), ('<a href="big.html"><img src="thumb.jpg"></a>', "thumb.jpg"),
])
def test_pictures(image: str, path: str) -> None:
    assert ("Figure", "", path) in inner(f"<p>{image}</p>")


@pytest.mark.parametrize("address", ["https://img.example/1.jpg", "//img.example/1.jpg", "/pics/1.jpg", "ftp://x.example/1.jpg"])
def test_pictures_on_the_network_leave_their_words(address: str) -> None:
    page = body(f'<p><img src="{address}" alt="采茶人"></p>')
    assert ("Figure", "caption", "采茶人") in page.kinds
    assert page.codes() == ["picture-refused"]


def test_a_caption_takes_the_place_of_alternative_text() -> None:
    assert inner('<figure><img src="http://x.example/1.jpg" alt="茶"><figcaption>采茶的人。</figcaption></figure>') == [
        ("Paragraph", "caption", "采茶的人。")]


def test_alternative_text_that_repeats_the_headline_says_nothing() -> None:
    assert inner('<p><img src="http://x.example/1.jpg" alt="茶山春早"></p>') == []


def test_dots_that_count_readers_are_no_pictures() -> None:
    assert inner('<p>有<img src="dot.gif" width=1 height=1>字</p>') == [("Paragraph", "", "有字")]


def test_small_pictures_stay_in_the_line() -> None:
    assert [type(node).__name__ for node in paragraph('好<img src="smile.png" width=16 height=16>')] == ["Text", "Picture"]


def test_a_picture_that_begins_a_paragraph_stands_above_it() -> None:
    assert inner("<p><img src=1.jpg>采茶的人。</p>") == [("Figure", "", "1.jpg"), ("Paragraph", "", "采茶的人。")]


def test_a_caption_above_its_picture_comes_below() -> None:
    assert inner("<figure><figcaption>图说</figcaption><img src=1.jpg></figure>") == [
        ("Figure", "", "1.jpg"), ("Paragraph", "caption", "图说")]


def test_a_line_called_caption_below_a_picture() -> None:
    assert inner('<div><img src=1.jpg></div><p class="wp-caption-text">图说</p><p class="caption">不是</p>') == [
        ("Figure", "", "1.jpg"), ("Paragraph", "caption", "图说"), ("Paragraph", "", "不是")]


@pytest.mark.parametrize("table", [
    "<table><tr><td>一段话</td></tr><tr><td>又一段话</td></tr></table>",
    "<table><tr><td><p>一段话</p></td><td><table><tr><td>又一段话</td></tr></table></td></tr></table>",
    "<table role=presentation><tr><td>一段话</td><td>又一段话</td></tr></table>",
])
def test_tables_that_only_place_things(table: str) -> None:
    assert inner(table) == [("Paragraph", "", "一段话"), ("Paragraph", "", "又一段话")]


def test_rows_that_a_cell_spans() -> None:
    (kind, _, text), = inner("<table border=1><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr><tr><td>乙</td><td>3</td></tr></table>")
    assert (kind, text) == ("Table", "甲|1|2|乙|3")
    (row,) = body("<table border=1><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr></table>").rows[2:-1]
    assert [len(line.cells) for line in row.block.rows] == [2, 2]  # type: ignore[union-attr]


def spanned(table: str) -> list[list[tuple[str, int, int]]]:
    """Text, columns and rows of each cell, the header's first."""
    [block] = [normalise(row.block) for row in body(table).rows if isinstance(row.block, Table)]
    rows = [row for row in (block.header, *block.rows) if row is not None]
    return [[(inline_text(cell.children), cell.columns, cell.rows) for cell in row.cells] for row in rows]


def test_a_head_of_two_rows_keeps_its_merged_cells() -> None:
    assert spanned(
        "<table><thead><tr><th rowspan=0>书屋</th><th colspan=2>藏书</th></tr><tr><th>上年</th><th>今年</th></tr></thead>"
        "<tbody><tr><td>北门</td><td colspan=2 rowspan=9>停业</td></tr><!-- 下页 --><tr><td>河滨</td></tr></tbody></table>"
    ) == [
        [("书屋", 1, 2), ("藏书", 2, 1), ("", 1, 1)], [("", 1, 1), ("上年", 1, 1), ("今年", 1, 1)],
        [("北门", 1, 1), ("停业", 2, 2), ("", 1, 1)], [("河滨", 1, 1), ("", 1, 1), ("", 1, 1)],
    ]


@pytest.mark.parametrize(("table", "expected"), [
    ("<tbody><tr><td rowspan=3>甲</td><td>乙</td></tr></tbody><tbody><tr><td>丙</td><td>丁</td></tr></tbody>",
     [[("甲", 1, 1), ("乙", 1, 1)], [("丙", 1, 1), ("丁", 1, 1)]]),
    ("<tr><td colspan=40>题</td></tr><tr><td>甲</td><td>乙</td></tr>",
     [[("题", 2, 1), ("", 1, 1)], [("甲", 1, 1), ("乙", 1, 1)]]),
    ("<tr><td>甲</td><td>乙</td><td rowspan=2>丙</td></tr><tr><td>丁</td></tr><tr><td>戊</td><td>己</td><td>庚</td></tr>",
     [[("甲", 1, 1), ("乙", 1, 1), ("丙", 1, 2)], [("丁", 1, 1), ("", 1, 1), ("", 1, 1)],
      [("戊", 1, 1), ("己", 1, 1), ("庚", 1, 1)]]),
])
def test_spans_that_reach_too_far_or_stand_behind_a_gap(table: str, expected: object) -> None:
    assert spanned(f"<table border=1>{table}</table>") == expected


def test_a_merged_cell_aligns_no_column() -> None:
    table = "<tr><th>书屋</th><th colspan=2 align=center>藏书</th></tr><tr><td>北门</td><td align=right>1</td><td align=right>2</td></tr>"
    (block,) = [row.block for row in body(f"<table>{table}</table>").rows if isinstance(row.block, Table)]
    assert block.alignments == ("", "right", "right")


def test_spans_are_bounded() -> None:
    page = body("<table border=1><tr><td colspan=99999999>甲</td><td>乙</td></tr>" + "<tr><td rowspan=70000>丙</td></tr>" * 50 + "</table>")
    assert page.lines.count("丙") == 50


def test_lists_nest_and_count() -> None:
    (row,) = body("<ol start=3><li>甲<ul><li>子</li></ul></li><li>乙</li></ol>").rows[2:-1]
    block: Any = row.block
    assert (block.ordered, block.start, len(block.items), len(block.items[0].blocks)) == (True, 3, 2, 2)


def test_literal_text() -> None:
    assert inner("<pre>　　甲行\n乙行</pre><pre>x = 1\n y</pre>") == [
        ("Paragraph", "", "甲行"), ("Paragraph", "", "乙行"), ("CodeBlock", "", "x = 1\n y")]


@pytest.mark.parametrize("element", [
    "<script>字</script>", "<style>字</style>", "<noscript>字</noscript>", "<p hidden>字</p>", '<p style="display: none">字</p>',
    "<template>字</template>",
])
def test_what_nobody_sees_is_left_out_in_silence(element: str) -> None:
    page = body(element)
    assert "字" not in "".join(page.lines) and page.notices == []


@pytest.mark.parametrize("element", [
    "<nav>旁的字</nav>", "<aside>旁的字</aside>", "<footer>旁的字</footer>", "<button>旁的字</button>", '<div class="share-bar">旁的字</div>',
    '<div id="relatedNews">旁的字</div>', '<ul><li><a href="https://a.example/">旁的字</a></li><li><a href="https://b.example/">另一条</a></li></ul>',
    "<p>分享到：旁的字</p>",
])
def test_what_stands_beside_is_left_out_with_a_notice(element: str) -> None:
    page = body(element)
    assert "旁的字" not in "".join(page.lines)
    assert page.codes() == ["left-out"] and "旁的字" in page.said("left-out")


def test_long_text_that_is_left_out_is_cut_in_its_notice() -> None:
    page = body(f"<aside>{'旁' * 2000}</aside>")
    assert "2000 characters" in page.said("left-out") and len(page.said("left-out")) < 600


def test_marks_of_notes_are_references() -> None:
    page = body('<p>茶价上涨<sup><a href="#n1">[1]</a></sup>。</p><ol><li id="n1">据市场统计。</li></ol>')
    assert [type(node) for row in page.rows for node in walk(row.block) if isinstance(node, (FootnoteReference, Superscript))] == [
        FootnoteReference]
    assert "据市场统计。" not in page.lines and len(page.draft.footnotes) == 1


@pytest.mark.parametrize(("title", "short"), [
    ("新馆开门_要闻_柳河新闻网", "新馆开门"), ("新馆开门 - 柳河日报", "新馆开门"), ("新馆开门-柳河新闻网", "新馆开门"), ("新馆开门 | 生活 | 竹溪報", "新馆开门"),
    ("新馆开门——柳河市民的一天", "新馆开门——柳河市民的一天"), ("中国-东盟博览会开幕", "中国-东盟博览会开幕"), ("新馆开门", "新馆开门"),
])
def test_titles_without_the_names_of_sites(title: str, short: str) -> None:
    assert without_site(title, "") == short


def test_the_title_of_the_head_where_the_page_shows_none() -> None:
    page = Read(f"<html><head><title>茶山春早_柳河网</title></head><body><div><p>{BODY[0]}</p><p>{BODY[1]}</p></div></body></html>")
    assert inline_text(page.draft.front.title) == "茶山春早" and "title-from-head" in page.codes()


def test_language_counts_only_where_the_text_agrees() -> None:
    page = SEMANTIC.replace('lang="zh-CN"', 'lang="zh-TW"')
    assert Read(page).draft.front.language == ""


@pytest.mark.parametrize(("data", "name"), [
    (PORTAL.encode("gbk"), "gb18030"), (b"<meta charset='big5'>" + "開館".encode("big5"), "big5hkscs"),
    (b"<meta charset=utf-8>\xe4\xb8\xad", "utf-8"), (b"<meta charset=utf-8>\xd6\xd0", ""), (b"<p>x", ""),
    (b"\xef\xbb\xbf<meta charset=gbk>", ""), (b"<!-- <meta charset=gbk> --><p>x", ""), (b"<meta charset=nonsense>", ""),
    (b"<meta charset=base64>aGk=", ""), (b'<?xml version="1.0" encoding="GB2312"?><html/>', "gb18030"),
])
def test_declared_encodings(data: bytes, name: str) -> None:
    assert html_encoding(data) == name


def test_the_whole_way_from_bytes() -> None:
    article = read_data(PORTAL.encode("gbk"), "a.htm", format="html")
    assert inline_text(article.headline.title) == "新馆开门第一天"  # type: ignore[union-attr]
    assert article.publication.issue_date == "2003-04-05"


def test_line_ends_of_the_file_part_no_paragraph() -> None:
    article = read_data(SEMANTIC.encode(), "a.html", format="html")
    (line,) = [line for line in lines(article) if "在线预约" in line]
    assert line.endswith("在线预约，也可拨打服务热线。")


@pytest.mark.parametrize("page", ["<html></html>", "<!-- x -->", "<script>x</script>", "<body><p hidden>x</p></body>"])
def test_pages_without_an_article(page: str) -> None:
    with pytest.raises(InputError):
        HtmlReader()(page, "x.html", lambda _: None)


def test_a_page_nested_beyond_the_parser() -> None:
    with pytest.raises(InputError):
        HtmlReader()("<div>" * 5000 + "字", "x.html", lambda _: None)


def test_unclosed_tags_nest_deep() -> None:
    page = Read("<html><body><h1>茶山</h1>" + f"<font><p>{BODY[0]}" * 400 + "</body></html>")
    assert page.lines.count(BODY[0]) == 400


def test_structures_nested_without_end_are_read() -> None:
    assert "底" in "".join(body("<blockquote><ul><li>" * 200 + "底").lines)


def test_without_trafilatura_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name.startswith("trafilatura"):
            raise ImportError(name)
        return found(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(InputError, match=r"newsconv\[html\]"):
        Read(SEMANTIC)


def test_same_page_same_draft() -> None:
    assert Read(SEMANTIC).draft == Read(SEMANTIC).draft


