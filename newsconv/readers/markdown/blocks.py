"""From markdown-it's block tokens to rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token
from msgspec import Struct

from ...draft import Group, Row
from ...model import (
    Alignment,
    Block,
    Blocks,
    CodeBlock,
    Crosshead,
    Divider,
    Figure,
    Inlines,
    LineBreak,
    List,
    ListItem,
    Paragraph,
    Picture,
    Quotation,
    Sidebar,
    Source,
    Table,
    TableCell,
    TableRow,
    Text,
)
from .attributes import Attributes
from .context import Context
from .fragments import fragment_rows
from .inlines import inlines
from .roles import BLOCK_ROLES, Said, read_more, said, typed

_NOTHING = Said()


class Item(Struct, frozen=True):
    """A token with the tokens between it and its closing one."""

    token: Token
    inside: list[Item]

    @property
    def kind(self) -> str:
        """The token's type without `_open`; for a container, its name."""
        return self.token.info if self.token.type == "container_open" else self.token.type.removesuffix("_open")

    @property
    def source(self) -> Source:
        """The lines of the source, from 1."""
        first, after = self.token.map or (0, 1)
        return Source(first + 1, max(first + 1, after))


def tree(tokens: Iterable[Token]) -> list[Item]:
    """The flat token stream as a tree."""
    stack: list[list[Item]] = [[]]
    for token in tokens:
        if token.nesting < 0:
            stack.pop()
            continue
        item = Item(token, [])
        stack[-1].append(item)
        if token.nesting > 0:
            stack.append(item.inside)
    return stack[0]


def rows(items: Iterable[Item], context: Context, top: bool = False) -> Iterator[Row | Group]:
    """The rows of a run of blocks, each with what the attribute lines before it say."""
    waiting: list[Attributes] = []
    for item in items:
        if item.kind == "attributes":
            waiting.append(item.token.meta["attributes"])
            continue
        given = said(waiting, context) if waiting else _NOTHING
        found = list(_rows(item, given, context, top))
        if found:
            waiting = []
        yield from found
    if waiting:
        raise context.error("this attribute line applies to nothing: put it right before a block", waiting[0].line)


def _rows(item: Item, given: Said, context: Context, top: bool) -> Iterator[Row | Group]:
    if item.kind == "story":
        if not top or given.line:
            raise context.error("a story stands at the top level, with no attribute line before it", item.source.first)
        yield Group(tuple(row for row in rows(item.inside, context) if isinstance(row, Row)), item.source)
        return
    if item.kind == "fragment" and not given.role:
        yield from fragment_rows(item.token.content, item.source.first, context.file, context.notify)
        return
    block = _block(item, given, context)
    if block is not None:
        indented = bool(item.token.meta.get("indented"))
        yield Row(block, given.role, given.join, item.source, indented)


def blocks(items: Iterable[Item], context: Context) -> Blocks:
    """The blocks inside another block."""
    return tuple(row.block for row in _plain_rows(rows(items, context), context))


def _plain_rows(found: Iterable[Row | Group], context: Context) -> Iterator[Row]:
    for row in found:
        if isinstance(row, Row):
            if row.role not in BLOCK_ROLES or row.join is not None:
                line = row.source.first if row.source else 0
                raise context.error(f"{row.role or 'join'!r} has no place inside another block", line)
            yield row


def _block(item: Item, given: Said, context: Context) -> Block | None:
    if item.kind in ("paragraph", "heading"):
        return _line(item, given, context)
    if given.role:
        raise context.error(f"{given.role!r} needs a line of text below it", given.line)
    source = item.source
    match item.kind:
        case "blockquote":
            return Quotation(blocks(item.inside, context), source=source)
        case "bullet_list" | "ordered_list":
            return _list(item, context)
        case "fence" | "code_block":
            text = item.token.content.removesuffix("\n")
            return CodeBlock(text, unescapeAll(item.token.info).strip(), source=source)
        case "hr":
            return Divider(source=source)
        case "table" if item.token.type == "table_open" and item.token.info != "table":
            return _table(item, context)
        case "comment":
            context.say("comment-left-out", "info", "a comment is left out", source)
            return None
        case "reference":
            return _unused_reference(item, context)
        case "footnote_reference":
            _footnote(item.token.meta["label"], item, context)
            return None
        case _:
            return _container(item, context)


def _line(item: Item, given: Said, context: Context) -> Block | None:
    inline = item.inside[0].token
    inside = inlines(inline.children or (), item.source.first, context)
    level = int(item.token.tag[1]) if item.kind == "heading" else 0
    if given.role:
        return typed(given, inside, level, item.source, context)
    if level:
        return Crosshead(inside, level, source=item.source)
    pictures = _only_pictures(inside)
    if pictures:
        return Figure(pictures, source=item.source)
    return Paragraph(inside, source=item.source) if inside else None


def _only_pictures(inside: Inlines) -> tuple[Picture, ...]:
    for node in inside:
        blank = isinstance(node, LineBreak) or (isinstance(node, Text) and not node.text.strip())
        if not blank and not isinstance(node, Picture):
            return ()
    return tuple(node for node in inside if isinstance(node, Picture))


