"""People in lines: affiliation and office, name, honorific, in either order, glued or spaced."""

from __future__ import annotations

import re

from ..names import is_name, surname_rank
from ..patterns import HAN, lazy
from ..spans import Mark
from .vocabulary import HONORIFICS, OFFICE_ENDINGS, alternatives, endings

_TITLE = alternatives(HONORIFICS)
_HONORIFIC = lazy(rf"(?P<rest>.*?)[\s\u3000]*(?P<honorific>(?:{_TITLE})(?:[、\s](?:{_TITLE}))*)")
_SPACED_TITLE = lazy(rf"(?P<rest>\S+)[\s\u3000]+(?P<honorific>{HAN}{{1,6}}[员師师长長授士任记記席官家裁理监監编編总總工生民])")
_OFFICE = lazy(rf"[^，。！？；：“”、]*(?:、[^，。！？；：“”、]*)?(?:{endings(OFFICE_ENDINGS)})[：:]?")
_SLASHED = lazy(r"(?P<one>[^\s，。！？：；／/]{2,24})\s*[／/｜|]\s*(?P<two>[^\s，。！？：；／/]{2,24})")
_CALLING_IN_BRACKETS = lazy(r"(?P<one>[^\s，。！？：；（）()]{2,4}(?:\s[^\s，。！？：；（）()])?)\s*[（(](?P<two>[^，。！？：；（）()]{3,24})[）)]")
_VISIT = lazy(r"专访|專訪|对话|對話|走近|走访|走訪|访谈|訪談|[记記]者")
"""Words of a headline about a person, not of an office."""
_LATIN_END = lazy(r"[A-Z][A-Za-z.’'\-]*(?:[ ·][A-Z][A-Za-z.’'\-]*)*$")
_HAN_END = lazy(rf"{HAN}+(?:[·•]{HAN}+)*$")
_PUPILS = ("学生", "學生", "医生", "醫生", "中生", "业生", "業生", "习生", "習生", "究生")
_NO_NAMES = frozenset(HONORIFICS)
_LONGEST = 60
COMMON_SURNAMES = 100
"""So many surnames are common enough to tell a name from other words of its length."""


def read_person(text: str) -> tuple[Mark, ...] | None:
    """Marks of office, name and honorific if the whole line names one person, else None.

    A name alone is nobody: there must be an office or an honorific.
    """
    core = text.strip().strip("　")
    if not 3 <= len(core) <= _LONGEST:
        return None
    start = text.index(core)
    honorific = _HONORIFIC.fullmatch(core) if core.endswith(HONORIFICS) else None
    honorific = honorific or _spaced_title(core)
    if honorific and (found := _office_and_name(honorific["rest"], start)):
        at = start + honorific.start("honorific")
        return (*found, Mark(at, start + len(core), "honorific"))
    found = _office_and_name(core, start)
    return found if found and len(found) == 2 else None


def read_slashed(text: str) -> tuple[Mark, ...] | None:
    """Marks of a writer and his calling, a stroke or brackets between: `王小明／退休教師（台北市）`, `叶青（中学教师）`, or None."""
    found = _SLASHED.fullmatch(text.strip()) or _CALLING_IN_BRACKETS.fullmatch(text.strip())
    start = len(text) - len(text.lstrip())
    if found is None or is_name(found["one"]) == is_name(found["two"]):
        return None
    name, office = ("one", "two") if is_name(found["one"]) else ("two", "one")
    marks = [Mark(start + found.start(name), start + found.end(name), "name")]
    marks.append(Mark(start + found.start(office), start + found.end(office), "office"))
    return tuple(sorted(marks))


def _spaced_title(core: str) -> re.Match[str] | None:
    """A name, a blank and a calling; two names beside each other are none."""
    found = _SPACED_TITLE.fullmatch(core)
    if found is None or (is_name(found["honorific"]) and not found["honorific"].endswith(_PUPILS)):
        return None
    return found


def _office_and_name(text: str, start: int) -> tuple[Mark, ...] | None:
    """Marks of an optional office and a name that fill `text`, which stands at `start`."""
    text = text.rstrip()
    for name_start in _name_starts(text):
        office = text[:name_start].rstrip()
        if text[name_start:] in _NO_NAMES:
            continue
        name = Mark(start + name_start, start + len(text), "name")
        if not office:
            return (name,)
        if _OFFICE.fullmatch(office) and not _VISIT.search(office) and not _speaks(office):
            return Mark(start, start + len(office), "office"), name
    return None


def _speaks(office: str) -> bool:
    """Whether what stands before a colon is a person already, so that what follows is said: `方正平局长：别怕慢`."""
    marks = read_person(office[:-1]) if office.endswith(("：", ":")) else None
    ranks = (surname_rank(office[mark.start : mark.end]) for mark in marks or () if mark.role == "name")
    return any(rank is not None and rank < COMMON_SURNAMES for rank in ranks)


def _name_starts(text: str) -> list[int]:
    """Where a name at the end of `text` may begin, the likeliest first."""
    if latin := _LATIN_END.search(text):
        return [latin.start()]
    han = _HAN_END.search(text)
    if han is None:
        return []
    whole = [han.start()] if is_name(han[0]) else []
    glued = [len(text) - length for length in (3, 2, 4) if length < len(han[0]) and is_name(text[-length:])]
    return whole + glued


def leading_person(text: str) -> tuple[Mark, ...] | None:
    """Marks of a person that begins a heading, before a blank and the title proper, or None."""
    for gap in re.finditer(r"[\s\u3000]+", text):
        marks = read_person(text[: gap.start()])
        rest = text[gap.end() :]
        if marks and rest and not _continues(text[: gap.start()], rest):
            return marks
    return None


def _continues(head: str, rest: str) -> bool:
    """Whether `rest` still belongs to the person: an honorific, or the next part of a Western name."""
    if re.match(alternatives(HONORIFICS), rest) and len(rest.split()[0]) <= 8:
        return True
    return bool(re.search(r"[A-Za-z.]$", head) and re.match(r"[A-Z]", rest))
