"""The line in the slug of a page for the press: which job, which page, for which press; the same at any time."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ...model import Text
from ...theme import Style
from ...typeset.page import Item, Page
from ...typeset.paragraph import Paragraphs
from ...typeset.slabs import generated, shifted, slab_of
from ...units import MM
from .press import Press

_SIZE = 6.0
_GAP = "　"


def slugged(
    pages: Sequence[Page], paragraphs: Paragraphs, press: Press, title: str, condition: str
) -> tuple[Page, ...]:
    """The pages with, under their bleed, the title to the left of the middle and the page's own data to the right.

    `paragraphs` sets lines that run across; `condition` is the name of what is printed for.  What has no room is cut.
    """
    style = replace(paragraphs.theme["folio"], size=_SIZE, leading=_SIZE, colour="#000000", align="start", indent=0)
    out = []
    for number, page in enumerate(pages, 1):
        size = f"{page.width / MM:.0f} × {page.height / MM:.0f} mm + {press.bleed / MM:.3g}"
        words = title, _GAP.join((f"{number} / {len(pages)}", condition, "PDF/X-4", size))
        places = zip(words, press.slug(page.width, page.height), strict=True)
        items = [item for text, place in places for item in _line(text, place, paragraphs, style)]
        out.append(replace(page, items=(*page.items, *items)))
    return tuple(out)


def _line(text: str, place: tuple[float, float, float], paragraphs: Paragraphs, style: Style) -> list[Item]:
    """One line that begins at (x, the middle y) and has so much room."""
    x, middle, room = place
    if room < 4 * _SIZE:
        return []
    if paragraphs.extent((Text(text),), style)[1] > room:
        text = f"{text[:int(room / _SIZE) - 1]}…"
    return [
        item for line in paragraphs.lines((Text(text),), style, room)[:1]
        for item in generated(shifted(slab_of(line, style).items, x, middle - _SIZE / 2))
    ]
