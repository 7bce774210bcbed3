"""Chinese typography measured on finished PDFs, over measures from 14 to 42 em, simplified and for Taiwan.

The sets of marks are transcribed from clreq 3.1.3 and GB/T 15834 5.1, apart from the tables that set them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import newsconv
from newsconv.model import Article, Paragraph, inline_text

from .typography import Line, Mark, body_lines

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
EM = 10.5
"""Body size of the newspaper theme, in points."""
NEVER_FIRST = set("。．，、：；！？”’」』）》〉】〗〕］｝·・～%℃‰")
NEVER_LAST = set("“‘「『（《〈【〖〔［｛¥$")
STOPS, CLOSING, OPENING = set("。．，、：；！？"), set("”’」』）》〉】〗〕］｝"), set("“‘「『（《〈【〖〔［｛")
GIVES = {"zh-Hans-CN": STOPS | CLOSING, "zh-Hant-TW": CLOSING}
"""The marks whose blank a line may take, by region."""


@cache
def articles() -> list[tuple[str, Article]]:
    found = [newsconv.read(SAMPLES / f"{name}.md") for name in ("feature", "wire", "congress")]
    return [*(("zh-Hans-CN", article) for article in found),
            *(("zh-Hant-TW", newsconv.to_chinese(article, "zh-Hant-TW")) for article in found)]


def set_paragraphs(measure: float, target: Path) -> list[tuple[str, list[Line]]]:
    """The lines of all body paragraphs of more than one line at a measure in em, with the language of each."""
    width = (measure * EM + 0.02) * 25.4 / 72 + 36
    found = []
    for language, article in articles():
        newsconv.write(article, target, newsconv.PdfOptions(paper=f"{width:.3f}x297mm", columns=1))
        lines = iter(body_lines(target, EM, "NotoSerif"))
        found.extend((language, part) for part in _paragraphs(article, lines) if len(part) > 1)
    return found


@pytest.mark.parametrize("measure", [14, 16, 18, 20, 22, 25, 28, 32, 36, 42])
def test_measure(measure: float, tmp_path: Path) -> None:
    paragraphs = set_paragraphs(measure, tmp_path / "article.pdf")
    assert len(paragraphs) > 50
    _no_mark_stands_where_it_may_not(paragraphs)
    _every_line_but_the_last_ends_flush(paragraphs)
    _no_last_line_is_a_single_character(paragraphs)
    _pauses_of_one_line_are_even(paragraphs)
    _no_line_gapes(paragraphs)
    _adjacent_marks_are_squeezed(paragraphs)


def _paragraphs(article: Article, lines: Iterator[Line]) -> Iterator[list[Line]]:
    """The lines of each body paragraph set in one face, found by its text."""
    waiting = list(lines)
    for story in article.stories:
        for block in story.blocks:
            if not isinstance(block, Paragraph) or block.role != "body":
                continue
            wanted = "".join(inline_text(block.children).split())
            for begin, line in enumerate(waiting):
                if wanted.startswith(line.text) and (part := _exactly(waiting[begin:], wanted)):
                    yield part
                    del waiting[:begin + len(part)]
                    break


def _exactly(lines: list[Line], text: str) -> list[Line]:
    """The first lines, if they make up the text."""
    at = 0
    for count, line in enumerate(lines, 1):
        if not text.startswith(line.text, at):
            return []
        at += len(line.text)
        if at == len(text):
            return lines[:count]
    return []


def _right(line: Line, language: str) -> float:
    """Where a line ends; PDFium widens the box of a character by ink that overhangs."""
    last = line.marks[-1]
    if last.text in GIVES[language]:
        return last.x + EM / 2
    return last.x + (EM if "一" <= last.text <= "鿿" else last.advance)


def _no_mark_stands_where_it_may_not(paragraphs: list[tuple[str, list[Line]]]) -> None:
    for _, lines in paragraphs:
        for line, after in pairwise(lines):
            assert after.text[0] not in NEVER_FIRST, after.text
            assert line.text[-1] not in NEVER_LAST, line.text


def _every_line_but_the_last_ends_flush(paragraphs: list[tuple[str, list[Line]]]) -> None:
    edges = [_right(line, language) for language, lines in paragraphs for line in lines[:-1]]
    assert max(edges) - min(edges) < 0.5


def _no_last_line_is_a_single_character(paragraphs: list[tuple[str, list[Line]]]) -> None:
    for _, lines in paragraphs:
        words = [char for char in lines[-1].text if char.isalnum()]
        assert len(words) > 1, lines[-1].text


def _places(line: Line, marks: str) -> list[float]:
    """From each of these marks that stands before a Han character to that character, in em."""
    return [
        (b.x - a.x) / EM for a, b in pairwise(line.marks) if a.text in marks and "一" <= b.text <= "鿿"
    ]


def _pauses_of_one_line_are_even(paragraphs: list[tuple[str, list[Line]]]) -> None:
    ranges = [max(found) - min(found) for _, lines in paragraphs for line in lines if (found := _places(line, "，、；"))]
    assert max(ranges) <= 0.05


def _mean_gap(marks: tuple[Mark, ...]) -> float:
    """The mean gap between Han characters of a line, in em."""
    gaps = [(b.x - a.x - a.advance) / EM for a, b in pairwise(marks) if min(a.text, b.text) >= "一"
            and max(a.text, b.text) <= "鿿"]
    return sum(gaps) / len(gaps) if len(gaps) > 2 else 0.0


def _no_line_gapes(paragraphs: list[tuple[str, list[Line]]]) -> None:
    worst = max(_mean_gap(line.marks) for _, lines in paragraphs for line in lines)
    assert worst < 0.25


def _adjacent_marks_are_squeezed(paragraphs: list[tuple[str, list[Line]]]) -> None:
    for language, lines in paragraphs:
        for line in lines:
            for a, b in pairwise(line.marks):
                if (a.text in GIVES[language] and b.text in STOPS | CLOSING | OPENING) or (
                    a.text in OPENING | STOPS and b.text in OPENING
                ):
                    assert (b.x - a.x) / EM < 0.78, line.text


def test_some_lines_are_squeezed(tmp_path: Path) -> None:
    """Squeeze in first (clreq 3.1.7 先挤进): pauses give blank, but for Taiwan, where only brackets do."""
    paragraphs = set_paragraphs(22, tmp_path / "article.pdf")
    least = {language: min(place for other, lines in paragraphs if other == language
                           for line in lines for place in _places(line, "，、；")) for language in GIVES}
    assert least["zh-Hans-CN"] < 0.9
    assert least["zh-Hant-TW"] > 0.99
