"""The article that labelled rows make: headline block, stories, and what left the body for the metadata."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from ..draft import Draft, FrontMatter, Group
from ..model import (
    Article,
    Block,
    Byline,
    Crosshead,
    Headline,
    Inlines,
    Person,
    Portrait,
    Publication,
    ReadMore,
    Source,
    Story,
    covering,
    inline_text,
)
from ..notices import Notice, Notify
from . import nodes
from .blocks import block_of, blocks_of, read_more
from .furniture import read_furniture
from .headings import Heads, read_heads
from .labels import Labelled
from .stories import Chunk, chunks, is_overall, story_starts


class _Page:
    """An article while its rows are laid out."""

    def __init__(self, notify: Notify) -> None:
        self.notify = notify
        self.headline: Headline | None = None
        self.bylines: list[Byline] = []
        self.portraits: list[Portrait] = []
        self.read_more: list[ReadMore] = []
        self.stories: list[_Open] = []

    def story(self) -> _Open:
        """The story that is being filled."""
        if not self.stories:
            self.stories.append(_Open())
        return self.stories[-1]


class _Open:
    """A story while it is being filled."""

    def __init__(self, heads: Heads | None = None, source: Source | None = None) -> None:
        self.headline = heads.headline if heads else None
        self.speaker: Person | None = heads.speaker if heads else None
        self.bylines: list[Byline] = list(heads.bylines) if heads else []
        self.blocks: list[Block] = list(heads.others) if heads else []
        self.source = source

    def close(self) -> Story:
        sources = [self.source, *(block.source for block in self.blocks)]
        return Story(tuple(self.blocks), self.headline, self.speaker, tuple(self.bylines), source=covering(sources))

    @property
    def is_empty(self) -> bool:
        return not (self.headline or self.speaker or self.bylines or self.blocks)


def build(
    draft: Draft, items: Sequence[Labelled], groups: Sequence[tuple[Group, list[Labelled]]], notify: Notify
) -> Article:
    """The article of a page's rows, its explicit stories, and its front matter."""
    publication, rows = _without_furniture(items, draft.front.publication, notify)
    page = _Page(notify)
    _lay_out(page, rows, alone=not groups)
    for group, inside in groups:
        _lay_out_group(page, group, inside)
    stories = tuple(story.close() for story in page.stories if not story.is_empty)
    article = Article(
        file=draft.file,
        publication=publication,
        headline=page.headline,
        bylines=tuple(page.bylines),
        portraits=tuple(page.portraits),
        stories=stories,
        read_more=tuple(page.read_more),
        footnotes=draft.footnotes,
    )
    return _with_front_matter(article, draft.front)


def _without_furniture(
    items: Sequence[Labelled], publication: Publication, notify: Notify
) -> tuple[Publication, list[Labelled]]:
    rows: list[Labelled] = []
    for item in items:
        read = read_furniture(item.text, publication) if item.role == "furniture" else None
        if item.role == "furniture" and read is None:
            read = replace(publication, furniture=(*publication.furniture, item.text))
        if read is None:
            rows.append(item)
        else:
            publication = read
            notify(Notice("furniture", "info", f"moved to the metadata: {item.text}", item.source, item.confidence))
    return publication, rows


def _lay_out(page: _Page, rows: Sequence[Labelled], alone: bool) -> None:
    parts = chunks(rows)
    starts = story_starts(parts)
    first = starts.index(True) if True in starts else None
    overall = first is not None and is_overall(parts, first)
    single = sum(starts) == 1 and alone
    for index, chunk in enumerate(parts):
        if not chunk.heads:
            _before_headings(page, chunk)
        elif index == first and (overall or single or not alone):
            _article_heads(page, chunk, single or not overall)
        elif starts[index]:
            _open_story(page, chunk)
        else:
            _crossheads(page, chunk)
    if single and page.stories:
        _closing_boxes(page)


def _before_headings(page: _Page, chunk: Chunk) -> None:
    """Rows above the first heading: portraits and boxes belong to the article, text to its first story."""
    rest = []
    for item in chunk.rows:
        if item.role == "portrait":
            page.portraits.append(_portrait(item))
            _moved(page.notify, item, "below the headline")
        else:
            rest.append(item)
    _fill(page, rest)


def _article_heads(page: _Page, chunk: Chunk, single: bool) -> None:
    """The headline block of the whole article."""
    heads = read_heads(chunk.heads, page.notify, over_text=chunk.has_body)
    page.headline = heads.headline
    page.bylines.extend(heads.bylines)
    leading, rest = _leading(chunk.rows) if single else (chunk.rows, ())
    left = []
    at = 0
    while at < len(leading):
        item = leading[at]
        at += 1
        if item.role == "byline":
            page.bylines.append(_byline(item))
        elif item.role == "portrait" and single and _is_author(leading, item):
            page.bylines.append(nodes.byline(item.content, item.source))
        elif item.role == "portrait":
            page.portraits.append(_portrait(item))
        elif item.role == "read-more":
            box, at = read_more(leading, at - 1)
            page.read_more.append(box)
            _moved(page.notify, item, "behind the last story")
        else:
            left.append(item)
    page.portraits.extend(heads.others)
    if heads.speaker is not None:
        page.story().speaker = heads.speaker
    _fill(page, [*left, *rest])


