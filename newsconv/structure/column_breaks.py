"""Paragraphs that a column break cut in mid-sentence, joined again.

A missing full stop alone proves nothing: on a page read in the wrong order the next
fragment is often another story's.  So a join needs evidence that the two fragments are
one text, added up as log odds; what stays below the line is left alone.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from ..draft import Row
from ..model import Crosshead, Inlines, Paragraph, Text, covering, inline_text
from ..notices import Notice, Notify
from .dateline import find_dateline
from .labels import Labelled
from .lines import begins_like_continuation, ends_sentence
from .vocabulary import alternatives
from .words import word_across

_OPENERS = re.compile(
    alternatives((
        "据", "近日", "日前", "目前", "今年", "去年", "昨日", "记者", "同时", "此外", "另外", "不过", "但是", "然而", "首先",
        "其次", "最后", "对此", "为此", "随着", "近年来", "本报", "新华社", "图为", "第一", "第二", "第三", "一是", "二是", "三是",
        "據", "記者", "此外", "對此", "隨著", "日前", "本報",
    ))
    + r"|[“「『《【（(■□●▲◆]|\d+[.、．]|[一二三四五六七八九十]+、|问[：:]|答[：:]"
)
_PAIRS = ("“”", "‘’", "「」", "『』", "《》", "（）", "【】", "()")
_STUMP = re.compile(r"[^，。；：！？“”]{1,4}[。！？]")
"""A sentence of at most four characters is the end of another one."""
_HAN_BIGRAM = re.compile(r"(?=([\u3400-\u9fff]{2}))")

THRESHOLD = 1.0
"""Log odds from which on two fragments are joined."""


class Statistics:
    """How often each character and each pair of neighbours stands in a text."""

    def __init__(self, text: str) -> None:
        self._pairs = Counter(_HAN_BIGRAM.findall(text))
        self._single = Counter(text)
        self._total = max(1, len(text))

    def surprise(self, left: str, right: str) -> float:
        """Log ratio of how often the pair stands in the text to how often chance would put it there."""
        seen = self._pairs[left + right]
        chance = self._single[left] * self._single[right] / self._total
        return math.log((seen + 0.1) / (chance + 0.1))


def join_odds(left: str, right: str, statistics: Statistics) -> float:
    """Log odds that `right` goes on from `left`; minus infinity where it cannot."""
    left, right = left.rstrip(), right.lstrip()
    if not left or not right or ends_sentence(left) or find_dateline(right):
        return -math.inf
    odds = -0.5
    odds += 2.5 if begins_like_continuation(right) else 0.0
    odds -= 2.0 if _OPENERS.match(right) else 0.0
    odds += 1.0 if left[-1] in "，、" else 0.0
    odds += 1.5 if _closes(left, right) else 0.0
    odds += max(-1.0, min(2.5, statistics.surprise(left[-1], right[0])))
    odds += 1.5 if _STUMP.match(right) else 0.0
    if -1.5 <= odds < THRESHOLD and word_across(left, right):
        odds += 2.0
    odds += 0.5 if ends_sentence(right) else 0.0
    return odds


def _closes(left: str, right: str) -> bool:
    """Whether a bracket or quotation mark open at the end of `left` closes in `right`."""
    for pair in _PAIRS:
        opening, closing = pair[0], pair[1]
        if left.count(opening) > left.count(closing):
            first = right.find(closing)
            return first >= 0 and not 0 <= right.find(opening) < first
    return False


def join_rows(items: Sequence[Labelled], repair: bool, notify: Notify) -> list[Labelled]:
    """The rows with cut paragraphs joined: those marked `{.join}`, and with `repair` those with evidence."""
    statistics = Statistics("\n".join(item.text for item in items if item.is_body)) if repair else None
    out: list[Labelled] = []
    for item in items:
        if out and (confidence := _confidence(out[-1], item, statistics)):
            if item.row.join is None:
                notify(_notice(out[-1], item, confidence))
            out[-1] = _joined(out[-1], item)
        else:
            out.append(item)
    return out


def _confidence(before: Labelled, item: Labelled, statistics: Statistics | None) -> float:
    """How surely the two are one paragraph; 0 leaves them apart."""
    if not (isinstance(before.row.block, Paragraph) and isinstance(item.row.block, Paragraph)):
        return 0.0
    if item.row.join is not None:
        return 1.0 if item.row.join else 0.0
    if statistics is None or item.role or before.role not in ("", "body", "lead", "question", "answer"):
        return 0.0
    if item.explicit or item.row.indented or before.is_pictures or item.is_pictures:
        return 0.0
    odds = join_odds(before.text, item.text, statistics)
    return 1 / (1 + math.exp(-odds)) if odds >= THRESHOLD else 0.0


def _notice(before: Labelled, item: Labelled, confidence: float) -> Notice:
    message = f"joined a paragraph cut by a column break: …{before.text[-10:]}|{item.text[:10]}…"
    return Notice("column-break", "repair", message, covering((before.source, item.source)), round(confidence, 2))


def _joined(before: Labelled, item: Labelled) -> Labelled:
    block, rest = before.row.block, item.row.block
    assert isinstance(block, Paragraph)
    assert isinstance(rest, (Paragraph, Crosshead))
    source = covering((before.source, item.source))
    joined = replace(block, children=concatenate(block.children, rest.children), source=source)
    return replace(before, row=Row(joined, before.row.role, before.row.join, source, before.row.indented))


def concatenate(left: Inlines, right: Inlines) -> Inlines:
    """One row of two; between two Latin words stands a blank, as at a soft line break."""
    a, b = inline_text(left)[-1:], inline_text(right)[:1]
    glue = (Text(" "),) if a.isascii() and b.isascii() and a.isalnum() and b.isalnum() else ()
    return (*left, *glue, *right)

