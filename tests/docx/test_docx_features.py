"""Links, notes, lists and tables are Word's own."""

from __future__ import annotations

from itertools import pairwise

import pytest
from featured import featured, line, merged_table, para, story, table, text
from opened_docx import OpenedDocx, W, style_of, text_of, value, written

from newsconv import model as m
from newsconv.notices import Notice
from newsconv.writers.docx.tables import Merged, column_widths

# Links


def links(opened: OpenedDocx) -> list[tuple[str, str]]:
    targets = opened.relations()
    identifier = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    return [(text_of(link), targets[link.get(identifier)][0]) for link in opened.all("hyperlink")]


@pytest.mark.parametrize(("target", "kept"), [
    ("https://example.cn/a?b=1&c=2#d", "https://example.cn/a?b=1&c=2#d"),
    ("https://example.cn/路径 一", "https://example.cn/%E8%B7%AF%E5%BE%84%20%E4%B8%80"),
    ("https://example.cn/%E8%B7%AF", "https://example.cn/%E8%B7%AF"),
    ("mailto:bianji@example.cn", "mailto:bianji@example.cn"), ("tel:+8610", "tel:+8610"),
])
def test_a_link_is_a_hyperlink(target: str, kept: str) -> None:
    opened = written(story(para("见", m.Link(line("链", m.Strong(text("接"))), target), "。")))
    assert links(opened) == [("链接", kept)]
    assert opened.runs("Hyperlink") == ["链"]
    assert opened.styled("BodyText") == ["见链接。"]


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "\\\\host\\a",
                                    "http://", "http://[::1", "相对/路径"])
def test_another_target_stays_as_text_with_a_notice(target: str) -> None:
    notices: list[Notice] = []
    opened = written(story(para(m.Link(text("链接"), target))), notices=notices)
    assert links(opened) == []
    assert opened.styled("BodyText") == ["链接"]
    assert [(notice.code, notice.level) for notice in notices] == [("link-refused", "loss")]


def test_the_same_target_is_one_relationship() -> None:
    link = m.Link(text("链"), "https://example.cn/1")
    opened = written(story(para(link), para(link), para(m.Link(text("他"), "https://example.cn/2"))))
    assert sum(mode == "External" for _, mode in opened.relations().values()) == 2


def test_a_box_for_reading_on_leads_on() -> None:
    opened = written(m.Article(read_more=(m.ReadMore(text("扫码"), "https://example.cn/x"), m.ReadMore(text("无")))))
    assert links(opened) == [("扫码", "https://example.cn/x")]
    assert opened.styled("ReadMore") == ["扫码", "无"]


# Notes


def noted(*parts: str | m.Inline, notes: tuple[m.Footnote, ...], notices: list[Notice] | None = None) -> OpenedDocx:
    return written(story(para(*parts), footnotes=notes), notices=notices)


def note(key: str, words: str) -> m.Footnote:
    return m.Footnote(key, (para(words),))


def test_notes_are_numbered_in_the_order_of_their_calls() -> None:
    opened = noted("甲", m.FootnoteReference("y"), "乙", m.FootnoteReference("x"),
                   notes=(note("x", "注x"), note("y", "注y")))
    assert [call.get(W + "id") for call in opened.all("footnoteReference")] == ["1", "2"]
    notes = {element.get(W + "id"): element for element in opened.all("footnote", "word/footnotes.xml")}
    assert {number: "".join(map(text_of, element)).strip() for number, element in notes.items()} == {
        "-1": "", "0": "", "1": "注y", "2": "注x"}
    assert {element.get(W + "id"): element.get(W + "type") for element in notes.values()} == {
        "-1": "separator", "0": "continuationSeparator", "1": None, "2": None}
    assert {style_of(paragraph) for number in "12" for paragraph in notes[number]} == {"FootnoteText"}
    assert len(opened.all("footnoteRef", "word/footnotes.xml")) == 2
    settings = opened.all("footnotePr/footnote", "word/settings.xml")
    assert [element.get(W + "id") for element in settings] == ["-1", "0"]


