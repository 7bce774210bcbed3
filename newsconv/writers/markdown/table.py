"""Tables: pipes, a line of dashes, and a container where there is a caption."""

from __future__ import annotations

from collections.abc import Iterable

from ...model import Table, TableCell, TableRow
from .inlines import Line, Notes

_DELIMITERS = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}


def table(node: Table, notes: Notes) -> list[str]:
    """The lines of a table without its caption; a missing header is a row of blank cells."""
    width = len(node.alignments)
    head = _row(node.header, notes) if node.header else _line([""] * width)
    return [head, _line(_DELIMITERS[align] for align in node.alignments), *(_row(row, notes) for row in node.rows)]


def _row(row: TableRow, notes: Notes) -> str:
    return _line(_cell(cell, notes) for cell in row.cells)


def _cell(cell: TableCell, notes: Notes) -> str:
    """The content, and behind it how many columns and rows it spans where that is more than one."""
    content = Line(notes, single=True).write(cell.children).replace("|", "\\|")
    spans = " ".join(f"{name}={span}" for name, span in (("columns", cell.columns), ("rows", cell.rows)) if span > 1)
    return f"{content} {{{spans}}}".lstrip() if spans else content


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
