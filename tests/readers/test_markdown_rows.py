"""What the Markdown reader makes of each kind of source, one example for each rule."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import pytest

from newsconv.draft import Draft, Group, Row
from newsconv.errors import InputError, NewsconvError
from newsconv.model import (
    Byline,
    Code,
    CodeBlock,
    Crosshead,
    Divider,
    Emphasis,
    Figure,
    FootnoteReference,
    Inlines,
    Jump,
    LineBreak,
    Link,
    List,
    Node,
    Paragraph,
    Picture,
    Portrait,
    PullQuote,
    ReadMore,
    Ruby,
    Sidebar,
    Source,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Underline,
    inline_text,
)
from newsconv.notices import Notice, ignore
from newsconv.readers.markdown import MarkdownReader
from newsconv.walk import walk, without_sources

READ = MarkdownReader()


@dataclass
class Reading:
    """A draft and the notices it gave."""

    text: str
    notices: list[Notice] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.draft: Draft = READ(self.text, "x.md", self.notices.append)

    @property
    def codes(self) -> list[str]:
        """The codes of the notices."""
        return [notice.code for notice in self.notices]

    def row(self, at: int = 0) -> Row:
        """A row at the top level."""
        row = self.draft.rows[at]
        assert isinstance(row, Row)
        return row


def bare(row: Inlines) -> Inlines:
    """Inline content without sources."""
    return without_sources(Paragraph(row)).children


def line(text: str) -> Inlines:
    """The content of a text that is one paragraph."""
    (row,) = READ(text, "x.md", ignore).rows
    assert isinstance(row, Row) and isinstance(row.block, Paragraph)
    return bare(row.block.children)


def texts(text: str) -> list[str]:
    """The texts of the rows of a source."""
    rows = READ(text, "x.md", ignore).rows
    return [inline_text(getattr(row.block, "children", ())) for row in rows if isinstance(row, Row)]


T = Text


# Lines and paragraphs


@pytest.mark.parametrize(("source", "expected"), [
    ("第一行\n第二行", "第一行第二行"),
    ("他说：\n“好。”", "他说：“好。”"),
    ("没有……\n“有。”", "没有……“有。”"),
    ("one\ntwo", "one two"),
    ("共有\n480 场", "共有 480 场"),
    ("said “no”\n“yes”", "said “no” “yes”"),
    ("**粗**\n细", "粗细"),
    ("ハン\nかな", "ハンかな"),
])
def test_a_line_end_inside_chinese_is_nothing(source: str, expected: str) -> None:
    assert inline_text(line(source)) == expected


def test_an_indent_begins_a_paragraph_without_a_blank_line() -> None:
    reading = Reading("　　第一段说到这里\n还在第一段。\n　　第二段。\n    第三段。\n    fourth")
    assert texts(reading.text) == ["第一段说到这里还在第一段。", "第二段。", "第三段。 fourth"]
    assert [reading.row(at).indented for at in range(3)] == [True, True, True]
    assert [reading.row(at).source for at in range(3)] == [Source(1, 2), Source(3, 3), Source(4, 5)]


def test_indented_latin_is_code_and_indented_chinese_is_not() -> None:
    assert Reading("    x = 1\n").row().block == CodeBlock("x = 1", source=Source(1, 1))
    assert texts("\t记者写道。") == ["记者写道。"]


def test_a_line_of_full_width_spaces_is_blank() -> None:
    assert texts("甲\n　　\n乙\n\n　\n丙") == ["甲", "乙", "丙"]


def test_an_indented_line_is_never_underlined_into_a_heading_with_the_one_before() -> None:
    rows = Reading("　　第一段\n　　第二段\n---\n").draft.rows
    assert [type(row.block) for row in rows if isinstance(row, Row)] == [Paragraph, Crosshead]


def test_headings_by_sign_and_by_underline() -> None:
    assert Reading("### 智能化\n").row().block == Crosshead((T("智能化", source=Source(1, 1)),), 3, source=Source(1, 1))
    assert isinstance(Reading("标题\n===\n").row().block, Crosshead)


def test_a_heading_that_lost_its_text_is_kept() -> None:
    assert without_sources(Reading("# \n正文\n").row().block) == Crosshead(())


def test_hard_breaks() -> None:
    assert line("甲  \n乙\\\n丙<br>丁") == (T("甲"), LineBreak(), T("乙"), LineBreak(), T("丙"), LineBreak(), T("丁"))


def test_every_node_says_its_line() -> None:
    reading = Reading("首\n\n甲\\\n**乙**\n[丙](https://a.example.cn)`丁`\n")
    nodes = {inline_text((node,)): node.source for node in walk(reading.row(1).block)
             if isinstance(node, (Strong, Link, Code))}
    assert nodes == {"乙": Source(4, 4), "丙": Source(5, 5), "丁": Source(5, 5)}


# Marks


def test_marks() -> None:
    assert line("**甲***乙*~~丙~~`丁`") == (
        Strong((T("甲"),)), Emphasis((T("乙"),)), Strikethrough((T("丙"),)), Code("丁"))
    assert line("H<sub>2</sub>O<sup>+</sup><u>x</u><b>y</b>") == (
        T("H"), Subscript((T("2"),)), T("O"), Superscript((T("+"),)), Underline((T("x"),)), Strong((T("y"),)))


@pytest.mark.parametrize("source", ["**“人工智能”**是", "中**（注）**文", "在**《医师报》**上", "他说**“好。”**她说"])
def test_strong_beside_chinese_marks(source: str) -> None:
    assert [type(node) for node in line(source)].count(Strong) == 1


@pytest.mark.parametrize("source", [
    "$1.7\\%$", "2*3", "a|b", "{注}", "{}", "{%注%}", "1~3", "a ~~~~", "看[这里]", "a_b_c",
    "*", "1.", "-", "（*）", "$a_{1}$ 和 $b_{2}$",
    "x < y & z > w", "第 1) 项", "http://a.example.cn/b_c_d", "[x]{注}", "`", "::", ":::", "^[1]", "10^[3]^", "{ .}",
])
def test_stray_signs_stay(source: str) -> None:
    assert inline_text(line(source)) == source.replace("\\%", "%")


def test_ruby() -> None:
    assert line("<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rt>zì</rt></ruby>。") == (
        Ruby((T("漢"),), "hàn"), Ruby((T("字"),), "zì"), T("。"))
    assert line("<ruby>漢<rt>hàn</ruby>") == (Ruby((T("漢"),), "hàn"),)
    assert inline_text(line("<ruby>漢<rt>hàn")) == "<ruby>漢<rt>hàn"
    assert inline_text(line("甲<rt>乙</rt>")) == "甲<rt>乙</rt>"


def test_other_html_is_text() -> None:
    assert inline_text(line('<span style="x">甲</span><u class="y">乙</u>')) == (
        '<span style="x">甲</span><u class="y">乙</u>')
    assert texts("<div>\n\n甲 *乙*\n\n</div>") == ["<div>", "甲 乙", "</div>"]
    assert inline_text(line("<b>甲")) == "<b>甲"
    assert line("**甲<u>乙**丙</u>") == (Strong((T("甲<u>乙"),)), T("丙</u>"))


def test_comments_are_left_out_with_a_notice() -> None:
    reading = Reading("甲<!-- 注 -->乙\n\n<!-- 一\n\n二 -->\n\n丙")
    assert texts(reading.text) == ["甲乙", "丙"]
    assert reading.codes == ["comment-left-out"] * 2
    assert reading.notices[1].source == Source(3, 5) or reading.notices[0].source == Source(3, 5)


def test_links_lead_only_where_they_may() -> None:
    reading = Reading("[甲](https://a.example.cn \"题\") [乙](javascript:alert(1)) [丙](/p) <mailto:a@example.cn>")
    assert line(reading.text) == (
        Link((T("甲"),), "https://a.example.cn", "题"), T(" 乙 丙 "),
        Link((T("mailto:a@example.cn"),), "mailto:a@example.cn"))
    assert reading.codes == ["link-refused", "link-refused"]
    assert "javascript:alert(1)" in reading.notices[0].message


def test_pictures_come_from_files_only() -> None:
    reading = Reading("前![甲](图/a.png \"题\")![乙](http://a.example.cn/b.png)![丙](data:image/png;base64,AA)")
    assert line(reading.text) == (T("前"), Picture("图/a.png", "甲", "题"), T("乙丙"))
    assert reading.codes == ["picture-refused", "picture-refused"]


def test_a_paragraph_of_pictures_is_a_figure() -> None:
    block = without_sources(Reading("![甲](a.png)\n![乙](b.png)").row().block)
    assert block == Figure((Picture("a.png", "甲"), Picture("b.png", "乙")))


def test_footnotes() -> None:
    reading = Reading("甲[^1]乙[^没有]。\n\n[^1]: 注文。\n\n[^2]: 没人用。\n\n[^1]: 又一条。\n")
    assert bare(reading.row().block.children) == (  # type: ignore[union-attr]
        T("甲"), FootnoteReference("1"), T("乙[^没有]。"))
    assert {note.key: [inline_text(block.children) for block in note.blocks if isinstance(block, Paragraph)]
            for note in reading.draft.footnotes} == {"1": ["注文。", "又一条。"], "2": ["没人用。"]}
    assert reading.codes == ["footnote-twice"]


def test_definitions_that_nothing_uses_stay_as_text() -> None:
    reading = Reading("见[甲]。\n\n[甲]: https://a.example.cn\n\n[乙]: https://b.example.cn\n\n[注]: 本文系虚构\n")
    assert texts(reading.text) == ["见甲。", "[乙]: https://b.example.cn", "[注]: 本文系虚构"]
    assert reading.codes == ["reference-unused"]


# Blocks


def test_tables_keep_every_cell() -> None:
    table = Reading("| 甲 | 乙 |\n|:--|--:|\n| 1 | 2 | 3 |\n| 4\n").row().block
    assert isinstance(table, Table) and table.header is not None
    cells = [[inline_text(cell.children) for cell in row.cells] for row in (table.header, *table.rows)]
    assert cells == [["甲", "乙", ""], ["1", "2", "3"], ["4", "", ""]]
    assert table.alignments == ("left", "right", "")


def test_a_table_with_a_blank_head_has_none() -> None:
    table = Reading("|  |  |\n|--|--|\n| 1 | a\\|b |\n").row().block
    assert isinstance(table, Table) and table.header is None
    assert inline_text(table.rows[0].cells[1].children) == "a|b"


def test_lists_and_dividers_and_code() -> None:
    block = Reading("7. 甲\n8. 乙\n").row().block
    assert isinstance(block, List) and (block.ordered, block.start, len(block.items)) == (True, 7, 2)
    assert isinstance(Reading("***").row().block, Divider)
    assert without_sources(Reading("~~~ py\\*thon x\na\n\n~~~").row().block) == CodeBlock("a\n", "py*thon x")


# What the author says


@pytest.mark.parametrize(("role", "expected"), [
    ("byline", Byline), ("pull-quote", PullQuote), ("crosshead", Crosshead), ("lead", Paragraph), ("body", Paragraph),
    ("caption", Figure), ("credit", Figure), ("jump", Jump), ("read-more", ReadMore), ("portrait", Portrait),
    ("kicker", Paragraph), ("speaker", Paragraph), ("furniture", Paragraph),
])
def test_a_role_makes_the_block(role: str, expected: type[Node]) -> None:
    row = Reading(f"{{.{role}}}\n一行文字").row()
    assert row.role == role and type(row.block) is expected and row.source == Source(2, 2)


def test_a_role_interrupts_a_paragraph_and_blank_lines_may_follow_it() -> None:
    reading = Reading("第一段。\n{.crosshead level=3}\n\n小标题\n\n{.no-join}\n第二段")
    assert [type(row.block) for row in reading.draft.rows if isinstance(row, Row)] == [Paragraph, Crosshead, Paragraph]
    assert [row.join for row in reading.draft.rows if isinstance(row, Row)] == [None, None, False]


def test_attribute_lines_stack() -> None:
    row = Reading("{.lead}\n{.join}\n正文").row()
    assert (row.role, row.join) == ("lead", True)


def test_keys_of_roles() -> None:
    box = Reading('{.read-more link="https://a.example.cn/看"}\n![码](q.png)\n扫码').row().block
    assert without_sources(box) == ReadMore((T("扫码"),), "https://a.example.cn/看", Picture("q.png", "码"))
    jump = Reading("{.jump direction=from}\n（上接第一版）").row().block
    assert isinstance(jump, Jump) and jump.direction == "from"
    refused = Reading('{.read-more link="javascript:x"}\n扫码')
    assert refused.codes == ["link-refused"] and refused.row().block.link == ""  # type: ignore[union-attr]


def test_spans_nest_and_may_stand_in_marks_and_links() -> None:
    assert line("[[本报]{.outlet}讯（**[王]{.name}**）]{.dateline}[[李]{.name}](https://a.example.cn)") == (
        Span("dateline", (Span("outlet", (T("本报"),)), T("讯（"), Strong((Span("name", (T("王"),)),)), T("）"))),
        Link((Span("name", (T("李"),)),), "https://a.example.cn"))


def test_stories_and_sidebars() -> None:
    sidebar = "::: sidebar\n{.title}\n相关链接\n\n正文\n:::"
    reading = Reading(f"::: story\n{{.story-title}}\n## 题\n\n{sidebar}\n\n尾\n:::\n\n外\n")
    group, row = reading.draft.rows
    assert isinstance(group, Group) and isinstance(row, Row)
    assert [row.role for row in group.rows] == ["story-title", "", ""]
    assert without_sources(group.rows[1].block) == Sidebar((Paragraph((T("正文"),)),), (T("相关链接"),))
    assert group.source == Source(1, 13)


ERRORS = [
    ("甲\n\n{.bylin}\n乙", 3, "unknown role 'bylin'"),
    ("{.署名}\n乙", 1, "unknown role '署名'"),
    ("甲\n\n{.byline}", 3, "applies to nothing"),
    ("> {.lead}\n\n甲", 1, "applies to nothing"),
    ("{.byline .lead}\n甲", 1, "cannot be 'byline' and 'lead'"),
    ("{.byline link=\"x\"}\n甲", 1, "unknown key 'link'"),
    ("{.jump direction=up}\n甲", 1, "'from' or 'to'"),
    ("{.crosshead level=7}\n甲", 1, "1 to 6"),
    ("{.byline}\n- 甲", 1, "needs a line of text"),
    ("> {.title}\n> 甲", 2, "no place inside another block"),
    ("- {.join}\n  甲", 2, "no place inside another block"),
    ("甲\n乙[丙]{.nam}", 2, "unknown span 'nam'"),
    ("[丙]{.name x=1}", 1, "unknown span 'name x'"),
    ("::: stroy\n甲\n:::", 1, "unknown container 'stroy'"),
    ("::: story\n::: story\n甲\n:::\n:::", 2, "stands at the top level"),
    ("> ::: story\n> 甲\n> :::", 1, "stands at the top level"),
    ("{.lead}\n::: story\n甲\n:::", 2, "stands at the top level"),
    ("甲\n\n::: sidebar\n乙", 3, "is not closed"),
    ("::: figure\n甲\n:::", 1, "a figure holds"),
    ("::: table\n甲\n:::", 1, "a table container holds"),
    ("::: footnote\n甲\n:::", 1, "'footnote' takes key"),
    ("::: sidebar {x=1}\n甲\n:::", 1, "takes no keys"),
    ("::: sidebar {x=}\n甲\n:::", 1, "cannot read"),
    ("---\ntitle: 甲\nkeywords: [\n---\n", 4, "not YAML"),
    ("---\ntitle:\n  a: b\n---\n", 2, "takes one text"),
    ("---\nstructure: maybe\n---\n", 2, "'given' or 'inferred'"),
    (">" * 10_000, 1, "nested more than 32"),
    ("- " * 50 + "甲", 1, "nested more than 32"),
]


@pytest.mark.parametrize(("source", "number", "message"), ERRORS)
def test_what_is_said_wrongly_is_an_error_with_its_line(source: str, number: int, message: str) -> None:
    with pytest.raises(InputError, match=message) as raised:
        READ(source, "稿.md", ignore)
    assert (raised.value.file, raised.value.line) == ("稿.md", number)


# Front matter


def test_front_matter_is_read_as_strings() -> None:
    reading = Reading("---\ntitle: 灯**亮**了\nkicker: 夜读\nbylines: ['本报记者 [何]{.name}', 魏远]\npage-number: 05\n"
                      "outlet: no\nissue_date: 2031-03-07\nkeywords: 图书馆，夜读, AI\nlanguage: zh-Hant-TW\n---\n正文")
    front = reading.draft.front
    assert bare(front.title) == (T("灯"), Strong((T("亮"),)), T("了"))
    assert (front.publication.page_number, front.publication.outlet) == ("05", "no")
    assert front.publication.issue_date == "2031-03-07"
    assert front.publication.keywords == ("图书馆", "夜读", "AI")
    assert front.language == "zh-Hant-TW" and not front.given
    assert reading.row().source == Source(11, 11)


def test_bylines_are_one_or_several() -> None:
    one = Reading("---\nbyline: 本报记者 何竹青\n---\n").draft.front.bylines
    two = Reading("---\nbylines:\n  - 何竹青\n  - '[魏远]{.name}'\n---\n").draft.front.bylines
    assert [inline_text(line) for line in one] == ["本报记者 何竹青"]
    assert [bare(line) for line in two] == [(T("何竹青"),), (Span("name", (T("魏远"),)),)]


def test_an_unknown_key_is_named() -> None:
    reading = Reading("---\ntitle: 甲\ntheme: x.toml\n---\n乙")
    assert reading.codes == ["unknown-key"] and "'theme'" in reading.notices[0].message
    assert reading.notices[0].source == Source(3, 3) and reading.notices[0].level == "doubt"


@pytest.mark.parametrize("source", ["---\n\n甲\n\n---\n\n乙", "---\n本报讯：甲\n---\n乙", "--- \n甲 乙\n\n---\n"])
def test_a_divider_is_no_front_matter(source: str) -> None:
    assert "甲" in "".join(texts(source)) and Reading(source).codes == []


# The whole


def test_control_characters_are_taken_out_with_a_notice() -> None:
    reading = Reading("甲\x07乙\x0b丙\x00丁\r\n戊")
    assert texts(reading.text) == ["甲乙 丙\ufffd丁戊"]
    assert reading.codes == ["control-characters"]


@pytest.mark.parametrize("source", [
    "[" * 10_000, "![" * 10_000, "*a " * 10_000, "<u>" * 10_000 + "</u>" * 10_000, "`" * 10_000, "{.a " * 10_000,
    "*a **b " * 5_000 + "x** y*" * 5_000, "<ruby>a<rt>" * 5_000, "|" * 10_000, "~~" * 10_000, "[a](" * 5_000,
])
def test_hostile_nesting_ends(source: str) -> None:
    try:
        draft = READ(source, "x.md", ignore)
    except NewsconvError:
        return
    assert "a" not in source or "a" in "".join(texts(source)) or draft.rows


def test_one_reader_serves_many_threads() -> None:
    reader, found = MarkdownReader(), []
    source = "# 题\n\n[甲]\n\n[甲]: https://a.example.cn\n\n文[^1]\n\n[^1]: 注\n"
    expected = reader(source, "x.md", ignore)

    def work() -> None:
        found.extend(reader(source, "x.md", ignore) == expected for _ in range(20))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 80