def test_a_second_call_refers_to_the_first() -> None:
    call = m.FootnoteReference("x")
    opened = noted("甲", call, "乙", call, notes=(note("x", "注"),))
    assert len(opened.all("footnoteReference")) == 1
    bookmark = opened.all("bookmarkStart")[0].get(W + "name")
    assert [field.text.split()[:2] for field in opened.all("instrText")] == [["NOTEREF", bookmark]]
    assert opened.styled("BodyText") == ["甲乙"]


def test_a_note_that_is_not_called_stands_at_the_end() -> None:
    notices: list[Notice] = []
    opened = noted("甲", notes=(note("x", "无人问"),), notices=notices)
    assert opened.styled("FootnoteText") == ["无人问"]
    assert [(notice.code, notice.level) for notice in notices] == [("footnote-uncalled", "doubt")]
    assert "word/footnotes.xml" not in opened.parts


def test_a_call_without_a_note_is_told() -> None:
    notices: list[Notice] = []
    opened = noted("甲", m.FootnoteReference("z"), notes=(), notices=notices)
    assert [(notice.code, notice.level) for notice in notices] == [("footnote-missing", "loss")]
    assert opened.all("footnoteReference") == []


def test_a_note_has_its_own_links() -> None:
    inside = m.Footnote("x", (para(m.Link(text("链"), "https://example.cn/n")),))
    opened = noted("甲", m.FootnoteReference("x"), notes=(inside,))
    assert [target for target, _ in opened.relations("footnotes").values()] == ["https://example.cn/n"]


def test_a_note_may_begin_with_a_list() -> None:
    inside = m.Footnote("x", (m.List((m.ListItem((para("项"),)),)),))
    opened = noted("甲", m.FootnoteReference("x"), notes=(inside,))
    assert opened.text("word/footnotes.xml").split() == ["项"]
    assert len(opened.all("footnoteRef", "word/footnotes.xml")) == 1


# Lists


def items(*words: str) -> tuple[m.ListItem, ...]:
    return tuple(m.ListItem((para(word),)) for word in words)


def numbered(opened: OpenedDocx) -> list[tuple[str, str, str]]:
    """Text, level and list of each paragraph that has a number or bullet."""
    found = []
    for paragraph in opened.all("p"):
        if paragraph.find(f"{W}pPr/{W}numPr") is not None:
            found.append((text_of(paragraph), value(paragraph, "pPr/numPr/ilvl"), value(paragraph, "pPr/numPr/numId")))
    return found


def test_each_numbered_list_begins_anew() -> None:
    lists = m.List(items("甲", "乙"), True), m.List(items("丙"), True, 5), m.List(items("丁"))
    opened = written(story(lists[0], para("间"), *lists[1:]))
    first, second, third = (number for word, _, number in numbered(opened) if word in "甲丙丁")
    assert len({first, second, third}) == 3
    instances = {element.get(W + "numId"): element for element in opened.all("num", "word/numbering.xml")}
    assert value(instances[first], "lvlOverride/startOverride") == "1"
    assert value(instances[second], "lvlOverride/startOverride") == "5"
    definitions = {element.get(W + "abstractNumId"): element
                   for element in opened.all("abstractNum", "word/numbering.xml")}
    kinds = [value(definitions[value(instances[number], "abstractNumId")], "lvl/numFmt")
             for number in (first, second, third)]
    assert kinds == ["decimal", "decimal", "bullet"]


def test_a_list_has_levels_and_its_items_go_on() -> None:
    inner = m.List(items("子"))
    opened = written(story(m.List((m.ListItem((para("甲"), para("续"), inner)), *items("乙")), True)))
    assert [(word, level) for word, level, _ in numbered(opened)] == [("甲", "0"), ("子", "1"), ("乙", "0")]
    assert opened.styled("ListContinue") == ["续"]
    assert [word for style, word in opened.paragraphs() if word] == ["甲", "续", "子", "乙"]


def test_twelve_levels_of_lists() -> None:
    nested = m.List(items("底"))
    for number in range(11):
        nested = m.List((m.ListItem((para(f"层{number}"), para(f"续{number}"), nested)),), bool(number % 2))
    opened = written(story(nested))
    levels = [int(level) for _, level, _ in numbered(opened)]
    assert levels == [0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8]
    assert len(numbered(opened)) == 12


