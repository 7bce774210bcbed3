"""Patterns that wait to be compiled."""

from __future__ import annotations

import re

import pytest

from newsconv.patterns import HAN, lazy


def test_a_lazy_pattern_is_compiled_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_ = re.compile
    monkeypatch.setattr(re, "compile", lambda *args: compiled.append(args[0]) or compile_(*args))
    pattern = lazy(r"(\d+)年")
    assert compiled == []
    assert pattern.findall("2024年和2025年") == ["2024", "2025"]
    assert pattern.sub("", "1年") == ""
    assert compiled == [r"(\d+)年"]


def test_a_lazy_pattern_answers_like_a_compiled_one() -> None:
    pattern, plain = lazy("A", re.IGNORECASE), re.compile("A", re.IGNORECASE)
    assert (pattern.pattern, pattern.flags) == (plain.pattern, plain.flags)
    assert pattern.fullmatch("a")
    assert not pattern.fullmatch("aa")
    assert [match.start() for match in pattern.finditer("xAya")] == [1, 3]


@pytest.mark.parametrize("text", "一鿿㐀〇𠮷々")
def test_han_are_told(text: str) -> None:
    assert re.fullmatch(HAN, text)


@pytest.mark.parametrize("text", "aZ09_５，。「 \u3000-")
def test_latin_digits_and_marks_are_no_han(text: str) -> None:
    assert not re.fullmatch(HAN, text)
