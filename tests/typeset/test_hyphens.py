"""Words are divided where a line would be bad without, and nowhere else."""

from __future__ import annotations

import pytest

from newsconv.model import Text
from newsconv.notices import ignore
from newsconv.typeset.lines import Line
from newsconv.typeset.page import Run
from newsconv.typeset.paragraph import Paragraphs
from newsconv.typeset.prepare import Preparer
from newsconv.writers.pdf.hyphens import english

from .grid import GridShaper
from .setting import BODY, EM, glyphs, newspaper, no_pictures, run_text, texts

POINTS = {"communication": (3, 5, 6, 8, 9), "internationally": (2, 5, 7, 9, 10, 13)}


def set_lines(text: str, measure: float) -> list[Line]:
    preparer = Preparer(GridShaper(), "zh-Hans-CN", "gb", no_pictures)
    paragraphs = Paragraphs(newspaper(), preparer, {}, ignore, lambda word: POINTS.get(word, ()))
    return paragraphs.lines((Text(text),), BODY, measure * EM)


def test_real_patterns_divide_english() -> None:
    pytest.importorskip("pyphen", reason="pyphen is not installed")
    preparer = Preparer(GridShaper(), "zh-Hans-CN", "gb", no_pictures)
    paragraphs = Paragraphs(newspaper(), preparer, {}, ignore, english)
    lines = texts(paragraphs.lines((Text("他在会上提到communication这个词，还解释了它的来历。"),), BODY, 10 * EM))
    assert lines[0].removeprefix("他在会上提到") in {"com", "commu", "communi", "communica"}
    assert "".join(lines) == "他在会上提到communication这个词，还解释了它的来历。"


def hyphens(lines: list[Line]) -> list[int]:
    return [at for at, line in enumerate(lines) if any(
        isinstance(item, Run) and item.artifact and run_text(item) == "-" for item in line.items)]


def test_a_word_that_leaves_its_line_gaping_is_divided() -> None:
    lines = set_lines("他在会上提到communication这个词，还解释了它的来历和用法。", 10)
    assert hyphens(lines) == [0]
    first, second, *_ = texts(lines)
    word = first.removeprefix("他在会上提到") + second
    assert word.startswith("communication")


def test_the_hyphen_stands_within_the_measure_and_is_generated() -> None:
    line = set_lines("他在会上提到communication这个词，还解释了它的来历和用法。", 10)[0]
    last = glyphs(line)[-1]
    assert (last.text, last.artifact) == ("-", True)
    assert abs(last.x + 0.5 - 10) < 0.01


def test_nothing_is_divided_where_lines_are_good() -> None:
    assert not hyphens(set_lines("他说communication这个词时停顿了一下，然后接着往下讲，讲了很久很久。", 20))


def test_capitals_and_short_words_stay_whole() -> None:
    assert not hyphens(set_lines("他在会上提到COMMUNICATION这个词，还解释了它。", 10))


def test_a_word_wider_than_the_measure_is_divided_and_not_cut() -> None:
    lines = set_lines("internationally", 5)
    assert texts(lines)[:-1] and hyphens(lines) == list(range(len(lines) - 1))
    joints = {sum(len(line) for line in texts(lines)[:number]) for number in range(1, len(lines))}
    assert joints <= set(POINTS["internationally"])


def test_text_is_kept() -> None:
    text = "这家internationally出名的小店，靠的是communication和一点点运气，店主说。"
    for measure in range(9, 24):
        assert "".join(texts(set_lines(text, measure))) == text
