"""人物头像: people side by side, each with a picture or a name plate."""

from __future__ import annotations

from math import ceil

from ...model import Inline, Inlines, Person, Portrait, Span, SpanRole, Text
from .flow import Flow
from .roles import StyleRole
from .tables import start_cell, start_table
from .tablestyles import PORTRAITS
from .xml import Element, w

_NARROWEST = 72.0
"""The least width of a portrait, in points."""
_MARGINS = 12.0
"""Left and right margin of a cell together, in points, as the table style has them."""
_PICTURE = 56.0
"""The width of a portrait's picture, in points."""


def set_portraits(flow: Flow, portraits: tuple[Portrait, ...]) -> None:
    """A table of portraits, in rows of equal length."""
    if not portraits:
        return
    flow.flush()
    most = max(1, int(flow.place.width / _NARROWEST))
    across = ceil(len(portraits) / ceil(len(portraits) / most))
    width = flow.place.width / across
    table = start_table(flow, PORTRAITS, [width] * across, header=False)
    for start in range(0, len(portraits), across):
        _row(flow, table, portraits[start:start + across], across, width)
    flow.paragraph("spacer")


def _row(flow: Flow, table: Element, portraits: tuple[Portrait, ...], across: int, width: float) -> None:
    row = w(table, "tr")
    w(w(row, "trPr"), "cantSplit")
    for portrait in portraits:
        _portrait(flow.into(start_cell(flow, row, width), width - _MARGINS), portrait)
    for _ in range(across - len(portraits)):
        flow.into(start_cell(flow, row, width), width).paragraph("portrait-name")


def _portrait(flow: Flow, portrait: Portrait) -> None:
    picture = portrait.picture
    if picture is not None:
        placed = flow.work.media.find(picture.path)
        if placed is None:
            flow.line("picture-missing", (Text(flow.missing(picture)),))
        else:
            flow.draw(w(flow.paragraph("portrait-name"), "r"), picture, placed, min(_PICTURE, flow.place.width))
    _person(flow, portrait.person, "portrait-name", "portrait-office", ("office", "honorific"))


def set_speaker(flow: Flow, person: Person) -> None:
    """Who speaks: the office on a line of its own, then the name with the form of address."""
    _person(flow, person, "speaker-name", "speaker-office", ("office",))


def _person(flow: Flow, person: Person, name: StyleRole, office: StyleRole, apart: tuple[SpanRole, ...]) -> None:
    for line in person_lines(person.children, apart):
        if all(_is_part(node, apart) for node in line):
            flow.line(office, line, spans={})
        else:
            flow.line(name, line, spans={"office": office, "honorific": office})


def person_lines(row: Inlines, apart: tuple[SpanRole, ...]) -> list[Inlines]:
    """The row, parted at each blank between two spans of which one has a role that stands apart."""
    lines: list[list[Inline]] = [[]]
    for place, node in enumerate(row):
        if _blank(node) and 0 < place < len(row) - 1 and _parted(row[place - 1], row[place + 1], apart):
            lines.append([])
        else:
            lines[-1].append(node)
    return [tuple(line) for line in lines if line]


def _blank(node: Inline) -> bool:
    return isinstance(node, Text) and not node.text.strip()


def _is_part(node: Inline, apart: tuple[SpanRole, ...]) -> bool:
    return isinstance(node, Span) and node.role in apart


def _parted(before: Inline, after: Inline, apart: tuple[SpanRole, ...]) -> bool:
    both = isinstance(before, Span) and isinstance(after, Span)
    return both and (_is_part(before, apart) or _is_part(after, apart))
