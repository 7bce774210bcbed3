"""What stands in the margins: line numbers, a column for notes, heads and folios; and which margin is at the spine."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ..model import Text
from ..theme import Style
from ..typeset.compose import Setting
from ..typeset.furniture import FOLIO_GAP, foot, head, word
from ..typeset.items import ASCENT
from ..typeset.page import Item, Page, Rule, Run
from ..typeset.pages import Frame
from ..typeset.paragraph import Paragraphs
from ..typeset.slabs import generated, shifted
from ..units import MM

_NUMBER_GAP = 3 * MM
_NOTE_GAP = 4 * MM
_NOTE_GAP_OVER = 9 * MM
_RULE_COLOUR = "#999999"
_NEAR = 0.05
"""Points within which a baseline is on the grid."""


def numbered(pages: Sequence[list[Item]], setting: Setting, every: int) -> None:
    """Put the number of every so-many-th line of body text to its left; lines count through all the pages."""
    paragraphs, frame = setting.setter.paragraphs, setting.frame
    style, body = replace(paragraphs.theme["folio"], align="end"), paragraphs.theme["body"]
    count = 0
    for page in pages:
        for baseline in _body_lines(page, frame, body):
            count += 1
            if count % every == 0:
                page.extend(_number(paragraphs, str(count), style, frame.x - _NUMBER_GAP, baseline))


def _body_lines(page: Sequence[Item], frame: Frame, body: Style) -> list[float]:
    """Baselines of lines of body size on the grid, from the top."""
    first = frame.y + (body.leading - body.size) / 2 + ASCENT * body.size
    found = {
        round(item.y, 1): item.y for item in page
        if isinstance(item, Run) and not item.artifact and abs(item.size - body.size) < _NEAR
        and _off_grid(item.y - first, frame.row) < _NEAR
    }
    return [found[key] for key in sorted(found)]


def _off_grid(length: float, row: float) -> float:
    over = length % row
    return min(over, row - over)


def _number(paragraphs: Paragraphs, text: str, style: Style, right: float, baseline: float) -> list[Item]:
    line, = paragraphs.lines((Text(text),), style, right)
    return generated(shifted(line.items, 0, baseline))


def note_rule(frame: Frame, *, over: bool) -> Item:
    """The rule between the text and a margin for notes, to its right or over it and the numbers of its lines."""
    if over:
        return Rule(frame.x, frame.y - _NOTE_GAP_OVER, frame.width, 0.4, _RULE_COLOUR)
    return Rule(frame.x + frame.width + _NOTE_GAP, frame.y, 0.4, frame.height, _RULE_COLOUR)


def furnished(
    items: Sequence[Item], paragraphs: Paragraphs, frame: Frame, words: tuple[str, str, str], folio: str, *,
    verso: bool, vertical: bool,
) -> list[Item]:
    """A page with its running head and folio, both turned about on a left-hand page of a mirrored handout.

    Over vertical lines there is no head: it would read as a part of them.
    """
    left, title, right = words
    if vertical:
        return [*items, *foot(paragraphs, (left, right, title), folio, frame, folio_left=verso)]
    style = paragraphs.theme["folio"]
    if verso:
        words, style = (right, title, left), replace(style, align="start")
    number = word(paragraphs, folio, style, frame, frame.y + frame.height + FOLIO_GAP)
    return [*head(paragraphs, words, frame), *items, *number]


def mirrored(page: Page, frame: Frame) -> Page:
    """The page with its two side margins exchanged."""
    shift = page.width - 2 * frame.x - frame.width
    return replace(page, items=tuple(shifted(page.items, shift, 0)))

