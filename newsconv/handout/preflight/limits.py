"""What a file is measured against."""

from __future__ import annotations

from msgspec import Struct


class Limits(Struct, frozen=True):
    """The least `resolution` of pictures in pixels per inch at their printed size (newsprint: 200),
    and the most `ink` on one spot, 4 being four full inks (newsprint: 2.4).
    """

    resolution: int = 300
    ink: float = 3.2
