"""Villages of Taiwan's districts: 里 after their names is the unit 里, never `inside` (裡).

Believed where a district stands before the name (台南市東區東光里), in a list after one, in an address, where what a
village has follows (里長, 里民, 活動中心); and in a document that speaks of 里長 or 里民 wherever the same village is
named again, after a number, and where it looks like one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from ...patterns import lazy


class Places(Protocol):
    """What finding villages asks of a text's words."""

    def at(self, position: int) -> bool:
        """Whether a word begins or ends there."""

    def is_place(self, text: str) -> bool:
        """Whether it may be the name of a place."""


_DISTRICT = lazy(
    r"(?<![社小景校市山地城郊园灾厂辖牧林库学战专特街院病商港保])[区镇乡] ?(?P<village>[^\W\d_A-Za-z]{2}里)(?"
    r"!面|头|边|外)"
)
_LISTED = lazy(r"[、和与及](?P<village>[^\W\d_A-Za-z]{2}里)(?=[、，。；及和与等（(]|$)")
_ADDRESS = lazy(
    r"(?P<village>[^\W\d_A-Za-z]{2}里)(?=\d+邻|[^\W\d_A-Za-z]{1,4}[路街](?:\d|[一二三四五六七八九]段))"
)
_HAS = lazy(
    r"(?P<village>[^\W\d_A-Za-z]{2}里)(?=里长|里民|里干事|活动中心|办公处|守望相助|环保志工|社区发展|关怀据点"
    r"|长[^\W\d_A-Za-z]{2,3}[、，（]|[^\W\d_A-Za-z]{2,3}里长)"
)
_ABOUT = lazy("里长|里民|里干事|里办公处|里邻长")
_OFFICE = lazy(
    r"(?:[区邻全各该本辖]|\d+个?)里(?!面|头|边|外)|村里(?=[长邻办干基建])|[几每一二三四五六七八九十两]个里(?!面|头|边|外)|里(?=社区"
    r"|志工)|(?<![^\W\d_A-Za-z])里(?=[内别辖])"
)
_BETWEEN = lazy(r"[、，。；（(和及与于 ][^\W\d_A-Za-z]{2}里(?=[、，。；）)和及与等第\d（公社志 ]|$)")
_ANY = lazy(r"(?P<village>(?![在从到往进向于的了是回去这那])[^\W\d_A-Za-z][^\W\d_A-Za-z]里)(?!面|头|边|外)")
_ROOMS = frozenset("家心手嘴眼屋房店车船夜日梦袋箱包碗锅杯院校阵")
"""What something is inside of, more often than a village is called after it."""
_GOING = frozenset("去到在从往回进来赴向俺我你咱该各这那本")
_LARGER = frozenset("市县镇乡村区州省")
"""What stands before places, and places that something is inside of: 镇去市里, 俺村里."""
_UNIT = "里"


def villages(text: str, words: Places) -> Iterator[int]:
    """The positions of 里 that end the name of a village, or mean the unit itself."""
    if _UNIT not in text:
        return
    about = bool(_ABOUT.search(text))
    sure = set(_sure(text, words, about))
    if about:
        sure.update(_again(text, {text[at - 2 : at + 1] for at in sure}))
        sure.update(found.start() + found[0].index(_UNIT) for found in _OFFICE.finditer(text))
        sure.update(_likely(text, words))
    yield from sorted(sure)


def _sure(text: str, words: Places, about: bool) -> Iterator[int]:
    """After a district, in a list after one, before what a village has, in an address."""
    for pattern in (_DISTRICT, _HAS, _ADDRESS):
        for found in pattern.finditer(text):
            end = found.end("village")
            village = found["village"]
            if _is_name(village, words) or (about and village[1] not in _ROOMS and not _is_inside(village)):
                yield end - 1
                yield from _rest_of_list(text, end)


def _again(text: str, names: set[str]) -> Iterator[int]:
    """Every other place where one of the villages is named."""
    if names:
        for found in re.finditer("|".join(map(re.escape, sorted(names))), text):
            yield found.end() - 1


def _likely(text: str, words: Places) -> Iterator[int]:
    """What looks like a village in a text about villages."""
    for found in _ANY.finditer(text):
        at = found.end("village") - 1
        alone = words.at(at) and words.at(at + 1) and _is_name(found["village"], words)
        if text[at - 1] not in _ROOMS and (alone or _BETWEEN.match(text, max(0, at - 3))):
            yield at


def _rest_of_list(text: str, end: int) -> Iterator[int]:
    """Villages listed after one."""
    while (found := _LISTED.match(text, end)) and found["village"][1] not in _ROOMS:
        end = found.end("village")
        yield end - 1


def _is_name(village: str, words: Places) -> bool:
    """Whether the two characters before 里 are no word in which something could be."""
    return not _is_inside(village) and words.is_place(village[:2])


def _is_inside(village: str) -> bool:
    """Whether 里 can only be `inside` here: 去市里, 俺村里."""
    return village[0] in _GOING or village[1] in _LARGER
