"""The page in points: margins, columns of whole characters, and what fits in them."""

from __future__ import annotations

from math import floor

from msgspec import Struct

from ...errors import UsageError
from ...theme import Theme
from ...units import MM, paper


class Geometry(Struct, frozen=True):
    """The sheet and its text area, in points; `pitch` is the distance of two lines of the grid."""

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

    @property
    def measure(self) -> float:
        """The width of the text area."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> float:
        """The height of the text area."""
        return self.height - self.top - self.bottom


def geometry(theme: Theme, paper_name: str, columns: int | None) -> Geometry:
    """The page of this theme on this paper; UsageError for an unknown paper or columns that do not fit.

    A column holds a whole number of body characters, so that full lines need no stretching;
    what is left over goes to the two margins.
    """
    try:
        sheet = paper(paper_name)
    except ValueError as error:
        raise UsageError(str(error)) from error
    page, body = theme.page, theme["body"]
    em = body.size
    room = (sheet.width - (page.inside + page.outside) * MM) / em
    count = _columns(room, page.gutter, page.narrowest_column) if columns is None else columns
    across = floor((room - (count - 1) * page.gutter) / count + 1e-9) if count > 0 else 0
    if across < 5:
        raise UsageError(f"{count} columns do not fit on {paper_name}: use fewer columns or wider paper")
    spare = (room - count * across - (count - 1) * page.gutter) * em / 2
    return Geometry(
        width=sheet.width, height=sheet.height, top=page.top * MM, bottom=page.bottom * MM,
        left=page.inside * MM + spare, right=page.outside * MM + spare,
        columns=count, column=across * em, gutter=page.gutter * em, pitch=body.leading,
        mirrored=page.inside != page.outside,
    )


def _columns(room: float, gutter: float, narrowest: float) -> int:
    """As many columns as fit, each at least `narrowest` wide; never fewer than one."""
    return max(1, floor((room + gutter) / (narrowest + gutter) + 1e-9))
