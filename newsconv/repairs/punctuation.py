"""Half-width marks in Chinese text: `,` `:` `;` `?` `!` and brackets become full-width (GB/T 15834—2011, 5.1).

Numbers (1,000), times (12:30), scores (3:2) and Latin text have no Han before the mark and keep
theirs.  In the patterns the mark stands before what must precede it: so it is found fast.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..patterns import lazy
from ..spans import Edit
from .line import HAN, HIDDEN, Line, Repair, Rule, by_rules, han_or

_CHINESE = han_or("”’》）】」』％℃‰")
"""After these a mark is Chinese whatever follows."""
_LATIN = rf"[0-9A-Za-z%)\]{HIDDEN}]"
"""After these it is Chinese only if Chinese follows."""
_FOLLOWS = f"(?=[ \xa0]?{han_or('“‘《（【「『')})"
_RATIO = rf"(?!//|:|{han_or(':')}{{0,12}}[ \xa0]?[=＝]|{HAN}{{1,4}}:?\d+:)"
"""甲:乙=3:2 is a formula."""

RULES = (
    Rule(lazy(rf",(?<={_CHINESE},|\",)(?!,)"), "，", ("通知指出,1998年", "通知指出，1998年")),
    Rule(lazy(rf",{_FOLLOWS}(?<={_LATIN},)"), "，", ("增长8.3%,今年", "增长8.3%，今年")),
    Rule(lazy(rf";(?<={_CHINESE};|\";)(?!;)"), "；", ("指导意见;7月", "指导意见；7月")),
    Rule(lazy(rf";{_FOLLOWS}(?<={_LATIN};)"), "；", ("增长9%;水产", "增长9%；水产")),
    Rule(lazy(rf":(?<={_CHINESE}:){_RATIO}"), "：", ("显著变化:生产能力", "显著变化：生产能力")),
)
_ENDS = lazy(rf"(?<={_CHINESE})[?!]+(?![A-Za-z=\[])")
_FULL = str.maketrans("?!()", "？！（）")
_BRACKET = lazy("[(（)）]")
_HAS_HAN = lazy(HAN)
_LONGEST = 200


def find(line: Line) -> Iterator[Edit]:
    """The half-width marks of a Chinese line."""
    if line.chinese:
        yield from by_rules(RULES, line)
        yield from _ends(line.text)
        yield from _brackets(line.text)


def _ends(text: str) -> Iterator[Edit]:
    """哪种更高产?” → 哪种更高产？”; 真的?! → 真的？！"""
    if "?" in text or "!" in text:
        for match in _ENDS.finditer(text):
            yield Edit(match.start(), match.end(), match.group().translate(_FULL))


def _brackets(text: str) -> Iterator[Edit]:
    """市(县、区) → 市（县、区）; 电（记者 某某)记者 → 电（记者 某某）记者; f(x), (1), (GDP) stay."""
    for start, end in _pairs(text):
        mixed = (text[start] == "（") != (text[end] == "）")
        if not (mixed or _HAS_HAN.search(text, start + 1, end)) or end - start > _LONGEST or text[:start].endswith("]"):
            continue
        for at in (start, end):
            if text[at] in "()":
                yield Edit(at, at + 1, text[at].translate(_FULL))


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Brackets that belong together, inner pairs first."""
    open_at: list[int] = []
    for match in _BRACKET.finditer(text):
        if match.group() in "(（":
            open_at.append(match.start())
        elif open_at:
            yield open_at.pop(), match.start()


PUNCTUATION = Repair(
    "half-width-punctuation", "half-width marks in Chinese text made full-width", tuple(",:;?!()"), find
)
