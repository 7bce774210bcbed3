"""Blocks to lines of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

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
    LineBreak,
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
from .escape import value
from .inlines import Line, Notes, picture
from .table import table

Lines = list[str]


def blocks(row: Blocks, notes: Notes) -> Lines:
    """Blocks with a blank line between them."""
    return apart(block(node, notes, follows) for node, follows in zip(row, _follow_lists(row), strict=True))


def apart(parts: Iterable[Lines]) -> Lines:
    """Parts with a blank line between them."""
    out: Lines = []
    for part in parts:
        if out and part:
            out.append("")
        out.extend(part)
    return out


def _alike(left: Block, right: Block) -> bool:
    return isinstance(left, List) and isinstance(right, List) and left.ordered == right.ordered


def _follow_lists(row: Blocks) -> Iterator[bool]:
    """Whether each block is every other of lists of one kind: two alike would be one list."""
    follows = False
    for left, right in pairwise((None, *row)):
        follows = not follows and left is not None and right is not None and _alike(left, right)
        yield follows


def block(node: Block, notes: Notes, follows_list: bool = False) -> Lines:
    """The lines of one block."""
    match node:
        case Paragraph():
            explicit = node.role != "body" or _only_pictures(node.children)
            return marked(node.role if explicit else "", node.children, notes)
        case Crosshead():
            return [f"{'#' * node.level} {Line(notes, single=True).write(node.children)}"]
        case Quotation():
            return [f"> {line}" if line else ">" for line in blocks(node.blocks, notes)] or [">"]
        case List():
            return _list(node, notes, follows_list)
        case CodeBlock():
            return _code(node)
        case Divider():
            return ["***"]
        case Sidebar():
            return container("sidebar", apart((marked("title", node.title, notes), blocks(node.blocks, notes))))
        case _:
            return _typed(node, notes)


def _typed(node: Block, notes: Notes) -> Lines:
    match node:
        case PullQuote():
            return marked("pull-quote", node.children, notes)
        case Jump():
            return marked("jump direction=from" if node.direction == "from" else "jump", node.children, notes)
        case Byline():
            return marked("byline", node.children, notes)
        case Portrait():
            return ["{.portrait}", *_with_picture(node.picture, node.person.children, notes)]
        case ReadMore():
            return _read_more(node, notes)
        case Figure():
            return _figure(node, notes)
        case Table(caption=()):
            return table(node, notes)
        case Table():
            return container("table", apart((marked("caption", node.caption, notes), table(node, notes))))
        case _:
            raise AssertionError(f"not a block: {node!r}")


def marked(role: str, row: Inlines, notes: Notes) -> Lines:
    """A line with its attribute line; nothing if it is empty."""
    if not row:
        return []
    lines = Line(notes).write(row).split("\n")
    return [f"{{.{role}}}", *lines] if role else lines


def container(name: str, inside: Lines) -> Lines:
    """`::: name` … `:::`."""
    return [f"::: {name}", *inside, ":::"]


def _only_pictures(row: Inlines) -> bool:
    """Whether a reader would take the paragraph for a figure."""
    blank = all(
        isinstance(node, (Picture, LineBreak)) or (isinstance(node, Text) and not node.text.strip()) for node in row
    )
    return blank and any(isinstance(node, Picture) for node in row)


def _with_picture(first: Picture | None, row: Inlines, notes: Notes) -> Lines:
    if first is None:
        return Line(notes).write(row).split("\n")
    return Line(notes).write((first, LineBreak(), *row) if row else (first,)).split("\n")


def _read_more(node: ReadMore, notes: Notes) -> Lines:
    link = f"link={value(node.link)}" if node.link else ""
    if not node.children and node.picture is None:
        return container(f"read-more {{{link}}}", [])
    return [f"{{.read-more {link}".rstrip() + "}", *_with_picture(node.picture, node.children, notes)]


def _figure(node: Figure, notes: Notes) -> Lines:
    pictures = [picture(inner) for inner in node.pictures]
    parts = (pictures, marked("caption", node.caption, notes), marked("credit", node.credit, notes))
    if sum(map(bool, parts)) > 1:
        return container("figure", apart(parts))
    return apart(parts)


def _code(node: CodeBlock) -> Lines:
    char = "~" if "`" in node.language else "`"
    longest = max((len(run) for run in re.findall(f"{char}+", node.text)), default=0)
    fence = char * max(3, longest + 1)
    language = re.sub(r"\\(?=[!-/:-@\[-`{-~])|&(?=#|[A-Za-z])", r"\\\g<0>", node.language)
    space = " " if language.startswith(char) else ""
    return [fence + space + language, *(node.text.split("\n") if node.text else ()), fence]


def _list(node: List, notes: Notes, follows_list: bool) -> Lines:
    items = [_item(item, _marker(node, at, follows_list), notes) for at, item in enumerate(node.items)]
    if all(len(item.blocks) < 2 and all(map(_is_plain, item.blocks)) for item in node.items):
        return [line for item in items for line in item]
    return apart(items)


def _is_plain(node: Block) -> bool:
    return isinstance(node, Paragraph) and node.role == "body"


def _marker(node: List, at: int, follows_list: bool) -> str:
    if not node.ordered:
        return "+" if follows_list else "-"
    return f"{min(node.start + at, 999_999_999)}{')' if follows_list else '.'}"


def _item(item: ListItem, marker: str, notes: Notes) -> Lines:
    indent = " " * (len(marker) + 1)
    first, *rest = blocks(item.blocks, notes) or [""]
    return [f"{marker} {first}" if first else marker, *(indent + line if line else "" for line in rest)]
