"""Typed nodes out of lines: the parts of a line become spans of its text."""

from __future__ import annotations

import re

from ..model import Byline, Figure, Inlines, Person, Picture, Portrait, Source, inline_text, parts
from .credits import bullet_length, read_credit
from .lines import is_credit
from .person import read_person
from .spans import mark, split, strip


def byline(inlines: Inlines, source: Source | None) -> Byline:
    """A byline with outlet, roles, names and suffix marked, unless its author marked some."""
    if any(parts(inlines, "name")):
        return Byline(inlines, source=source)
    text = inline_text(inlines)
    bracketed = re.fullmatch(r"\s*[（(](.*)[）)]\s*", text)
    start, end = bracketed.span(1) if bracketed else (0, len(text))
    start += bullet_length(text[start:end])
    credit = read_credit(text, start, end)
    return Byline(mark(inlines, credit.marks) if credit else inlines, source=source)


def person(inlines: Inlines, source: Source | None) -> Person:
    """A person with office, name and honorific marked, unless the author marked a name."""
    if any(parts(inlines, "name")):
        return Person(inlines, source=source)
    marks = read_person(inline_text(inlines))
    return Person(mark(inlines, marks) if marks else inlines, source=source)


def portrait(inlines: Inlines, source: Source | None, picture: Picture | None = None) -> Portrait:
    """A portrait of the person in the line."""
    return Portrait(person(inlines, source), picture, source=source)


_CREDIT_AT_END = re.compile(r"(?:[。！？”\s\u3000]|(?<=[）)]))\s*(?P<credit>[（(]?[^。！？，“”]{2,24}[）)]?)\s*$")


def figure(pictures: tuple[Picture, ...], caption: Inlines, credit: Inlines, source: Source | None) -> Figure:
    """A figure; a credit at the end of the caption (`……。 张三 摄`) becomes the credit."""
    caption = strip(caption)
    if not credit and (found := _CREDIT_AT_END.search(inline_text(caption))):
        words = found["credit"].strip()
        if is_credit(words) and (words[0] in "（(" or read_credit(words) or words[-1] in "发發图圖片供"):
            caption, credit = split(caption, found.start("credit"))
    return Figure(pictures, caption, credit, source=source)
