"""Six dots: 省略号 is …… in Chinese text (GB/T 15834—2011, 4.11), however the tool wrote it.

Twelve dots (a line of verse left out), leaders before a page number and dots between numbers stay.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..patterns import lazy
from ..spans import Edit
from .line import HAN, Line, Repair, Rule, by_rules, han_or

_BESIDE = han_or("”’》）」』？！，。、")
_QUOTED = han_or("”’》）")
_DOT = ".．·•‧"

RULES = (
    Rule(lazy(rf"[{_DOT}](?<={_BESIDE}.)[{_DOT}…]{{2,8}}(?![{_DOT}…\d])"), "……",
         ("销路找来了··.·”", "销路找来了……”")),
    Rule(lazy(rf"。。。(?<={_QUOTED}...)。{{0,6}}(?!。)"), "……",
         ("他想了想。。。。。。又说", "他想了想……又说")),
    Rule(lazy(rf"…(?<={_BESIDE}.)(?![{_DOT}…\d])"), "……", ("超市也犯难…”他说", "超市也犯难……”他说")),
    Rule(lazy(rf"(?<![{_DOT}…。\dA-Za-z\ufffc])(?:\.{{3,9}}|…)(?={HAN})"), "……",
         ("“...然后呢？”", "“……然后呢？”")),
)


def find(line: Line) -> Iterator[Edit]:
    """Runs of three to nine dots beside Han, and a single …."""
    return by_rules(RULES, line) if line.chinese else iter(())


ELLIPSES = Repair(
    "ellipsis", "an ellipsis written as ……", ("…", "...", "．．", "··", "••", "‧‧", "。。。", ".·", "·."), find
)
