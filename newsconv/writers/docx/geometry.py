"""The page in points: margins, columns of whole characters, and what fits in them."""

from __future__ import annotations

from math import floor

from msgspec import Struct
from msgspec.structs import replace

from ...errors import UsageError
from ...theme import Theme
from ...units import MM, paper


class Geometry(Struct, frozen=True):
    """The sheet and its text area, in points; `pitch` is the distance of two lines of the grid.

    With `vertical`, lines run down, and columns stand one above the other.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    columns: int
    column: float
    gutter: float
    pitch: float
    mirrored: bool
    vertical: bool = False
    characters: bool = False
    """Whether the grid has cells for characters, not only lines."""

    @property
    def across(self) -> float:
        """The width of the text area."""
        return self.width - self.left - self.right

    @property
    def down(self) -> float:
        """The height of the text area."""
        return self.height - self.top - self.bottom

    @property
    def measure(self) -> float:
        """The length of a line as long as the text area."""
        return self.down if self.vertical else self.across

    @property
    def depth(self) -> float:
        """The text area in the direction in which lines follow each other."""
        return self.across if self.vertical else self.down


def geometry(theme: Theme, paper_name: str, columns: int | None, vertical: bool = False,
             characters: bool = False) -> Geometry:
    """The page of this theme on this paper; UsageError for an unknown paper or columns that do not fit.

    A column holds a whole number of body characters, so that full lines need no stretching;
    what is left over goes to the two margins.  A page of vertical lines is bound on its right.
    """
    try:
        sheet = paper(paper_name)
    except ValueError as error:
        raise UsageError(str(error)) from error
    page, em = theme.page, theme["body"].size
    inside, outside = page.inside * MM, page.outside * MM
    bare = Geometry(
        width=sheet.width, height=sheet.height, top=page.top * MM, bottom=page.bottom * MM,
        left=outside if vertical else inside, right=inside if vertical else outside,
        columns=1, column=0, gutter=page.gutter * em, pitch=theme["body"].leading,
        mirrored=page.inside != page.outside, vertical=vertical, characters=characters,
    )
    room = bare.measure / em
    count = fitting(room, page.gutter, page.narrowest_column) if columns is None else columns
    across = floor((room - (count - 1) * page.gutter) / count + 1e-9) if count > 0 else 0
    if across < 5:
        raise UsageError(f"{count} columns do not fit on {paper_name}: use fewer columns or wider paper")
    spare = (room - count * across - (count - 1) * page.gutter) * em / 2
    page_in_columns = replace(bare, columns=count, column=across * em)
    if vertical:
        return replace(page_in_columns, top=bare.top + spare, bottom=bare.bottom + spare)
    return replace(page_in_columns, left=bare.left + spare, right=bare.right + spare)


def fitting(room: float, gutter: float, narrowest: float) -> int:
    """As many columns as fit, each at least `narrowest` wide; never fewer than one."""
    return max(1, floor((room + gutter) / (narrowest + gutter) + 1e-9))


def divided(page: Geometry, columns: int, em: float) -> Geometry:
    """The page with this many equal columns, its margins as they are; UsageError if they do not fit."""
    column = (page.measure - (columns - 1) * page.gutter) / columns if columns > 0 else 0
    if column < 5 * em:
        raise UsageError(f"{columns} columns do not fit on the page: use fewer columns")
    return replace(page, columns=columns, column=column)
