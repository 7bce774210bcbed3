"""Articles and a recipe → the pages of a handout, in reading order, before they go on sheets."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from ..model import Article, ReadMore, inline_text
from ..notices import Notice, Notify
from ..theme import Theme
from ..typeset.compose import Setting, set_article
from ..typeset.furniture import running_head
from ..typeset.page import Item, Page, PlacedPicture
from ..typeset.prepare import Sizes
from ..typeset.shaping import Shaper
from ..typeset.symbols import Encode
from ..walk import walk
from .front import Entry, Front, front_pages
from .labels import labels
from .margins import furnished, mirrored, note_rule, numbered
from .parts import PartSetter
from .pinyin import Pinyin
from .recipe import Recipe


class Piece(Struct, frozen=True):
    """An article with whom to tell of it, and the name that its pictures stand under in the handout."""

    article: Article
    notify: Notify
    shelf: str


class _Set(Struct, frozen=True):
    """An article set, with the words of its running head and its title."""

    setting: Setting
    title: str
    words: tuple[str, str]


class Press(Struct, frozen=True):
    """What setting needs beside articles: the shaper, the sizes of pictures, and the symbols of addresses."""

    shaper: Shaper
    sizes: Sizes
    encode: Encode


class Paginator:
    """Makes the pages of one handout."""

    def __init__(self, recipe: Recipe, press: Press) -> None:
        self._recipe = recipe
        self._press = press
        self._theme: Theme = recipe.look()

    def pages(self, pieces: Sequence[Piece], title: str) -> tuple[Page, ...]:
        """The pages; `title` is that of the cover and of the running heads, '' to take it from the articles."""
        sets = [self._set(piece) for piece in pieces]
        front = self._front(pieces, sets, title)
        before = len(self._front_pages(pieces[0], front, 0)) if front else 0
        pages = self._front_pages(pieces[0], front, before) if front else []
        total = before + sum(len(each.setting.builder.pages) for each in sets)
        out = [self._page(items, sets[0].setting, number) for number, items in enumerate(pages, 1)]
        for each in sets:
            out.extend(self._furnished(each, len(out), total))
        return tuple(out)

    def _set(self, piece: Piece) -> _Set:
        article, recipe = piece.article, self._recipe
        for box in walk(article):
            if isinstance(box, ReadMore) and not box.link:
                message = f"“{_line(inline_text(box.children))}” leads nowhere: no QR code is set"
                piece.notify(Notice("no-link", "doubt", message, box.source, file=article.file))
        setting = self._blank(piece, article)
        measure = setting.frame.width
        parts = PartSetter(setting.setter, measure, recipe.parts, Pinyin(piece.notify))
        for section in parts.sections(article):
            setting.builder.add(section)
        if recipe.line_numbers:
            numbered(setting.builder.pages, setting, recipe.line_numbers)
        _shelve(setting.builder.pages, piece.shelf)
        return _Set(setting, title_of(article), running_head(article))

    def _blank(self, piece: Piece, article: Article) -> Setting:
        def sizes(path: str) -> tuple[float, float] | None:
            return self._press.sizes(f"{piece.shelf}/{path}")

        press = self._press
        return set_article(article, self._theme, self._recipe, press.shaper, sizes, piece.notify, encode=press.encode)

    # What stands before the articles

    def _front(self, pieces: Sequence[Piece], sets: Sequence[_Set], title: str) -> Front | None:
        parts, several = self._recipe.parts, len(pieces) > 1
        if not parts.cover and not (several and parts.contents):
            return None
        words = labels(pieces[0].article.language)
        shown = title or (words.handout if several else sets[0].title or words.handout)
        numbers = _first_pages(sets) if several and parts.contents else []
        entries = tuple(Entry(each.title or "—", number) for each, number in zip(sets, numbers, strict=False))
        under = tuple(dict.fromkeys("　".join(_known(piece.article)) for piece in pieces if _known(piece.article)))
        return Front(shown if parts.cover or title else "", under, words.contents, entries)

    def _front_pages(self, piece: Piece, front: Front, before: int) -> list[list[Item]]:
        """The front with its own pages counted in."""
        entries = tuple(replace(entry, page=entry.page + before) for entry in front.entries)
        blank = self._blank(piece, Article(language=piece.article.language))
        return front_pages(blank, replace(front, entries=entries))

    # Around the text

    def _furnished(self, each: _Set, before: int, total: int) -> list[Page]:
        left, right = each.words
        out = []
        paragraphs, frame = each.setting.setter.paragraphs, each.setting.frame
        for index, items in enumerate(each.setting.builder.pages):
            number = before + index + 1
            words = (left, each.title if index else "", right)
            full = furnished(items, paragraphs, frame, words, f"{number} / {total}", verso=self._is_verso(number))
            out.append(self._page(full, each.setting, number))
        return out

    def _page(self, items: Sequence[Item], setting: Setting, number: int) -> Page:
        frame, recipe = setting.frame, self._recipe
        page = Page(setting.sheet.width, setting.sheet.height, (*items, *note_rule(frame, recipe.margins.notes)))
        return mirrored(page, frame) if self._spine_right(number) else page

    def _is_verso(self, number: int) -> bool:
        return self._recipe.mirrored and number % 2 == 0

    def _spine_right(self, number: int) -> bool:
        """Whether the spine is at this page's right edge, and with it the inner margin."""
        right = self._recipe.imposition.binding == "right"
        return self._recipe.mirrored and (number % 2 == 0) != right


def title_of(article: Article) -> str:
    """The article's title on one line, or that of its first story that has one."""
    headlines = (article.headline, *(story.headline for story in article.stories))
    return next((_line(inline_text(each.title)) for each in headlines if each and each.title), "")


def _line(text: str) -> str:
    return " ".join(text.split())


def _known(article: Article) -> list[str]:
    publication = article.publication
    return [word for word in (publication.outlet, publication.issue_date) if word]


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


