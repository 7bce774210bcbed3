"""The normal form: what can be said in two ways is said in one.

Laws such as `same(read(write(a)), a)` hold for articles in normal form.  `normalise` is
idempotent and keeps every visible character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import groupby, takewhile
from typing import Any, TypeVar, cast

from msgspec.structs import asdict, replace

from .cells import grid
from .links import is_allowed_target, is_local_path
from .model import (
    Article,
    Byline,
    Code,
    CodeBlock,
    Crosshead,
    Emphasis,
    Figure,
    Footnote,
    Headline,
    Inline,
    Inlines,
    Jump,
    LineBreak,
    Link,
    List,
    Node,
    Paragraph,
    Picture,
    Portrait,
    Publication,
    PullQuote,
    ReadMore,
    Ruby,
    Source,
    Span,
    Story,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Underline,
)
from .patterns import lazy
from .rewriting import Row, rebuilt, same_row

N = TypeVar("N", bound=Node)

_CONTROLS = r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
_CONTROL = lazy(_CONTROLS)
"""Characters that XML cannot hold, and line ends, which are `LineBreak`s or blocks here."""
_CONTROL_BUT_LINE_END = lazy(_CONTROLS.replace(r"\x0a-", r"\x0b-"))
_SPACE = frozenset("\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")

_FOLDABLE = (Strong, Emphasis, Underline, Strikethrough)
_HOLLOW = (*_FOLDABLE, Superscript, Subscript, Span, Link, Ruby, Paragraph, Crosshead, PullQuote, Jump, Byline)
"""Kinds that are nothing without content."""


def normalise(node: N) -> N:
    """The normal form: texts joined, marks folded, hollow nodes gone, tables whole, line ends out of texts."""

    def field(value: Any) -> Any:
        if isinstance(value, Node):
            return normalise(value)
        if isinstance(value, str):
            return _cleaned(value, _CONTROL_BUT_LINE_END if isinstance(node, CodeBlock) else _CONTROL)
        if isinstance(value, tuple) and value:
            row = same_row(value, tuple(field(item) for item in value))
            return same_row(row, _row(row)) if isinstance(row[0], Node) else row
        return value

    return cast(N, _node(rebuilt(node, field)))


def _cleaned(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: " " if match.group() in _SPACE else "", text)


# Nodes


def _node(node: Node) -> Node:
    """A node whose inside is in normal form."""
    match node:
        case Crosshead(level=level) if not 1 <= level <= 6:
            return replace(node, level=min(max(level, 1), 6))
        case List():
            return _list(node)
        case Table():
            return _table(node)
        case CodeBlock(language=language) if language != " ".join(language.split()):
            return replace(node, language=" ".join(language.split()))
        case Link() if any(isinstance(inner, Link) for inner in _deep(node.children)):
            return replace(node, children=_without_links(node.children))
        case Figure():
            return _figure(node)
        case Portrait():
            return _portrait(node)
        case ReadMore():
            return _read_more(node)
        case Story():
            return _story(node)
        case Article():
            return _article(node)
        case _:
            return node


def _list(node: List) -> List:
    start = min(max(node.start, 0), 999_999_999) if node.ordered else 1
    return node if start == node.start else replace(node, start=start)


def _table(node: Table) -> Table:
    whole = grid(node)
    rows, header = (whole.rows[1:], whole.rows[0]) if whole.head else (whole.rows, None)
    if (rows, header, whole.alignments) == (node.rows, node.header, node.alignments):
        return node
    return replace(node, rows=rows, header=header, alignments=whole.alignments)


def _figure(node: Figure) -> Figure:
    """A picture that is refused has become the text of its alternative: that belongs to the caption."""
    texts = [inner for inner in cast(Row, node.pictures) if isinstance(inner, Text)]
    if not texts:
        return node
    pictures = tuple(inner for inner in node.pictures if isinstance(inner, Picture))
    return replace(node, pictures=pictures, caption=_row((*texts, *node.caption)))


def _portrait(node: Portrait) -> Portrait:
    if node.picture is not None and not is_local_path(node.picture.path):
        node = replace(node, picture=None)
    if node.picture is None and node.person.children and isinstance(node.person.children[0], Picture):
        picture, rest = _leading_picture(node.person.children)
        node = replace(node, picture=picture, person=replace(node.person, children=rest))
    return node


def _read_more(node: ReadMore) -> ReadMore:
    if node.picture is not None and not is_local_path(node.picture.path):
        node = replace(node, picture=None)
    if node.link and not is_allowed_target(node.link):
        node = replace(node, link="")
    if node.picture is None and node.children and isinstance(node.children[0], Picture):
        picture, rest = _leading_picture(node.children)
        node = replace(node, picture=picture, children=rest)
    return node


def _leading_picture(row: Inlines) -> tuple[Picture, Inlines]:
    picture, *rest = row
    if rest and isinstance(rest[0], LineBreak):
        del rest[0]
    return cast(Picture, picture), tuple(rest)


def _story(node: Story) -> Story:
    if node.headline is not None and _is_blank(node.headline):
        node = replace(node, headline=None)
    if node.speaker is not None and not node.speaker.children:
        node = replace(node, speaker=None)
    leading = tuple(takewhile(lambda block: isinstance(block, Byline), node.blocks))
    if leading:
        bylines = (*node.bylines, *cast(tuple[Byline, ...], leading))
        node = replace(node, bylines=bylines, blocks=node.blocks[len(leading) :])
    return node


def _article(node: Article) -> Article:
    if node.headline is not None and _is_blank(node.headline):
        node = replace(node, headline=None)
    publication = _publication(node.publication)
    notes = _merged(node.footnotes)
    if publication != node.publication or len(notes) != len(node.footnotes) or not node.language:
        node = replace(node, publication=publication, footnotes=notes, language=node.language or "zh-Hans-CN")
    return node


def _publication(publication: Publication) -> Publication:
    def clean(value: Any) -> Any:
        if isinstance(value, str):
            return _cleaned(value, _CONTROL)
        return tuple(text for entry in value if (text := _cleaned(entry, _CONTROL)))

    return Publication(**{name: clean(value) for name, value in asdict(publication).items()})


def _merged(notes: tuple[Footnote, ...]) -> tuple[Footnote, ...]:
    """One footnote for each key."""
    merged: dict[str, Footnote] = {}
    for note in notes:
        known = merged.get(note.key)
        merged[note.key] = note if known is None else replace(known, blocks=(*known.blocks, *note.blocks))
    return tuple(merged.values())


def _is_blank(headline: Headline) -> bool:
    return not any((headline.section, headline.kicker, headline.title, headline.deck, headline.summary))


# Rows


def _row(row: Iterable[Node]) -> Row:
    """A row of siblings, each of which is in normal form."""
    pieces = (piece for node in row for piece in _pieces(node))
    return tuple(joined for kind, run in groupby(pieces, type) for joined in _joined(kind, list(run)))


def _pieces(node: Node) -> Iterator[Node]:
    """What stays of a node: itself, what was in it, or nothing."""
    if isinstance(node, _FOLDABLE):
        node = _folded(node)
    match node:
        case Text(text="") | Code(text=""):
            return
        case Link(target=target) if not is_allowed_target(target):
            yield from node.children
        case Picture(path=path) if not is_local_path(path):
            yield from _pieces(Text(node.alternative, source=node.source))
        case Table(rows=(), header=None):
            yield from _pieces(Figure(caption=node.caption, source=node.source))
        case _ if not _is_hollow(node):
            yield node


def _is_hollow(node: Node) -> bool:
    match node:
        case Portrait():
            return not node.person.children and node.picture is None
        case ReadMore():
            return not node.children and not node.link and node.picture is None
        case Figure():
            return not (node.pictures or node.caption or node.credit)
        case List():
            return not any(item.blocks for item in node.items)
        case Story():
            return not (node.blocks or node.headline or node.speaker or node.bylines)
        case _:
            return isinstance(node, _HOLLOW) and not node.children


def _folded(node: Strong | Emphasis | Underline | Strikethrough) -> Strong | Emphasis | Underline | Strikethrough:
    """A mark directly inside its like is one mark."""
    kind = type(node)
    if not any(type(child) is kind for child in node.children):
        return node
    inside: list[Inline] = []
    for child in node.children:
        inside.extend(child.children if isinstance(child, kind) else (child,))
    return replace(node, children=_row(inside))


def _joined(kind: type[Node], run: list[Node]) -> list[Node]:
    """Neighbours of one kind: as one node, if that says the same."""
    if len(run) == 1 or kind not in (Text, Code, *_FOLDABLE):
        return run
    source = reduce(_both, (node.source for node in run))
    if kind in (Text, Code):
        return [replace(run[0], text="".join(cast(Text, node).text for node in run), source=source)]
    children = _row(child for node in run for child in cast(Strong, node).children)
    return [replace(run[0], children=children, source=source)]


def _both(a: Source | None, b: Source | None) -> Source | None:
    if a is None or b is None:
        return a or b
    return a if a == b else Source(min(a.first, b.first), max(a.last, b.last))


def _deep(row: Inlines) -> Iterator[Inline]:
    for node in row:
        yield node
        yield from _deep(_inside(node))


def _inside(node: Inline) -> Inlines:
    match node:
        case Text() | Code() | LineBreak() | Picture():
            return ()
        case _:
            return getattr(node, "children", ())


def _without_links(row: Inlines) -> Inlines:
    """Links do not nest: an inner one is its text."""
    out: list[Node] = []
    for node in row:
        inside = _without_links(_inside(node))
        if isinstance(node, Link):
            out.extend(inside)
        else:
            out.append(replace(node, children=inside) if inside else node)
    return cast(Inlines, _row(out))
