"""An article and a theme → pages: the whole of setting, without a font and without a PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from ..model import Article, Block, Crosshead, Story, Table
from ..notices import Notice, Notify, ignore
from ..theme import Theme
from ..units import MM, Paper, paper
from .blanks import white_of
from .blocks import BlockSetter, is_caption
from .collect import look_of
from .elements import Element
from .figures import Figures
from .furniture import furnish, furnish_foot
from .headlines import article_head, story_head
from .hyphens import Hyphenate, never
from .notes import NoteSetter, note_marks
from .page import Bookmark, Item, Page
from .pages import Frame, PageBuilder, Section
from .paragraph import Paragraphs
from .prepare import Preparer, Sizes
from .roomy import roomy
from .shaping import Shaper
from .slabs import Slab, within
from .symbols import Encode, no_symbols
from .tables import table_width
from .vertical import lying, turned, upright

SHORT_ROWS = 5
"""A text of fewer rows is set across the page: columns of two lines are none."""
MOST_MARGIN = 0.5
"""The share of a sheet that its two margins may take."""
NEARLY_A_ROW = 0.75
"""The share of a last row for which there must be room: the bottom margin gives the rest."""
PICTURE_ACROSS = 0.4
"""How wide a picture is between vertical lines, against the height of the page."""
LEAST_MEASURE = 8.0
"""Em of body: columns narrower than this are not set, whatever is asked for."""


class Sheet(Protocol):
    """What setting must know of the options."""

    @property
    def paper(self) -> str: ...

    @property
    def columns(self) -> int | None: ...


Parts: TypeAlias = Callable[[BlockSetter, Frame], Iterable[Section]]
"""Sections that stand before or after an article and are none of its text."""


def no_parts(setter: BlockSetter, frame: Frame) -> Iterable[Section]:
    """For an article that stands by itself."""
    assert setter and frame
    return ()


class Setting(Struct, frozen=True):
    """An article on pages that have no running heads and folios yet, and what it was set with.

    The first `text_pages` have something of the article; on the others its parts stand alone.
    """

    sheet: Paper
    frame: Frame
    setter: BlockSetter
    builder: PageBuilder
    text_pages: int

    def pages(self) -> tuple[Page, ...]:
        """The pages as they stand."""
        _level_bookmarks(self.builder.pages)
        return tuple(Page(self.sheet.width, self.sheet.height, tuple(items)) for items in self.builder.pages)


def compose(
    article: Article, theme: Theme, options: Sheet, shaper: Shaper, sizes: Sizes, notify: Notify,
    encode: Encode = no_symbols, vertical: bool = False, hyphenate: Hyphenate = never,
) -> tuple[Page, ...]:
    """The pages of an article.

    `sizes` gives the pixel size of a picture by its path, None where it is missing;
    `encode` the symbol of an address.  With `vertical` lines run down and follow each other
    leftward; `hyphenate` says where Latin words may be divided.  ValueError if the paper is unknown.
    """
    setting = set_article(article, theme, options, shaper, sizes, notify, encode, vertical=vertical,
                          hyphenate=hyphenate)
    if vertical:
        setting = stood_up(setting)
        furnish_foot(setting.builder.pages, across(theme, shaper, article.language), article, setting.frame)
        return setting.pages()
    furnish(setting.builder.pages, setting.setter.paragraphs, article, setting.frame)
    return setting.pages()


def across(theme: Theme, shaper: Shaper, language: str) -> Paragraphs:
    """What sets lines of text that run across the page, whatever those of an article do."""
    return Paragraphs(theme, Preparer(shaper, language, theme.lines.kinsoku, lambda _: None), {}, ignore)


def stood_up(setting: Setting) -> Setting:
    """What was set with `vertical` lines, its pages upright."""
    sheet, frame, pages = Paper(setting.sheet.height, setting.sheet.width), setting.frame, setting.builder.pages
    pages[:] = [list(turned(items, sheet.width)) for items in pages]
    area = Frame(sheet.width - frame.y - frame.height, frame.x, frame.height, frame.width, frame.row, frame.gutter)
    return replace(setting, sheet=sheet, frame=area)


def set_article(
    article: Article, theme: Theme, options: Sheet, shaper: Shaper, sizes: Sizes, notify: Notify,
    encode: Encode = no_symbols, before: Parts = no_parts, after: Parts = no_parts,
    *, vertical: bool = False, hyphenate: Hyphenate = never,
) -> Setting:
    """The article on pages without furniture, other parts `before` and `after` it; else as `compose`.

    Pages with `vertical` lines lie on their side.
    """
    sheet, theme = paper(options.paper), roomy(theme, article)
    if vertical:
        sheet, theme = lying(sheet, theme)
        sizes = _on_their_side(sizes)
    frame = frame_of(sheet, theme)
    marks = note_marks(article)
    preparer = Preparer(shaper, article.language, theme.lines.kinsoku, sizes, vertical=vertical)
    paragraphs = Paragraphs(theme, preparer, marks, notify, hyphenate)
    most = frame.height - frame.row
    if vertical:
        most = min(most, PICTURE_ACROSS * frame.width)
    setter = BlockSetter(paragraphs, Figures(paragraphs, sizes, most, notify), encode)
    notes = NoteSetter(article.footnotes, marks, setter)
    look = look_of(theme["body"])
    white = white_of(preparer, upright(look) if vertical else look, down=vertical)
    builder = PageBuilder(frame, notes.slabs, white)
    columns = column_count(theme, frame, options.columns, notify)
    for section in (*before(setter, frame), *_sections(article, setter, frame, columns)):
        builder.add(section)
    builder.add_notes_left(note.key for note in article.footnotes)
    text_pages = len(builder.pages)
    rest = list(after(setter, frame))
    if article.read_more:
        boxes = Section([], _boxes(article, setter, frame.width), gap=frame.row / 2, foot=not rest)
        if rest:
            builder.add(boxes)
        else:
            builder.add_last(boxes, lambda: _boxes(article, setter, frame.column_width(columns)))
    for section in rest:
        builder.add(section)
    return Setting(sheet, frame, setter, builder, text_pages)


def _boxes(article: Article, setter: BlockSetter, measure: float) -> list[Slab]:
    return [slab for box in article.read_more for slab in setter.read_more(box, measure)]


def _on_their_side(sizes: Sizes) -> Sizes:
    """The sizes of pictures on a page that lies on its side, where they stand upright when it is turned."""

    def size(path: str) -> tuple[float, float] | None:
        found = sizes(path)
        return found and (found[1], found[0])

    return size


def frame_of(sheet: Paper, theme: Theme) -> Frame:
    """The text area of a sheet: the theme's margins, and a whole number of body lines in height."""
    page, body = theme.page, theme["body"]
    top, bottom = _margins(page.top * MM, page.bottom * MM, sheet.height)
    inside, outside = _margins(page.inside * MM, page.outside * MM, sheet.width)
    rows = max(1, int((sheet.height - top - bottom) / body.leading + 1 - NEARLY_A_ROW))
    width = sheet.width - inside - outside
    return Frame(inside, top, width, rows * body.leading, body.leading, page.gutter * body.size)


