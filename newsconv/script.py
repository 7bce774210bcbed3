"""Simplified or traditional: which script a text is in, by characters that only one of them uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

_TAIWAN = (
    "台灣", "臺灣", "台北", "臺北", "中央社", "新竹", "高雄", "台中", "臺中", "台南", "臺南", "桃園", "新北",
    "立法院", "行政院", "立委", "新台幣", "報導",
)
_HONG_KONG = (
    "香港", "港島", "九龍", "立法會", "新界", "港鐵", "港府", "特首", "行政長官", "觀塘", "旺角", "沙田", "屯門",
    "元朗", "荃灣", "中環", "銅鑼灣", "港元", "港幣", "明報", "星島", "大公報", "文匯報", "廉署", "警務處",
    "消防處", "運輸署", "報道",
)
_CANTONESE = "嘅咗嚟唔喺佢哋冇嗰啲乜咁"
_HONG_KONG_FORMS = "綫裏衞羣"
"""Words, and characters, that the press of one place prints and that of the other does not."""


def has_han(text: str) -> bool:
    """Whether there is a Han character."""
    return any("\u3400" <= character <= "\u9fff" or character >= "\U00020000" for character in text)


def language_of(lines: Iterable[str]) -> str:
    """`zh-Hans-CN`, or for traditional text `zh-Hant-TW` or `zh-Hant-HK` by the places it names."""
    text = "\n".join(lines)
    if leaning(text) <= 0:
        return "zh-Hans-CN"
    hong_kong = sum(map(text.count, (*_HONG_KONG, *_CANTONESE, *_HONG_KONG_FORMS)))
    taiwan = sum(map(text.count, _TAIWAN))
    return "zh-Hant-HK" if hong_kong > taiwan else "zh-Hant-TW"


def script_of(text: str) -> str:
    """`Hans`, `Hant`, or '' where no character tells.

    A character that GB 2312 has and Big5 has not is simplified, and the other way round; the majority decides.
    """
    sign = leaning(text)
    return "Hant" if sign > 0 else "Hans" if sign < 0 else ""


def leaning(text: str) -> int:
    """By how many characters more a text is traditional (positive) or simplified (negative)."""
    return sum(count * _leaning(character) for character, count in Counter(text).items())


_BOTH = frozenset("瞭喆堃犇昇瑄玥珺瑀晞昉棨祐翀甯叡淼")
"""Characters of today's mainland standard, most of them of names, that GB 2312 lacks."""


@cache
def _leaning(character: str) -> int:
    if character < "\u3400" or character in _BOTH:
        return 0
    return _has(character, "big5") - _has(character, "gb2312")


def _has(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
