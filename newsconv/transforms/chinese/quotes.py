"""Quotation marks by nesting depth: “‘’” where the mainland sets them, 「『』」 in Taiwan and Hong Kong.

Sources: GB/T 15834-2011 (outer “ ”, inner ‘ ’, a quotation over several paragraphs opens each of them and is
closed once), 重訂標點符號手冊 of Taiwan's Ministry of Education (outer 「」, inner 『』).  Apostrophes, feet and
inches, and quotations of Latin text within Latin text are left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ...patterns import lazy

CURLY, CORNER = ("“”", "‘’"), ("「」", "『』")
"""The marks of the outer and the inner level."""

_PAIRS = {pair[0]: pair[1] for pair in (*CURLY, *CORNER)}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_LEVEL = {mark: level for style in (CURLY, CORNER) for level, pair in enumerate(style) for mark in pair}
_ANY = lazy(f"[{''.join(_LEVEL)}]")


class Carried(NamedTuple):
    """What a paragraph leaves to the next: the marks of quotations still open, outermost first."""

    open: tuple[str, ...] = ()


class _Mark(NamedTuple):
    at: int
    character: str


def requoted(text: str, style: tuple[str, str], carried: Carried | None = None) -> tuple[dict[int, str], Carried]:
    """The marks of a paragraph that change, by position, and what stays open after it.

    `carried` is what the paragraph before left open; without it nothing was.
    """
    before = carried or Carried()
    marks = list(_marks(text, before.open))
    if not marks:
        return {}, before
    open_ = _going_on(text, marks, list(before.open))
    partner = _partners(marks)
    depth = Counter(open_)
    last = {mark.character: mark.at for mark in marks}
    changes: dict[int, str] = {}
    for mark in marks:
        if mark.character in _PAIRS:
            level = len(open_)
            # One that nothing closes, and after which another of its kind opens, is a slip.
            if mark.at in partner or last[mark.character] == mark.at:
                open_.append(mark.character)
                depth[mark.character] += 1
        elif depth[_CLOSERS[mark.character]]:
            _close(_CLOSERS[mark.character], open_, depth)
            level = len(open_)
        else:
            level = _LEVEL[mark.character]
        changes[mark.at] = style[level % 2][mark.character in _CLOSERS]
    kept = {at: new for at, new in changes.items() if text[at] != new}
    return _without_latin(text, marks, partner, kept), Carried(tuple(open_))


def _close(opener: str, open_: list[str], depth: Counter[str]) -> None:
    """Leave the innermost level that `opener` began; `depth` counts the levels, since lists are slow to search."""
    while True:
        depth[open_[-1]] -= 1
        if open_.pop() == opener:
            return


def _marks(text: str, open_: tuple[str, ...]) -> Iterator[_Mark]:
    """The quotation marks of a text, without apostrophes, feet and inches."""
    depth = {"“": open_.count("“"), "‘": open_.count("‘")}
    for found in _ANY.finditer(text):
        at, character = found.start(), found[0]
        if character in depth and not _within_word(text, at):
            depth[character] += 1
        elif character in "”’":
            opener = _CLOSERS[character]
            if _within_word(text, at) or (depth[opener] == 0 and _measures(text, at)):
                continue
            depth[opener] = max(0, depth[opener] - 1)
        elif character in depth:
            continue
        yield _Mark(at, character)


def _within_word(text: str, at: int) -> bool:
    """An apostrophe: `don’t`, `’90s`, `rock ‘n’ roll` keep theirs."""
    after = text[at + 1 : at + 2]
    return text[at] in "‘’" and _latin(text[at - 1 : at] if at else "") and _latin(after)


def _measures(text: str, at: int) -> bool:
    """A closing mark that nothing opened, beside a digit or a Latin letter: `12”`, `students’`, `’n’`."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if _latin(after):
        return True
    return before.isdecimal() if text[at] == "”" else _latin(before)


def _latin(character: str) -> bool:
    return bool(character) and character.isascii() and character.isalnum()


def _going_on(text: str, marks: list[_Mark], open_: list[str]) -> list[str]:
    """The levels open at the first mark: a quotation that goes on may open again where the paragraph begins."""
    if not open_:
        return []
    first = marks[0]
    if first.character in _CLOSERS:
        return open_ if _CLOSERS[first.character] in open_ else []
    if first.character not in open_:
        return open_  # an inner quotation of one that goes on
    begins = not text[: first.at].strip()
    return open_[: open_.index(first.character)] if begins else []


def _partners(marks: list[_Mark]) -> dict[int, int]:
    """The position of each mark's partner within the paragraph."""
    partner: dict[int, int] = {}
    waiting: list[_Mark] = []
    depth: Counter[str] = Counter()
    for mark in marks:
        if mark.character in _PAIRS:
            waiting.append(mark)
            depth[mark.character] += 1
            continue
        opener = _CLOSERS[mark.character]
        while depth[opener]:
            last = waiting.pop()
            depth[last.character] -= 1
            if last.character == opener:
                partner[last.at], partner[mark.at] = mark.at, last.at
                break
    return partner


def _without_latin(
    text: str, marks: list[_Mark], partner: dict[int, int], changes: dict[int, str]
) -> dict[int, str]:
    """The changes but those of a quotation that is Latin inside and stands in Latin text."""
    latin: set[int] = set()
    for mark in marks:
        end = partner.get(mark.at)
        if end is not None and end > mark.at and _all_latin(text, mark.at, end):
            latin.update((mark.at, end))
    return {at: new for at, new in changes.items() if at not in latin}


def _all_latin(text: str, start: int, end: int) -> bool:
    inside = text[start + 1 : end]
    if not inside.isascii() and any(character > "\u2e80" for character in inside):
        return False
    before, after = text[:start].rstrip()[-1:], text[end + 1 :].lstrip()[:1]
    return (not before or before.isascii()) and (not after or after.isascii()) and bool(before or after)
