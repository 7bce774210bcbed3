"""破折号: —— that OCR read as 一一, or that was typed as two hyphens (GB/T 15834—2011, 4.10)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..spans import Edit
from .line import HAN, Line, Repair, Rule, by_rules

_VERBS = (
    "对应", "對應", "列举", "列舉", "列出", "介绍", "介紹", "解答", "回答", "作答", "说明", "說明", "道来", "道來", "记下", "记录",
    "核对", "核实", "化解", "解决", "落实", "查看", "走访", "握手", "告别", "登记", "呈现", "展示", "过目", "兑现", "点评", "映", "比",
)
"""一一 is “one by one” before these."""
_CLAUSE = (
    "不仅", "不只", "不是", "我们", "他们", "她们", "咱们", "这", "那", "就是", "也就是", "即", "其中", "编者", "作者", "本报",
    "因为", "如果", "只要", "只有", "为了", "谁", "什么", "不僅", "我們", "他們", "這", "編者", "因為",
)
"""What can begin a clause but not follow the adverb 一一."""
_DECK = ("访", "訪", "记", "記", "写", "寫", "来自", "來自", "献给", "兼", "致", "与", "本报", "编者", "编辑")
"""How a deck (副题) begins after its dash."""
_BLOW = "重耳响警长闷绝妙漂远头好三勺直左右者"
"""一记 is a measure word before these (一记重拳), or a part of 记者."""
_NUMERAL = "一二三四五六七八九十〇零○百千万第唯惟逐统"


def _any(words: tuple[str, ...]) -> str:
    return "|".join(words)


RULES = (
    Rule(re.compile(rf"\A一一(?!{_any(_VERBS)}|[{_NUMERAL}\d])(?=[{HAN}“《])"), "——", ("一一访果园主人", "——访果园主人")),
    Rule(re.compile(rf"(?<=[。！？”’）》…])一一(?!{_any(_VERBS)})(?=[{HAN}“《])"), "——", ("迎头赶上。一一编者", "迎头赶上。——编者")),
    Rule(re.compile(rf"(?<=[{HAN}])(?<![{_NUMERAL}])一一(?={_any(_CLAUSE)})"), "——", ("一个观念一一不仅要快", "一个观念——不仅要快")),
    Rule(re.compile(rf"(?<=[{HAN}”》）])[ \xa0]?(?:--|－－)[ \xa0]?(?=[{HAN}“《])|\A(?:--|－－)[ \xa0]?(?=[{HAN}“《])"), "——",
         ("一个主题--发展", "一个主题——发展")),
    Rule(re.compile(rf"(?<=\d)(?<![{_NUMERAL}]\d)一(?=\d)(?!\d[{_NUMERAL}])"), "—", ("一盆4一5元", "一盆4—5元")),
)
HEADING_RULES = (
    Rule(re.compile(rf"\A一(?={_any(_DECK[:2])}(?!再|而|谈|问|无|亲)|{_any(_DECK[2:4])}(?![{_BLOW}])|写在|寫在|来自|來自|献给)"), "——",
         ("一记山村女教师", "——记山村女教师")),
)
"""A heading may keep only one stroke of its dash; 一记重拳 is a blow."""


def find(line: Line) -> Iterator[Edit]:
    """The dashes of a line that were read or typed as something else."""
    return by_rules((*RULES, *HEADING_RULES) if line.heading else RULES, line)


DASHES = Repair("misread-dash", "a dash restored", find)
