"""Blanks before and after Chinese marks: `亿 元 ，比`, `生动的“ 欲速`; the marks bring their own white."""

from __future__ import annotations

from collections.abc import Iterator

from ..patterns import lazy
from ..spans import Edit
from .line import HAN, Line, Repair, Rule, by_rules, han_or

_BLANKS = "[ \xa0]+"

_OPENING = "（《「『【〔“‘"
_WORD = han_or("％%”’》）")
_NEXT = han_or(r"\d“‘《（")
_CLOSING = "，。、；：？！）》」』】〕"

RULES = (
    Rule(lazy(rf"(?<=[^\s{_OPENING}]){_BLANKS}(?=[{_CLOSING}])"), "", ("9.1亿元 ，比", "9.1亿元，比")),
    Rule(lazy(rf"(?<=[{_OPENING}]){_BLANKS}(?=[^\s{_CLOSING}”’])"), "", ("一堂“ 公开课”", "一堂“公开课”")),
)
PROSE_RULES = (
    Rule(lazy(rf"(?<={_WORD}){_BLANKS}(?=[,;:][ \xa0]*{HAN})"), "", ("达52% ,标志着", "达52%,标志着")),
    Rule(lazy(rf"(?<={_WORD}[，、；])[ \xa0](?={_NEXT})"), "",
         ("达52%， 标志着", "达52%，标志着")),
)
"""Only in running text: in a list a blank after a mark may part two entries."""
_NUMBERED = lazy(r"\A[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、，]")


def find(line: Line) -> Iterator[Edit]:
    """The blanks of a line beside Chinese marks; those in empty brackets （  ） stay to be filled in."""
    if not line.chinese:
        return
    rules = (*RULES, *PROSE_RULES) if line.prose else RULES
    numbered = _NUMBERED.match(line.text)
    for edit in by_rules(rules, line):
        if numbered is None or edit.start != numbered.end():
            yield edit


MARKS = Repair("mark-spacing", "blanks beside Chinese marks taken out", (" ", "\xa0"), find)
