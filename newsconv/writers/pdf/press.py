"""For the press: a sheet around the trimmed page, with bleed and, in the slug around that, marks and a colour bar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

from .objects import number

_MARK, _OFFSET, _WEIGHT = 14.0, 3.0, 0.25
"""Points: a crop mark's length, its distance from the bleed, its weight."""
_TARGET = 4.5
"""Points: the radius of a registration mark's circle; its cross is as long as a crop mark."""
_PATCH = 10.0
"""Points: the side of a patch of the colour bar."""
_CLEAR = 20.0
"""Points kept between the colour bar, the corners and the registration mark in the middle."""
_ROUND = 0.5523
"""How far the handles of a quarter circle stand, in radii."""
_COLOUR_BAR = (
    (0, 0, 0, 1), (0, 0, 0, 0.5), (1, 0, 0, 0), (0.5, 0, 0, 0), (0, 1, 0, 0), (0, 0.5, 0, 0), (0, 0, 1, 0),
    (0, 0, 0.5, 0), (1, 1, 0, 0), (0, 1, 1, 0), (1, 0, 1, 0), (0.5, 0.4, 0.4, 0),
)
"""Each ink full and half, their overprints, and a grey of three inks (ISO 12647-2, grey balance)."""
_GREY_BAR = tuple((0, 0, 0, tenth / 10) for tenth in (10, 8, 6, 4, 2))

Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, width, height."""


class Press(Struct, frozen=True):
    """A sheet around the trimmed page; `bleed` in points."""

    bleed: float

    @property
    def margin(self) -> float:
        """From the trim to the edge of the sheet: bleed, distance and marks."""
        return self.bleed + _OFFSET + _MARK

    def crop_marks(self, width: float, height: float) -> list[Box]:
        """Rectangles at the corners of a page whose corner is the origin."""
        begin = self.bleed + _OFFSET
        marks = []
        for x in (0.0, width):
            marks += [(x - _WEIGHT / 2, y, _WEIGHT, _MARK) for y in (-begin - _MARK, height + begin)]
        for y in (0.0, height):
            marks += [(x, y - _WEIGHT / 2, _MARK, _WEIGHT) for x in (-begin - _MARK, width + begin)]
        return marks

    def targets(self, width: float, height: float) -> list[tuple[float, float]]:
        """The centres of the registration marks, in the middle of each side of the slug."""
        away = self.bleed + _OFFSET + _MARK / 2
        return [(width / 2, -away), (width / 2, height + away), (-away, height / 2), (width + away, height / 2)]

    def slug(self, width: float, height: float) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
        """Room for words in the lower slug, on both sides of its mark: x, the middle (y downward), and the width."""
        middle = height + self.bleed + _OFFSET + _MARK / 2
        room = width / 2 - 2 * _CLEAR
        return (_CLEAR, middle, room), (width / 2 + _CLEAR, middle, room)

    def patches(self, width: float, height: float, *, gray: bool) -> Iterator[tuple[Box, tuple[float, ...]]]:
        """The colour bar over the page, as far as there is room to the left of the middle: boxes with their inks."""
        bar = _GREY_BAR if gray else _COLOUR_BAR
        room = int((width / 2 - 2 * _CLEAR) / _PATCH)
        bottom = height + self.bleed + _OFFSET + (_MARK - _PATCH) / 2
        for at, shares in enumerate(bar[:max(0, room)]):
            yield (_CLEAR + at * _PATCH, bottom, _PATCH, _PATCH), shares


def target_operators(x: float, y: float) -> str:
    """A registration mark: a cross and a circle around it, as lines of the colour that is chosen for them."""
    arm, k = _MARK / 2, _TARGET * _ROUND
    r = _TARGET
    cross = f"{_at(x - arm, y)} m {_at(x + arm, y)} l {_at(x, y - arm)} m {_at(x, y + arm)} l"
    circle = (
        f"{_at(x + r, y)} m "
        f"{_at(x + r, y + k)} {_at(x + k, y + r)} {_at(x, y + r)} c "
        f"{_at(x - k, y + r)} {_at(x - r, y + k)} {_at(x - r, y)} c "
        f"{_at(x - r, y - k)} {_at(x - k, y - r)} {_at(x, y - r)} c "
        f"{_at(x + k, y - r)} {_at(x + r, y - k)} {_at(x + r, y)} c h"
    )
    return f"{number(_WEIGHT)} w {cross} {circle} S"


def _at(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"
