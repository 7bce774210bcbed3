"""An article and a theme → pages: the whole of setting, without a font and without a PDF."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from msgspec.structs import replace

from ..model import Article, Block, Footnote, FootnoteReference, Story, Table
from ..notices import Notify
from ..theme import Theme
from ..units import MM, paper
from ..walk import walk
from .blocks import BlockSetter
from .clreq import Level
from .collect import look_of
from .columns import Notes
from .figures import Figures
from .furniture import furnish
from .headlines import article_head, story_head
from .lines import ASCENT, generated_runs
from .page import Bookmark, Item, Page
from .pages import SHORT_ROWS, Frame, PageBuilder, Section
from .paragraph import Paragraphs
from .prepare import Preparer, Sizes
from .shaping import Shaper
from .slabs import Slab, shifted
from .tables import table_width


class Sheet(Protocol):
    """What setting must know of the options."""

    @property
    def paper(self) -> str: ...

    @property
    def columns(self) -> int | None: ...


def compose(
    article: Article, theme: Theme, options: Sheet, shaper: Shaper, sizes: Sizes, notify: Notify,
    level: Level = "gb",
) -> tuple[Page, ...]:
    """The pages of an article.

    `sizes` gives the pixel size of a picture by its path, None where it is missing.
    ValueError if the paper is unknown.
    """
    sheet = paper(options.paper)
    body = theme["body"]
    page = theme.page
    row = body.leading
    top, bottom = page.top * MM, page.bottom * MM
    rows = int((sheet.height - top - bottom) / row)
    frame = Frame(page.inside * MM, top, sheet.width - (page.inside + page.outside) * MM, rows * row, row,
                  page.gutter * body.size)
    marks = note_marks(article)
    preparer = Preparer(shaper, article.language, level, sizes)
    paragraphs = Paragraphs(theme, preparer, marks, notify)
    setter = BlockSetter(paragraphs, Figures(paragraphs, sizes, frame.height - row, notify))
    builder = PageBuilder(frame)
    for section in _sections(article, setter, frame, options.columns or column_count(theme, frame), marks):
        builder.add(section)
    pages = builder.pages
    furnish(pages, paragraphs, article, frame)
    _level_bookmarks(pages)
    return tuple(Page(sheet.width, sheet.height, tuple(items)) for items in pages)


def column_count(theme: Theme, frame: Frame) -> int:
    """Two columns where each is wide enough, else one."""
    return 2 if frame.column_width(2) >= theme.page.narrowest_column * theme["body"].size else 1


def note_marks(article: Article) -> dict[str, str]:
    """The number of each footnote, in the order of their marks in the text, then of the notes."""
    keys = [node.key for node in walk(replace(article, footnotes=())) if isinstance(node, FootnoteReference)]
    keys.extend(note.key for note in article.footnotes)
    return {key: str(number) for number, key in enumerate(dict.fromkeys(keys), 1)}


def _sections(
    article: Article, setter: BlockSetter, frame: Frame, count: int, marks: Mapping[str, str]
) -> list[Section]:
    row = frame.row
    out = [Section(article_head(setter, article, frame.width, frame.gutter), [], 1, {})]
    for story in article.stories:
        out.extend(_story(story, article, setter, frame, count, marks))
    for box in article.read_more:
        out.append(Section([], setter.figures.read_more(box, frame.width), 1, {}, gap=row / 2))
    if left := _unmentioned(article):
        notes = _notes(left, setter, frame.width, marks)
        slabs = [slab for note in left for slab in notes[note.key]]
        out.append(Section([], slabs, 1, {}, gap=row))
    return out


def _story(
    story: Story, article: Article, setter: BlockSetter, frame: Frame, count: int, marks: Mapping[str, str]
) -> list[Section]:
    """A story as sections: a table too wide for a column parts it into columns before and after."""
    head = story_head(setter, story, frame.width)
    parts: list[Section] = []
    blocks: list[Block] = []

    def close(columns: int) -> None:
        if not blocks and not head:
            return
        width = frame.column_width(columns)
        slabs = setter.slabs(blocks, width)
        if columns > 1 and sum(slab.height for slab in slabs) < SHORT_ROWS * frame.row:
            columns, width = 1, frame.width
            slabs = setter.slabs(blocks, width)
        notes = _notes(article.footnotes, setter, width, marks)
        parts.append(Section([] if parts else head, slabs, columns, notes, gap=0 if parts else frame.row / 2))
        blocks.clear()

    for block in story.blocks:
        wide = count > 1 and isinstance(block, Table) and (
            table_width(setter.paragraphs, block) > frame.column_width(count)
        )
        if wide:
            close(count)
            blocks.append(block)
            close(1)
        else:
            blocks.append(block)
    if blocks or not parts:
        close(count)
    return parts


def _notes(footnotes: tuple[Footnote, ...], setter: BlockSetter, measure: float, marks: Mapping[str, str]) -> Notes:
    """The slabs of each footnote in a measure, its number generated before it."""
    style = setter.theme["footnote"]
    look = look_of(style)
    baseline = (style.leading - style.size) / 2 + ASCENT * style.size
    out: Notes = {}
    for note in footnotes:
        inset = 1.6 * style.size
        slabs: list[Slab] = []
        for slab in setter.slabs(note.blocks, measure - inset, "footnote"):
            slab.items = shifted(slab.items, inset, 0)
            slabs.append(slab)
        if slabs:
            glyphs = setter.paragraphs.preparer.shape(marks[note.key], look)
            slabs[0].items[:0] = generated_runs(glyphs, look, 0, baseline)
        out[note.key] = slabs
    return out


def _unmentioned(article: Article) -> tuple[Footnote, ...]:
    """Footnotes that no mark in the text refers to."""
    used = {node.key for node in walk(replace(article, footnotes=())) if isinstance(node, FootnoteReference)}
    return tuple(note for note in article.footnotes if note.key not in used)


def _level_bookmarks(pages: list[list[Item]]) -> None:
    """No entry of the outline lies more than one level under the entry before it."""
    before = -1
    for items in pages:
        for index, item in enumerate(items):
            if isinstance(item, Bookmark):
                before = min(item.level, before + 1)
                items[index] = replace(item, level=before)
