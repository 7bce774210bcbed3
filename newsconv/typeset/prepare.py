"""Pieces → items: shaped, measured by the tables, with the gaps between them."""

from __future__ import annotations

from collections.abc import Callable, Set
from itertools import groupby

from msgspec.structs import replace

from ..theme import Level
from . import clreq
from .clreq import DASH, HAN, INTERPUNCT, JOINED, LATIN, OBJECT, SPACE, Mark
from .collect import NotePiece, PicturePiece, Piece, RubyPiece, TextPiece
from .elements import Element
from .gaps import set_gaps
from .items import ASCENT, Extra, Item, Look
from .page import ALONG, BACKWARD, PlacedPicture, Rule
from .quotes import QUOTES, narrow_quotes
from .shaping import Glyph, Shaper
from .vertical import across, upright

READING_SIZE = 0.5
"""Size of a reading against its base (clreq 3.3.2)."""
READING_RISE = 0.92
"""Baseline of a reading above that of its base, in em of the base: clear of its em box."""
READING_APART = 0.3
"""Em of the reading kept between it and the next where readings are Latin."""
DOT = "·"
DOT_DROP = -0.62
"""Raise of the emphasis dot in em: its ink then hangs just under the character, and raised by as much
just to the right of it in lines that run down (clreq 3.4.1)."""
PICTURE_HEIGHT = 1.0
"""Height of a picture in a line, in em."""
MISSING_COLOUR = "#e0e0e0"
"""The ground of a box for a picture in a line that is missing."""

_NONE: frozenset[int] = frozenset()
NARROW = 0.75
"""Em: a quote that the shaper gave wider than this has a full-width face and is set as one."""

Sizes = Callable[[str], tuple[float, float] | None]


