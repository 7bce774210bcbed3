"""The whole file: front matter, headline, who wrote, portraits, stories, boxes, footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Article, Footnote, Headline, Paragraph, Story
from .blocks import Lines, apart, block, blocks, container, marked
from .escape import value
from .front import front_matter, shares_section
from .inlines import Line, Notes


def article_text(article: Article) -> str:
    """The text of the file."""
    return "\n".join(apart(_parts(article))) + "\n"


def _parts(article: Article) -> Iterator[Lines]:
    notes = Notes(frozenset(note.key for note in article.footnotes))
    yield front_matter(article)
    if article.headline is not None:
        yield from _headline(article.headline, notes, "", 1, said_section=shares_section(article))
    for byline in article.bylines:
        yield block(byline, notes)
    for portrait in article.portraits:
        yield block(portrait, notes)
    for story in article.stories:
        inside = apart(_story(story, notes))
        yield container("story", ["", *inside, ""] if inside else [])
    for box in article.read_more:
        yield block(box, notes)
    for note in article.footnotes:
        yield _footnote(note, notes)


def _headline(headline: Headline, notes: Notes, prefix: str, level: int, said_section: bool = False) -> Iterator[Lines]:
    if not said_section:
        yield marked(f"{prefix}section", headline.section, notes)
    yield marked(f"{prefix}kicker", headline.kicker, notes)
    if headline.title:
        title = Line(notes, single=True).write(headline.title)
        yield [f"{{.{prefix}title}}", f"{'#' * level} {title}"]
    yield marked(f"{prefix}deck", headline.deck, notes)
    yield marked(f"{prefix}summary", headline.summary, notes)


def _story(story: Story, notes: Notes) -> Iterator[Lines]:
    if story.headline is not None:
        yield from _headline(story.headline, notes, "story-", 2)
    if story.speaker is not None:
        yield marked("speaker", story.speaker.children, notes)
    for byline in story.bylines:
        yield block(byline, notes)
    yield blocks(story.blocks, notes)


def _footnote(note: Footnote, notes: Notes) -> Lines:
    """`[^key]: text`, or a container where a note holds more than paragraphs."""
    lines = blocks(note.blocks, notes)
    plain = all(isinstance(inner, Paragraph) and inner.role == "body" for inner in note.blocks)
    if not lines or not plain or lines[0].startswith("{") or not notes.is_simple(note.key):
        return container(f"footnote {{key={value(note.key)}}}", lines)
    return [f"[^{note.key}]: {lines[0]}", *(f"    {line}" if line else "" for line in lines[1:])]
