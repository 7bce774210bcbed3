"""Inline content → pieces: stretches of text with one look each, split where the author broke the line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from ..model import (
    Code,
    Emphasis,
    FootnoteReference,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Picture,
    Ruby,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)
from ..theme import Style, Theme
from .elements import Element
from .items import Look
from .shaping import FaceRequest

SCRIPT_SIZE = 0.62
"""Size of superscripts and subscripts against their base."""
SUPERSCRIPT_RISE, SUBSCRIPT_DROP = 0.36, -0.14
"""Raise in em of the base: a superscript's figures top out with the Latin capitals."""
CODE_SIZE = 0.92
LINK_SCHEMES = ("http:", "https:", "mailto:", "tel:")


_FOREIGN = re.compile("([\u3041-\u3096\u30a1-\u30ff]+)|([\u1100-\u11ff\uac00-\ud7a3]+)")
"""Kana and Hangul: letters that leave no doubt about their language; Latin ones do."""


class TextPiece(Struct):
    """Text with one look."""

    text: str
    look: Look


class RubyPiece(Struct):
    """Base text with its reading."""

    base: list[Piece]
    reading: str
    look: Look


class NotePiece(Struct):
    """The mark of a footnote."""

    key: str
    mark: str
    look: Look


class PicturePiece(Struct):
    """A picture in the line."""

    picture: Picture
    look: Look


Piece: TypeAlias = TextPiece | RubyPiece | NotePiece | PicturePiece


def look_of(style: Style) -> Look:
    """The look that a style gives to plain text."""
    return Look(FaceRequest(style.face, style.weight), style.size, style.colour)


def collect(inlines: Inlines, look: Look, theme: Theme, notes: Mapping[str, str]) -> list[list[Piece]]:
    """The pieces of inline content, one list for each line that the author asked for.

    `notes` gives the mark of each footnote by its key.
    """
    collector = _Collector(theme, notes)
    collector.row(inlines, look)
    return collector.lines


def by_language(text: str) -> Iterator[tuple[str, str]]:
    """The text in stretches, each with its language (BCP 47) where the letters tell another than that around."""
    end = 0
    for match in _FOREIGN.finditer(text):
        if match.start() > end:
            yield text[end:match.start()], ""
        yield match[0], "ja" if match[1] else "ko"
        end = match.end()
    if end < len(text):
        yield text[end:], ""


class _Collector:
    def __init__(self, theme: Theme, notes: Mapping[str, str]) -> None:
        self._theme = theme
        self._notes = notes
        self.lines: list[list[Piece]] = [[]]

    def row(self, inlines: Inlines, look: Look) -> None:
        for inline in inlines:
            self._inline(inline, look)

    def _inline(self, inline: Inline, look: Look) -> None:
        match inline:
            case Text(text=text):
                for part, language in by_language(text):
                    own = _in(look, Element("Span", language=language)) if language else look
                    self._add(TextPiece(part, own))
            case Code(text=text):
                mono = FaceRequest("mono", look.request.weight)
                self._add(TextPiece(text, replace(look, request=mono, size=look.size * CODE_SIZE, literal=True)))
            case LineBreak():
                self.lines.append([])
            case FootnoteReference(key=key):
                raised = _in(_raised(look, SUPERSCRIPT_RISE), Element("Reference"))
                self._add(NotePiece(key, self._notes.get(key, key), raised))
            case Picture():
                self._add(PicturePiece(inline, look))
            case Ruby(reading=reading):
                base = _in(look, Element("Ruby"), Element("RB"))
                self._add(RubyPiece(self._inside(inline.children, base), reading, base))
            case _:
                self.row(inline.children, self._changed(inline, look))

    def _add(self, piece: Piece) -> None:
        self.lines[-1].append(piece)

    def _inside(self, inlines: Inlines, look: Look) -> list[Piece]:
        inner = collect(inlines, look, self._theme, self._notes)
        return [piece for line in inner for piece in line]

    def _changed(
        self, inline: Strong | Emphasis | Underline | Strikethrough | Superscript | Subscript | Link | Span, look: Look
    ) -> Look:
        match inline:
            case Strong():
                return _in_face(look, self._theme["strong"])
            case Emphasis():
                return _in_face(replace(look, dotted=True), self._theme["emphasis"])
            case Underline():
                return replace(look, underline=True)
            case Strikethrough():
                return replace(look, strike=True)
            case Superscript():
                return _raised(look, SUPERSCRIPT_RISE)
            case Subscript():
                return _raised(look, SUBSCRIPT_DROP)
            case Link(target=target):
                if not target.lower().startswith(LINK_SCHEMES):
                    return look
                return _in(replace(look, link=target), Element("Link"))
            case Span(role="dateline"):
                return _in_face(look, self._theme["dateline"])
            case Span(role="lead-in"):
                return _in_face(look, self._theme["strong"])
            case Span():
                return look


def _in(look: Look, *elements: Element) -> Look:
    return replace(look, tags=(*look.tags, *elements))


def _in_face(look: Look, style: Style) -> Look:
    """The same size in another face, never lighter than the text around it."""
    return replace(look, request=FaceRequest(style.face, max(style.weight, look.request.weight)))


def _raised(look: Look, em: float) -> Look:
    return replace(look, shift=look.shift + em * look.size, size=look.size * SCRIPT_SIZE)
