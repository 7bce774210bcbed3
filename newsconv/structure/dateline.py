"""电头: where, when and by whom a report was filed, at the head of its first paragraph.

`本报讯（记者 …）`, `新华社北京5月3日电（记者 …）`, `（中央社記者…台北1日電）`,
`【记者 … 台北报道】`: brackets may be half-width, mixed or lost, and OCR's
blanks may stand anywhere.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..patterns import HAN, lazy
from ..spans import Mark
from .credits import read_credit
from .vocabulary import OUTLET_ENDINGS, ROLES, SECTION_LABELS, alternatives, endings

_OPEN, _CLOSE = r"[（(【〔\[]", r"[）)】〕\]]"
_DAY = r"(?:\d{1,2}\s*|[一二三四五六七八九十廿卅]{1,3})日"
_DATE = rf"(?:(?:\d{{4}}\s*年\s*)?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*月\s*{_DAY}|{_DAY}|[今昨][日天])"
_OUTLET = (
    rf"(?:[据據]\s*)?(?:本[报刊台社网報網]|[^\W\d_a-z]{{1,8}}?(?:{endings(OUTLET_ENDINGS)}))"
)
_ROLE = alternatives(ROLES)
_CREDITED = rf"(?:\s*{_OPEN}(?P<credit>[^（()）【】〔〕\[\]。]{{2,60}}){_CLOSE})"

_NEWS = lazy(
    rf"(?P<outlet>{_OUTLET}|(?:{HAN}{{0,4}}又)|)(?P<place>(?<=[报報刊社台])(?:(?![记記]者|[综綜]){HAN}){{2,6}}?)?(?P<form>(?:综合|快|短)?[讯訊]|消息)"
    rf"(?:{_CREDITED}|\s+(?P<bare>(?:{_ROLE})\s*{HAN}{{2,4}}(?:[\s、]+{HAN}{{2,4}})*?)\s*[报報][道導导]?[：:，,]?)?"
    rf"(?P<late>\s*(?P<date>{_DATE})\s*[，,]?)?[：:]?"
)
_WIRE = lazy(
    rf"(?P<outlet>{_OUTLET})\s*(?P<place>(?:(?![记記]者|[从從在]){HAN}){{0,12}}?)\s*(?P<date>{_DATE})\s*(?P<form>电题|電題|专电|專電|电|電|[讯訊](?![问問息])|[综綜]合(?:外[电電])?[报報][导道導]|外[电電][报報][导道導])"
    rf"(?:{_CREDITED}|\s*[：:／/])?"
)
_UNDATED = lazy(
    rf"(?P<outlet>(?:[据據]\s*)?(?:本[报报報]|{HAN}{{1,6}}社))(?P<place>(?:(?![记記]者|[从從在]){HAN}){{0,6}}?)(?P<form>专电|專電|电|電)(?![话話视視影子力台脑腦网網池器动動])"
    rf"(?:{_CREDITED})?"
)
_BULLET = lazy(r"\s*(?:[◆●■○◇★▲]\s*(?=[据據本【（〔(]))?")
"""What stands before a report among short ones: `◆据新华社北京3月9日电`."""
_BRACKETED = lazy(rf"{_OPEN}(?P<body>[^（()）【】〔〕\[\]。，]{{4,40}}){_CLOSE}")
_SPECIAL = lazy(rf"{_OPEN}(?P<outlet>{_OUTLET}|{HAN}{{2,6}}?)\s*(?P<form>专讯|專訊|[讯訊]|(?:综合)?报道|(?:綜合)?[報报][導道])(?:\s+(?P<credit>[^（()）【】〔〕\[\]。]{{2,40}}))?{_CLOSE}")
_NAMED = lazy(rf"[【〔\[]\s*(?P<outlet>[^\W\d_]{{2,14}}(?:{endings(OUTLET_ENDINGS)}))\s*[】〕\]]")
_OPENING_CREDIT = lazy(r"(?P<credit>[^，。：:（(]{3,30}?)(?P<form>[報报][導道导])\s*[：:]")
_RELEASE = lazy(
    rf"(?P<place>{HAN}{{2,8}})[，,\s]*(?P<date>(?:\d{{4}}\s*年\s*)?\d{{1,2}}\s*月\s*\d{{1,2}}\s*日)\s*"
    rf"(?:/\s*(?P<outlet>[^/，。]{{2,12}}?)\s*/\s*)?(?:——|--|—|–)-?\s*(?!\d)"
)
_FILED = lazy(
    rf"\s*(?:(?P<date>{_DATE})\s*)?(?P<form>綜合[報报][導道导]|综合报道|外電報導|[報报][導道导]|專電|专电|電|电|訊|讯)"
)


class DatelineMark(NamedTuple):
    """The dateline's span with its parts inside, and how sure it is."""

    mark: Mark
    confidence: float


