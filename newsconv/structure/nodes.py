"""Typed nodes out of lines: the parts of a line become spans of its text."""

from __future__ import annotations

import re

from ..model import Byline, Figure, Inlines, Person, Picture, Portrait, Source, inline_text, parts
from ..spans import Mark, mark, split, strip
from .credits import bullet_length, leading_role, read_credit
from .dateline import filed_report
from .imprint import read_imprint
from .lines import credit_at_end
from .person import read_person, read_slashed
from .vocabulary import HONORIFICS


def byline(inlines: Inlines, source: Source | None) -> Byline:
    """A byline with outlet, roles, names and suffix marked, unless its author marked some."""
    if any(parts(inlines, "name")):
        return Byline(inlines, source=source)
    text = inline_text(inlines)
    bracketed = re.fullmatch(r"\s*[（(【〔](.*)[）)】〕]\s*", text)
    start, end = bracketed.span(1) if bracketed else (0, len(text))
    start += bullet_length(text[start:end])
    credit = read_credit(text, start, end)
    marks = credit.marks if credit else leading_role(text, start, len(text.rstrip("：: 　"))) or filed_report(text, start, end) or read_imprint(text) or read_slashed(text) or _author(text, start, end)
    return Byline(mark(inlines, marks), source=source)


def _author(text: str, start: int, end: int) -> tuple[Mark, ...]:
    """Marks of an author with an affiliation: `某医院心内科 主任医师 张三`."""
    shifted = (one._replace(start=one.start + start, end=one.end + start) for one in read_person(text[start:end]) or ())
    marks = tuple(shifted)
    if not marks or marks[0].role != "office":
        return tuple(one._replace(role="role") if one.role == "honorific" else one for one in marks)
    office, *rest = marks
    words = text[office.start : office.end].split()
    if words[-1] not in HONORIFICS:
        return marks
    rank = Mark(office.end - len(words[-1]), office.end, "role")
    before = Mark(office.start, office.start + len(text[office.start : rank.start].rstrip()), "office")
    return (*((before,) if len(words) > 1 else ()), rank, *rest)


def person(inlines: Inlines, source: Source | None) -> Person:
    """A person with office, name and honorific marked, unless the author marked a name."""
    if any(parts(inlines, "name")):
        return Person(inlines, source=source)
    marks = read_person(inline_text(inlines))
    return Person(mark(inlines, marks) if marks else inlines, source=source)


def portrait(inlines: Inlines, source: Source | None, picture: Picture | None = None) -> Portrait:
    """A portrait of the person in the line."""
    return Portrait(person(inlines, source), picture, source=source)


def figure(pictures: tuple[Picture, ...], caption: Inlines, credit: Inlines, source: Source | None) -> Figure:
    """A figure; a credit at the end of the caption (`……。 张三 摄`) becomes the credit."""
    caption = strip(caption)
    if not credit and (at := credit_at_end(inline_text(caption))):
        caption, credit = split(caption, at)
    return Figure(pictures, caption, credit, source=source)
