"""Straight quotation marks in simplified text: paired into “ ” and ‘ ’ where the pairing is certain.

`"三农"` → “三农”; `“十二五"时期` → “十二五”时期; `”十五”期间` → “十五”期间.  Apostrophes, feet
and inches stay, and so does traditional text, which quotes with 「」.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..patterns import lazy
from ..spans import Edit
from .line import HAN, HIDDEN, Line, Repair


class _Kind(NamedTuple):
    straight: str
    opening: str
    closing: str
    pattern: re.Pattern[str]


_DOUBLE = _Kind('"', "“", "”", lazy('["“”]'))
_LATIN = f"[0-9A-Za-z{HIDDEN}]"
_SINGLE = _Kind("'", "‘", "’", lazy(f"(?<!{_LATIN})['’]|['’](?!{_LATIN})|‘"))
"""A single mark between two Latin letters is an apostrophe."""
_HAN = lazy(HAN)
_SENTENCE_END = lazy("[。！？]")
_NOT_BEFORE = lazy(f"[0-9={HIDDEN}]")
_NO_WORD_AFTER = "。！？，、；：）》"
_NO_WORD_BEFORE = "（《：、，"
_LONGEST = 30
"""The longest quoted words one of whose curled marks may be taken to be the wrong way round."""


def find(line: Line) -> Iterator[Edit]:
    """The quotation marks of a line that are straight or the wrong way round."""
    if line.traditional or not line.chinese:
        return
    for kind in (_DOUBLE, _SINGLE):
        marks = list(_marks(line.text, kind))
        for at, mark in zip(marks, _turned(line.text, marks, kind), strict=True):
            if mark != line.text[at]:
                yield Edit(at, at + 1, mark)


def _marks(text: str, kind: _Kind) -> Iterator[int]:
    """Where quotation marks stand; a straight one after a digit (5'10") or = (class="…") is none."""
    is_open = False
    for match in kind.pattern.finditer(text):
        at, mark = match.start(), match.group()
        if mark == kind.straight and not is_open and _NOT_BEFORE.match(text[at - 1 : at]):
            continue
        is_open = mark == kind.opening or (mark == kind.straight and not is_open)
        yield at


def _turned(text: str, marks: Sequence[int], kind: _Kind) -> list[str]:
    """The marks as they should be, and as they are where that is not certain."""
    wanted = [kind.opening, kind.closing] * (len(marks) // 2)
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    if len(marks) == len(wanted) and all(_is_pair(text, start, end, kind) for start, end in pairs):
        return wanted
    return [_closed(text, marks, index, kind) for index in range(len(marks))]


def _is_pair(text: str, start: int, end: int, kind: _Kind) -> bool:
    """Whether the two marks enclose words, so that they may be turned."""
    now = text[start] + text[end]
    if now == kind.opening + kind.closing:
        return True
    if not (_opens(text, start) and _closes(text, end)) or not _HAN.search(text[max(0, start - 1) : end + 2]):
        return False
    if now in (kind.straight * 2, kind.opening + kind.straight, kind.straight + kind.closing):
        return True
    return now != kind.closing + kind.opening and _is_short(text[start + 1 : end])


def _is_short(inside: str) -> bool:
    return len(inside) <= _LONGEST and not _SENTENCE_END.search(inside)


def _opens(text: str, at: int) -> bool:
    after = text[at + 1 : at + 2]
    return bool(after.strip()) and after not in _NO_WORD_AFTER


def _closes(text: str, at: int) -> bool:
    before = text[:at][-1:]
    return bool(before.strip()) and before not in _NO_WORD_BEFORE


def _closed(text: str, marks: Sequence[int], index: int, kind: _Kind) -> str:
    """In a line whose marks do not pair: a straight mark after an opening one closes it, others stay."""
    at = marks[index]
    after_opening = index > 0 and text[marks[index - 1]] == kind.opening
    return kind.closing if text[at] == kind.straight and after_opening and _closes(text, at) else text[at]


QUOTES = Repair("straight-quotes", "quotation marks paired", tuple("\"'“”‘’"), find)
