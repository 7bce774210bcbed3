"""Headlines: section, kicker, title, deck and summary, in the order in which they are read.

A space between Han characters or a stop parts the phrases of a headline, and a paper
breaks the line there; so each phrase is kept together as long as it fits.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Headline, Inlines
from ...patterns import lazy
from .blocks import Flow
from .element import Child, Children, Element, element
from .names import one_line

_PARTING = lazy("([ \u3000]+)|(?<=[，：；！？])")
"""Where phrases may part: at a space, which is kept, or after a stop."""


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
        case (str(text),) if len(pieces := _pieces(text)) > 1:
            return tuple(_phrases(pieces))
        case _:
            return children


def _pieces(text: str) -> list[str]:
    """Phrases, and between two of them the space: one among Chinese characters, none after a stop before Han."""
    pieces, begin = [], 0
    for place in _PARTING.finditer(text):
        before, after = text[place.start() - 1:place.start()], text[place.end():place.end() + 1]
        if _is_wide(before) and _is_wide(after) if place[1] else _is_han(after):
            pieces += [text[begin:place.start()], place[0]]
            begin = place.end()
    return [*pieces, text[begin:]]


def _is_han(character: str) -> bool:
    return (
        "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def _is_wide(character: str) -> bool:
    """Whether it is Han, or a mark that stands among Han."""
    return (
        "\u3001" <= character <= "\u9fff" or "\uff01" <= character <= "\uff60" or "\u2018" <= character <= "\u201d"
        or character in ("\u2014", "\u2026") or _is_han(character)
    )


def _phrases(pieces: list[str]) -> Iterator[Child]:
    """Each phrase; a full-width space ends the one before, since it would not vanish at the start of a line."""
    for at in range(0, len(pieces), 2):
        phrase, space = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else ""
        inside = space if space.endswith("\u3000") else ""
        yield element("span", (phrase + inside,), class_="phrase")
        if space and not inside:
            yield space
