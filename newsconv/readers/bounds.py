"""Whether a source keeps within its bounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..draft import Draft, Group
from ..limits import Limits, passed
from ..model import INLINE_TYPES, Article, CodeBlock, Inlines, Node, Picture, Table, TableCell, inline_text
from ..rewriting import children


def check_text(text: str, file: str, limits: Limits) -> None:
    """InputError for text that is too long to be parsed."""
    if len(text) > limits.characters:
        raise passed("characters", limits, "the text has over {} characters", file)
    if text.count("\n") > limits.lines:
        raise passed("lines", limits, "the text has over {} lines", file)


def check_draft(draft: Draft, limits: Limits) -> None:
    """InputError with its line for the first thing in a draft that is too much."""
    _check([*_blocks(draft), *draft.footnotes], draft.file, limits)


def check_article(article: Article, limits: Limits) -> None:
    """The same for an article."""
    _check([article], article.file, limits)


def _blocks(draft: Draft) -> Iterator[Node]:
    for row in draft.rows:
        if isinstance(row, Group):
            yield from (one.block for one in row.rows)
        else:
            yield row.block


def _check(nodes: Iterable[Node], file: str, limits: Limits) -> None:
    """Walks without recursion: nothing says yet how deep this is."""
    counts = {"blocks": 0, "pictures": 0, "characters": 0}
    waiting: list[tuple[Node, int]] = [(node, 0) for node in nodes][::-1]
    while waiting:
        node, line = waiting.pop()
        line = node.source.first if node.source else line
        counts["pictures"] += isinstance(node, Picture)
        if not isinstance(node, INLINE_TYPES):
            counts["blocks"] += not isinstance(node, TableCell)
            counts["characters"] += _length(node, file, line, limits)
        if isinstance(node, Table):
            check_cells(len(node.rows) + 1, _width(node), file, line, limits)
        for name, count in counts.items():
            if count > getattr(limits, name):
                raise passed(name, limits, f"the article has over {{}} {name}", file, line)
        waiting.extend([(child, line) for child in children(node)][::-1])


def _length(node: Node, file: str, line: int, limits: Limits) -> int:
    """The characters of the text that stands directly in a node; InputError if one of its lines is too long."""
    lengths = [len(inline_text(row)) for row in _own_rows(node)]
    if isinstance(node, CodeBlock):
        lengths = [len(row) for row in node.text.split("\n")]
    if max(lengths, default=0) > limits.paragraph:
        raise passed("paragraph", limits, "a paragraph has over {} characters", file, line)
    return sum(lengths)


def _own_rows(node: Node) -> Iterator[Inlines]:
    for name in node.__struct_fields__:
        value = getattr(node, name)
        if isinstance(value, tuple) and value and isinstance(value[0], INLINE_TYPES):
            yield value


def check_cells(rows: int, columns: int, file: str, line: int, limits: Limits) -> None:
    """InputError if a table of this size is too large."""
    if rows * columns > limits.table_cells:
        what = f"a table of {rows} rows and {columns} columns has over {{}} cells"
        raise passed("table_cells", limits, what, file, line)


def _width(table: Table) -> int:
    rows = (*table.rows, *((table.header,) if table.header else ()))
    return max((len(row.cells) for row in rows), default=0)
