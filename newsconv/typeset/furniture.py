"""What newsconv puts around the text: running heads and folios, all of it artifact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from ..model import Article, Text, inline_text
from ..theme import Style
from .blanks import padding, white_of
from .collect import look_of
from .page import Item as PlacedItem
from .page import Rule, Run
from .pages import Frame
from .paragraph import Paragraphs
from .slabs import generated, shifted, slab_of

HEAD_GAP = 12.0
"""Points between the rule under the running head and the text."""
FOLIO_GAP = 16.0
"""Points between the text and the top of the folio."""


def furnish(pages: list[list[PlacedItem]], paragraphs: Paragraphs, article: Article, frame: Frame) -> None:
    """Add running head and folio to every page."""
    left, right = running_head(article)
    title = " ".join(inline_text(article.headline.title).split()) if article.headline else ""
    opening = head(paragraphs, (left, "", right), frame)
    following = head(paragraphs, (left, title, right), frame)
    for number, page in enumerate(pages, 1):
        page[:0] = following if number > 1 else opening
        page.extend(_folio(paragraphs, f"{number} / {len(pages)}", frame))


def furnish_foot(pages: list[list[PlacedItem]], paragraphs: Paragraphs, article: Article, frame: Frame) -> None:
    """All furniture at the foot: a head over lines that run down reads as a part of them."""
    title = " ".join(inline_text(article.headline.title).split()) if article.headline else ""
    for number, page in enumerate(pages, 1):
        words = (*running_head(article), title if number > 1 else "")
        page.extend(foot(paragraphs, words, f"{number} / {len(pages)}", frame))


def foot(
    paragraphs: Paragraphs, words: tuple[str, str, str], folio: str, frame: Frame, *, folio_left: bool = False
) -> list[PlacedItem]:
    """A running foot: what would stand on both sides of a head together, the title (the last of the words), the folio.

    A title in the middle that would run into the others is left out.    """
    style, top = paragraphs.theme["running-head"], frame.y + frame.height + FOLIO_GAP
    said, title = "　".join(_distinct(words[:2])), words[2]
    if not _is_clear(paragraphs, (said, title, folio), style, frame.width):
        title = ""
    begin, end = ("end", "start") if folio_left else ("start", "end")
    items = [
        *word(paragraphs, said, replace(style, align=begin), frame, top),
        *word(paragraphs, title, replace(style, align="center"), frame, top),
        *word(paragraphs, folio, replace(paragraphs.theme["folio"], align=end), frame, top),
    ]
    return [*items, *_parting(items, paragraphs, style, frame)]


def running_head(article: Article) -> tuple[str, str]:
    """Outlet and date on the left, page and section on the right."""
    publication = article.publication
    number = publication.page_number
    page = f"第{number}版" if number.isdigit() else number
    left = "　".join(_distinct((publication.outlet, publication.issue_date)))
    right = "　".join(_distinct((page, publication.page_name, publication.section)))
    return left, right


def _distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(word for word in words if word))


def head(paragraphs: Paragraphs, words: tuple[str, str, str], frame: Frame) -> list[PlacedItem]:
    """A running head of words on the left, in the middle and on the right, with a rule under it.

    A title in the middle that would run into the others is left out.
    """
    style = paragraphs.theme["running-head"]
    top = frame.y - HEAD_GAP - style.leading
    left, middle, right = words
    if not _is_clear(paragraphs, words, style, frame.width):
        middle = ""
    items: list[PlacedItem] = []
    for text, align in zip((left, middle, right), ("start", "center", "end"), strict=True):
        items.extend(word(paragraphs, text, replace(style, align=align), frame, top))
    if not items:
        return []
    return [*items, *_parting(items, paragraphs, style, frame), Rule(frame.x, frame.y - HEAD_GAP, frame.width, 0.5)]


def _parting(items: list[PlacedItem], paragraphs: Paragraphs, style: Style, frame: Frame) -> Iterator[Run]:
    """White space between the words: with what is above or below them readers might take them for a table."""
    return padding(items, frame.x, white_of(paragraphs.preparer, look_of(style)))


def _is_clear(paragraphs: Paragraphs, words: tuple[str, str, str], style: Style, measure: float) -> bool:
    """Whether the words in the middle stand clear of those on both sides, by two em at least."""
    left, middle, right = (paragraphs.extent((Text(text),), style)[1] for text in words)
    return middle / 2 + max(left, right) + 2 * style.size <= measure / 2


def _folio(paragraphs: Paragraphs, text: str, frame: Frame) -> list[PlacedItem]:
    return word(paragraphs, text, paragraphs.theme["folio"], frame, frame.y + frame.height + FOLIO_GAP)


def word(paragraphs: Paragraphs, text: str, style: Style, frame: Frame, top: float) -> list[PlacedItem]:
    """Generated text on one line; a title that takes over half of the measure is left out."""
    lines = paragraphs.lines((Text(text),), style, frame.width)
    if len(lines) != 1 or (style.align == "center" and lines[0].width > frame.width / 2):
        return []
    return generated(shifted(slab_of(lines[0], style).items, frame.x, top))
