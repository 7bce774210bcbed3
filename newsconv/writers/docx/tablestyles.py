"""Table styles: ruled tables of figures, and the row of portraits."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from .xml import Element, w

TABLE = "NewsTable"
PORTRAITS = "PortraitTable"


class TableStyle(Struct, frozen=True):
    """Names of a table style, and what fills the style."""

    simplified: str
    traditional: str
    english: str
    define: Callable[[Element], None]

    def chinese(self, traditional: bool) -> str:
        """The name in the article's script."""
        return self.traditional if traditional else self.simplified


def _ruled(style: Element) -> None:
    w(style, "uiPriority", val="39")
    properties = w(style, "tblPr")
    w(properties, "tblInd", w="0", type="dxa")
    borders = w(properties, "tblBorders")
    _line(borders, "top", 8)
    _line(borders, "bottom", 8)
    _line(borders, "insideH", 2, "A6A6A6")
    _margins(properties, 40, 80)
    head = w(style, "tblStylePr", type="firstRow")
    _line(w(w(head, "tcPr"), "tcBorders"), "bottom", 6)


def _portraits(style: Element) -> None:
    w(style, "uiPriority", val="39")
    properties = w(style, "tblPr")
    w(properties, "tblInd", w="0", type="dxa")
    borders = w(properties, "tblBorders")
    _line(borders, "left", 12)
    _line(borders, "insideV", 12)
    _margins(properties, 60, 120)


def _line(borders: Element, side: str, eighths: int, colour: str = "000000") -> None:
    w(borders, side, val="single", sz=str(eighths), space="0", color=colour)


def _margins(properties: Element, vertical: int, horizontal: int) -> None:
    margins = w(properties, "tblCellMar")
    for side, width in (("top", vertical), ("left", horizontal), ("bottom", vertical), ("right", horizontal)):
        w(margins, side, w=str(width), type="dxa")


TABLE_STYLES = {
    TABLE: TableStyle("报道表格", "報導表格", "news table", _ruled),
    PORTRAITS: TableStyle("人物表", "人物表", "portraits", _portraits),
}
"""The table styles by identifier."""
