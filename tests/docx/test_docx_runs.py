"""Marks that Latin and Chinese share are set in the face of what they belong to."""

from __future__ import annotations

from itertools import pairwise

import pytest
from featured import para, story
from hypothesis import given
from hypothesis import strategies as st
from opened_docx import W, written

from newsconv.writers.docx.runs import directions, has_han, segments


@given(st.text("中。“”‘’—…·aZ9 °é①", max_size=20), st.booleans())
def test_segments_are_the_text(text: str, chinese: bool) -> None:
    pieces = list(segments(text, chinese))
    assert "".join(piece for piece, _ in pieces) == text
    assert all(piece for piece, _ in pieces)
    assert all(a[1] != b[1] for a, b in pairwise(pieces))


@pytest.mark.parametrize(("text", "pieces"), [
    ("他说：“好。”", [("他说：“好。”", True)]),
    ("“AI”时代", [("“AI”时代", True)]),
    ("don’t 说“好”", [("don’t 说", False), ("“好”", True)]),
    ("20–30分钟——长", [("20–30分钟", False), ("——长", True)]),
    ("阿卜杜·热合曼", [("阿卜杜·热合曼", True)]),
    ("升温5°C", [("升温5°C", False)]),
    ("没有", [("没有", False)]),
])
def test_a_mark_is_chinese_in_a_chinese_line(text: str, pieces: list[tuple[str, bool]]) -> None:
    assert list(segments(text, has_han(text))) == pieces


def test_a_latin_line_keeps_latin_marks() -> None:
    assert not has_han("“Hello,” she said — it’s late…")
    assert list(segments("“Hello,” she said — it’s late…", False)) == [("“Hello,” she said — it’s late…", False)]


def test_the_hint_stands_on_the_run() -> None:
    opened = written(story(para("他说：“好。”don’t")))
    runs = [(run.findtext(W + "t"), run.find(f"{W}rPr/{W}rFonts") is not None) for run in opened.all("body/p/r")]
    assert runs == [("他说：“好。”don", True), ("’t", False)]


@given(st.text("中אבجد a，", max_size=20))
def test_directions_are_the_text(text: str) -> None:
    assert "".join(piece for piece, _ in directions(text)) == text


def test_words_from_right_to_left_say_so_with_their_language() -> None:
    opened = written(story(para("作 אב גד，又作جد。")))
    found = [
        (run.findtext(W + "t"), run.find(f"{W}rPr/{W}rtl") is not None, run.find(f"{W}rPr/{W}lang"))
        for run in opened.all("body/p/r")
    ]
    assert [(text, backward) for text, backward, _ in found] == [
        ("作 ", False), ("אב גד", True), ("，又作", False), ("جد", True), ("。", False),
    ]
    assert [lang.get(W + "bidi") for _, backward, lang in found if backward and lang is not None] == ["he-IL", "ar-SA"]