def _is_author(leading: Sequence[Labelled], item: Labelled) -> bool:
    """The only person under the headline of the only story, with affiliation and no byline beside: its author."""
    people = [one for one in leading if one.role in ("portrait", "byline")]
    return people == [item] and not item.explicit and bool(nodes.person(item.content, None).office)


def _leading(rows: Sequence[Labelled]) -> tuple[Sequence[Labelled], Sequence[Labelled]]:
    """The lines of the headline block, and the rest from the first running text on."""
    at = 0
    while at < len(rows) and (rows[at].role in ("byline", "portrait", "read-more")):
        at += 1
    return rows[:at], rows[at:]


def _open_story(page: _Page, chunk: Chunk) -> None:
    heads = read_heads(chunk.heads, page.notify)
    story = _Open(heads, heads.source)
    page.stories.append(story)
    leading, rest = _leading(chunk.rows)
    left = []
    people = [item for item in leading if item.role == "portrait"]
    for item in leading:
        if item.role == "byline":
            story.bylines.append(_byline(item))
        elif story.speaker is None and people == [item]:
            story.speaker = nodes.person(item.content, item.source)
        else:
            left.append(item)
    _fill(page, [*left, *rest])


def _crossheads(page: _Page, chunk: Chunk) -> None:
    story = page.story()
    for item in chunk.heads:
        block = item.row.block
        story.blocks.append(block if isinstance(block, Crosshead) else block_of(item))
        confidence = 1.0 if item.explicit else 0.85
        page.notify(Notice("crosshead", "info", f"crosshead: {item.text}", item.source, confidence))
    _fill(page, chunk.rows)


def _fill(page: _Page, rows: Sequence[Labelled]) -> None:
    if rows:
        page.story().blocks.extend(blocks_of(rows))


def _closing_boxes(page: _Page) -> None:
    """Read-more boxes at the very end of the only story are the article's."""
    blocks = page.stories[-1].blocks
    tail: list[ReadMore] = []
    while blocks and isinstance(blocks[-1], ReadMore):
        box = blocks.pop()
        assert isinstance(box, ReadMore)
        tail.insert(0, box)
    page.read_more.extend(tail)


def _lay_out_group(page: _Page, group: Group, items: Sequence[Labelled]) -> None:
    """A `::: story` container: one story, whatever its rows look like."""
    parts = chunks(items)
    story = _Open(source=group.source)
    page.stories.append(story)
    for index, chunk in enumerate(parts):
        if index == 0 and chunk.heads:
            heads = read_heads(chunk.heads, page.notify)
            story.headline, story.speaker, story.bylines = heads.headline, heads.speaker, list(heads.bylines)
            story.blocks.extend(heads.others)
            leading, rest = _leading(chunk.rows)
            story.bylines.extend(_byline(item) for item in leading if item.role == "byline")
            _fill(page, [*(item for item in leading if item.role != "byline"), *rest])
        elif chunk.heads:
            _crossheads(page, chunk)
        else:
            _fill(page, chunk.rows)


def _byline(item: Labelled) -> Byline:
    return nodes.byline(item.content, item.source)


def _portrait(item: Labelled) -> Portrait:
    block = item.row.block
    picture = block.picture if isinstance(block, Portrait) else None
    return nodes.portrait(item.content, item.source, picture)


def _moved(notify: Notify, item: Labelled, where: str) -> None:
    notify(Notice("moved", "info", f"moved {where}: {item.text}", item.source, item.confidence))


def _with_front_matter(article: Article, front: FrontMatter) -> Article:
    """The article with what its front matter says; the page's own words are kept where they differ."""
    if front.bylines:
        given = tuple(nodes.byline(row, None) for row in front.bylines)
        known = {_key(byline.children) for byline in article.bylines}
        article = replace(article, bylines=(*(b for b in given if _key(b.children) not in known), *article.bylines))
    said = Headline(front.title, front.kicker, front.deck, front.summary, front.section)
    if said == Headline():
        return article
    found = article.headline
    if found is None or _same_where_both(said, found):
        return replace(article, headline=_merged(said, found or Headline()))
    first, *rest = article.stories or (Story(),)
    if first.headline is None:
        return replace(article, headline=said, stories=(replace(first, headline=found), *rest))
    return replace(article, headline=said, stories=(Story(headline=found), first, *rest))


def _same_where_both(said: Headline, found: Headline) -> bool:
    return all(not a or not b or _key(a) == _key(b) for a, b in _pairs(said, found))


def _merged(said: Headline, found: Headline) -> Headline:
    title, kicker, deck, summary, section = (a or b for a, b in _pairs(said, found))
    return Headline(title, kicker, deck, summary, section, source=found.source)


def _pairs(a: Headline, b: Headline) -> Iterable[tuple[Inlines, Inlines]]:
    for part in ("title", "kicker", "deck", "summary", "section"):
        yield getattr(a, part), getattr(b, part)


def _key(inlines: Inlines) -> str:
    return "".join(inline_text(inlines).split())

