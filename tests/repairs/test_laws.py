"""Laws of every repair: it conserves what it is not about, it is idempotent, and well-set text passes unchanged."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsconv.model import Inline, Inlines, LineBreak, Paragraph, Strong, Text, inline_text
from newsconv.repairs.apply import REPAIRS
from newsconv.repairs.line import Repair
from repairs.drafts import inlines_of, mended

PIECES = (
    "水", "稻", "增", "长", "王", "诚", "年", "一", "一一", "不仅", "记者", "果园丰收", "全县共有", "说", "2010", "3",
    "8.3", "0",
    "%", " ", "  ", ",", "，", "。", "、", ":", "：", ";", "?", "!", "(", ")", "（", "）", '"', "“", "”", "'", "‘",
    "’", "...", ".", "…", "·", "---", "-", "--", "——", "\n", "GDP", "a", "$", r"\%", r"\sim", r"_{\circ}", "\\", "~",
    "&nbsp;", "&amp;", "&ldquo;", "\u200b", "\u00ad", "http://a.cn/b,c", "《", "》", "电话", "元",
)
texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def _without(pattern: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, "", text)


def _unescaped(text: str) -> str:
    text = text.replace("\\", "")
    while "&amp;" in text:
        text = text.replace("&amp;", "&")
    return html.unescape(text).replace("\xa0", " ")


def _half_width(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", char) if char in "，：；？！（）" else char for char in text)


REST: dict[str, Callable[[str], str]] = {
    "invisible-characters": _without("[\u200b\u00ad]"),
    "stray-escapes": _unescaped,
    "plain-formula": _without(r"[^0-9\u3400-\u9fff，；]"),
    "column-line": _without("\n"),
    "ellipsis": _without("[.…·。]"),
    "misread-dash": _without("[一—\\- ]"),
    "half-width-punctuation": _half_width,
    "straight-quotes": _without("[\"“”'‘’]"),
    "letter-spacing": _without(" "),
    "digit-spacing": _without(" "),
    "mark-spacing": _without(" "),
}
each_repair = pytest.mark.parametrize("one", REPAIRS, ids=lambda one: one.name)


def _mended(inlines: Inlines, *repairs: Repair) -> Inlines:
    block = mended(Paragraph(inlines), repairs or REPAIRS)
    assert isinstance(block, Paragraph)
    return block.children


@st.composite
def marked(draw: st.DrawFn) -> Inlines:
    """A line cut by markup at any place."""
    out: list[Inline] = []
    for text in draw(st.lists(texts, max_size=3)):
        inlines = inlines_of(text)
        out.extend((Strong(inlines),) if inlines and draw(st.booleans()) else inlines)
    return tuple(out)


@each_repair
@given(row=marked())
@settings(max_examples=150, deadline=None)
def test_what_it_is_not_about_stays(one: Repair, row: Inlines) -> None:
    rest = REST[one.name]
    assert rest(inline_text(_mended(row, one))) == rest(inline_text(row))


@each_repair
@given(row=marked())
@settings(max_examples=150, deadline=None)
def test_repairing_twice_is_repairing_once(one: Repair, row: Inlines) -> None:
    once = _mended(row, one)
    assert _mended(once, one) is once


@given(row=marked())
@settings(max_examples=300, deadline=None)
def test_all_repairs_twice_are_all_repairs_once(row: Inlines) -> None:
    once = _mended(row)
    assert _mended(once) is once


@given(row=marked())
@settings(max_examples=200, deadline=None)
def test_markup_stays(row: Inlines) -> None:
    def shape(inlines: Inlines) -> list[str]:
        """The marks that hold Han; dots and blanks of a mark may go with what they were a part of."""
        return [type(inline).__name__ for inline in inlines
                if not isinstance(inline, Text | LineBreak) and re.search("[水稻增长年果园全县元]", inline_text((inline,)))]

    assert shape(_mended(row)) == shape(row)


WORDS = (
    "果园丰收", "全县共有", "12月23日", "近2亿元", "620公斤", "增长9.8%", "GDP", "“十一五”时期", "《山村记》",
    "阿里木·买买提", "1,000户",
    "一一对应", "唯一一家", "二〇一一年", "上午8:30", "（记者 王诚 李三四）", "（含水库）", "‘好’字", "3—5天",
    "村民说：“好！”", "……",
    "——", "1/3", "25℃", "１０月", "3:2", "http://example.com/a,b?c=d", "a.b@example.com", "报告.docx",
    "don’t", "5'10\"",
)
clean_texts = st.builds(
    lambda clauses, end: "，".join("".join(clause) for clause in clauses) + end,
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), min_size=1, max_size=5),
    st.sampled_from("。！？"),
)


@given(text=clean_texts)
@settings(max_examples=400, deadline=None)
def test_well_set_text_passes_unchanged(text: str) -> None:
    block = Paragraph(inlines_of(text))
    assert mended(block) is block


LONG = ("$ " + "{_} " * 40, "甲:", "（(", '“"', "...", "1 ", "甲 ", "a.", "a@", "&amp;", "\\", "一", "——-", "\n", "$1$")


@pytest.mark.parametrize("piece", LONG)
def test_no_rule_tries_all_ways_through_a_long_line(piece: str) -> None:
    """A pattern that can match in many ways would not come back from these."""
    text = "果园丰收了，村民高兴得很。" * 200
    row = _mended(inlines_of(text + piece * (6000 // len(piece))))
    assert inline_text(row).startswith(text)
