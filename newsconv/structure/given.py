"""The article that an explicit draft is: every row goes where its author said, nothing is inferred.

Rows outside a story's container make stories of their own: a story-title (or any other line of a
story's head) begins one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from ..draft import Draft, FrontMatter, Group, Row
from ..model import (
    Article,
    Block,
    Byline,
    Crosshead,
    Headline,
    Inlines,
    LineBreak,
    Paragraph,
    Person,
    Portrait,
    Publication,
    ReadMore,
    Source,
    Story,
    Text,
    inline_text,
)

_HEADLINE = ("section", "kicker", "title", "deck", "summary")
_STORY_HEAD = (*_HEADLINE, *(f"story-{part}" for part in _HEADLINE), "speaker")


def assemble(draft: Draft) -> Article:
    """The article of a draft whose author gave its structure."""
    rows = [row for row in draft.rows if not _is(row, "furniture", *_HEADLINE)]
    body, boxes = _closing_boxes(rows)
    head, body = _opening(body)
    front = draft.front
    return Article(
        language=front.language or Article().language,
        file=draft.file,
        publication=_publication(front.publication, draft.rows),
        headline=_headline(front, [row for row in draft.rows if _is(row, *_HEADLINE)]),
        bylines=(*map(Byline, front.bylines), *(block for block in head if isinstance(block, Byline))),
        portraits=tuple(block for block in head if isinstance(block, Portrait)),
        stories=tuple(_stories(body)),
        read_more=boxes,
        footnotes=draft.footnotes,
    )


def _is(row: Row | Group, *roles: str) -> bool:
    return isinstance(row, Row) and row.role in roles


def _closing_boxes(rows: Sequence[Row | Group]) -> tuple[list[Row | Group], tuple[ReadMore, ...]]:
    """The rows, and the read-more boxes behind the last of them."""
    kept = list(rows)
    boxes: list[ReadMore] = []
    while kept and isinstance(last := kept[-1], Row) and isinstance(last.block, ReadMore):
        boxes.insert(0, last.block)
        del kept[-1]
    return kept, tuple(boxes)


def _opening(rows: Sequence[Row | Group]) -> tuple[list[Byline | Portrait], list[Row | Group]]:
    """Bylines and portraits above everything else belong to the article."""
    head: list[Byline | Portrait] = []
    for at, row in enumerate(rows):
        if not isinstance(row, Row) or not isinstance(row.block, (Byline, Portrait)):
            return head, list(rows[at:])
        head.append(row.block)
    return head, []


def _publication(publication: Publication, rows: Iterable[Row | Group]) -> Publication:
    lines = [inline_text(_content(row)) for row in _flat(rows) if row.role == "furniture"]
    return replace(publication, furniture=(*publication.furniture, *lines)) if lines else publication


def _flat(rows: Iterable[Row | Group]) -> Iterator[Row]:
    for row in rows:
        yield from row.rows if isinstance(row, Group) else (row,)


def _headline(front: FrontMatter, rows: Iterable[Row | Group]) -> Headline | None:
    parts: dict[str, Inlines] = {part: getattr(front, part) for part in _HEADLINE}
    return _headline_of(parts, [row for row in rows if isinstance(row, Row)])


def _headline_of(parts: dict[str, Inlines], rows: Iterable[Row]) -> Headline | None:
    """A part that is said twice keeps both, a line each."""
    for row in rows:
        part = row.role.removeprefix("story-")
        parts[part] = _lines(parts.get(part, ()), _content(row))
    if not any(parts.values()):
        return None
    section, kicker, title, deck, summary = (parts.get(part, ()) for part in _HEADLINE)
    return Headline(title, kicker, deck, summary, section)


def _lines(first: Inlines, second: Inlines) -> Inlines:
    return (*first, LineBreak(), *second) if first and second else first or second


def _content(row: Row) -> Inlines:
    match row.block:
        case Paragraph(children=children) | Crosshead(children=children):
            return children
        case _:
            return ()


# Stories


def _stories(rows: Iterable[Row | Group]) -> Iterator[Story]:
    for loose, run in groupby(rows, lambda row: isinstance(row, Row)):
        if loose:
            yield from _split([row for row in run if isinstance(row, Row)])
            continue
        for group in run:
            if isinstance(group, Group):
                yield from _split(group.rows, group.source)


def _split(rows: Sequence[Row], source: Source | None = None) -> Iterator[Story]:
    """One story, or several where a head follows blocks."""
    head: list[Row] = []
    body: list[Row] = []
    for row in rows:
        if row.role == "furniture":
            continue
        if row.role in _STORY_HEAD and body:
            yield _story(head, body, source)
            head, body = [], []
        is_head = row.role in _STORY_HEAD or (isinstance(row.block, Byline) and not body)
        (head if is_head else body).append(row)
    yield _story(head, body, source)


def _story(head: Sequence[Row], body: Sequence[Row], source: Source | None) -> Story:
    speaker: Inlines = ()
    for row in head:
        if row.role == "speaker":
            speaker = _lines(speaker, _content(row))
    titles = [row for row in head if row.role != "speaker" and row.role in _STORY_HEAD]
    return Story(
        blocks=_joined(body),
        headline=_headline_of({}, titles),
        speaker=Person(speaker) if speaker else None,
        bylines=tuple(row.block for row in head if isinstance(row.block, Byline)),
        source=source,
    )


def _joined(rows: Sequence[Row]) -> tuple[Block, ...]:
    """The blocks; a paragraph with `{.join}` goes on from the one before."""
    out: list[Block] = []
    for row in rows:
        last = out[-1] if out else None
        if row.join and isinstance(last, Paragraph) and isinstance(row.block, Paragraph):
            out[-1] = replace(last, children=_run_on(last.children, row.block.children))
        else:
            out.append(row.block)
    return tuple(out)


def _run_on(first: Inlines, second: Inlines) -> Inlines:
    """One line; a space goes between two words of the Latin script only."""
    before, after = inline_text(first)[-1:], inline_text(second)[:1]
    latin = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
    return (*first, *((Text(" "),) if latin else ()), *second)
