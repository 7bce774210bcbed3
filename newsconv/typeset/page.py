"""The waist: a page is a list of placed items.  Painting it is a loop.

All lengths are points; the origin is the top left corner of the page and y runs down.
An item marked `artifact` was generated (folio, running head, rule, list mark)
and is no part of the article's text.  `tags` are the structure elements that it stands in.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from .elements import Tags


class PlacedGlyph(Struct, frozen=True, gc=False):
    """A glyph at `x` from the start of its run, raised by `y`; `text` is what it stands for."""

    gid: int
    text: str
    x: float
    advance: float
    y: float = 0


# How a run stands: along the page; upright, one glyph under the other; turned with a line that runs
# down; in a line that runs down, upright side by side (纵中横); and, until the line is whole, against it.
ALONG, UPRIGHT, TURNED, ACROSS, BACKWARD = range(5)


class Run(Struct, frozen=True):
    """Glyphs of one face and size on one baseline, `y` from the top of the page.

    A TURNED run goes down from `x` and `y` on, its top to the right.  UPRIGHT glyphs stand on the axis
    of such a run, each `x` of its own below `y`.  ACROSS glyphs stand on a baseline like those ALONG a page.
    Glyphs ALONG or TURNED are `stretch` times as wide as the face has them.
    """

    x: float
    y: float
    size: float
    face: str
    glyphs: tuple[PlacedGlyph, ...]
    colour: str = "#000000"
    artifact: bool = False
    tags: Tags = ()
    way: int = ALONG
    stretch: float = 1


class Rule(Struct, frozen=True):
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str = "#000000"


class PlacedPicture(Struct, frozen=True):
    """A picture, by its path in the article."""

    x: float
    y: float
    width: float
    height: float
    path: str
    alternative: str = ""
    tags: Tags = ()


class LinkArea(Struct, frozen=True):
    """Where a link can be clicked."""

    x: float
    y: float
    width: float
    height: float
    target: str
    tags: Tags = ()


class Bookmark(Struct, frozen=True):
    """An entry of the outline; `level` counts from 0."""

    title: str
    level: int
    y: float


Item: TypeAlias = Run | Rule | PlacedPicture | LinkArea | Bookmark


class Page(Struct, frozen=True):
    """One page, its items in reading order."""

    width: float
    height: float
    items: tuple[Item, ...]