def _margins(before: float, after: float, length: float) -> tuple[float, float]:
    """The margins on both sides, smaller where they would take over half of a small sheet."""
    scale = min(1.0, MOST_MARGIN * length / (before + after))
    return before * scale, after * scale


def column_count(theme: Theme, frame: Frame, asked: int | None, notify: Notify) -> int:
    """As many columns as were asked for and can be set; if none were, two where each is wide enough."""
    em = theme["body"].size
    if asked is None:
        return 2 if frame.column_width(2) >= theme.page.narrowest_column * em else 1
    count = max(1, asked)
    while count > 1 and frame.column_width(count) < LEAST_MEASURE * em:
        count -= 1
    if count < asked:
        notify(Notice("columns-fewer", "doubt", f"{asked} columns are too narrow on this paper: {count} are set"))
    return count


def _sections(article: Article, setter: BlockSetter, frame: Frame, count: int) -> Iterator[Section]:
    """The parts of the article that stand one under the other."""
    yield Section(article_head(setter, article, frame.width, frame.gutter), [])
    for number, story in enumerate(article.stories):
        yield from _story(story, setter, frame, count, gap=frame.row / 2 if number else 0.0)


def _story(story: Story, setter: BlockSetter, frame: Frame, count: int, gap: float) -> Iterator[Section]:
    """A story, `gap` points under what is before it: a table too wide for a column parts it into columns."""
    whole = Element("Sect")
    head = within(story_head(setter, story, frame.width), whole)
    gap = frame.row / 2 if head else gap
    for blocks, columns in _parts(ranked(story.blocks), setter, frame, count):
        slabs = setter.slabs(blocks, frame.column_width(columns))
        if columns > 1 and sum(slab.height for slab in slabs) < SHORT_ROWS * frame.row:
            columns, slabs = 1, setter.slabs(blocks, frame.width)
        yield Section(head, within(slabs, whole), columns, frame.row / 2 if isinstance(blocks[0], Table) else gap)
        head, gap = [], frame.row / 2
    if head:
        yield Section(head, [], gap=gap)


def ranked(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with crossheads of levels 1, 2, 3 …, outermost first: sources skip levels."""
    levels = sorted({block.level for block in blocks if isinstance(block, Crosshead)})
    if not levels or levels[-1] == len(levels):
        return blocks
    return tuple(
        replace(block, level=levels.index(block.level) + 1) if isinstance(block, Crosshead) else block
        for block in blocks
    )


def _parts(
    blocks: tuple[Block, ...], setter: BlockSetter, frame: Frame, count: int
) -> Iterator[tuple[list[Block], int]]:
    """Runs of blocks with the number of columns each is set in; a caption stands with the table above it."""
    run: list[Block] = []
    columns = count
    for block in blocks:
        wide = count > 1 and isinstance(block, Table) and _is_wide(block, setter, frame.column_width(count))
        under = columns == 1 and is_caption(block)
        if run and (wide or columns != count) and not under:
            yield run, columns
            run = []
        if not under:
            columns = 1 if wide else count
        run.append(block)
    if run:
        yield run, columns


def _is_wide(table: Table, setter: BlockSetter, measure: float) -> bool:
    return table_width(setter.paragraphs, table) > measure


def _level_bookmarks(pages: list[list[Item]]) -> None:
    """No entry of the outline lies more than one level under the entry before it."""
    before = -1
    for items in pages:
        for index, item in enumerate(items):
            if isinstance(item, Bookmark):
                before = min(item.level, before + 1)
                items[index] = replace(item, level=before)
