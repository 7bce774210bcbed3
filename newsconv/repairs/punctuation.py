"""Half-width marks in Chinese text: `,` `:` `;` `?` `!` and brackets become full-width (GB/T 15834—2011, 5.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..spans import Edit
from .line import HAN, HIDDEN, Line, Repair, Rule, by_rules

_H = f"{HAN}”’》）】」』％℃‰"
"""After these a mark is Chinese whatever follows."""
_NEXT = f"[{HAN}“‘《（【「『]"
_BLANK = "[ \xa0]"

RULES = (
    Rule(re.compile(rf"(?<=[{_H}\"]),(?![,])"), "，", ("通知指出,1998年", "通知指出，1998年")),
    Rule(re.compile(rf"(?<=[0-9A-Za-z%)\]{HIDDEN}]),(?={_BLANK}?{_NEXT})"), "，", ("增长8.3%,今年", "增长8.3%，今年")),
    Rule(re.compile(rf"(?<=[{_H}\"]);(?!;)"), "；", ("指导意见;7月", "指导意见；7月")),
    Rule(re.compile(rf"(?<=[0-9A-Za-z%)\]{HIDDEN}]);(?={_BLANK}?{_NEXT})"), "；", ("增长9%;水产", "增长9%；水产")),
    Rule(re.compile(rf"(?<=[{_H}]):(?!//|:|[{HAN}:]*{_BLANK}?[=＝]|[{HAN}]{{1,4}}:?\d+:)"), "：",
         ("显著变化:生产能力", "显著变化：生产能力")),
    Rule(re.compile(rf"(?<=[{_H}])\?(?![A-Za-z=])"), "？", ("哪种更高产?”", "哪种更高产？”")),
    Rule(re.compile(rf"(?<=[{_H}])!(?![A-Za-z=\[])"), "！", ("谢谢你!”", "谢谢你！”")),
)
"""Numbers (1,000), times (12:30), scores (3:2) and Latin text have no Han before the mark and keep theirs."""

_BRACKET = re.compile("[(（)）]")
_HAS_HAN = re.compile(f"[{HAN}]")
_LONGEST = 200


def find(line: Line) -> Iterator[Edit]:
    """The half-width marks of a Chinese line."""
    if line.chinese:
        yield from by_rules(RULES, line)
        yield from _brackets(line.text)


def _brackets(text: str) -> Iterator[Edit]:
    """市(县、区) → 市（县、区）; 电（记者 某某)记者 → 电（记者 某某）记者; f(x), (1), (GDP) stay."""
    for start, end in _pairs(text):
        mixed = (text[start] == "（") != (text[end] == "）")
        han = _HAS_HAN.search(text, start + 1, end) is not None
        if not (mixed or han) or end - start > _LONGEST or text[start - 1 : start] == "]":
            continue
        if text[start] == "(":
            yield Edit(start, start + 1, "（")
        if text[end] == ")":
            yield Edit(end, end + 1, "）")


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    open_at: list[int] = []
    for match in _BRACKET.finditer(text):
        if match.group() in "(（":
            open_at.append(match.start())
        elif open_at:
            yield open_at.pop(), match.start()


PUNCTUATION = Repair("half-width-punctuation", "half-width marks in Chinese text made full-width", find)
