"""Readings over every Han character, for learners: 拼音 as ruby, with the tones marked.

pypinyin reads whole runs of Han, across markup, so that words decide (银行 yínháng, 行走 xíngzǒu).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import count
from typing import cast

from ..errors import UsageError
from ..model import Article, Code, Inline, Inlines, Node, Picture, Ruby, Span, Text, inline_text
from ..rewriting import children, rebuilt, rewrite_lines

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇]+")
_SURNAMES = {
    "单": "shàn", "單": "shàn", "解": "xiè", "查": "zhā", "区": "ōu", "區": "ōu", "仇": "qiú", "任": "rén",
    "华": "huà", "華": "huà", "曾": "zēng", "盖": "gě", "蓋": "gě", "朴": "piáo", "翟": "zhái", "缪": "miào",
    "繆": "miào", "宓": "mì", "召": "shào", "燕": "yān", "覃": "qín", "员": "yùn", "員": "yùn", "繁": "pó",
    "折": "shé", "冼": "xiǎn", "洗": "xiǎn", "葛": "gě", "薄": "bó", "应": "yīng", "應": "yīng",
    "万俟": "mò qí", "尉迟": "yù chí", "尉遲": "yù chí", "长孙": "zhǎng sūn", "長孫": "zhǎng sūn",
}
"""Surnames whose reading is not that of the word (现代汉语词典, 第7版)."""


def with_pinyin(article: Article) -> Article:
    """The article with a reading over each Han character that has none; UsageError without pypinyin."""
    if find_spec("pypinyin") is None:
        raise UsageError('readings need pypinyin: pip install "newsconv[pinyin]"')
    return rewrite_lines(article, _line)


def _line(inlines: Inlines) -> Inlines:
    readings = _readings("".join(text for text, _ in _texts(inlines)))
    for start, name in _names(inlines):
        readings.update(_surname(start, name))
    return _annotated(inlines, count(), readings)


def _texts(inlines: Inlines) -> Iterator[tuple[str, Text]]:
    """The text that is read, with the node that holds it, in order."""
    for inline in inlines:
        if isinstance(inline, Text):
            yield inline.text, inline
        elif not isinstance(inline, (Ruby, Code, Picture)):
            yield from _texts(_inside(inline))


def _inside(inline: Inline) -> Inlines:
    return cast(Inlines, tuple(children(inline)))


def _names(inlines: Inlines) -> Iterator[tuple[int, str]]:
    """Where names of persons begin in the text that is read, and the names."""
    at = 0
    for inline in inlines:
        if isinstance(inline, Span) and inline.role == "name":
            yield at, inline_text(inline.children)
        elif not isinstance(inline, (Text, Ruby, Code, Picture)):
            yield from ((at + start, name) for start, name in _names(_inside(inline)))
        at += sum(len(text) for text, _ in _texts((inline,)))


def _readings(text: str) -> dict[int, str]:
    """The reading of each Han character of a line, by its place."""
    from pypinyin import Style, pinyin

    found: dict[int, str] = {}
    for match in _HAN.finditer(text):
        said = pinyin(match[0], style=Style.TONE, heteronym=False)
        if len(said) != len(match[0]):
            said = [pinyin(char, style=Style.TONE)[0] for char in match[0]]
        for at, (char, reading) in enumerate(zip(match[0], said, strict=True), match.start()):
            if reading[0] != char:
                found[at] = reading[0]
    return found


def _surname(start: int, name: str) -> Iterator[tuple[int, str]]:
    """The reading of a surname, where it is its own."""
    for length in (2, 1):
        reading = _SURNAMES.get(name[:length])
        if reading and len(name) > length:
            yield from enumerate(reading.split(), start)
            return


def _annotated(inlines: Inlines, places: Iterator[int], readings: dict[int, str]) -> Inlines:
    """The line with its readings; `places` counts the characters that are read."""
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            out.extend(_over(inline, places, readings))
        elif isinstance(inline, (Ruby, Code, Picture)):
            out.append(inline)
        else:
            out.append(_rebuilt(inline, places, readings))
    return tuple(out)


def _rebuilt(inline: Inline, places: Iterator[int], readings: dict[int, str]) -> Inline:
    def field(value: object) -> object:
        if isinstance(value, tuple) and value and isinstance(value[0], Node):
            return _annotated(cast(Inlines, value), places, readings)
        return value

    return rebuilt(inline, field)


def _over(text: Text, places: Iterator[int], readings: dict[int, str]) -> Iterator[Inline]:
    """A text as characters with readings, and what stands between them."""
    plain = ""
    for char in text.text:
        reading = readings.get(next(places))
        if reading is None:
            plain += char
            continue
        if plain:
            yield Text(plain, source=text.source)
            plain = ""
        yield Ruby((Text(char, source=text.source),), reading, source=text.source)
    if plain:
        yield Text(plain, source=text.source)
