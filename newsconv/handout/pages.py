"""Articles and a recipe → the pages of a handout, in reading order, before they go on sheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ..model import Article, ReadMore, inline_text
from ..notices import Notice, Notify, ignore
from ..theme import Theme
from ..typeset.blocks import BlockSetter
from ..typeset.compose import Parts, Setting, across, no_parts, set_article, stood_up
from ..typeset.furniture import running_head
from ..typeset.hyphens import Hyphenate, never
from ..typeset.page import Item, Page, PlacedPicture
from ..typeset.pages import Frame, Section
from ..typeset.paragraph import Paragraphs
from ..typeset.prepare import Sizes
from ..typeset.shaping import Shaper
from ..typeset.symbols import Encode
from ..units import MM
from ..walk import walk
from .endings import box_parted, parts_alone, text_left_over, tries
from .front import Entry, Front, front_sections
from .labels import labels
from .margins import furnished, mirrored, note_rule, numbered
from .parts import PartSetter
from .pinyin import Pinyin
from .recipe import Recipe
from .titles import appeared, one_line, opening_of, title_of


class Piece(Struct, frozen=True):
    """An article with whom to tell of it, and the name that its pictures stand under in the handout."""

    article: Article
    notify: Notify
    shelf: str


class _Set(Struct, frozen=True):
    """An article set, with the words of its running head and its title, and what these are set with."""

    setting: Setting
    title: str
    words: tuple[str, str]
    paragraphs: Paragraphs


class Tools(Struct, frozen=True):
    """What setting needs beside articles: the shaper, the sizes of pictures, the symbols of addresses, hyphens."""

    shaper: Shaper
    sizes: Sizes
    encode: Encode
    hyphenate: Hyphenate = never


class Paginator:
    """Makes the pages of one handout."""

    def __init__(self, recipe: Recipe, tools: Tools) -> None:
        self._recipe = recipe
        self._tools = tools
        self._theme: Theme = recipe.look()

    def pages(self, pieces: Sequence[Piece], title: str) -> tuple[Page, ...]:
        """The pages; `title` is that of the handout, '' to take it from the articles."""
        for piece in pieces:
            _tell_of_links(piece)
        sets = [self._set(piece) for piece in pieces]
        front = self._front(pieces, sets, title)
        cover: list[list[Item]] = []
        if front is not None and self._recipe.parts.cover:
            before = len(self._cover(pieces[0], front, 0))
            inside = self._blanks_inside(before, sets)
            cover = [*self._cover(pieces[0], front, before + inside), *([] for _ in range(inside))]
        elif front is not None:
            sets = self._opened(pieces, sets, front)
        total = len(cover) + sum(len(each.setting.builder.pages) for each in sets)
        out = [self._page(items, sets[0].setting, number) for number, items in enumerate(cover, 1)]
        for each in sets:
            out.extend(self._furnished(each, len(out), total))
        return tuple(out)

    def _opened(self, pieces: Sequence[Piece], sets: list[_Set], front: Front) -> list[_Set]:
        """The articles with the contents over the first, which may become a page longer by it."""
        first = self._set(quiet(pieces[0]), _contents(front))
        added = len(first.setting.builder.pages) - len(sets[0].setting.builder.pages)
        if added and front.entries:
            entries = (front.entries[0], *(replace(entry, page=entry.page + added) for entry in front.entries[1:]))
            first = self._set(quiet(pieces[0]), _contents(replace(front, entries=entries)))
        return [first, *sets[1:]]

    def _set(self, piece: Piece, before: Parts = no_parts) -> _Set:
        article, recipe = piece.article, self._recipe
        setting = self._setting(piece, article, before, self._after(piece, recipe.parts.notes))
        if parts_alone(setting) or box_parted(setting):
            setting = self._kept_together(setting, quiet(piece), before)
        if recipe.line_numbers:
            numbered(setting.builder.pages, setting, recipe.line_numbers)
        _shelve(setting.builder.pages, piece.shelf)
        paragraphs = setting.setter.paragraphs
        if recipe.vertical:
            setting, paragraphs = stood_up(setting), across(self._theme, self._tools.shaper, article.language)
        return _Set(setting, title_of(article), running_head(article), paragraphs)

    def _kept_together(self, first: Setting, piece: Piece, before: Parts) -> Setting:
        """The article set again so that no page holds its parts alone and no sidebar is parted, or else on fewer pages.

        There are fewer lines for notes, or text goes over from pages some rows shorter.
        """
        page, row = self._theme.page, self._theme["body"].leading / MM
        end = "outside" if self._recipe.vertical else "bottom"
        best = first
        for rows, count in tries(first, self._recipe.parts.notes):
            theme = replace(self._theme, page=replace(page, **{end: getattr(page, end) + rows * row}))
            setting = self._setting(piece, piece.article, before, self._after(piece, count), theme)
            spared = len(best.builder.pages) - len(setting.builder.pages)
            if spared < 0 or (rows and text_left_over(setting)):
                continue
            if not parts_alone(setting) and not box_parted(setting):
                return setting
            if spared or parts_alone(best) > parts_alone(setting):
                best = setting
        return best

    def _after(self, piece: Piece, notes: int) -> Parts:
        parts = replace(self._recipe.parts, notes=notes)

        def sections(setter: BlockSetter, frame: Frame) -> Iterable[Section]:
            return PartSetter(setter, frame, parts, Pinyin(piece.notify)).sections(piece.article)

        return sections

    def _setting(
        self, piece: Piece, article: Article, before: Parts = no_parts, after: Parts = no_parts,
        theme: Theme | None = None,
    ) -> Setting:
        def sizes(path: str) -> tuple[float, float] | None:
            return self._tools.sizes(f"{piece.shelf}/{path}")

        tools = self._tools
        return set_article(article, theme or self._theme, self._recipe, tools.shaper, sizes, piece.notify,
                           encode=tools.encode, before=before, after=after, vertical=self._recipe.vertical,
                           hyphenate=tools.hyphenate)

    # What stands before the articles

    def _front(self, pieces: Sequence[Piece], sets: Sequence[_Set], title: str) -> Front | None:
        parts, several = self._recipe.parts, len(pieces) > 1
        if not parts.cover and not title and not (several and parts.contents):
            return None
        words = labels(pieces[0].article.language)
        shown = title or (words.handout if several else sets[0].title or words.handout)
        numbers = _first_pages(sets) if several and parts.contents else []
        named = [each.title or opening_of(piece.article) for each, piece in zip(sets, pieces, strict=True)]
        entries = tuple(Entry(title, number) for title, number in zip(named, numbers, strict=False))
        under = appeared([piece.article for piece in pieces]) if parts.cover else ()
        return Front(parts.cover, shown if parts.cover or title else "", under, words.contents, entries)

    def _cover(self, piece: Piece, front: Front, before: int) -> list[list[Item]]:
        """The items of the cover's pages, their own number counted in."""
        entries = tuple(replace(entry, page=entry.page + before) for entry in front.entries)
        blank = Article(language=piece.article.language)
        setting = self._setting(piece, blank, _contents(replace(front, entries=entries)))
        return (stood_up(setting) if self._recipe.vertical else setting).builder.pages

    def _blanks_inside(self, cover: int, sets: Sequence[_Set]) -> int:
        """Blank pages behind a booklet's cover: the text begins on a right-hand page where that costs no sheet."""
        pages = cover + sum(len(each.setting.builder.pages) for each in sets)
        is_folded = self._recipe.mirrored and self._recipe.imposition.scheme == "booklet"
        return 1 if is_folded and cover % 2 and pages % 4 else 0

    # Around the text

    def _furnished(self, each: _Set, before: int, total: int) -> list[Page]:
        left, right = each.words
        out = []
        recipe, frame = self._recipe, each.setting.frame
        for index, items in enumerate(each.setting.builder.pages):
            number = before + index + 1
            words = (left, each.title if index else "", right)
            full = furnished(items, each.paragraphs, frame, words, f"{number} / {total}",
                             verso=recipe.mirrored and self._spine_right(number), vertical=recipe.vertical)
            out.append(self._page(full, each.setting, number))
        return out

    def _page(self, items: Sequence[Item], setting: Setting, number: int) -> Page:
        frame, recipe = setting.frame, self._recipe
        rule = [note_rule(frame, over=recipe.vertical)] if recipe.margins.notes else []
        page = Page(setting.sheet.width, setting.sheet.height, (*items, *rule))
        # As set, the inner margin is on the left, and with vertical lines on the right.
        return mirrored(page, frame) if recipe.mirrored and self._spine_right(number) != recipe.vertical else page

    def _spine_right(self, number: int) -> bool:
        """Whether the spine of a bound handout is at this page's right edge."""
        return (number % 2 == 0) != (self._recipe.binding == "right")


def _contents(front: Front) -> Parts:
    return lambda setter, frame: front_sections(setter, frame, front)


def quiet(piece: Piece) -> Piece:
    """The piece with nobody to tell: for setting it once more."""
    return replace(piece, notify=ignore)


def _tell_of_links(piece: Piece) -> None:
    for box in walk(piece.article):
        if isinstance(box, ReadMore) and not box.link:
            message = f"“{one_line(inline_text(box.children))}” leads nowhere: no QR code is set"
            piece.notify(Notice("no-link", "doubt", message, box.source, file=piece.article.file))


def _first_pages(sets: Sequence[_Set]) -> list[int]:
    """The number of each article's first page where nothing stands before the first."""
    numbers, page = [], 1
    for each in sets:
        numbers.append(page)
        page += len(each.setting.builder.pages)
    return numbers


def _shelve(pages: Sequence[list[Item]], shelf: str) -> None:
    """Name the pictures of an article as they are named in the handout."""
    for page in pages:
        page[:] = [replace(item, path=f"{shelf}/{item.path}") if isinstance(item, PlacedPicture) else item
                   for item in page]