def test_an_item_without_a_paragraph_has_its_bullet() -> None:
    opened = written(story(m.List((m.ListItem(()), m.ListItem((m.List(items("子")),)), m.ListItem((table(2),))))))
    assert [level for _, level, _ in numbered(opened)] == ["0", "0", "1", "0"]


# Tables


def test_a_table_has_a_head_that_repeats() -> None:
    opened = written(story(table(3, 40)))
    rows = opened.all("tbl/tr")
    assert len(rows) == 41
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 40
    assert value(opened.all("tbl")[0], "tblPr/tblLook", "firstRow") == "1"
    assert {style for style, _ in opened.paragraphs()} >= {"TableHeadLeft", "TableCellLeft"}
    headless = m.Table(table().rows)
    assert written(story(headless)).all("tr/trPr/tblHeader") == []


def test_a_table_is_as_wide_as_its_column_and_its_cells_as_their_columns() -> None:
    opened = written(story(table(3)))
    grid = [int(column.get(W + "w")) for column in opened.all("gridCol")]
    assert sum(grid) == pytest.approx(22 * 210, abs=3)
    for row in opened.all("tr"):
        assert [int(value(cell, "tcPr/tcW", "w")) for cell in row.iter(W + "tc")] == grid


def test_short_rows_are_filled_up() -> None:
    rows = (m.TableRow(tuple(m.TableCell(text(cell)) for cell in cells)) for cells in ("甲", "乙丙丁"))
    opened = written(story(m.Table(tuple(rows))))
    assert [len(row.findall(W + "tc")) for row in opened.all("tr")] == [3, 3]
    assert opened.text().split() == ["甲", "乙", "丙", "丁"]


def test_tables_do_not_run_into_each_other() -> None:
    opened = written(story(table(2), table(2)))
    body = opened.document[0]
    kinds = [child.tag.removeprefix(W) for child in body]
    assert not any(a == b == "tbl" for a, b in pairwise(kinds))


def test_every_cell_ends_in_a_paragraph() -> None:
    for cell in written(featured()).all("tc"):
        assert cell[-1].tag == W + "p"


def test_widths_leave_room_for_the_longest_word() -> None:
    widths = column_widths([["很长很长的一段中文文字" * 5], ["12,345,678"], ["是"]], [], 10, 200)
    assert sum(widths) == pytest.approx(200)
    assert widths[1] >= 10 * 10 * 0.5 + 8
    assert widths[0] > widths[1] > widths[2]


def test_widths_shrink_together_where_nothing_fits() -> None:
    widths = column_widths([["Donaudampfschifffahrt" * 3]] * 4, [], 10, 100)
    assert widths == [pytest.approx(25)] * 4


def test_a_merged_cell_asks_its_columns_together_for_room() -> None:
    alone = column_widths([["一"], ["二"], ["三"]], [], 10, 300)
    over = column_widths([["一"], ["二"], ["三"]], [Merged(0, 2, "北门书屋藏书总数及借阅人次")], 10, 300)
    assert alone == [pytest.approx(100)] * 3
    assert over[0] == pytest.approx(over[1]) and over[0] > 120 > over[2]


def test_merged_cells_are_words_own() -> None:
    opened = written(story(merged_table()))
    grid = [int(column.get(W + "w")) for column in opened.all("gridCol")]
    found = [[(text_of(cell), value(cell, "tcPr/gridSpan"), value(cell, "tcPr/vMerge")) for cell in row.iter(W + "tc")]
             for row in opened.all("tr")]
    assert found == [
        [("书屋", "", "restart"), ("藏书", "2", "")],
        [("", "", "continue"), ("上年", "", ""), ("今年", "", "")],
        [("河滨", "", ""), ("停业修缮", "2", "restart")],
        [("北门", "", ""), ("", "2", "continue")],
    ]
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in opened.all("tr")] == [True, True, False, False]
    for row in opened.all("tr"):
        assert sum(int(value(cell, "tcPr/tcW", "w")) for cell in row.iter(W + "tc")) == pytest.approx(sum(grid), abs=2)
