"""Table styles: ruled tables of figures, and the row of portraits."""

from __future__ import annotations

from .xml import Element, w

TABLE = "NewsTable"
PORTRAITS = "PortraitTable"


def table_styles(styles: Element, traditional: bool) -> None:
    """Add both styles."""
    ruled = _style(styles, TABLE, "報導表格" if traditional else "报道表格", "news table")
    properties = w(ruled, "tblPr")
    w(properties, "tblInd", w="0", type="dxa")
    borders = w(properties, "tblBorders")
    _line(borders, "top", 8)
    _line(borders, "bottom", 8)
    _line(borders, "insideH", 2, "A6A6A6")
    _margins(properties, 40, 80)
    head = w(ruled, "tblStylePr", type="firstRow")
    _line(w(w(head, "tcPr"), "tcBorders"), "bottom", 6)

    row = _style(styles, PORTRAITS, "人物表", "portraits")
    properties = w(row, "tblPr")
    w(properties, "tblInd", w="0", type="dxa")
    borders = w(properties, "tblBorders")
    _line(borders, "left", 12)
    _line(borders, "insideV", 12)
    _margins(properties, 60, 120)


def _style(styles: Element, identifier: str, name: str, english: str) -> Element:
    style = w(styles, "style", type="table", customStyle="1", styleId=identifier)
    w(style, "name", val=name)
    w(style, "aliases", val=english)
    w(style, "basedOn", val="TableNormal")
    w(style, "uiPriority", val="39")
    return style


def _line(borders: Element, side: str, eighths: int, colour: str = "000000") -> None:
    w(borders, side, val="single", sz=str(eighths), space="0", color=colour)


def _margins(properties: Element, vertical: int, horizontal: int) -> None:
    margins = w(properties, "tblCellMar")
    for side, width in (("top", vertical), ("left", horizontal), ("bottom", vertical), ("right", horizontal)):
        w(margins, side, w=str(width), type="dxa")
