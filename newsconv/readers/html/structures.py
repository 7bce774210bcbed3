"""Elements that become blocks: headings, quotations, lists, figures, literal lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import TypeAlias

from msgspec.structs import replace

from ...draft import Row
from ...model import CodeBlock, Crosshead, Figure, List, ListItem, Paragraph, Quotation, Source, Text
from ...spans import in_lines
from ...walk import text_rows
from ..characters import HAN
from ..contents import blocks_of
from .dom import Element, attribute, source, tag
from .page import Page
from .tables import is_data, table

Inside: TypeAlias = Callable[[Element], list[Row]]
"""Reads what is in an element into rows."""
Maker: TypeAlias = Callable[[Element, Inside], list[Row]]


def maker(element: Element, name: str, page: Page) -> Maker | None:
    """What makes blocks of the element; None for an element that is only a box around others."""
    if element is page.title:
        return lambda one, inside: _heading(one, 1, inside)
    match name:
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            return lambda one, inside: _heading(one, int(name[1]), inside)
        case "blockquote":
            return _quotation
        case "ul" | "ol" | "menu" | "dir":
            return _list
        case "figure":
            return _figure
        case "pre" | "listing" | "xmp" | "plaintext":
            return _literal
        case "table" if is_data(element, page.measures):
            return table
        case _:
            return None


def _heading(element: Element, level: int, inside: Inside) -> list[Row]:
    rows = inside(element)
    where = source(element)
    pictures = [row for row in rows if isinstance(row.block, Figure) and row.block.pictures]
    content = in_lines(line for row in rows for line in text_rows(row.block) if line)
    heading = [Row(Crosshead(content, level, source=where), source=where)] if content else []
    return [*pictures, *heading]


def _quotation(element: Element, inside: Inside) -> list[Row]:
    blocks = blocks_of(inside(element))
    where = source(element)
    return [Row(Quotation(blocks, source=where), source=where)] if blocks else []


# Lists


def _list(element: Element, inside: Inside) -> list[Row]:
    """A list; one that holds nothing but pictures with their captions is a row of figures."""
    found = [(child, rows) for child in element if tag(child) and (rows := inside(child))]
    if found and all(_is_picture(rows) for _, rows in found):
        return [row for _, rows in found for row in (rows[0], *(replace(line, role="caption") for line in rows[1:]))]
    loose = [text for text in (element.text, *(child.tail for child in element)) if text and text.strip()]
    items = [ListItem(blocks_of(rows), source=source(child)) for child, rows in found]
    items += [ListItem((Paragraph((Text(" ".join(text.split())),)),)) for text in loose]
    where = source(element)
    ordered = tag(element) == "ol"
    block = List(tuple(items), ordered, _start(element) if ordered else 1, source=where)
    return [Row(block, source=where)] if items else []


def _is_picture(rows: Sequence[Row]) -> bool:
    """Whether an item is a picture, perhaps with a line of words."""
    return isinstance(rows[0].block, Figure) and len(rows) <= 2 and all(
        isinstance(row.block, (Figure, Paragraph)) for row in rows
    )


def _start(element: Element) -> int:
    said = attribute(element, "start")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 1


# Figures


def _figure(element: Element, inside: Inside) -> list[Row]:
    """Its rows in order, but a caption that stands above its pictures comes behind them."""
    rows = inside(element)
    captions = list(takewhile(lambda row: row.role == "caption" and isinstance(row.block, Paragraph), rows))
    rest = rows[len(captions) :]
    pictures = list(takewhile(lambda row: isinstance(row.block, Figure), rest))
    rest = rest[len(pictures) :]
    shown = tuple(picture for row in pictures if isinstance(row.block, Figure) for picture in row.block.pictures)
    if shown:
        where = source(element)
        pictures = [Row(Figure(shown, source=where), source=where)]
    elif captions:
        pictures = []
    return [*pictures, *captions, *rest]


# Literal lines


def _literal(element: Element, _: Inside) -> list[Row]:
    """Code; but Chinese text between `<pre>` tags is paragraphs, a line each."""
    where = source(element)
    body = "".join(element.itertext()).strip("\n")
    if not body.strip():
        return []
    if not HAN.search(body) or element.find(".//code") is not None:
        return [Row(CodeBlock(body, source=where), source=where)]
    return [_line(line, where, number) for number, line in enumerate(body.split("\n")) if line.strip()]


def _line(line: str, where: Source | None, number: int) -> Row:
    here = Source(where.first + number, where.first + number) if where else None
    indented = line.startswith(("\u3000", "  ", "\t"))
    return Row(Paragraph((Text(line.strip(), source=here),), source=here), source=here, indented=indented)
