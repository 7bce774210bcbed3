"""Notices in the margin, where they happened."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from featured import featured, para
from opened_docx import OpenedDocx, W, surroundings, text_of, written

from newsconv import model as m
from newsconv.model import Source
from newsconv.notices import Level, Notice
from newsconv.options import DocxOptions
from newsconv.writers.docx import DocxWriter

COMMENTS = DocxOptions(notices_as_comments=True)


def notice(message: str, first: int | None, level: Level = "repair", last: int = 0, confidence: float = 1) -> Notice:
    source = None if first is None else Source(first, last or first)
    return Notice("code", level, message, source, confidence)


def lined(words: str, first: int, last: int = 0) -> m.Paragraph:
    return m.Paragraph((m.Text(words, source=Source(first, last or first)),))


def commented(article: m.Article, *notices: Notice, options: DocxOptions = COMMENTS) -> OpenedDocx:
    around = surroundings()
    told = type(around)(around.pictures, around.modified, around.notify, notices)
    return OpenedDocx(DocxWriter(options)(article, told))


def margins(opened: OpenedDocx) -> list[tuple[str, list[str]]]:
    """The words a comment stands at, and its lines, in the order of the document."""
    said = {comment.get(W + "id"): [text_of(line) for line in comment]
            for comment in opened.all("comment", "word/comments.xml")}
    return [(text_of(start.getparent()), said[start.get(W + "id")]) for start in opened.all("commentRangeStart")]


ARTICLE = m.Article(headline=m.Headline((m.Text("题", source=Source(1, 1)),)), stories=(m.Story((
    lined("甲", 3, 5), lined("乙", 9), m.Table((m.TableRow((m.TableCell((m.Text("格", source=Source(12, 12)),)),)),)),
    para("无出处"),
)),))


@pytest.mark.parametrize(("line", "place"), [(1, "题"), (3, "甲"), (4, "甲"), (5, "甲"), (6, "甲"), (8, "乙"), (9, "乙"),
                                             (12, "格"), (99, "格"), (None, "题")])
def test_a_notice_stands_at_its_line(line: int | None, place: str) -> None:
    assert [where for where, _ in margins(commented(ARTICLE, notice("说", line)))] == [place]


def test_a_comment_says_what_where_and_how_sure() -> None:
    opened = commented(ARTICLE, notice("joined", 3, confidence=0.87))
    assert margins(opened) == [("甲", ["3: repair: joined [code] 87%"])]
    comment = opened.all("comment", "word/comments.xml")[0]
    assert comment.get(W + "author") == "newsconv"
    assert comment.get(W + "date") == "2019-06-06T08:30:00Z"


def test_notices_of_one_place_are_one_comment_the_gravest_first() -> None:
    opened = commented(ARTICLE, notice("一", 9, "info"), notice("二", 3), notice("三", 9, "loss"), notice("一", 9, "info"))
    assert margins(opened) == [("甲", ["3: repair: 二 [code]"]),
                               ("乙", ["9: loss: 三 [code]", "9: info: 一 [code]"])]


def test_every_comment_has_its_range_and_its_mark() -> None:
    opened = commented(ARTICLE, notice("一", 3), notice("二", 9))
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [element.get(W + "id") for element in opened.all(kind)] == ["0", "1"]
    assert {"CommentText", "CommentReference"} <= set(opened.styles)
    assert "word/comments.xml" not in written(ARTICLE).parts


def test_what_the_writer_notices_is_there_too() -> None:
    article = m.Article(stories=(m.Story((lined("零\0点", 2),)),))
    assert [(where, said[0].split(":")[1].strip()) for where, said in margins(commented(article))] == [
        ("零\u2400点", "repair")]


def test_without_notices_there_is_no_part() -> None:
    assert "word/comments.xml" not in commented(ARTICLE).parts


def test_an_article_of_nothing_says_nothing() -> None:
    assert "word/comments.xml" not in commented(m.Article(), notice("说", 1)).parts


def test_controls_in_a_notice_are_made_visible() -> None:
    assert margins(commented(ARTICLE, notice("坏\x01字\n行", 9))) == [("乙", ["9: repair: 坏\u2401字 行 [code]"])]


def test_the_text_is_the_same_and_so_are_the_bytes() -> None:
    said = [notice("说", line) for line in range(20)]
    assert commented(featured(), *said).text() == written(featured()).text()
    assert commented(featured(), *said).data == commented(featured(), *said).data


def test_python_docx_opens_it() -> None:
    opened = commented(ARTICLE, notice("说", 3))
    assert [p.text for p in docx.Document(BytesIO(opened.data)).paragraphs if p.text] == ["题", "甲", "乙", "无出处"]
