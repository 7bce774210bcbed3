"""Tables: a caption, a head whose cells name their columns, and rows."""

from __future__ import annotations

from itertools import zip_longest

from ...model import Alignment, Table, TableRow
from .element import Element, element
from .inlines import Phrases

_ALIGNED: dict[Alignment, str | None] = {"": None, "left": "at-start", "center": "at-centre", "right": "at-end"}


def table(block: Table, phrases: Phrases) -> Element:
    """The table, in a box that scrolls when it is wider than the page."""
    caption = (element("caption", phrases(block.caption)),) if block.caption else ()
    head = (element("thead", (_row(block.header, block, phrases, head=True),)),) if block.header else ()
    rows = tuple(_row(row, block, phrases, head=False) for row in block.rows)
    body = (element("tbody", rows),) if rows else ()
    return element("div", (element("table", (*caption, *head, *body)),), class_="table")


def _row(row: TableRow, block: Table, phrases: Phrases, *, head: bool) -> Element:
    tag, scope = ("th", "col") if head else ("td", None)
    aligned = (_ALIGNED[alignment] for alignment in block.alignments[: len(row.cells)])
    return element("tr", (
        element(tag, phrases(cell.children), scope=scope, class_=class_)
        for cell, class_ in zip_longest(row.cells, aligned)
    ))
