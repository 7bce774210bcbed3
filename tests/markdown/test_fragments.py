"""HTML that layout tools put into Markdown: tables, centred lines, pictures; and what stays text."""

from __future__ import annotations

import pytest

import newsconv
from newsconv.draft import Row
from newsconv.model import Block, Crosshead, Figure, Inlines, Paragraph, Source, Table, inline_text
from newsconv.notices import ignore
from newsconv.readers.markdown import MarkdownReader, fragments

READ = MarkdownReader()


def rows(text: str) -> list[Row]:
    return [row for row in READ(text, "a.md", ignore).rows if isinstance(row, Row)]


def blocks(text: str) -> list[Block]:
    return [row.block for row in rows(text)]


def cells(table: Table) -> list[list[str]]:
    lines = ([table.header] if table.header else []) + list(table.rows)
    return [[inline_text(cell.children) for cell in line.cells] for line in lines]


def words(inlines: Inlines) -> str:
    return inline_text(inlines)


def test_a_table() -> None:
    (table,) = blocks("<table border=1 style='margin: auto'><tr><td>时间</td><td>人数</td></tr>"
                      "<tr><td>18:00</td><td>12</td></tr></table>\n")
    assert isinstance(table, Table)
    assert table.header is not None
    assert cells(table) == [["时间", "人数"], ["18:00", "12"]]


def test_a_table_of_words_has_no_head() -> None:
    (table,) = blocks("<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>\n")
    assert isinstance(table, Table) and table.header is None


def test_merged_cells() -> None:
    (table,) = blocks('<html><body><table><tr><td rowspan="2">时间</td><td colspan="2">人数</td></tr>'
                      "<tr><td>男</td><td>女</td></tr><tr><td>18:00</td><td>5</td><td>7</td></tr></table></body></html>\n")
    assert isinstance(table, Table)
    assert [(cell.columns, cell.rows) for cell in table.rows[0].cells if cell.children] == [(1, 2), (2, 1)]


def test_centred_pictures_and_lines() -> None:
    picture, line = blocks('<div style="text-align: center;"><img src="imgs/a.jpg" alt="Image" width="46%" /></div>\n\n'
                           '<div style="text-align: center;">图1 夜门诊现场</div>\n')
    assert isinstance(picture, Figure) and [one.path for one in picture.pictures] == ["imgs/a.jpg"]
    assert isinstance(line, Paragraph) and words(line.children) == "图1 夜门诊现场"


def test_headings_and_marks() -> None:
    heading, line = blocks("<h2 align='center'>渠通了</h2>\n\n<p>水里的 CO<sub>2</sub> <b>不高</b></p>\n")
    assert isinstance(heading, Crosshead) and heading.level == 2
    assert isinstance(line, Paragraph) and [type(node).__name__ for node in line.children] == [
        "Text", "Subscript", "Text", "Strong"]


def test_it_says_where_it_stands() -> None:
    found = rows("第一段。\n\n<div>第二段</div>\n\n<table border=1><tr><td>甲</td><td>1</td></tr></table>\n")
    assert [row.source for row in found] == [Source(1, 1), Source(3, 3), Source(5, 5)]


def test_it_ends_at_a_blank_line() -> None:
    found = blocks("<div>甲</div>\n乙\n\n丙\n")
    assert [words(block.children) for block in found if isinstance(block, Paragraph)] == ["甲", "乙", "丙"]


@pytest.mark.parametrize("text", [
    "<div><script>alert(1)</script></div>", "<div>甲", "甲</div>", "<div><aside>甲</aside></div>", "<video src=a></video>",
    "<div>3 < 5</div>", "<marquee>甲</marquee>", "<甲>乙</甲>",
])
def test_any_other_markup_stays_text(text: str) -> None:
    (block,) = blocks(text + "\n")
    assert isinstance(block, Paragraph)
    assert "".join(words(block.children).split()) == "".join(text.split())


def test_lines_of_open_tags_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []
    plain = fragments._is_plain
    monkeypatch.setattr(fragments, "_is_plain", lambda text: looked.append(text) or plain(text))
    (block,) = blocks("<div>\n" * 500)
    assert isinstance(block, Paragraph)
    assert len(looked) == 1


def test_an_article_of_a_layout_tool() -> None:
    article = newsconv.read_data((
        "# 社区医院的夜门诊开了\n\n记者 林一帆\n\n"
        '<div style="text-align: center;"><img src="imgs/a.jpg" alt="Image" width="46%" /></div>\n\n'
        '<div style="text-align: center;">图1 夜门诊现场。林一帆摄</div>\n\n'
        "石桥镇卫生院的夜间门诊开诊。当晚有四十多位居民前来就诊，其中三位老人由家人搀扶而来，候诊时有热水和毯子。\n\n3 / 12\n"
    ).encode(), "a.md", format="md")
    figure = article.stories[0].blocks[0]
    assert isinstance(figure, Figure)
    assert (words(figure.caption), words(figure.credit)) == ("图1 夜门诊现场。", "林一帆摄")
    assert article.publication.furniture == ("3 / 12",)
