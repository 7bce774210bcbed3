"""Quotation marks by nesting depth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsconv import convert_text
from newsconv.transforms.chinese.quotes import CORNER, CURLY, requoted

TO_CORNERS = {
    "他说：“好。”": "他說：「好。」",
    "“他说：‘来’。”": "「他說：『來』。」",
    "“甲“乙”丙”": "「甲『乙』丙」",
    "‘外“内”外’": "「外『內』外」",
    "“一‘二“三”二’一”": "「一『二「三」二』一」",
    "don’t 和 rock ’n’ roll": "don’t 和 rock ’n’ roll",
    "屏幕12”，身高6’": "屏幕12”，身高6’",
    "“没有合上": "「沒有合上",
    "“甲，“乙”": "「甲，「乙」",
    "没有打开”": "沒有打開」",
    "研究“AI”的人": "研究「AI」的人",
    "He said “yes” to me.": "He said “yes” to me.",
    "《书名》·——2024年": "《書名》·——2024年",
}


@pytest.mark.parametrize(("simplified", "expected"), TO_CORNERS.items())
def test_to_corners(simplified: str, expected: str) -> None:
    assert convert_text(simplified, "tw") == expected


@pytest.mark.parametrize(("paragraphs", "expected"), [
    (["“第一段。", "“第二段‘词’。", "“完了。”他说“好”。"], ["「第一段。", "「第二段『詞』。", "「完了。」他說「好」。"]),
    (["“第一段。", "第二段完了。”", "他说“好”。"], ["「第一段。", "第二段完了。」", "他說「好」。"]),
    (["“漏了后引号。", "他说“好”。"], ["「漏了後引號。", "他說「好」。"]),
    (["“用 AI", "和 CT”"], ["「用 AI", "和 CT」"]),
])
def test_across_paragraphs(paragraphs: list[str], expected: list[str]) -> None:
    assert convert_text("\n".join(paragraphs), "tw").split("\n") == expected


def test_back_to_curly() -> None:
    assert convert_text("他說：「來『看』書。」", "s") == "他说：“来‘看’书。”"


def _nested(style: tuple[str, str], depth: int, level: int = 0) -> str:
    inside = _nested(style, depth - 1, level + 1) if depth > 1 else "文"
    opener, closer = style[level % 2]
    return f"字{opener}{inside}{closer}字"


@given(st.lists(st.integers(1, 5), min_size=1, max_size=4))
def test_any_nesting_changes_its_style_and_comes_back(depths: list[int]) -> None:
    curly = "".join(_nested(CURLY, depth) for depth in depths)
    corner = "".join(_nested(CORNER, depth) for depth in depths)
    assert _set(curly, CORNER) == corner
    assert _set(corner, CURLY) == curly


@given(st.text("“”‘’「」『』字a1 ", max_size=12))
def test_only_marks_change_and_twice_is_once(text: str) -> None:
    once = _set(text, CORNER)
    assert len(once) == len(text)
    assert all(new == old or old in "“”‘’「」『』" for old, new in zip(text, once, strict=True))


def _set(text: str, style: tuple[str, str]) -> str:
    changes, _ = requoted(text, style)
    return "".join(changes.get(at, character) for at, character in enumerate(text))
