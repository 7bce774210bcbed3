"""Six dots: 省略号 is …… in Chinese text (GB/T 15834—2011, 4.11), however the tool wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..spans import Edit
from .line import HAN, Line, Repair, Rule, by_rules

_BESIDE = f"{HAN}”’》）」』？！，。、"
_DOT = ".．·•‧。"

RULES = (
    Rule(re.compile(rf"(?<=[{_BESIDE}])(?=[^。])[.．·•‧…。]*[.．·•‧]{{3}}[.．·•‧…。]{{0,6}}(?![.．·•‧…。]|\d)"), "……",
         ("销路找来了......”", "销路找来了……”")),
    Rule(re.compile(r"(?<=[%s])(?=[.．·•‧]{3,9}[”』」])[.．·•‧]{3,9}" % HAN), "……", ("忙呢···”", "忙呢……”")),
    Rule(re.compile(rf"(?<=[{HAN}”’》）])。{{3,9}}(?!。)"), "……", ("他想了想。。。。。。又说", "他想了想……又说")),
    Rule(re.compile(rf"(?<=[{HAN}”’》），。？！])…(?![…\d])"), "……", ("超市也犯难…”他说", "超市也犯难……”他说")),
    Rule(re.compile(rf"(?<![….·。．\dA-Za-z\ufffc])(?:\.{{3,9}}|…)(?=[{HAN}])"), "……", ("“...然后呢？”", "“……然后呢？”")),
)
"""Twelve dots (a line of verse left out) and leaders before a page number stay."""


def find(line: Line) -> Iterator[Edit]:
    """Runs of three to nine dots beside Han, and a single …."""
    return by_rules(RULES, line) if line.chinese else iter(())


ELLIPSES = Repair("ellipsis", "an ellipsis written as ……", find)
