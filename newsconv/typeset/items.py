"""Items: shaped text, ready for breaking, with the blank each can give and the gap after it.

Breaking and justifying ask an item for numbers and never for its character.
"""

from __future__ import annotations

from msgspec import Struct

from .elements import Tags
from .page import ALONG, PlacedPicture, Rule
from .shaping import FaceRequest, Glyph

ASCENT, DESCENT = 0.88, 0.12
"""The em box above and below the baseline, in em."""
NO_BREAK = 1e9
"""The cost of a break that is not allowed."""

# Gaps by who stretches and shrinks first.
TIGHT, PLAIN, HAN_LATIN, WORD_SPACE = range(4)


class Look(Struct, frozen=True):
    """How characters look: face, size in points, raise in points, what runs along with them, what they stand in."""

    request: FaceRequest
    size: float
    colour: str = "#000000"
    shift: float = 0
    link: str = ""
    underline: bool = False
    strike: bool = False
    literal: bool = False
    dotted: bool = False
    tags: Tags = ()


class Extra(Struct, frozen=True):
    """A generated run that hangs on an item: a reading, a note mark; `x` and `rise` from the item's origin."""

    x: float
    rise: float
    look: Look
    glyphs: tuple[Glyph, ...]


class Item(Struct, gc=False):
    """Something that is never broken.  All lengths in points.

    `offset` moves the ink inside `width`; `left` and `right` is the blank given at the start
    or end of a line; `give` is what it can give inside one, when kind `squeeze` has to.
    `gap` follows the item unless the line ends there; `space` is the author's own space in it.
    `cost` is that of a break after the item.
    """

    glyphs: list[Glyph]
    look: Look
    kind: int
    width: float
    first: str = ""
    last: str = ""
    offset: float = 0
    left: float = 0
    right: float = 0
    give: float = 0
    squeeze: int = 0
    no_start: bool = False
    no_end: bool = False
    gap: float = 0
    gap_kind: int = 0
    space: Glyph | None = None
    cost: float = 0
    extra: Extra | None = None
    picture: PlacedPicture | Rule | None = None
    note: str = ""
    hyphen: Extra | None = None
    """What a line ends with that ends after this item; its width is a negative blank on the right."""
    way: int = ALONG
    spread: float = 0
    """Room put between the glyphs of one item, where a reading is wider than its base."""
