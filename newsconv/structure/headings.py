"""Runs of headings: which is kicker 引题, title 主题, deck 副题, who speaks, what is only a standing head."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from ..model import Byline, Headline, Inlines, Person, Portrait, Source, covering, inline_text
from ..notices import Notice, Notify
from ..patterns import lazy
from ..script import script_of
from ..spans import in_lines, split, strip
from .labels import Labelled
from .lines import byline_confidence
from .nodes import byline, person
from .person import leading_person, read_person
from .vocabulary import KICKER_ENDINGS, SECTION_ENDINGS, SECTION_LABELS, endings

Part = Literal["section", "kicker", "title", "deck", "summary", "speaker", "byline"]

_DECK = lazy(r"[\s]*(?:——|—|――|──|一一|--|一(?=[记記访訪写寫]))\s*\S")
_GLUED_DECK = lazy(r"\s*(?:——|――|──|一一(?=[记記访訪]))")
_KICKER_END = lazy(rf"(?:{endings(KICKER_ENDINGS)})$")
_ATTENDED = lazy(r"[^，。：:“”]{2,30}(?:致辞|讲话|主持|出席|参加|列席|致辭|講話|參加)")
"""Who spoke at what the title tells: `方正平出席并讲话`."""
_LABEL = lazy(r"【[^【】，。：:]{1,8}】")
_BLANK = lazy(r"[ \t\n]+")
_FRAME = "【】[]［］■●◆▌▍▎|｜·• "
_QUOTED = lazy(r"[“「『].*[”」』]")


class Piece(NamedTuple):
    """Part of a heading, with its role and how sure it is."""

    part: Part
    content: Inlines
    source: Source | None
    confidence: float
    level: int


class Heads(NamedTuple):
    """A run of headings, read; `others` speak beside the first speaker."""

    headline: Headline | None
    speaker: Person | None
    others: tuple[Portrait, ...]
    bylines: tuple[Byline, ...]
    source: Source | None


def is_section_label(text: str) -> bool:
    """A standing head: a label of the table, alone or in brackets."""
    return text.strip(_FRAME) in SECTION_LABELS


def may_be_section(text: str) -> bool:
    """A label of the table or in black brackets, or a very short first line that ends as standing heads do: `医生手记`."""
    if _LABEL.fullmatch(text):
        return True
    text = text.strip(_FRAME)
    return text in SECTION_LABELS or (2 <= len(text) <= 6 and text.endswith(SECTION_ENDINGS))


def looks_like_deck(text: str) -> bool:
    """A heading that begins with a dash, or with what OCR made of one before 记 or 访."""
    return bool(_DECK.match(text))


def has_speaker(text: str) -> bool:
    """Whether the heading is a person, or begins with one."""
    return read_person(text) is not None or leading_person(text) is not None


def read_heads(run: Sequence[Labelled], notify: Notify, *, over_text: bool = True) -> Heads:
    """The headline, speaker and bylines of a run of headings, each part with a notice.

    A standing head alone `over_text` is its title: 读者来信.
    """
    whole = _told_whole(run)
    pieces = [piece for at, item in enumerate(run) for piece in _pieces(item, whole=at in whole)]
    pieces = _with_plain_parts(pieces)
    if over_text and [piece.part for piece in pieces] == ["section"] and not run[0].explicit:
        pieces = [pieces[0]._replace(part="title", confidence=0.8)]
    for piece in pieces:
        message = f"{piece.part}: {inline_text(piece.content)}"
        notify(Notice(piece.part, "info", message, piece.source, piece.confidence))
    return _assembled(pieces)


def _told_whole(run: Sequence[Labelled]) -> set[int]:
    """Which headings are one part whatever blanks stand in them, as others beside them tell the other parts.

    One deeper than the heading before it explains that one; of three the last does.
    """
    plain = [
        at for at, item in enumerate(run)
        if not item.explicit and not may_be_section(item.text) and not looks_like_deck(item.text)
    ]
    return {at for before, at in pairwise(plain) if run[at].level > run[before].level} | set(plain[2:])


def _pieces(item: Labelled, *, whole: bool) -> list[Piece]:
    """The parts of one heading: labelled by its author, told by their form, or plain (`title`, 0)."""
    text, source, level = item.text, item.source, item.level

    def piece(part: Part, content: Inlines, confidence: float) -> Piece:
        return Piece(part, strip(content), source, confidence, level)

    content = strip(item.content)
    if item.explicit:
        return [piece(item.role.removeprefix("story-"), content, 1.0)]  # type: ignore[arg-type]
    if is_section_label(text):
        return [piece("section", content, 0.95)]
    if byline_confidence(text) >= 0.9:
        return [piece("byline", content, 0.95)]
    if looks_like_deck(text):
        return [piece("deck", content, 0.95)]
    if read_person(text):
        return [piece("speaker", content, 0.9)]
    if marks := leading_person(text):
        who, rest = split(content, max(mark.end for mark in marks))
        return [piece("speaker", who, 0.92), piece("title", rest, 0.0)]
    if dash := _GLUED_DECK.search(text, 4):
        title, deck = split(content, dash.start())
        return [*_glued(piece, title), piece("deck", deck, 0.9)]
    return [piece("title", content, 0.0)] if whole else _glued(piece, content)


def _glued(piece: Callable[[Part, Inlines, float], Piece], content: Inlines) -> list[Piece]:
    """Kicker and title, or title and deck, that stand in one heading with a blank between.

    Two halves of one length are a couplet, which is one title, and so is every such heading in traditional
    characters: titles of two clauses are the rule in Taiwan and Hong Kong.  A longer first part, or
    one that tells an event, is a kicker; a longer last part is a deck.
    """
    text = inline_text(content)
    gaps = list(_BLANK.finditer(text))
    words = _BLANK.split(text)
    if not gaps or min(len(word) for word in words) < 4 or not _han_both_sides(text, gaps):
        return [piece("title", content, 0.0)]
    if len(words) == 2 and script_of(text) == "Hant":
        return [piece("title", content, 0.0)]
    if len(words) == 2 and len(words[0]) >= 5 and _KICKER_END.search(words[0]):
        kicker, title = split(content, gaps[0].start())
        return [piece("kicker", kicker, 0.85), piece("title", title, 0.85)]
    if len(words[0]) >= 8 and (_KICKER_END.search(words[0]) or len(words[0]) >= len("".join(words[1:])) + 3):
        kicker, title = split(content, gaps[0].start())
        return [piece("kicker", kicker, 0.9), piece("title", title, 0.9)]
    if len(words) >= 3 and len(words[0]) <= 7 and len(words[1]) <= 7:
        title, deck = split(content, gaps[1].start())
        return [piece("title", title, 0.75), piece("deck", deck, 0.75)]
    if len(words) == 2 and len(words[1]) >= len(words[0]) + 5:
        title, deck = split(content, gaps[0].start())
        return [piece("title", title, 0.7), piece("deck", deck, 0.7)]
    return [piece("title", content, 0.0)]


def _han_both_sides(text: str, gaps: list[re.Match[str]]) -> bool:
    """Blanks beside Latin words are part of the wording and cut nothing."""
    return all(ord(text[gap.start() - 1]) > 0x2E7F and ord(text[gap.end()]) > 0x2E7F for gap in gaps)


def _with_plain_parts(pieces: list[Piece]) -> list[Piece]:
    """Roles for the plain headings of a run, by their number, levels, lengths and wording."""
    plain = [index for index, piece in enumerate(pieces) if piece.part == "title" and piece.confidence == 0.0]
    out = list(pieces)
    titles = [index for index, piece in enumerate(pieces) if piece.part == "title" and piece.confidence > 0.0]
    if titles:
        parts: list[tuple[Part, float]] = [("kicker", 0.85) if at < titles[0] else ("deck", 0.85) for at in plain]
    else:
        parts = _plain_parts([pieces[at] for at in plain])
    for index, (part, confidence) in zip(plain, parts, strict=True):
        out[index] = out[index]._replace(part=part, confidence=confidence)
    return out


def _plain_parts(plain: list[Piece]) -> list[tuple[Part, float]]:
    if len(plain) >= 2 and may_be_section(inline_text(plain[0].content)):
        return [("section", 0.8), *_plain_parts(plain[1:])]
    if len(plain) >= 2 and _ATTENDED.fullmatch(inline_text(plain[-1].content)):
        return [*_plain_parts(plain[:-1]), ("deck", 0.85)]
    if len(plain) <= 1:
        return [("title", 0.95)] * len(plain)
    if len(plain) == 2:
        first = _first_is_kicker(plain[0], plain[1])
        return [("kicker", 0.85), ("title", 0.85)] if first else [("title", 0.8), ("deck", 0.8)]
    return [("kicker", 0.75), ("title", 0.8), *[("deck", 0.7)] * (len(plain) - 2)]  # type: ignore[list-item]


def _first_is_kicker(first: Piece, second: Piece) -> bool:
    """Whether the first of two plain headings leads to the second, rather than the second explaining it."""
    if first.level != second.level:
        return first.level > second.level
    one, two = inline_text(first.content), inline_text(second.content)
    if _KICKER_END.search(one) or _QUOTED.fullmatch(two):
        return True
    return len(one) > len(two) and not _QUOTED.fullmatch(one)


def _assembled(pieces: list[Piece]) -> Heads:
    def content(part: Part) -> Inlines:
        return in_lines([piece.content for piece in pieces if piece.part == part])

    titled = any(piece.part in ("title", "kicker", "deck", "summary", "section") for piece in pieces)
    source = covering(piece.source for piece in pieces)
    headline = Headline(
        content("title"), content("kicker"), content("deck"), content("summary"), content("section"), source=source
    )
    speakers = [person(piece.content, piece.source) for piece in pieces if piece.part == "speaker"]
    return Heads(
        headline if titled else None,
        speakers[0] if speakers else None,
        tuple(Portrait(speaker, source=speaker.source) for speaker in speakers[1:]),
        tuple(byline(piece.content, piece.source) for piece in pieces if piece.part == "byline"),
        source,
    )

