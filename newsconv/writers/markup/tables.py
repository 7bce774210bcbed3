"""Tables: a caption, a head whose cells name their columns, and rows."""

from __future__ import annotations

from ...cells import Grid, grid
from ...model import Alignment, Table
from .element import Element, element
from .inlines import Phrases

_ALIGNED: dict[Alignment, str | None] = {"": None, "left": "at-start", "center": "at-centre", "right": "at-end"}


def table(block: Table, phrases: Phrases) -> Element:
    """The table, in a box that scrolls when it is wider than the page."""
    whole = grid(block)
    caption = (element("caption", phrases(block.caption)),) if block.caption else ()
    rows = tuple(_row(row, whole, phrases) for row in range(len(whole.rows)))
    head = (element("thead", rows[: whole.head]),) if whole.head else ()
    body = (element("tbody", rows[whole.head :]),) if rows[whole.head :] else ()
    return element("div", (element("table", (*caption, *head, *body)),), class_="table")


def _row(row: int, whole: Grid, phrases: Phrases) -> Element:
    """A row; the cells that another covers are left out."""
    tag, scope = ("th", "col") if row < whole.head else ("td", None)
    return element("tr", (
        element(
            tag, phrases(cell.children), scope=scope, colspan=_span(cell.columns), rowspan=_span(cell.rows),
            class_=_ALIGNED[whole.alignment(row, column)],
        )
        for column, cell in whole.shown(row)
    ))


def _span(count: int) -> str | None:
    return str(count) if count > 1 else None