def find_dateline(text: str) -> DatelineMark | None:
    """The dateline at the head of a paragraph's text, or None."""
    bullet = _BULLET.match(text)
    start = bullet.end() if bullet else 0
    found = None
    if "讯" in text or "訊" in text or "消息" in text:
        found = _news(text, start)
    if found is None and any(form in text for form in "电電合讯訊"):
        found = _wire(text, start) or _undated(text, start)
    if found is None and text[start : start + 1] in "（(【〔[":
        found = _bracketed(text, start) or _special(text, start) or _named(text, start)
    return found or _release(text, start) or _opening_credit(text, start)


def _news(text: str, start: int) -> DatelineMark | None:
    found = _NEWS.match(text, start)
    if found is None or not (found["outlet"] or found["credit"]):
        return None
    credit = _credit(text, found, "credit") or _credit(text, found, "bare")
    spaced = _spaced_credit(text, found.end("form")) if not (credit or found["credit"]) else None
    if spaced:
        marks = (*_parts(found, "outlet", "place", "form"), *spaced)
        return DatelineMark(Mark(start, max(mark.end for mark in spaced), "dateline", marks), 0.9)
    if credit is None and not _sets_off(text, found.end()):
        return None
    if found["credit"] and credit is None and text[found.end() - 1] not in "：:":
        return None
    end = found.end() if found["late"] or found["credit"] or found["bare"] else found.end("form")
    marks = _parts(found, "outlet", "place", "form", "date")
    if found["outlet"].endswith("又"):
        marks = (Mark(start, found.end("form"), "form"), *_parts(found, "date"))
    return DatelineMark(Mark(start, end, "dateline", (*marks, *(credit or ()))), 0.98 if credit else 0.85)


def _spaced_credit(text: str, at: int) -> tuple[Mark, ...] | None:
    """The longest credit after a blank: `本报讯 记者 张三 通讯员 李四 昨日，……`."""
    if not text[at : at + 1].isspace():
        return None
    for blank in reversed(list(re.finditer(r"(?<=\S)[\s\u3000]+", text[at : at + 50]))):
        credit = read_credit(text, at, at + blank.start())
        if credit and credit.has_role:
            return credit.marks
    return None


def _sets_off(text: str, at: int) -> bool:
    """Whether the form is set off from the news: `本报讯 5月…` but not `本报讯问了…`."""
    return at >= len(text) or text[at].isspace() or text[at - 1] in "：:，,"


def _wire(text: str, start: int) -> DatelineMark | None:
    found = _WIRE.match(text, start)
    if found is None:
        return None
    credit = _credit(text, found, "credit")
    end = found.end() if credit or not found["credit"] else found.end("form")
    marks = _parts(found, "outlet", "place", "date", "form")
    return DatelineMark(Mark(start, end, "dateline", (*marks, *(credit or ()))), 0.98)


def _undated(text: str, start: int) -> DatelineMark | None:
    """`据新华社电`, `新华社北京电（记者 …）`: a wire report without its day."""
    found = _UNDATED.match(text, start)
    if found is None:
        return None
    credit = _credit(text, found, "credit")
    if credit is None and not _sets_off(text, found.end("form")):
        return None
    end = found.end() if credit else found.end("form")
    return DatelineMark(Mark(start, end, "dateline", (*_parts(found, "outlet", "place", "form"), *(credit or ()))), 0.9)


def _special(text: str, start: int) -> DatelineMark | None:
    """`【明報專訊】`: outlet and form alone in brackets."""
    found = _SPECIAL.match(text, start)
    if found is None or found.end() == len(text):
        return None
    credit = _credit(text, found, "credit")
    if found["credit"] and credit is None:
        return None
    return DatelineMark(Mark(start, found.end(), "dateline", (*_parts(found, "outlet", "form"), *(credit or ()))), 0.95)


