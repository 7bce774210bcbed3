"""HTML blocks in Markdown, as layout tools write them: tables, centred lines, pictures.

A block that begins with one of a few tags and holds nothing that only a browser could show is read as a saved page
is.  Any other markup stays as the text it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.rules_block import StateBlock
from msgspec.structs import replace

from ...draft import Row
from ...model import Block, Source, Table, inline_text
from ...notices import Notify
from ...patterns import lazy

_BEGINS = lazy(r"<(?:table|div|center|p|figure|img|html|body|h[1-6]|ul|ol)(?=[\s/>])[^<>]*>", re.IGNORECASE)
_TAGS = lazy(r"<(/?)([a-z][a-z0-9]*)(?=[\s/>])([^<>]*)>", re.IGNORECASE)
_KNOWN = frozenset((
    "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "col", "div", "center", "p", "figure",
    "figcaption", "img", "html", "body", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "br", "span", "font",
    "b", "strong", "i", "em", "u", "s", "del", "sup", "sub", "a", "small", "big", "ruby", "rt", "rp", "rb", "hr",
    "section", "article", "blockquote",
))
_VOID = frozenset((
    "img", "br", "col", "hr", "p", "li", "tr", "td", "th", "rt", "rp", "rb", "colgroup", "tbody", "thead",
))
"""Tags that need no closing one (HTML §13.1.2)."""
_TEXT_UNTIL = "text_until"
"""Where the parser keeps the line up to which markup is known to be text."""
_NUMBER = lazy(r"[\d.,:%‰+\-–~±<>≥≤\s/（）()]*")


def fragment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule: lines up to the next blank one that are HTML and nothing else.

    Lines once found to be something else are not looked at again, so that a long run of them costs no more than a look.
    """
    begin = state.bMarks[start] + state.tShift[start]
    if start < state.env.get(_TEXT_UNTIL, 0) or state.is_code_block(start):
        return False
    if not _BEGINS.match(state.src, begin, state.eMarks[start]):
        return False
    stop = start
    while stop < end and not state.isEmpty(stop):
        stop += 1
    text = state.getLines(start, stop, state.blkIndent, False)
    if not _is_plain(text):
        state.env[_TEXT_UNTIL] = stop
        return False
    if not silent:
        token = state.push("fragment", "", 0)
        token.content, token.map = text, [start, stop]
        state.line = stop
    return True


def _is_plain(text: str) -> bool:
    """Whether all tags are known ones, closed in order, and what is seen stands between them."""
    open_tags: list[str] = []
    for closing, name, _ in _TAGS.findall(text):
        tag = name.lower()
        if tag not in _KNOWN:
            return False
        if closing and tag not in _VOID and (not open_tags or open_tags.pop() != tag):
            return False
        if not closing and tag not in _VOID:
            open_tags.append(tag)
    return not open_tags and "<" not in _TAGS.sub("", text)


def fragment_rows(text: str, first: int, file: str, notify: Notify) -> Iterator[Row]:
    """The rows of an HTML block that begins on line `first`."""
    from ..html.dom import parse
    from ..html.measure import Measures
    from ..html.page import Page
    from ..html.walker import Walker

    root = parse("\n" * (first - 1) + f"<div>{text}</div>", file)
    page = Page(file, notify, Measures(root, ""), "", frozenset(), None, {}, frozenset(), 0, set(), [])
    walker = Walker(page, depth=1)
    walker.read(root)
    last = first + text.rstrip("\n").count("\n")
    for row in walker.rows:
        yield replace(row, block=_with_head(row.block), source=row.source or Source(first, last))


def _with_head(block: Block) -> Block:
    """Layout tools tell no head from a body: a first row of words over rows with figures is one."""
    if not isinstance(block, Table) or block.header is not None or len(block.rows) < 2:
        return block
    first, *rest = ([inline_text(cell.children).strip() for cell in row.cells] for row in block.rows)
    words = all(cell and not _NUMBER.fullmatch(cell) for cell in first)
    figures = any(_NUMBER.fullmatch(cell) for row in rest for cell in row if cell)
    spans = any(cell.columns > 1 or cell.rows > 1 for cell in block.rows[0].cells)
    return replace(block, header=block.rows[0], rows=block.rows[1:]) if words and figures and not spans else block
