"""破折号: —— that OCR read as 一一, or that was typed as two hyphens (GB/T 15834—2011, 4.10)."""

from __future__ import annotations

from collections.abc import Iterator

from ..patterns import lazy
from ..spans import Edit
from .line import HAN, Line, Repair, Rule, by_rules, han_or

_ONE_BY_ONE = (
    "对应|對應|列[举舉出]|介[绍紹]|解[答决決]|[回作]答|说明|說明|道[来來]|记[下录]|核[对实]|化解|落[实實]|查看|走访|走訪|握手|告[别別]|"
    "登[记記]|呈[现現]|展示|展[现現]|过目|過目|[兑兌][现現]|点评|點評|映|比[对對较較]|[检檢]查|[询詢]问|拜[访訪]|打招呼|[谢謝]"
)
"""What follows the adverb 一一, one by one."""
_CLAUSE = (
    "不[仅僅只是]|[我他她它咱][们們]|[这這那]|也?就是|即|其中|[编編作]者|本[报報刊]|因[为為]|如果|只[要有]|[为為]了|[谁誰]|什[么麼]"
)
"""What begins a clause, and cannot follow an adverb."""
_NUMERAL = "一二三四五六七八九十〇零○百千万第唯惟逐统"
_NEXT = f"(?={han_or('“《')})"
_BEFORE = han_or("”》）")
_HYPHENS = "(?:--|－－)"

RULES = (
    Rule(lazy(rf"\A一一(?!{_ONE_BY_ONE}|[{_NUMERAL}\d]){_NEXT}"), "——", ("一一访果园主人", "——访果园主人")),
    Rule(lazy(rf"一一(?<=[。！？”’）》…]一一)(?!{_ONE_BY_ONE}){_NEXT}"), "——",
         ("迎头赶上。一一编者", "迎头赶上。——编者")),
    Rule(lazy(rf"一一(?<={HAN}一一)(?<![{_NUMERAL}]一一)(?={_CLAUSE})"), "——",
         ("一个观念一一不仅", "一个观念——不仅")),
    Rule(lazy(rf"[ \xa0]?(?:(?<={_BEFORE})|(?<={_BEFORE}[ \xa0])){_HYPHENS}[ \xa0]?{_NEXT}"), "——",
         ("一个主题--发展", "一个主题——发展")),
    Rule(lazy(rf"\A{_HYPHENS}[ \xa0]?{_NEXT}"), "——", ("--访果园主人", "——访果园主人")),
    Rule(lazy(rf"一(?<=\d一)(?<![{_NUMERAL}]\d一)(?=\d)(?!\d[{_NUMERAL}])"), "—", ("一盆4一5元", "一盆4—5元")),
)
HEADING_RULES = (
    Rule(lazy(rf"\A一(?=[访訪][^再而谈談问問无無亲親]|[写寫]在|[来來]自|[献獻][给給]){_NEXT}"), "——",
         ("一访果园主人", "——访果园主人")),
    Rule(lazy(r"\A一(?=[记記][^重耳响響警长長闷悶绝絕妙漂远遠头頭好三勺直左右者])"), "——",
         ("一记山村女教师", "——记山村女教师")),
)
"""A heading may have kept one stroke of its dash; 一记重拳 is a blow."""


def find(line: Line) -> Iterator[Edit]:
    """The dashes of a line that were read or typed as something else."""
    return by_rules((*RULES, *HEADING_RULES) if line.heading else RULES, line)


DASHES = Repair("misread-dash", "a dash restored", ("一", "--", "－－"), find)
