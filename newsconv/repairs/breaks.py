"""Line breaks of a narrow column inside a sentence: the two lines are one again.

Only in running text: a line of eight characters or more that stops in mid-sentence, and a stop
inside one of the two lines.  Verse, addresses and lists have their stops at the ends of lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..patterns import lazy
from ..spans import Edit
from .line import Line, Repair, han_or

_NARROWEST = 8
_UNFINISHED = lazy(rf"{han_or('，、“《（')}\Z")
_GOES_ON = lazy(han_or(r"\d“《（"))
_INSIDE = lazy("[，。；！？,;].")
_LABEL = lazy("(?:记者|記者|通讯员|通訊員|摄影?|攝影?|文|图|圖|编辑|編輯|作者|扫码|掃碼)\\Z")
_BLANKS = lazy(r"[ \xa0\u3000]")


def find(line: Line) -> Iterator[Edit]:
    """The line breaks to take out.  做科研不⏎仅要发论文，更重要的是出产品 → 做科研不仅要发论文，更重要的是出产品"""
    if line.heading or "\n" not in line.text:
        return
    lines, at = line.text.split("\n"), -1
    for before, after in pairwise(lines):
        at += len(before) + 1
        if _is_one(before, after):
            yield Edit(at, at + 1, "")


def _is_one(before: str, after: str) -> bool:
    if len(before) < _NARROWEST or not _UNFINISHED.search(before) or not _GOES_ON.match(after):
        return False
    if _LABEL.search(before) or _is_entry(before) or _is_entry(after):
        return False
    return bool(_INSIDE.search(before) or _INSIDE.search(after))


def _is_entry(line: str) -> bool:
    """Whether it is an entry of a list: words parted by blanks, no stop (`郭某某 某某大学`)."""
    return bool(_BLANKS.search(line)) and not _INSIDE.search(line)


BREAKS = Repair("column-line", "a line broken by a narrow column joined", ("\n",), find)