def _named(text: str, start: int) -> DatelineMark | None:
    """`[NOWnews今日新聞]`: nothing but an outlet in brackets, unless it is a standing head of the page."""
    found = _NAMED.match(text, start)
    if found is None or found.end() == len(text) or found["outlet"] in SECTION_LABELS:
        return None
    return DatelineMark(Mark(start, found.end(), "dateline", _parts(found, "outlet")), 0.75)


def _release(text: str, start: int) -> DatelineMark | None:
    """`上海2024年5月20日 /美通社/ --`, `石桥，4月28日——`: a press release."""
    found = _RELEASE.match(text, start)
    if found is None or found.end() == len(text):
        return None
    return DatelineMark(Mark(start, found.end(), "dateline", _parts(found, "place", "date", "outlet")), 0.9)


def _opening_credit(text: str, start: int) -> DatelineMark | None:
    """`通讯员张三报道：……`: who reports, in the words of the sentence."""
    found = _OPENING_CREDIT.match(text, start)
    credit = read_credit(text, start, found.end("credit")) if found else None
    if found is None or credit is None or not credit.has_role:
        return None
    return DatelineMark(Mark(start, found.end(), "dateline", (*credit.marks, *_parts(found, "form"))), 0.85)


def _bracketed(text: str, start: int) -> DatelineMark | None:
    """`（中央社記者王小明台北1日電）`: credit, place, date and form inside brackets."""
    bracket = _BRACKETED.match(text, start)
    if bracket is None or bracket.end() == len(text):
        return None
    body_start, body_end = bracket.span("body")
    wire = _WIRE.fullmatch(text, body_start, body_end)
    if wire and not wire["credit"]:
        marks = _parts(wire, "outlet", "place", "date", "form")
        return DatelineMark(Mark(start, bracket.end(), "dateline", marks), 0.95)
    if filed := filed_report(text, body_start, body_end):
        return DatelineMark(Mark(start, bracket.end(), "dateline", filed), 0.95)
    credit = read_credit(text, body_start, body_end)
    if credit is None or not credit.has_role:
        return None
    return DatelineMark(Mark(start, bracket.end(), "dateline", credit.marks), 0.85)


def is_wire(text: str) -> bool:
    """`新华社北京5月3日电` and nothing else, as it may stand in brackets at the end of a report."""
    return ("电" in text or "電" in text) and _WIRE.fullmatch(text) is not None


def filed_report(text: str, start: int, end: int) -> tuple[Mark, ...] | None:
    """Marks of `記者王小明台北報導` that fills `text[start:end]`: reporters, place, date and form, or None."""
    for filed in _FILED.finditer(text, start, end):
        if filed.end() == end and (inside := _reporter_and_place(text, start, filed.start())):
            return (*inside, *_parts(filed, "date", "form"))
    return None


def _reporter_and_place(text: str, start: int, end: int) -> tuple[Mark, ...] | None:
    """Marks of `記者王小明台北`: the cut that leaves the longest names and a place of two characters or more."""
    cuts = []
    for length in range(2, 7):
        place = text[end - length : end]
        credit = read_credit(text, start, end - length) if re.fullmatch(rf"{HAN}+", place) else None
        if credit and credit.has_role:
            longest = max(mark.end - mark.start for mark in credit.marks if mark.role == "name")
            cuts.append((min(longest, 3), -length, credit))
    if not cuts:
        return None
    _, negative, credit = max(cuts, key=lambda cut: cut[:2])
    return (*credit.marks, Mark(end + negative, end, "place"))


def _credit(text: str, found: re.Match[str], group: str) -> tuple[Mark, ...] | None:
    if found[group] is None:
        return None
    credit = read_credit(text, *found.span(group))
    return None if credit is None else credit.marks


def _parts(found: re.Match[str], *groups: str) -> tuple[Mark, ...]:
    """A mark for each named group that matched something, without the white space at its ends."""
    marks = []
    for group in groups:
        if text := found[group]:
            start = found.start(group) + len(text) - len(text.lstrip())
            end = found.start(group) + len(text.rstrip())
            if group == "outlet" and text.lstrip().startswith(("据", "據")):
                start += 1
            marks.append(Mark(start, end, group))  # type: ignore[arg-type]
    return tuple(marks)
