"""`<ruby>`: each base with the reading behind it (HTML §4.5.10)."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Inline, Ruby, Text
from .dom import Element, source, tag, text


def ruby(element: Element) -> Iterator[Inline]:
    """Bases with their readings; what has no reading is text. Brackets in `<rp>` are for programs without ruby."""
    base = ""
    bases: list[str] = []
    readings: list[str] = []
    for name, words in _parts(element):
        if name == "rt":
            readings.append(words)
        elif name == "rb":
            bases.append(words)
        else:
            if readings:
                yield from _nodes(element, bases or [base], readings)
                base, bases, readings = "", [], []
            base += words
    yield from _nodes(element, bases or [base], readings)


def _parts(element: Element) -> Iterator[tuple[str, str]]:
    """Kind and text of what is in the element, in order."""
    if words := "".join((element.text or "").split()):
        yield "", words
    for child in element:
        name = tag(child)
        if name == "rtc":
            yield from _parts(child)
        elif name != "rp" and (words := text(child)):
            yield name if name in ("rt", "rb") else "", words
        if name == "rp" and (child.tail or "").strip():
            yield "", "".join((child.tail or "").split())
        elif name != "rp" and (words := "".join((child.tail or "").split())):
            yield "", words


def _nodes(element: Element, bases: list[str], readings: list[str]) -> Iterator[Inline]:
    """One node for each base, or one for all where the numbers differ."""
    where = source(element)
    if len(bases) != len(readings):
        bases, readings = ["".join(bases)], [" ".join(readings)] if readings else []
    for place, base in enumerate(bases):
        inside = (Text(base, source=where),) if base else ()
        if inside and readings:
            yield Ruby(inside, readings[place], source=where)
        else:
            yield from inside
