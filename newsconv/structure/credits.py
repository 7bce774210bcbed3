"""署名: who wrote and photographed, as spans of the line they stand in."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..names import is_name, split_names
from ..patterns import HAN, lazy
from ..spans import Mark
from .vocabulary import BULLETS, MISREAD_BULLETS, OUTLET_ENDINGS, OUTLETS, ROLES, SUFFIXES, alternatives, endings

_ROLE = alternatives(ROLES)
_SUFFIX = alternatives(SUFFIXES)
_OUTLET = rf"本[报报刊社台網网報]|{alternatives(OUTLETS)}|[^\W\d_]{{1,8}}?(?:{endings(OUTLET_ENDINGS)})"
_BULLET = rf"[{BULLETS}\s]*"
_TOKEN = lazy(
    rf"(?P<suffix>文[/／]?[图圖摄攝]|[图圖摄攝][/／]文)(?!{HAN})"
    r"|(?P<space>[\s\u3000、，,；;:：和及與与&|｜●·]+)|(?P<slash>[/／])"
    r"|[（(](?P<note>[^（()），。]{2,16})[）)]"
    r"|《(?P<quoted>[^》]{1,16})》"
    r"|(?P<latin>[A-Z][A-Za-z.’'\-]*(?:[ ·][A-Z][A-Za-z.’'\-]*)*)"
    rf"|(?P<han>{HAN}+(?:[·•]{HAN}+)*)"
)
_LEADING = lazy(rf"(?P<outlet>{_OUTLET}|(?!{_ROLE}){HAN}{{2,6}}?(?=[记記]者))?(?P<role>(?:[驻駐]{HAN}{{1,6}}?|本[版组組期])?(?:{_ROLE}))(?!(?<=[编編][辑輯])[部室])")
_PLACE_REPORT = lazy(rf"(?P<place>{HAN}{{2,6}})(?P<form>[綜综]合[報报][導导道]|[報报][導导道]|[電电])")
_LONGEST_SUFFIXES = sorted(SUFFIXES, key=len, reverse=True)
_FROM = lazy(rf"(?P<form>[发發]自)(?P<place>{HAN}{{2,8}})")
_SUPPLIERS = ("受访者提供", "受訪者提供", "受访者供图", "受訪者供圖", "采访对象提供", "网络", "資料照片", "资料图片")
_CORRESPONDENTS = ("通讯员", "通訊員")
LONGEST_PEN_NAME = 4
_NEVER_IN_NAMES = ("摄", "攝", "摄影", "攝影")


class Credit(NamedTuple):
    """Marks over a line, and whether a role word stood there."""

    marks: tuple[Mark, ...]
    has_role: bool
    names: int


def bullet_length(text: str) -> int:
    """How many characters of bullets (or of what OCR made of one) begin the line."""
    bullets = re.match(_BULLET, text)
    length = bullets.end() if bullets else 0
    if length == 0 and text[:1] in MISREAD_BULLETS and _LEADING.match(text[1:].lstrip()):
        return len(text) - len(text[1:].lstrip())
    return length


def read_credit(text: str, start: int = 0, end: int | None = None) -> Credit | None:
    """The marks of a credit that fills `text[start:end]` (`本报记者 A B 通讯员 C 文/图`), or None.

    Every piece must be an outlet, a role, a name, a place of reporting or a
    suffix: one piece that is none of these, and the line is no credit.
    """
    end = len(text) if end is None else end
    marks: list[Mark] = []
    state = _State()
    position = start
    while position < end:
        token = _TOKEN.match(text, position, end)
        if token is None:
            return None
        if token["suffix"]:
            marks.append(Mark(token.start(), token.end(), "suffix"))
        elif token["note"]:
            if not (state.has_role and state.names):
                return None
        elif token["quoted"]:
            marks.append(Mark(token.start("quoted"), token.end("quoted"), "outlet"))
        elif token["latin"]:
            if not state.has_role and not state.names:
                return None
            marks.append(Mark(token.start(), token.end(), "name"))
            state.names += 1
        elif token["han"]:
            found = _read_han(token["han"], token.start(), state)
            if found is None:
                return None
            marks.extend(found)
        position = token.end()
    joined = _joined_single_characters(marks, text)
    named = any(mark.role == "name" and mark.end - mark.start > 1 for mark in joined)
    return Credit(joined, state.has_role, state.names) if named else None


def leading_role(text: str, start: int, end: int) -> tuple[Mark, ...]:
    """The marks of `text[start:end]` if it is an outlet and a role (`新京报记者`), or a role alone; else none."""
    found = _LEADING.fullmatch(text, start, end)
    if found is None:
        return ()
    role = Mark(found.start("role"), found.end("role"), "role")
    return (Mark(start, found.end("outlet"), "outlet"), role) if found["outlet"] else (role,)


def outlet_only(word: str) -> bool:
    """Whether a word is the name of an outlet, by its ending."""
    return bool(re.fullmatch(_OUTLET, word))


class _State:
    has_role = False
    names = 0
    pen_names = False
    """Whether correspondents follow, who sign with what they please: `通讯员 北疾控`."""


def _read_han(word: str, at: int, state: _State) -> list[Mark] | None:
    """Marks of one run of Han: an optional outlet and role, then names, then an optional suffix."""
    marks: list[Mark] = []
    leading = _LEADING.match(word)
    if leading and (leading.end() == len(word) or _names_after(word[leading.end() :], leading["role"])):
        if leading["outlet"]:
            marks.append(Mark(at, at + leading.end("outlet"), "outlet"))
        marks.append(Mark(at + leading.start("role"), at + leading.end("role"), "role"))
        state.has_role = True
        state.pen_names = leading["role"] in _CORRESPONDENTS
        at, word = at + leading.end(), word[leading.end() :]
    if not word:
        return marks
    if state.names and word in _SUPPLIERS:
        return marks
    if state.names and (suffix := re.fullmatch(_SUFFIX, word)):
        return [*marks, Mark(at, at + suffix.end(), "suffix")]
    if (state.has_role or state.names) and (report := _PLACE_REPORT.fullmatch(word) or _FROM.fullmatch(word)):
        return [*marks, *_report_marks(report, at)]
    if not state.has_role and not state.names and (outlet := re.fullmatch(_OUTLET, word)):
        return [*marks, Mark(at, at + outlet.end(), "outlet")]
    named = _read_names(word, at, state)
    return None if named is None else [*marks, *named]


def _report_marks(report: re.Match[str], at: int) -> list[Mark]:
    parts = [Mark(at + report.start(part), at + report.end(part), part) for part in ("place", "form")]
    return sorted(parts)


def _names_after(rest: str, role: str) -> bool:
    if role in _CORRESPONDENTS and len(rest) <= LONGEST_PEN_NAME:
        return True
    return bool(_PLACE_REPORT.fullmatch(rest)) or _split(rest)[0] is not None or len(rest) == 1


def _read_names(word: str, at: int, state: _State) -> list[Mark] | None:
    names, suffix = _split(word)
    if names is None:
        if len(word) != 1 and not (state.pen_names and len(word) <= LONGEST_PEN_NAME):
            return None
        names, suffix = [word], ""
    marks = []
    for name in names:
        marks.append(Mark(at, at + len(name), "name"))
        at += len(name)
    state.names += len(names)
    if suffix:
        marks.append(Mark(at, at + len(suffix), "suffix"))
    return marks


def _split(word: str) -> tuple[list[str] | None, str]:
    """The names of a run and a suffix glued to the last of them (`张三摄`)."""
    for suffix in _LONGEST_SUFFIXES:
        glued = word.endswith(suffix) and is_name(word.removesuffix(suffix))
        if glued and (suffix in _NEVER_IN_NAMES or not is_name(word)):
            return [word.removesuffix(suffix)], suffix
    return ([word], "") if is_name(word) else (split_names(word), "")


def _joined_single_characters(marks: list[Mark], text: str) -> tuple[Mark, ...]:
    """Two-character names are set with a blank inside (`王　诚`): join the halves."""
    out: list[Mark] = []
    for mark in marks:
        before = out[-1] if out else None
        if (
            before is not None
            and mark.role == before.role == "name"
            and mark.end - mark.start == before.end - before.start == 1
            and not text[before.end : mark.start].strip()
        ):
            out[-1] = Mark(before.start, mark.end, "name")
        else:
            out.append(mark)
    return tuple(out)
