"""Marks at the edges of a sheet: where it is folded (dashes) and where it is cut (a line)."""

from __future__ import annotations

from collections.abc import Iterator

from ..typeset.page import Rule
from ..units import MM, Paper

_WEIGHT = 0.25
_FROM_EDGE = 4.5 * MM
"""Office printers leave a border of about 4 mm blank."""
_LENGTH = 5 * MM
_DASH = 1.0 * MM


def cut_marks(sheet: Paper, columns: int, rows: int) -> tuple[Rule, ...]:
    """A line at both ends of every cut between cells."""
    return tuple(_ends(sheet, columns, rows, (0.0, _LENGTH)))


def fold_marks(sheet: Paper, columns: int, rows: int) -> tuple[Rule, ...]:
    """Three dashes at both ends of every fold between cells."""
    return tuple(
        mark for dash in range(3) for mark in _ends(sheet, columns, rows, (2 * dash * _DASH, (2 * dash + 1) * _DASH))
    )


def _ends(sheet: Paper, columns: int, rows: int, reach: tuple[float, float]) -> Iterator[Rule]:
    """Rules that begin and end at these distances from the printable edge."""
    begin, length = _FROM_EDGE + reach[0], reach[1] - reach[0]
    for column in range(1, columns):
        x = sheet.width * column / columns - _WEIGHT / 2
        yield Rule(x, begin, _WEIGHT, length)
        yield Rule(x, sheet.height - begin - length, _WEIGHT, length)
    for row in range(1, rows):
        y = sheet.height * row / rows - _WEIGHT / 2
        yield Rule(begin, y, length, _WEIGHT)
        yield Rule(sheet.width - begin - length, y, length, _WEIGHT)
