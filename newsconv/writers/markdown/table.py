"""Tables: pipes, a line of dashes, and a container where there is a caption."""

from __future__ import annotations

from collections.abc import Iterable

from ...model import Inlines, Table, TableRow
from .inlines import Line, Notes

_DELIMITERS = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}


def table(node: Table, notes: Notes) -> list[str]:
    """The lines of a table without its caption; a missing header is a row of blank cells."""
    width = len(node.alignments)
    head = _row(node.header, notes) if node.header else _line([""] * width)
    return [head, _line(_DELIMITERS[align] for align in node.alignments), *(_row(row, notes) for row in node.rows)]


def _row(row: TableRow, notes: Notes) -> str:
    return _line(_cell(cell.children, notes) for cell in row.cells)


def _cell(row: Inlines, notes: Notes) -> str:
    return Line(notes, single=True).write(row).replace("|", "\\|")


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
