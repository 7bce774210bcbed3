"""Blocks as paragraphs and tables; each kind of the model has its place here."""

from __future__ import annotations

from msgspec.structs import replace

from ...model import (
    Block,
    Blocks,
    Byline,
    CodeBlock,
    Crosshead,
    Divider,
    Figure,
    Inlines,
    Jump,
    Link,
    List,
    ListItem,
    Paragraph,
    Picture,
    Portrait,
    PullQuote,
    Quotation,
    ReadMore,
    Sidebar,
    Table,
    Text,
)
from ...walk import walk
from .flow import Flow
from .numbering import DEEPEST
from .portraits import set_portraits
from .tables import set_table
from .xml import Element, w


def set_blocks(flow: Flow, blocks: Blocks) -> None:
    """Set blocks in order; neighbouring portraits share one table."""
    place = 0
    while place < len(blocks):
        end = place
        while end < len(blocks) and isinstance(blocks[end], Portrait):
            end += 1
        if end > place:
            set_portraits(flow, tuple(block for block in blocks[place:end] if isinstance(block, Portrait)))
            place = end
        else:
            set_block(flow, blocks[place])
            place += 1


def set_block(flow: Flow, block: Block) -> None:
    """Set one block."""
    match block:
        case Paragraph():
            _paragraph(flow, block)
        case Crosshead():
            _crosshead(flow, block)
        case Quotation():
            set_blocks(flow.within(replace(flow.place, body="quotation")), block.blocks)
        case PullQuote():
            flow.line("pull-quote", block.children)
        case List():
            _list(flow, block)
        case Table():
            set_table(flow, block)
        case Figure():
            _figure(flow, block)
        case Sidebar():
            _sidebar(flow, block)
        case Jump():
            flow.line("jump", block.children)
        case Portrait():
            set_portraits(flow, (block,))
        case ReadMore():
            set_read_more(flow, block)
        case Byline():
            flow.line("byline", block.children)
        case CodeBlock():
            flow.line("code", (Text(block.text, source=block.source),))
        case Divider():
            flow.paragraph("divider")


def _paragraph(flow: Flow, block: Paragraph) -> None:
    if block.role == "body":
        flow.line(flow.place.body, block.children, level=flow.body_level())
    else:
        flow.line(block.role, block.children)


def _crosshead(flow: Flow, block: Crosshead) -> None:
    rank = flow.place.rank(block.level)
    flow.line("crosshead" if rank == 1 else "crosshead-2", block.children, level=rank if rank > 2 else 1)


def _sidebar(flow: Flow, block: Sidebar) -> None:
    flow.line("sidebar-title", block.title)
    set_blocks(flow.within(replace(flow.place, body="sidebar", boxed=True)), block.blocks)
    flow.paragraph("spacer")


# Lists


def _list(flow: Flow, block: List) -> None:
    flow.flush()
    level = min(flow.place.depth, DEEPEST - 1)
    numbering, boxed = flow.work.numbering, flow.place.boxed
    number = numbering.numbers(level, block.start, boxed) if block.ordered else numbering.bullets(boxed)
    for item in block.items:
        _item(flow, item, level, number)


def _item(flow: Flow, item: ListItem, level: int, number: str) -> None:
    def numbered(_: Element, properties: Element) -> None:
        mark = w(properties, "numPr")
        w(mark, "ilvl", val=str(level))
        w(mark, "numId", val=number)

    place = replace(flow.place, body="list", depth=flow.place.depth + 1)
    flow.begin_with(numbered)
    first = flow.within(place)
    set_blocks(first, item.blocks[:1])
    first.flush()
    set_blocks(flow.within(replace(place, body="list-more")), item.blocks[1:])


# Pictures


def _figure(flow: Flow, block: Figure) -> None:
    for picture in block.pictures:
        set_picture(flow, picture)
    flow.line("caption", block.caption, kept=bool(block.credit))
    flow.line("credit", block.credit)


def set_picture(flow: Flow, picture: Picture) -> None:
    """A picture on a line of its own, or a line that says it is missing."""
    placed = flow.work.media.find(picture.path)
    if placed is None:
        flow.line("picture-missing", (Text(flow.missing(picture)),))
    else:
        flow.draw(w(flow.paragraph("picture"), "r"), picture, placed)


def set_read_more(flow: Flow, block: ReadMore) -> None:
    """扫码阅读: the code if there is one, and its words, which lead where it leads."""
    if block.picture is not None:
        set_picture(flow, block.picture)
    flow.line("read-more", _linked(block))


def _linked(block: ReadMore) -> Inlines:
    if not block.link or any(isinstance(node, Link) for node in walk(block)):
        return block.children
    return (Link(block.children, block.link, source=block.source),)