class Preparer:
    """Makes items for one language; holds what was already asked of the shaper."""

    def __init__(
        self, shaper: Shaper, language: str, level: Level, sizes: Sizes, *, vertical: bool = False
    ) -> None:
        self._shaper = shaper
        self._language = language
        self._sizes = sizes
        self.vertical = vertical
        self._marks: dict[str, Mark] = dict(clreq.marks(clreq.region_of(language), level))
        self._spaces: dict[tuple[object, str], Glyph] = {}
        self._no_kai: dict[object, bool] = {}

    def items(self, pieces: list[Piece]) -> list[Item]:
        """The items of one line of thought: text that the author did not break."""
        out: list[Item] = []
        narrow = self._narrow(pieces)
        at = 0
        for piece in pieces:
            match piece:
                case TextPiece():
                    self._text(piece, narrow, at, out)
                    at += len(piece.text)
                case RubyPiece():
                    out.append(self._ruby(piece))
                case NotePiece():
                    out.append(self._note(piece))
                case PicturePiece():
                    out.append(self._picture(piece))
        if out:
            out[-1].space = None
            if self.vertical:
                across(out)
            set_gaps(out)
        return out

    def shape(self, text: str, look: Look) -> tuple[Glyph, ...]:
        """Glyphs of generated text."""
        return self._shaper.shape(text, look.request, self._language)

    def _narrow(self, pieces: list[Piece]) -> set[int]:
        text = "".join(piece.text for piece in pieces if isinstance(piece, TextPiece))
        return set() if QUOTES.isdisjoint(text) else narrow_quotes(text)

    def _text(self, piece: TextPiece, narrow: set[int], at: int, out: list[Item]) -> None:
        look = piece.look
        begin = len(out)
        glyphs = self._shaped(piece.text, look, narrow, at)
        self._glyphs(glyphs, look, _narrowed(glyphs, narrow, at) if narrow else _NONE, out)
        if look.dotted and self._lacks_kai(look):
            self._dot(out[begin:], look)

    def _shaped(self, text: str, look: Look, narrow: Set[int], at: int) -> tuple[Glyph, ...]:
        """The glyphs of a text that begins at `at`; in lines that run down all but Latin stands upright."""
        if not self.vertical:
            return self._shaper.shape(text, look.request, self._language)
        glyphs: list[Glyph] = []
        places = groupby(range(len(text)), key=lambda place: at + place not in narrow and self._stands(text[place]))
        for stands, group in places:
            span = list(group)
            request = replace(look.request, vertical=stands)
            glyphs.extend(self._shaper.shape(text[span[0]:span[-1] + 1], request, self._language))
        return tuple(glyphs)

    def _stands(self, char: str) -> bool:
        return (self._marks.get(char) or clreq.mark_of(char)).kind not in (LATIN, SPACE)

    def _upright(self, look: Look, text: str) -> Look:
        """The look in which generated text of this kind stands in a line."""
        if not self.vertical or not text or not self._stands(text[0]):
            return look
        return upright(look)

    def _glyphs(self, glyphs: tuple[Glyph, ...], look: Look, latin: Set[int], out: list[Item]) -> None:
        """Add the items of shaped text; the quotes at the places `latin` are part of words."""
        marks = self._marks
        size = look.size
        word: Item | None = None
        for place, glyph in enumerate(glyphs):
            char = glyph.text[:1]
            mark = marks.get(char)
            if mark is None:
                mark = marks[char] = clreq.mark_of(char) if char else Mark(JOINED)
            kind = mark.kind
            if latin and char and place in latin:  # none where a glyph shares a character with the one before
                kind = LATIN
            advance = glyph.advance * size
            if kind == HAN:
                word = None
                out.append(Item([glyph], look, HAN, advance, char, char, 0, 0, 0, 0, 0, mark.no_start, mark.no_end))
            elif kind == LATIN:
                apart = _apart(char, place, glyphs, out)
                way = BACKWARD if char > "\u058f" and clreq.is_backward(char) else ALONG
                if word is None or apart or (word.way != way and char.isalnum()):
                    word = Item([glyph], look, LATIN, advance, char, char, 0, 0, 0, 0, 0, mark.no_start, mark.no_end)
                    word.way = way
                    out.append(word)
                    if apart:
                        word = None
                else:
                    word.glyphs.append(glyph)
                    word.width += advance
                    word.last = glyph.text[-1]
                    word.no_end = mark.no_end
            elif kind == SPACE:
                word = None
                if look.literal:
                    out.append(Item([glyph], look, SPACE, advance, right=advance))
                elif out:
                    out[-1].space = self._space(look, char)
            elif kind == JOINED:
                _join(glyph, look, out)
            else:
                word = None
                _mark(glyph, look, mark, out)

    def _space(self, look: Look, char: str) -> Glyph:
        """The glyph of the author's space; every kind but the full-width one is a plain space."""
        key = (look.request, "　" if char == "　" else " ")
        if key not in self._spaces:
            self._spaces[key] = self._shaper.shape(key[1], look.request, self._language)[0]
        return self._spaces[key]

    def _ruby(self, piece: RubyPiece) -> Item:
        """Base and reading as one item; the narrower of the two is spread under the wider."""
        size = piece.look.size
        base: list[Item] = []
        for inner in piece.base:
            if isinstance(inner, TextPiece):
                self._text(inner, set(), 0, base)
        glyphs = [glyph for item in base for glyph in item.glyphs]
        width = sum(item.width for item in base)
        tags = (*piece.look.tags[:-1], Element("RT", language=reading_language(piece.reading)))
        small = Look(piece.look.request, size * READING_SIZE, piece.look.colour, tags=tags)
        small = self._upright(small, piece.reading)
        reading = self.shape(piece.reading, small)
        over = sum(glyph.advance for glyph in reading) * small.size
        over += READING_APART * small.size if piece.reading.isascii() or piece.reading[:1].islower() else 0.0
        spread = max(0.0, over - width) / max(1, len(glyphs))
        full = width + spread * len(glyphs)
        inked = sum(glyph.advance for glyph in reading) * small.size
        extra = Extra((full - inked) / 2, READING_RISE * size, small, reading)
        text = "".join(glyph.text for glyph in glyphs)
        return Item(glyphs, piece.look, HAN, full, text[:1], text[-1:], spread / 2, extra=extra, spread=spread)

    def _note(self, piece: NotePiece) -> Item:
        look = piece.look
        glyphs = self.shape(piece.mark, look)
        width = sum(glyph.advance for glyph in glyphs) * look.size
        extra = Extra(0, look.shift, look, glyphs)
        return Item([], look, OBJECT, width, no_start=True, extra=extra, note=piece.key)

    def _picture(self, piece: PicturePiece) -> Item:
        picture, size = piece.picture, piece.look.size
        height, top = PICTURE_HEIGHT * size, -ASCENT * size
        pixels = self._sizes(picture.path)
        if pixels is None or min(pixels) <= 0:
            return Item([], piece.look, OBJECT, height, picture=Rule(0, top, height, height, MISSING_COLOUR))
        width = height * pixels[0] / pixels[1]
        words = picture.alternative or picture.title
        tags = (*piece.look.tags, Element("Figure", alternative=words))
        placed = PlacedPicture(0, top, width, height, picture.path, picture.alternative, tags)
        return Item([], piece.look, OBJECT, width, picture=placed)

    def _lacks_kai(self, look: Look) -> bool:
        """Whether the face asked for answers with the face of plain text, so that emphasis needs its dots."""
        if look.request not in self._no_kai:
            asked = self._shaper.shape("文", look.request, self._language)[0].face
            plain = type(look.request)("song", look.request.weight)
            self._no_kai[look.request] = asked == self._shaper.shape("文", plain, self._language)[0].face
        return self._no_kai[look.request]

    def _dot(self, items: list[Item], look: Look) -> None:
        """Emphasis dots under Han characters; marks take none (clreq 3.4.1)."""
        look = self._upright(look, DOT)
        dot = self.shape(DOT, look)
        advance = sum(glyph.advance for glyph in dot) * look.size
        drop = -DOT_DROP if self.vertical else DOT_DROP
        for item in items:
            if item.kind == HAN and item.extra is None:
                item.extra = Extra((item.width - advance) / 2, drop * look.size, look, dot)


