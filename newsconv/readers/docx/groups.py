"""Neighbours that belong together: list items, lines of a quotation or a box, who speaks, a table and its caption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from msgspec.structs import replace

from ...draft import Row
from ...model import (
    Block,
    Figure,
    Inline,
    List,
    ListItem,
    Paragraph,
    Quotation,
    Sidebar,
    Source,
    Table,
    Text,
    covering,
)
from ...spans import in_lines
from ..contents import blocks_of, lines_of
from .items import Item
from .numbering import Mark


def rows_of(items: Sequence[Item]) -> list[Row]:
    """The rows that a run of items makes."""
    rows: list[Row] = []
    for boxed, group in groupby(items, lambda item: item.boxed):
        run = list(group)
        rows.extend(_boxes(run) if boxed else _unboxed(run))
    return _with_captions(rows)


def _boxes(items: Sequence[Item]) -> Iterator[Row]:
    """A box for each title, or one for all where none has a title."""
    at = 0
    while at < len(items):
        titles = list(takewhile(lambda item: item.kind == "sidebar-title", items[at:]))
        at += len(titles)
        body = list(takewhile(lambda item: item.kind != "sidebar-title", items[at:]))
        at += len(body)
        where = covering(item.row.source for item in (*titles, *body))
        title = in_lines(lines_of([item.row for item in titles]))
        yield Row(Sidebar(blocks_of(_unboxed(body)), title, source=where), source=where)


def _unboxed(items: Sequence[Item]) -> list[Row]:
    rows: list[Row] = []
    for kind, group in groupby(items, _kind):
        run = list(group)
        match kind:
            case "list":
                rows.extend(_lists(run))
            case "quotation":
                rows.append(_quotation(run))
            case "speaker":
                rows.append(_speaker(run))
            case _:
                rows.extend(item.row for item in run)
    return rows


def _kind(item: Item) -> str:
    if item.mark is not None or item.kind == "item-more":
        return "list"
    return item.kind if item.kind in ("quotation", "speaker") else ""


def _quotation(items: Sequence[Item]) -> Row:
    where = covering(item.row.source for item in items)
    return Row(Quotation(blocks_of([item.row for item in items]), source=where), source=where)


def _speaker(items: Sequence[Item]) -> Row:
    """Office and name, a line each in Word, as one line."""
    where = covering(item.row.source for item in items)
    line: list[Inline] = []
    for inside in lines_of([item.row for item in items]):
        line.extend((*((Text(" ", source=where),) if line else ()), *inside))
    return Row(Paragraph(tuple(line), source=where), "speaker", source=where)


# Lists


def _lists(items: Sequence[Item]) -> Iterator[Row]:
    """Lists one after another: another numbering at the same depth is another list."""
    at = 0
    while at < len(items):
        mark = items[at].mark
        if mark is None:
            yield items[at].row
            at += 1
        else:
            block, at = _list(items, at, mark)
            yield Row(block, source=block.source)


def _list(items: Sequence[Item], at: int, first: Mark) -> tuple[List, int]:
    """The list that begins at `at`, with the lists inside its items, and where it ends."""
    entries: list[list[Block]] = []
    sources: list[Source | None] = []
    while at < len(items):
        mark = items[at].mark
        if mark is None:
            entries[-1].append(items[at].row.block)
        elif mark.depth > first.depth:
            inner, at = _list(items, at, mark)
            entries[-1].append(inner)
            continue
        elif mark.depth < first.depth or not _follows(mark, first, len(entries)):
            break
        else:
            entries.append([items[at].row.block])
        sources.append(items[at].row.source)
        at += 1
    found = tuple(ListItem(tuple(entry), source=covering(block.source for block in entry)) for entry in entries)
    return List(found, first.is_ordered, first.count if first.is_ordered else 1, source=covering(sources)), at


def _follows(mark: Mark, first: Mark, behind: int) -> bool:
    """Whether an item is that of a list, `behind` its first."""
    if mark.family != first.family:
        return False
    return mark.count == first.count + behind if mark.is_ordered else not first.is_ordered


# Captions


def _with_captions(rows: Sequence[Row]) -> list[Row]:
    """A caption right above a table is the table's, unless it stands below a picture."""
    out: list[Row] = []
    for row in rows:
        last = out[-1] if out else None
        if isinstance(row.block, Table) and last is not None and last.role == "caption" and (
            isinstance(last.block, Paragraph) and not (len(out) > 1 and isinstance(out[-2].block, Figure))
        ):
            out[-1] = replace(row, block=replace(row.block, caption=last.block.children))
        else:
            out.append(row)
    return out
