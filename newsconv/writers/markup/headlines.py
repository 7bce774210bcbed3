"""Headlines: section, kicker, title, deck and summary, in the order in which they are read.

A space between Han characters or a stop parts the phrases of a headline, and a paper
breaks the line there; so each phrase is kept together as long as it fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Headline, Inlines
from .blocks import Flow
from .element import Child, Children, Element, element
from .names import one_line

_WIDE = "\u2014\u2018-\u201d\u2026\u3001-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
"""Han characters and the marks that stand between them."""
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_PARTING = re.compile(f"(?<=[{_WIDE}])([ \u3000]+)(?=[{_WIDE}])|(?<=[，：；！？])(?=[{_HAN}])")
"""A space, which is kept, or the place after a stop that no other mark follows."""


def headline_lines(headline: Headline | None, flow: Flow, level: int) -> Iterator[Element]:
    """The lines of a headline; its title is a heading of this level."""
    if headline is None:
        return
    yield from flow.line(headline.section, "section")
    yield from _display(headline.kicker, flow, "p", "kicker")
    yield from _display(headline.title, flow, f"h{level}" if one_line(headline.title) else "p", "title")
    yield from _display(headline.deck, flow, "p", "deck")
    yield from flow.line(headline.summary, "summary")


def _display(line: Inlines, flow: Flow, tag: str, class_: str) -> Iterator[Element]:
    if line:
        yield element(tag, _parted(flow.phrases(line)), class_=class_)


def _parted(children: Children) -> Children:
    """Plain text of several phrases as a row of them, the spaces between; anything else as it is."""
    match children:
        case (str(text),) if len(pieces := _PARTING.split(text)) > 1:
            return tuple(_phrases(pieces))
        case _:
            return children


def _phrases(pieces: list[str | None]) -> Iterator[Child]:
    """Each phrase; a full-width space ends the one before, since it would not vanish at the start of a line."""
    for at in range(0, len(pieces), 2):
        phrase, space = pieces[at] or "", (pieces[at + 1] or "") if at + 1 < len(pieces) else ""
        inside = space if space.endswith("\u3000") else ""
        yield element("span", (phrase + inside,), class_="phrase")
        if space and not inside:
            yield space
