"""Plain text: lines and blank lines, and no syntax in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from ..draft import Draft, FrontMatter, Row
from ..model import Paragraph, Source, Text
from ..notices import Notify
from .characters import clean, glue, is_wide

_INDENT = re.compile(r"[\s]*(?:[\u3000\u2003]|\t|[ \u00a0\u2002]{2})")
_LONGEST_MEASURE = 60
"""Lines wider than this (in ems) were not wrapped by hand or by a program."""
_SLACK = 2
"""Ems by which a wrapped line may be short: kinsoku and Latin words move that much."""


class _Line(Struct, frozen=True):
    number: int
    text: str
    indented: bool


class TextReader:
    """Plain text to a draft: each line is a paragraph, unless the lines were wrapped to a measure."""

    def __call__(self, text: str, file: str, notify: Notify) -> Draft:
        """The source as rows."""
        lines = [_line(*numbered) for numbered in enumerate(clean(text, file, notify).split("\n"), 1)]
        measure = _measure(lines)
        return Draft(file, FrontMatter(), tuple(_row(part) for part in _paragraphs(lines, measure)))


def _line(number: int, text: str) -> _Line:
    return _Line(number, text.strip(), bool(_INDENT.match(text)))


def _row(lines: Sequence[_Line]) -> Row:
    text = ""
    for line in lines:
        text += glue(text, line.text) + line.text if text else line.text
    source = Source(lines[0].number, lines[-1].number)
    return Row(Paragraph((Text(text, source=source),), source=source), source=source, indented=lines[0].indented)


def _paragraphs(lines: Sequence[_Line], measure: float) -> Iterator[list[_Line]]:
    """Runs of lines that make one paragraph."""
    run: list[_Line] = []
    for line in lines:
        goes_on = run and line.text and not line.indented and measure and _width(run[-1].text) >= measure - _SLACK
        if run and not goes_on:
            yield run
            run = []
        if line.text:
            run.append(line)
    if run:
        yield run


def _measure(lines: Sequence[_Line]) -> float:
    """The width in ems that the text was wrapped to, or 0.

    Lines that others follow directly are then nearly all of one width, and few of them end a sentence.
    """
    inner = [line.text for line, after in pairwise(lines) if line.text and after.text and not after.indented]
    if len(inner) < 3:
        return 0
    widths = sorted(map(_width, inner))
    measure = widths[len(widths) * 9 // 10]
    full = [text for text in inner if _width(text) >= measure - _SLACK]
    ended = sum(text.endswith(("。", "！", "？", "”", ".", "!", "?")) for text in full)
    is_wrapped = len(full) * 10 >= len(inner) * 8 and ended * 3 <= len(full) and 8 <= measure <= _LONGEST_MEASURE
    return measure if is_wrapped else 0


def _width(text: str) -> float:
    return sum(1.0 if is_wide(char) else 0.5 for char in text)
