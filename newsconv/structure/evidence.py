"""Whether one fragment goes on from another: the evidence, and what it weighs.

The weights are log odds, fitted on hand-checked breaks of real newspaper pages with one page
left out at a time, and rounded.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from operator import add

from msgspec import Struct

from ..patterns import HAN, lazy
from .dateline import find_dateline
from .lines import begins_like_continuation, ends_sentence
from .own_lines import is_box_title, is_closing_word, is_entry, is_period
from .vocabulary import COUNTING, DANGLING, PARAGRAPH_OPENINGS, alternatives
from .words import word_across

_OPENER = lazy(
    rf"{alternatives(PARAGRAPH_OPENINGS)}"
    r"|[“「『《【（(■□●▲◆]|\d+[.、．]|[一二三四五六七八九十]+[、是要]|第[一二三四五六七八九十]|\d{4}\s*年|\d{1,2}\s*月\s*\d{1,2}\s*日"
    r"|[^，。]{2,16}(?:表示|认为|说|介绍|指出|告诉|强调|表示|認為|說|介紹)[，：:“]|[^，。：:]{2,6}[：:]"
    rf"|{HAN}{{2,12}}(?:常委|书记|市长|省长|县长|镇长|局长|厅长|部长|主任|院长|校长|会长|主席|教授|董事长|总经理)"
    rf"|{HAN}{{2,3}}(?:表示|介绍|指出|认为|强调|告诉|透露|坦言|回忆|說|介紹|認為)"
)
_DANGLING = lazy(rf"(?:{alternatives(DANGLING)})$")
_COUNTING = lazy(rf"(?:{alternatives(COUNTING)})$")
_STUMP = lazy(r"[^，。；：！？“”]{1,4}[。！？]")
"""A sentence of at most four characters is the end of another one."""
_TABULAR = lazy(r"\\begin|\\\\|(?<=\s)&(?=\s)|\\$")
"""A table that an export left as LaTeX."""
_PUNCTUATED = lazy(r"[，。；：！？、“”]")
_PAIRS = ("“”", "‘’", "「」", "『』", "《》", "（）", "【】", "()")

_SHEET = lazy(r"[A-D]\d{1,2}版?")
"""The number of a page, which stands alone."""
_HYPHENATED = lazy(r"[A-Za-z]{2,}-$")
"""A Latin word that a column's edge divided."""
_NEVER_FIRST = "，。、；：！？”’）》」』,;:!?)%％℃"
_CERTAIN = 5.0

THRESHOLD = 1.35
"""Log odds from which on two fragments are joined: about four to one."""

_LONG_LEFT, _LONG_RIGHT = 40, 15
"""Shorter fragments are lines of a narrow column, and the next line goes on from them."""


class Statistics:
    """How often each character and each pair of neighbours stands in a text."""

    def __init__(self, text: str) -> None:
        self._pairs = Counter(map(add, text, text[1:]))
        self._single = Counter(text)
        self._total = max(1, len(text))

    def surprise(self, left: str, right: str) -> float:
        """Log ratio of how often the pair stands in the text to how often chance would put it there."""
        seen = self._pairs[left + right]
        chance = self._single[left] * self._single[right] / self._total
        return math.log((seen + 0.1) / (chance + 0.1))


class Evidence(Struct, frozen=True):
    """What the whole page says: its statistics, and whether no fragment stands out of order."""

    statistics: Statistics
    in_order: bool


def weigh(left: str, right: str, evidence: Evidence, next_line: bool) -> float:
    """Log odds that `right` goes on from `left`; minus infinity where it cannot.

    `next_line` tells that no blank line stands between them in the source.
    """
    left, right = left.rstrip(), right.lstrip()
    if not left or not right or ends_sentence(left) or find_dateline(right) or _TABULAR.search(left + right):
        return -math.inf
    if (is_entry(left) and is_entry(right)) or is_closing_word(left) or is_box_title(left) or is_period(left) or _SHEET.fullmatch(right):
        return -math.inf
    if right[0] in _NEVER_FIRST or (_HYPHENATED.search(left) and re.match("[a-z0-9]", right)):
        return _CERTAIN
    odds = 3.6 if not evidence.in_order else 5.0 if _is_prose(left) else 4.4
    odds -= 0.9 if next_line and len(left) < _LONG_LEFT and _PUNCTUATED.search(left) else 2.1
    odds -= 0.0 if next_line and len(right) < _LONG_RIGHT else 2.2
    odds += 1.5 if next_line and _is_wrapped(left, right) else 0.0
    odds += 0.65 * max(-1.0, min(2.5, evidence.statistics.surprise(left[-1], right[0])))
    dangling = bool(_DANGLING.search(left))
    odds -= 1.4 if _OPENER.match(right) and not (dangling and right[0] in "“「《") else 0.0
    odds += (2.0 if evidence.in_order else 1.0) if left[-1] in "，、" else 0.0
    goes_on = evidence.in_order and _is_prose(left) and not _OPENER.match(right) and _PUNCTUATED.search(right)
    odds += 0.4 if goes_on else 0.0
    odds += 0.0 if not dangling else 1.2 if left[-1] in "的和" else 1.9 if evidence.in_order else 1.7
    if right[0].isdigit() and not _OPENER.match(right):
        odds += 1.9 if _COUNTING.search(left) else 0.5
    odds += (1.5 if evidence.in_order else 0.3) if _closes(left, right) else 0.0
    odds += 1.8 if evidence.in_order and is_rest(right) else 0.0
    bonus = 1.5 if evidence.in_order else 0.9
    undecided = odds < THRESHOLD <= odds + bonus
    return odds + bonus if undecided and word_across(left, right) else odds


def _is_prose(text: str) -> bool:
    """Long enough, and punctuated: no caption and no heading."""
    return len(text) >= (25 if "。" in text else _LONG_LEFT) and bool(_PUNCTUATED.search(text))


def _is_wrapped(left: str, right: str) -> bool:
    """Two lines of one width, as a narrow column sets them."""
    return len(left) < _LONG_LEFT and abs(len(left) - len(right)) <= 1


def is_rest(text: str) -> bool:
    """Whether a fragment begins as only the rest of a cut paragraph does."""
    return begins_like_continuation(text) or bool(_STUMP.match(text))


def _closes(left: str, right: str) -> bool:
    """Whether a bracket or quotation mark open at the end of `left` closes in `right`."""
    for pair in _PAIRS:
        opening, closing = pair[0], pair[1]
        if left.count(opening) > left.count(closing):
            first = right.find(closing)
            return first >= 0 and not 0 <= right.find(opening) < first
    return False
