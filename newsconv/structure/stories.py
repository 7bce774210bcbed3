"""Where stories begin, and the article they make.

A heading begins a story if what stands around it says so: a byline or dateline after it,
a speaker in it or beside it, a kicker above it.  Its level counts only where levels
differ and agree with a story already found; else it is a crosshead 小标题.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from ..model import Divider
from .dateline import find_dateline
from .headings import has_speaker, is_section_label, looks_like_deck
from .labels import Labelled
from .lines import byline_confidence
from .person import read_person

HEAD_ROLES = frozenset({
    "section", "kicker", "title", "deck", "summary",
    "story-section", "story-kicker", "story-title", "story-deck", "story-summary", "speaker",
})
"""Roles that an attribute line gives to a part of a headline."""


class Chunk(Struct, frozen=True):
    """A run of headings (or none, before the first) and the rows up to the next run."""

    heads: tuple[Labelled, ...]
    rows: tuple[Labelled, ...]

    @property
    def has_body(self) -> bool:
        """Whether running text follows, so that the heads are a story's own."""
        return any(_carries_story(item) for item in self.rows)

    @property
    def is_signed(self) -> bool:
        """Whether running text ends in a line that closes a story: its author, the office and the date."""
        last = next((item for item in reversed(self.rows) if item.role != "furniture" and not _divides(item)), None)
        return last is not None and last.role == "sign-off" and any(item.is_body for item in self.rows)

    @property
    def level(self) -> int:
        """The outermost level of the run."""
        return min((item.level for item in self.heads if item.level), default=0)


def _carries_story(item: Labelled) -> bool:
    """Running text, a list, a table …: anything but the lines that surround a headline."""
    return item.role not in ("byline", "portrait", "read-more", "furniture", "caption", "credit", "summary") and not (
        item.is_pictures or (not item.text and item.is_body)
    )


def _divides(item: Labelled) -> bool:
    return isinstance(item.row.block, Divider)


def chunks(items: Sequence[Labelled]) -> list[Chunk]:
    """The rows cut before each run of headings."""
    out: list[Chunk] = []
    heads: list[Labelled] = []
    rows: list[Labelled] = []
    inner = _inner_heads(items)
    for at, item in enumerate(items):
        if at in inner:
            out.append(Chunk(tuple(heads), tuple(rows)))
            heads, rows = [item], []
        elif is_head(item):
            if rows or (heads and _begins_again(heads[-1], item)):
                out.append(Chunk(tuple(heads), tuple(rows)))
                heads, rows = [], []
            heads.append(item)
        else:
            rows.append(item)
    if heads or rows:
        out.append(Chunk(tuple(heads), tuple(rows)))
    return out


def _inner_heads(items: Sequence[Labelled]) -> set[int]:
    """Where a run of headings stands over all but for its end.

    A run of three or more ends in a title and its speaker; one of two in the first of several sections.
    """
    found: set[int] = set()
    run: list[int] = []
    for at, item in enumerate([*items, None]):
        if item is not None and item.is_heading:
            run.append(at)
            continue
        plain = [one for one in run if not _is_furniture_of_headline(items[one])]
        if len(plain) == 2 and _is_over_sections(items, *plain):
            found.add(plain[1])
        if len(plain) >= 3 and read_person(items[run[-1]].text) and run[-2] == plain[-2]:
            found.add(run[-2])
        run = []
    return found


def _is_over_sections(items: Sequence[Labelled], title: int, first: int) -> bool:
    """Whether of two headings the first is the one outermost, and the second of a level with others after it."""
    levels = [item.level for item in items if item.is_heading]
    later = [item.level for item in items[first + 1:] if item.is_heading]
    deep = items[first].level
    return levels.count(items[title].level) == 1 and items[title].level == min(levels) < deep and deep in later


def _is_furniture_of_headline(item: Labelled) -> bool:
    return is_section_label(item.text) or looks_like_deck(item.text)


def is_head(item: Labelled) -> bool:
    """A heading, or a line that its author called part of a headline."""
    return item.is_heading or item.role in HEAD_ROLES


def _begins_again(before: Labelled, item: Labelled) -> bool:
    """Whether heads of an article end and those of its first story begin."""
    return item.role.startswith("story-") and before.explicit and not before.role.startswith("story-") and (
        before.role != "speaker"
    )


def story_evidence(chunk: Chunk) -> float:
    """How surely a run of headings begins a story, by its own words and what follows it."""
    heads = chunk.heads
    if any(item.explicit for item in heads):
        return 1.0 if any(item.role.removeprefix("story-") in ("title", "kicker") for item in heads) else 0.0
    if any(has_speaker(item.text) for item in heads) and chunk.rows:
        return 0.9
    if byline_or_dateline_follows(chunk):
        return 0.95
    plain = [item for item in heads if not is_section_label(item.text)]
    if len(plain) < len(heads) and chunk.rows:
        return 0.85
    if len(plain) >= 2 and any(looks_like_deck(item.text) for item in plain):
        return 0.85
    return 0.0


def byline_or_dateline_follows(chunk: Chunk) -> bool:
    """Whether the first lines under the headings credit a report."""
    if any(byline_confidence(item.text) >= 0.9 for item in chunk.heads):
        return True
    for item in chunk.rows:
        if item.role == "byline" or _begins_with_dateline(item):
            return True
        if _carries_story(item):
            return False
    return False


def _begins_with_dateline(item: Labelled) -> bool:
    return item.is_body and find_dateline(item.text) is not None


def story_starts(parts: Sequence[Chunk]) -> list[bool]:
    """For each chunk whether its headings begin a story; the first headings always do."""
    first = next((index for index, chunk in enumerate(parts) if chunk.heads), None)
    if first is None:
        return [False] * len(parts)
    outermost = parts[first].level
    evident = [
        bool(chunk.heads) and (story_evidence(chunk) >= 0.8 or (chunk.level <= outermost and before.is_signed))
        for before, chunk in zip((Chunk((), ()), *parts), parts, strict=False)
    ]
    levels = {item.level for chunk in parts for item in chunk.heads if item.level}
    story_levels = {chunk.level for chunk, begins in zip(parts, evident, strict=True) if begins}
    if not is_overall(parts, first):
        story_levels.add(parts[first].level)
    return [
        index == first or begins or (bool(chunk.heads) and _stands_with_stories(chunk, story_levels, levels))
        for index, (chunk, begins) in enumerate(zip(parts, evident, strict=True))
    ]


def _stands_with_stories(chunk: Chunk, story_levels: set[int], levels: set[int]) -> bool:
    """Whether headings without evidence of their own have a level of stories, and crossheads a deeper one."""
    if any(item.explicit for item in chunk.heads):
        return False
    return chunk.level in story_levels and max(levels) > chunk.level


def is_overall(parts: Sequence[Chunk], index: int) -> bool:
    """Whether these headings stand over all stories: no text of their own before the next headings."""
    return not parts[index].has_body and len(parts) > index + 1 and bool(parts[index].heads)