def _list(item: Item, context: Context) -> List | Paragraph:
    """A list; markers with nothing behind them are no list but stray signs."""
    if not any(entry.inside for entry in item.inside):
        signs = " ".join(entry.token.info + entry.token.markup for entry in item.inside)
        return Paragraph((Text(signs, source=item.source),), source=item.source)
    items = tuple(ListItem(blocks(entry.inside, context), source=entry.source) for entry in item.inside)
    ordered = item.kind == "ordered_list"
    start = int(item.token.attrs.get("start", 1)) if ordered else 1
    return List(items, ordered, start, source=item.source)


def _table(item: Item, context: Context) -> Table:
    found = [row for part in item.inside for row in part.inside]
    width = max(len(row.inside) for row in found)
    head, *body = (_row(row, width, context) for row in found)
    alignments: list[Alignment] = [_alignment(cell) for cell in found[0].inside]
    alignments.extend("" for _ in range(width - len(alignments)))
    header = head if any(cell.children for cell in head.cells) else None
    return Table(tuple(body), header, tuple(alignments), source=item.source)


def _row(row: Item, width: int, context: Context) -> TableRow:
    cells = [_cell(cell, row.source, context) for cell in row.inside]
    cells.extend(TableCell((), source=row.source) for _ in range(width - len(cells)))
    return TableRow(tuple(cells), source=row.source)


def _cell(cell: Item, source: Source, context: Context) -> TableCell:
    spans = cell.token.meta.get("spans", {})
    content = inlines(cell.inside[0].token.children or (), source.first, context)
    return TableCell(content, spans.get("columns", 1), spans.get("rows", 1), source=source)


def _alignment(cell: Item) -> Alignment:
    match cell.token.attrs.get("style"):
        case "text-align:left":
            return "left"
        case "text-align:center":
            return "center"
        case "text-align:right":
            return "right"
        case _:
            return ""


def _unused_reference(item: Item, context: Context) -> Block | None:
    label, text = item.token.meta["label"], item.token.content
    if label in context.references.used:
        return None
    if label == "//":
        context.say("comment-left-out", "info", "a comment is left out", item.source)
        return None
    context.say("reference-unused", "doubt", "a link definition that nothing refers to stays as text", item.source)
    return Paragraph((Text(" ".join(text.split()), source=item.source),), source=item.source)


def _footnote(key: str, item: Item, context: Context) -> None:
    if key in context.notes:
        context.say("footnote-twice", "doubt", f"the footnote {key!r} is there twice: both texts are kept", item.source)
    context.notes.setdefault(key, []).extend(blocks(item.inside, context))


def _container(item: Item, context: Context) -> Block | None:
    source = item.source
    values = item.token.meta["attributes"].values
    wanted = {"read-more": {"link"}, "footnote": {"key"}}.get(item.kind, set())
    if not set(values) <= wanted or (item.kind == "footnote" and not values):
        raise context.error(f"{item.kind!r} takes {', '.join(wanted) or 'no keys'}", source.first)
    match item.kind:
        case "sidebar":
            return _sidebar(item, context)
        case "figure":
            return _figure(item, context)
        case "table":
            return _captioned_table(item, context)
        case "read-more":
            inside = _lines(blocks(item.inside, context), item, context)
            return read_more(values, inside, source, context)
        case "footnote":
            _footnote(values["key"], item, context)
            return None
        case other:
            raise context.error(f"a {other!r} has no place here", source.first)


def _sidebar(item: Item, context: Context) -> Sidebar:
    title: Inlines = ()
    inside = list(rows(item.inside, context))
    first = inside[0] if inside else None
    if isinstance(first, Row) and first.role == "title":
        title = _text_of(first.block)
        del inside[0]
    return Sidebar(tuple(row.block for row in _plain_rows(inside, context)), title, source=item.source)


def _text_of(block: Block) -> Inlines:
    return block.children if isinstance(block, (Paragraph, Crosshead)) else ()


def _figure(item: Item, context: Context) -> Figure:
    pictures: list[Picture] = []
    caption: Inlines = ()
    credit: Inlines = ()
    for block in blocks(item.inside, context):
        if not isinstance(block, Figure) or (caption and block.caption) or (credit and block.credit):
            raise context.error("a figure holds pictures, one {.caption} and one {.credit}", item.source.first)
        pictures.extend(block.pictures)
        caption, credit = caption or block.caption, credit or block.credit
    return Figure(tuple(pictures), caption, credit, source=item.source)


def _captioned_table(item: Item, context: Context) -> Table:
    match blocks(item.inside, context):
        case (Figure(pictures=(), caption=caption, credit=()), Table() as table):
            return Table(table.rows, table.header, table.alignments, caption, source=item.source)
        case _:
            raise context.error("a table container holds one {.caption} and one table", item.source.first)


def _lines(inside: Blocks, item: Item, context: Context) -> Inlines:
    match inside:
        case ():
            return ()
        case (Paragraph(children=children),):
            return children
        case (Figure(pictures=(picture,), caption=(), credit=()),):
            return (picture,)
        case _:
            raise context.error(f"{item.kind!r} holds one line of text", item.source.first)
