"""What stands across the columns: the article's headline block, and what opens each story."""

from __future__ import annotations

from ..model import Article, Headline, Inlines, Person, Story
from ..theme import Role
from .blocks import BlockSetter, bookmark_title
from .elements import Element
from .figures import person_rows
from .items import ASCENT
from .page import Bookmark, Rule, Run
from .slabs import Slab, paragraph_slabs, within

OPENING_RULE = (24.0, 2.5)
"""Width and weight of the short rule that opens a story."""
OPENING_BLANK = 3.5
"""Points from that rule to what stands highest in the line under it: a reading may."""
HAIRLINE = 0.5


def article_head(setter: BlockSetter, article: Article, measure: float, gutter: float) -> list[Slab]:
    """Section, kicker, title, deck, summary, bylines with a rule under them, portraits."""
    out: list[Slab] = []
    if article.headline is not None:
        out.extend(_headline(setter, article.headline, measure, "", 0))
    for byline in article.bylines:
        out.extend(_text(setter, byline.children, "byline", measure, above=3 if out else 0))
    if out:
        out.append(Slab(HAIRLINE, [Rule(0, 0, measure, HAIRLINE)], above=6, below=10))
    out.extend(setter.figures.gallery(article.portraits, measure, gutter / 2) if article.portraits else [])
    return _kept(out)


def story_head(setter: BlockSetter, story: Story, measure: float) -> list[Slab]:
    """A short thick rule, the story's headline, who speaks, who wrote it."""
    out: list[Slab] = []
    if story.headline is not None:
        out.extend(_headline(setter, story.headline, measure, "story-", 1))
    if story.speaker is not None:
        out.extend(_speaker(setter, story.speaker, measure))
    for byline in story.bylines:
        out.extend(_text(setter, byline.children, "byline", measure, above=2))
    if out:
        width, weight = OPENING_RULE
        x = (measure - width) / 2 if setter.theme["story-title"].align == "center" else 0.0
        blank = max(0.0, OPENING_BLANK - _top(out[0]))
        out.insert(0, Slab(weight + blank, [Rule(x, 0, width, weight)]))
    return _kept(out)


def _headline(setter: BlockSetter, head: Headline, measure: float, prefix: str, level: int) -> list[Slab]:
    parts: tuple[tuple[str, Inlines, float], ...] = (
        ("section", head.section, 0), ("kicker", head.kicker, 2), ("title", head.title, 0),
        ("deck", head.deck, 3), ("summary", head.summary, 5),
    )
    out: list[Slab] = []
    for name, inlines, above in parts:
        role: Role = f"{prefix}{name}"  # type: ignore[assignment]
        element = Element("H", level + 1) if name == "title" else Element("P")
        slabs = _text(setter, inlines, role, measure, above if out else 0, element)
        if name == "title" and slabs:
            slabs[0].items.insert(0, Bookmark(bookmark_title(inlines), level, 0))
        out.extend(slabs)
    return out


def _speaker(setter: BlockSetter, person: Person, measure: float) -> list[Slab]:
    """Office on a line of its own, then the name with what follows it, 教授 or 先生, in the lighter face."""
    rows = person_rows(person)
    names = [index for index, (_, named) in enumerate(rows) if named]
    if not names:
        return _text(setter, person.children, "speaker-office", measure, above=1)
    out: list[Slab] = []
    line = Element("P")
    for inlines, _ in rows[:names[0]]:
        out.extend(_text(setter, inlines, "speaker-office", measure, 1, line))
    parts = [
        (inlines, setter.theme["speaker-name" if named else "speaker-office"]) for inlines, named in rows[names[0]:]
    ]
    style = setter.theme["speaker-name"]
    out.extend(within(paragraph_slabs(setter.paragraphs.mixed(parts, style, measure), style), line))
    return out


def _text(
    setter: BlockSetter, inlines: Inlines, role: Role, measure: float, above: float, element: Element | None = None
) -> list[Slab]:
    style = setter.theme[role]
    inset = style.inset * style.size
    lines = setter.paragraphs.lines(inlines, style, measure - 2 * inset, style.indent * style.size)
    slabs = paragraph_slabs(lines, style, inset)
    if slabs:
        slabs[0].above = above
    return within(slabs, element or Element("P"))


def _top(slab: Slab) -> float:
    """Where the highest text of a line begins."""
    return min((item.y - ASCENT * item.size for item in slab.items if isinstance(item, Run)), default=0.0)


def _kept(slabs: list[Slab]) -> list[Slab]:
    for slab in slabs:
        slab.keep = True
    return slabs


