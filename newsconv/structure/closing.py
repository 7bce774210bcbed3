"""落款: the office and the date that close a notice, a letter or an obituary, on lines of their own."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Publication
from ..notices import Notify
from ..patterns import lazy
from .furniture import read_furniture
from .labels import Labelled, tell
from .lines import ends_sentence, is_bracketed, is_portrait, self_evident
from .own_lines import is_closing_word, is_entry, is_listed_person
from .stories import is_head
from .vocabulary import OFFICE_ENDINGS, OFFICES_OF_STATE, endings

_DATE = lazy(
    r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日(?:\s*[（(]星期[一二三四五六日天][）)])?|香港時間\s*\d{1,2}\s*時(?:\s*\d{1,2}\s*分)?|[二一][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
    r"|(?:中華)?民國\s*[\d一二三四五六七八九十百]{1,4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
)
_OFFICE = lazy(rf"[^，。：:]{{0,8}}(?:编者|編者)|[^，。：:]*(?:{endings((*OFFICE_ENDINGS, *OFFICES_OF_STATE))})(?:[（(][^（()）]*[）)])?"
               r"|(?:[^，。：:]{0,6}(?:读者|讀者|家长|家長|学生|學生|市民|村民)|您的|你的|[爱愛]你的)[\s\u3000]*[^\s，。：:]{2,10}")
_ENCLOSED = lazy(r"附(?:件|表|图|圖|錄|录)?\s*[：:\d]|\d{1,2}\s*[.．、]")
"""What a notice encloses, and the points of a list: no office."""
LONGEST = 30
MOST_LINES = 5


def with_closings(items: list[Labelled], notify: Notify) -> list[Labelled]:
    """The rows with those that sign a story as sign-offs: before a date that ends it, or an office that does."""
    out = list(items)
    for end in _ends(items):
        signed = _signed(items, end)
        for at in signed:
            out[at] = items[at].relabelled("sign-off", 0.85)
            tell(notify, out[at], "sign-off", f"sign-off: {items[at].text}")
    return out


def _ends(items: Sequence[Labelled]) -> list[int]:
    """Where each story ends, lines in brackets and what stands on no page left out."""
    ends = []
    for at in range(len(items) + 1):
        if at == len(items) or is_head(items[at]):
            while at and _stands_below(items[at - 1]):
                at -= 1
            ends.append(at)
    return ends


def _stands_below(item: Labelled) -> bool:
    """A line that may follow what signs: in brackets, the editors', a box's, a folio line."""
    text = item.text
    if not item.is_prose or _DATE.fullmatch(text):
        return False
    return is_bracketed(text) or self_evident(item) is not None or read_furniture(text, Publication()) is not None


def _signed(items: Sequence[Labelled], end: int) -> list[int]:
    """The lines that sign what ends before `end`."""
    dated = bool(end) and _is_plain(items[end - 1]) and _DATE.fullmatch(items[end - 1].text) is not None
    at = end - dated
    first = max(0, at - MOST_LINES)
    while at > first and _may_sign(items[at - 1]):
        at -= 1
    if not at or is_head(items[at - 1]):
        return []
    if dated:
        return list(range(at, end))
    offices = at < end and all(_OFFICE.fullmatch(item.text) for item in items[at:end])
    return list(range(at, end)) if offices else []


def _is_plain(item: Labelled) -> bool:
    return item.is_prose and bool(item.text)


def _may_sign(item: Labelled) -> bool:
    text = item.text
    if is_entry(text) or _ENCLOSED.match(text) or is_closing_word(text) or is_listed_person(text):
        return False
    return (
        _is_plain(item) and len(text) <= LONGEST and "\n" not in text and not ends_sentence(text.rstrip("）)"))
        and not text.endswith(("，", "、")) and self_evident(item) is None and not is_portrait(text)
    )