def reading_language(reading: str) -> str:
    """The language of a reading (BCP 47): pinyin, zhuyin or kana; '' where it is that of the text."""
    if any("\u3105" <= char <= "\u312f" for char in reading):
        return "zh-Bopo"
    if any("\u3041" <= char <= "\u30ff" for char in reading):
        return "ja"
    return "zh-Latn-pinyin" if any(char.isalpha() and char < "\u0250" for char in reading) else ""


def _apart(char: str, place: int, glyphs: tuple[Glyph, ...], out: list[Item]) -> bool:
    """Whether a Latin bracket or stop leans on Han, and so is no part of the Latin word on its other side."""
    if char in clreq.LATIN_OPENERS:
        after = glyphs[place + 1].text[:1] if place + 1 < len(glyphs) else ""
        return after != "" and clreq.mark_of(after).kind == HAN
    if char in clreq.LATIN_CLOSERS and out:
        before = out[-1]
        return before.space is None and (before.kind == HAN or before.first in clreq.LATIN_CLOSERS)
    return False


def _narrowed(glyphs: tuple[Glyph, ...], narrow: set[int], at: int) -> set[int]:
    """The glyphs, by place, that are narrow quotes; the first glyph stands at `at` of its paragraph."""
    found = set()
    for place, glyph in enumerate(glyphs):
        if at in narrow and glyph.advance < NARROW:
            found.add(place)
        at += len(glyph.text)
    return found


def _join(glyph: Glyph, look: Look, out: list[Item]) -> None:
    """A combining mark or a later glyph of a cluster stays with what it belongs to."""
    if not out:
        out.append(Item([], look, LATIN, 0))
    item = out[-1]
    item.glyphs.append(glyph)
    item.width += glyph.advance * item.look.size


def _mark(glyph: Glyph, look: Look, mark: Mark, out: list[Item]) -> None:
    """A Chinese mark, as wide as the table says; the second of a pair of dashes joins the first."""
    size, char = look.size, glyph.text[0]
    advance = glyph.advance * size
    if mark.kind == DASH and out and _waits(out[-1], char, look):
        item = out[-1]
        item.glyphs.append(glyph)
        inked = (item.glyphs[0].advance + glyph.advance) * size
        item.width = 2 * size
        item.spread = (item.width - inked) / 2
        item.offset = item.spread / 2
        item.no_start = mark.no_start
        return
    width = (mark.width or glyph.advance) * size * (len(glyph.text) if mark.kind == DASH else 1)
    offset = (width - advance) * mark.align
    # The ink of an interpunct, not its box, ends a line: the face's dot is narrower than the table's.
    end_blank = max(0.0, width - advance - offset) if mark.kind == INTERPUNCT else mark.right * size
    out.append(Item(
        [glyph], look, mark.kind, width, char, glyph.text[-1], offset,
        mark.left * size, end_blank, (mark.left + mark.right) * size, mark.squeeze,
        mark.no_start or _leans(glyph, out), mark.no_end,
    ))


def _leans(glyph: Glyph, out: list[Item]) -> bool:
    """A single — connects (GB/T 15834 4.13) and leans on what is before it, as the odd one of a run of … does."""
    return glyph.text == "—" or (glyph.text in ("…", "⋯") and bool(out) and out[-1].first == glyph.text)


def _waits(item: Item, char: str, look: Look) -> bool:
    """Whether the item is the first half of a pair of two-em marks."""
    return (
        item.kind == DASH and char != "⸺" and item.first == char and len(item.glyphs) == 1
        and len(item.glyphs[0].text) == 1 and item.look is look and item.space is None
    )
