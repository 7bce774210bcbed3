"""Captions that count, and what the text says of them."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from featured import line, para, story, text
from opened_docx import OpenedDocx, W, text_of, written

from newsconv import model as m


def figure(caption: str) -> m.Figure:
    return m.Figure((), text(caption))


def codes(opened: OpenedDocx, part: str = "word/document.xml") -> list[str]:
    return [" ".join((element.text or "").split()) for element in opened.all("instrText", part)]


def values(opened: OpenedDocx) -> list[str]:
    """What stands between the separator and the end of each field."""
    found, inside = [], False
    for run in opened.document.iter(W + "r"):
        char = run.find(W + "fldChar")
        if char is not None:
            inside = char.get(W + "fldCharType") == "separate"
        elif inside:
            found.append(run.findtext(W + "t") or "")
    return found


def test_a_number_counts_and_the_words_stay() -> None:
    opened = written(story(figure("图1 会场"), figure("图2：代表"), m.Table((), caption=text("表1　阅片数"))))
    assert codes(opened) == [r"SEQ 图 \* ARABIC", r"SEQ 图 \* ARABIC", r"SEQ 表 \* ARABIC"]
    assert values(opened) == ["1", "2", "1"]
    assert opened.styled("Caption") == ["图1 会场", "图2：代表"]
    assert opened.styled("CaptionKept") == ["表1　阅片数"]


def test_a_number_out_of_turn_says_so() -> None:
    opened = written(story(figure("图3 甲"), figure("图4 乙"), figure("图4 丙"), figure("圖1 丁")))
    assert codes(opened) == [r"SEQ 图 \* ARABIC \r 3", r"SEQ 图 \* ARABIC", r"SEQ 图 \* ARABIC \r 4",
                             r"SEQ 圖 \* ARABIC"]


def test_chinese_numerals_count_as_such() -> None:
    opened = written(story(figure("表一 甲"), figure("表十　乙")))
    assert codes(opened) == [r"SEQ 表 \* CHINESENUM3", r"SEQ 表 \* CHINESENUM3 \r 10"]
    assert values(opened) == ["一", "十"]


@pytest.mark.parametrize("caption", ["图一片欢腾", "图1-2 会场", "图1.2 会场", "图10人合影", "图0 空", "表", "大会现场",
                                     "图1a 局部", "地图1 示意"])
def test_what_is_no_plain_number_stays_text(caption: str) -> None:
    opened = written(story(figure(caption)))
    assert codes(opened) == []
    assert opened.styled("Caption") == [caption]


def test_a_label_cut_by_markup_stays_text() -> None:
    opened = written(story(m.Figure((), line("图", m.Strong(text("1 会场")))), para("见图1")))
    assert codes(opened) == []
    assert opened.styled("Caption") == ["图1 会场"]


def test_a_label_in_markup_counts() -> None:
    opened = written(story(m.Figure((), line(m.Strong(text("图1")), " 会场"))))
    assert codes(opened) == [r"SEQ 图 \* ARABIC"]
    assert "1" in opened.runs("Strong")


def test_the_text_refers_to_captions() -> None:
    opened = written(story(para("见图1，又如表2所示。图1很好，（图1）"), figure("图1 甲"), figure("表2 乙")))
    marks = {element.get(W + "name"): text_of(element.getparent())[:2] for element in opened.all("bookmarkStart")}
    named = {label: name for name, label in marks.items()}
    assert codes(opened)[:4] == [f"REF {named[label]} \\h" for label in ("图1", "表2", "图1", "图1")]
    assert values(opened)[:4] == ["图1", "表2", "图1", "图1"]
    assert opened.styled("BodyText") == ["见图1，又如表2所示。图1很好，（图1）"]


@pytest.mark.parametrize("words", ["见图12", "地图1", "代表1名", "见图1-2", "见图1a", "图2"])
def test_other_words_do_not_refer(words: str) -> None:
    opened = written(story(para(words), figure("图1 甲"), figure("表1 乙")))
    assert not any(code.startswith("REF") for code in codes(opened))
    assert opened.styled("BodyText") == [words]


def test_a_label_that_two_captions_bear_is_not_referred_to() -> None:
    opened = written(story(para("见图1"), figure("图1 甲"), figure("图1 乙")))
    assert not any(code.startswith("REF") for code in codes(opened))
    assert opened.all("bookmarkStart") == []


def test_a_link_and_a_reading_hold_no_reference() -> None:
    row = line(m.Link(text("见图1"), "https://example.cn"), m.Ruby(text("图1"), "tú"))
    opened = written(story(para(*row), figure("图1 甲")))
    assert not any(code.startswith("REF") for code in codes(opened))


def test_a_footnote_refers_but_does_not_count() -> None:
    note = m.Footnote("x", (para("见图1"), figure("图1 甲")))
    opened = written(story(para("文", m.FootnoteReference("x")), figure("图2 乙"), footnotes=(note,)))
    assert codes(opened) == [r"SEQ 图 \* ARABIC \r 2"]
    assert codes(opened, "word/footnotes.xml") == []


def test_the_field_around_a_number_is_whole() -> None:
    opened = written(story(para("见图1"), figure("图1 甲")))
    kinds = [element.get(W + "fldCharType") for element in opened.all("fldChar")]
    body_kinds = [kind for kind in kinds if kind]
    assert body_kinds == ["begin", "separate", "end"] * 2
    starts = [element.get(W + "id") for element in opened.all("bookmarkStart")]
    assert starts == [element.get(W + "id") for element in opened.all("bookmarkEnd")]
    assert "图1 甲" in [p.text for p in docx.Document(BytesIO(opened.data)).paragraphs]
