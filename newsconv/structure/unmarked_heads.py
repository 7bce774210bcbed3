"""Crossheads that no heading marks: lines with a number, a number alone, a year, and short lines in bold."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ..model import Crosshead, Paragraph, Text, covering
from ..notices import Notify
from ..patterns import lazy
from .labels import Labelled, is_strong, tell, unbold
from .lines import ends_sentence
from .own_lines import is_box_title, is_period, numbered_level

_LONE_DIGITS = lazy(r"(?:(?:Part|PART|No)\s*\.?\s*)?0?(?P<number>[1-9]\d?)\s*\.?")
_IN_BRACKETS = lazy(r"【[^【】，。：:]{1,8}】")
_MARKED = lazy(r"[▌▍▎■◆●◎]\s*[^，。！？；：…、]{2,20}")
"""A mark before a few words: `■解读`, `▍現場 火光沖天`."""
_NEXT = lazy("[一二三四五六七八九十]{1,3}、")
"""The number of an entry; over the next one stands no head."""
_CHINESE = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
NUMBERED_LEAST = 20
"""Running text under a head with a number is at least as long; shorter lines are the entries of a list."""
LONGEST_BOLD = 30


def with_numbered_heads(items: list[Labelled], notify: Notify) -> list[Labelled]:
    """The rows with `一、加强巡查` and `（一）…` on lines of their own as crossheads, where running text follows."""
    out = list(items)
    for at, item in enumerate(items):
        if item.is_prose and (level := numbered_level(item.text)) and _heads(items, at):
            out[at] = as_head(item, level, 0.9)
            tell(notify, out[at], "crosshead", f"crosshead: {item.text}")
    return out


def with_bold_heads(items: list[Labelled], notify: Notify) -> list[Labelled]:
    """The rows with short lines that are bold from end to end as crossheads, where something follows them.

    Under crossheads that are marked they stand a level deeper.
    """
    marked = [item.level for item in items if item.is_heading]
    level = min(6, max(marked) + 1) if len(marked) > 1 else 1
    out = list(items)
    for at, item in enumerate(items):
        if _is_bold_head(item) and at + 1 < len(items) and _has_text(items[at + 1]):
            out[at] = as_head(item, level, 0.85)
            tell(notify, out[at], "crosshead", f"crosshead: {item.text}")
    return out


def with_lone_heads(items: list[Labelled], notify: Notify) -> list[Labelled]:
    """A number, a year or a word in black brackets on a line of its own: part of the crosshead under it, or one itself."""
    counted = _counted(items)
    out: list[Labelled] = []
    number: Labelled | None = None
    for at, item in enumerate(items):
        after = items[at + 1] if at + 1 < len(items) else None
        if number is not None:
            out.append(_numbered(number, item))
            number = None
        elif item.is_prose and after is not None and (at in counted or _is_lone(item.text) or _is_marked(item, after)):
            if after.role == "crosshead" and isinstance(after.row.block, Crosshead):
                number = item
            elif _has_text(after) and not is_period(after.text):
                out.append(as_head(item, 1, 0.8))
                tell(notify, out[-1], "crosshead", f"crosshead: {item.text}")
            else:
                out.append(item)
        else:
            out.append(item)
    return out


def _is_marked(item: Labelled, after: Labelled) -> bool:
    """A few words behind a mark over running text, which is no list of such lines."""
    long = len(after.text) >= NUMBERED_LEAST or ends_sentence(after.text)
    text = after.is_prose and long and after.text[:1] != item.text[:1]
    return _MARKED.fullmatch(item.text) is not None and (text or after.is_heading)


def _is_lone(text: str) -> bool:
    return is_period(text) or (_IN_BRACKETS.fullmatch(text) is not None and not is_box_title(text))


def _counted(items: Sequence[Labelled]) -> set[int]:
    """Where numbers stand alone that count from one: 01, 02, 03 or 一, 二, 三; any other may be a folio."""
    found: set[int] = set()
    run: list[int] = []
    for at, item in enumerate(items):
        number = _number(item.text) if item.is_prose else 0
        if number == 1:
            run = [at]
        elif number and number == len(run) + 1:
            run.append(at)
            found.update(run)
    return found


def _number(text: str) -> int:
    """The number that is all of a line, 0 for none."""
    if digits := _LONE_DIGITS.fullmatch(text):
        return int(digits["number"])
    text = text.strip("（）() ")
    return _CHINESE.index(text) + 1 if text in _CHINESE else 0


def _numbered(number: Labelled, head: Labelled) -> Labelled:
    """The crosshead with the number that stood above it."""
    block = head.row.block
    assert isinstance(block, Crosshead)
    source = covering((number.source, head.source))
    joined = replace(block, children=(*number.content, Text(" "), *block.children), source=source)
    return replace(head, row=replace(head.row, block=joined, source=source))


def _is_bold_head(item: Labelled) -> bool:
    text = item.text
    if not item.is_prose or "＝" in text or not 2 <= len(text) <= LONGEST_BOLD or text.endswith(("。", "；", "，", "：", ":", "！")):
        return False
    return is_strong(item)


def _has_text(item: Labelled) -> bool:
    """Running text, a list, a table …, and no other heading."""
    return item.role in ("", "body", "lead", "question", "answer") and not item.is_heading and not item.is_pictures


def _heads(items: Sequence[Labelled], at: int) -> bool:
    """Whether running text follows, or a head of a deeper level over it."""
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or not isinstance(after.row.block, Paragraph):
        return after is not None and not after.is_heading
    if _NEXT.match(after.text) and _NEXT.match(items[at].text):
        return False
    if deeper := numbered_level(after.text):
        return deeper > numbered_level(items[at].text) and _heads(items, at + 1)
    return after.is_body and (len(after.text) >= NUMBERED_LEAST or ends_sentence(after.text))


def as_head(item: Labelled, level: int, confidence: float) -> Labelled:
    """A paragraph as a crosshead; bold that covers it all is what a crosshead is anyway."""
    block = item.row.block
    assert isinstance(block, Paragraph)
    head = Crosshead(unbold(block.children), level, source=block.source)
    return replace(item, row=replace(item.row, block=head)).relabelled("crosshead", confidence)
