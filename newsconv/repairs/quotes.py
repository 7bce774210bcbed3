"""Straight quotation marks in simplified text: paired into “ ” and ‘ ’ where the pairing is certain.

`"三农"` → “三农”; `“十二五"时期` → “十二五”时期; `”十五”期间` → “十五”期间.  Traditional text
quotes with 「」: a straight mark there is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..spans import Edit
from .line import HAN, Line, Repair


class _Kind(NamedTuple):
    straight: str
    opening: str
    closing: str


_DOUBLE = _Kind('"', "“", "”")
_SINGLE = _Kind("'", "‘", "’")
_HAN = re.compile(f"[{HAN}]")
_STOP = "。！？…，、；："
_NEVER_BEFORE = "=A-Za-z"
_SHORT = 30
"""The longest quoted words whose opening mark may be taken for a closing one."""


def find(line: Line) -> Iterator[Edit]:
    """The quotation marks of a line that were straight or the wrong way round."""
    if line.traditional or not line.chinese:
        return
    yield from _found(line.text, _DOUBLE)
    yield from _found(line.text, _SINGLE)


def _found(text: str, kind: _Kind) -> Iterator[Edit]:
    marks = list(_marks(text, kind))
    turned = _turned(text, marks, kind)
    if kind.straight in (text[at] for at in marks) or turned != [text[at] for at in marks]:
        for at, new in zip(marks, turned, strict=True):
            if new != text[at]:
                yield Edit(at, at + 1, new)


def _marks(text: str, kind: _Kind) -> Iterator[int]:
    """Where quotation marks stand; apostrophes, primes (5'10") and attributes (="…") are none."""
    is_open = False
    for at, char in enumerate(text):
        if char == kind.opening:
            is_open = True
        elif char == kind.closing:
            is_open = False
        elif char != kind.straight or _is_other(text, at, is_open, kind):
            continue
        else:
            is_open = not is_open
        if char == kind.closing and kind is _SINGLE and _between_latin(text, at):
            continue
        yield at


def _is_other(text: str, at: int, is_open: bool, kind: _Kind) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before == "=" or (kind is _SINGLE and _between_latin(text, at)):
        return True
    return not is_open and (before.isdigit() or (kind is _SINGLE and before.isascii() and before.isalpha())) and bool(
        after or before
    )


def _between_latin(text: str, at: int) -> bool:
    sides = text[at - 1 : at] + text[at + 1 : at + 2]
    return len(sides) == 2 and sides.isascii() and sides.isalnum()


def _turned(text: str, marks: Sequence[int], kind: _Kind) -> list[str]:
    """The marks as they should be; as they are where that is not certain."""
    now = [text[at] for at in marks]
    if len(marks) % 2 == 0:
        alternating = [kind.opening, kind.closing] * (len(marks) // 2)
        if all(_is_sure(text, marks, index, alternating, kind) for index in range(len(marks))):
            return alternating
    return [_closed(text, marks, index, kind) for index in range(len(now))]


def _is_sure(text: str, marks: Sequence[int], index: int, wanted: Sequence[str], kind: _Kind) -> bool:
    """Whether mark `index` may become what is wanted: straight ones by their neighbours, others only in a short pair."""
    at, want = marks[index], wanted[index]
    if text[at] == want:
        return True
    if not _fits(text, at, want == kind.opening):
        return False
    first = index - index % 2
    inside = text[marks[first] + 1 : marks[first + 1]]
    if text[at] == kind.straight:
        return bool(_HAN.search(text[marks[first] - 1 : marks[first]] + inside + text[marks[first + 1] + 1 :][:1]))
    partner = marks[first + 1 - index % 2]
    return text[partner] in (wanted[index ^ 1], kind.straight) and len(inside) <= _SHORT and not set(inside) & set("。！？")


def _fits(text: str, at: int, opening: bool) -> bool:
    """An opening mark has its words after it, a closing one before."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if opening:
        return bool(after) and not after.isspace() and after not in _STOP.replace("…", "") + "）》"
    return bool(before) and not before.isspace() and before not in "（《：、，"


def _closed(text: str, marks: Sequence[int], index: int, kind: _Kind) -> str:
    """In a line whose marks do not pair: a straight mark after an opening one closes it, others stay."""
    at = marks[index]
    if text[at] == kind.straight and index and text[marks[index - 1]] == kind.opening and _fits(text, at, False):
        return kind.closing
    return text[at]


QUOTES = Repair("straight-quotes", "quotation marks paired", find)
