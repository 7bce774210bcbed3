"""A table that lost the rule under its head: lines of one number of cells between `|`."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Inlines, Source, Table, TableCell, TableRow, inline_text
from ..patterns import lazy
from ..spans import cut, strip

_ROW = lazy(r"\|(?:[^|\n]*\|){2,}")
_FIGURE = lazy(r"[^\d]{0,2}\d[\d.,:：%％～~\-—–℃万亿元]*.{0,4}")
MOST_COLUMNS, MOST_ROWS = 40, 1000


def is_piped(lines: Sequence[str]) -> bool:
    """Whether two lines or more are rows of a table, as wide as each other."""
    widths = {line.strip().count("|") for line in lines}
    return 2 <= len(lines) <= MOST_ROWS and len(widths) == 1 and max(widths) <= MOST_COLUMNS and all(
        _ROW.fullmatch(line.strip()) for line in lines
    )


def piped_cells(line: Inlines) -> tuple[Inlines, ...]:
    """The cells of a row."""
    cells = []
    _, rest = cut(line, inline_text(line).index("|") + 1)
    while "|" in (text := inline_text(rest)):
        at = text.index("|")
        cell, _ = cut(rest, at)
        cells.append(strip(cell))
        _, rest = cut(rest, at + 1)
    return tuple(cells)


def table(rows: Sequence[tuple[Inlines, ...]], source: Source | None) -> Table:
    """The rows as a table; a first row of words over rows with figures is its head."""
    made = tuple(TableRow(tuple(TableCell(cell) for cell in row), source=source) for row in rows)
    words = not any(_FIGURE.fullmatch(inline_text(cell)) for cell in rows[0])
    figures = any(_FIGURE.fullmatch(inline_text(cell)) for row in rows[1:] for cell in row)
    if words and figures:
        return Table(made[1:], made[0], source=source)
    return Table(made, source=source)
