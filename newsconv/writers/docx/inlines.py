"""Inline content as runs: character styles, links, ruby, note marks, pictures in the line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from urllib.parse import quote, urlsplit

from docx.opc.constants import RELATIONSHIP_TYPE
from msgspec import Struct
from msgspec.structs import replace

from ...links import is_allowed_target
from ...model import (
    Code,
    Emphasis,
    FootnoteReference,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Picture,
    Ruby,
    Source,
    Span,
    SpanRole,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
    inline_text,
)
from ...patterns import lazy
from .captions import Label
from .fields import field
from .roles import StyleRole
from .runs import directions, has_han, segments
from .upright import upright_parts
from .xml import XML_SPACE, Element, R, W, half_points, w

if TYPE_CHECKING:
    from .flow import Flow

_URL_SAFE = "!#$%&'()*+,/:;=?@[]~"
_PIECES = lazy("\r\n|[\n\r\t]")
_SPACES = lazy("^[ \u00a0]|[ \u00a0]$|  ")

_SPAN_STYLES: dict[SpanRole, StyleRole] = {"dateline": "dateline", "credit": "credit", "lead-in": "lead-in"}


class Manner(Struct, frozen=True):
    """How characters are being set: character styles from the outside in, and marks that need none.

    `size` is that of the paragraph, in points; `spans` says which parts of a line have a look here.
    """

    size: float
    chinese: bool
    spans: dict[SpanRole, StyleRole]
    roles: tuple[StyleRole, ...] = ()
    underline: bool = False
    strike: bool = False
    raised: Literal["", "superscript", "subscript"] = ""
    linked: bool = False
    in_ruby: bool = False

    def styled(self, role: StyleRole) -> Manner:
        """The same with one more character style."""
        return self if role in self.roles else replace(self, roles=(*self.roles, role))


def set_row(flow: Flow, parent: Element, row: Inlines, size: float,
            spans: dict[SpanRole, StyleRole] | None = None, label: Label | None = None) -> None:
    """Set a whole line of inline content in a paragraph of this size; a caption may begin with a `label`."""
    manner = Manner(size, has_han(inline_text(row)), _SPAN_STYLES if spans is None else spans)
    _Setter(flow, label).row(parent, row, manner)


def set_words(flow: Flow, parent: Element, text: str) -> None:
    """Set text in which nothing is linked, as in an entry of the contents."""
    _Setter(flow, None).row(parent, (Text(text),), Manner(0, has_han(text), {}, linked=True))


def safe_target(target: str) -> str:
    """The link as a relationship may hold it, or '' if its kind is not allowed or it is no URL."""
    target = target.strip()
    if not is_allowed_target(target):
        return ""
    try:
        parts = urlsplit(target)
    except ValueError:
        return ""
    return quote(target, safe=_URL_SAFE) if parts.netloc or parts.scheme in ("mailto", "tel") else ""


class _Setter:
    def __init__(self, flow: Flow, label: Label | None) -> None:
        self._flow = flow
        self._work = flow.work
        self._label = label

    def row(self, parent: Element, row: Inlines, manner: Manner) -> None:
        for inline in row:
            self._inline(parent, inline, manner)

    def _inline(self, parent: Element, inline: Inline, manner: Manner) -> None:
        match inline:
            case Text():
                self._text(parent, inline.text, manner, inline.source)
            case Code():
                self._text(parent, inline.text, manner.styled("code-line"), inline.source)
            case Strong():
                self.row(parent, inline.children, manner.styled("strong"))
            case Emphasis():
                self.row(parent, inline.children, manner.styled(self._work.emphasis))
            case Underline():
                self.row(parent, inline.children, replace(manner, underline=True))
            case Strikethrough():
                self.row(parent, inline.children, replace(manner, strike=True))
            case Superscript():
                self.row(parent, inline.children, replace(manner, raised="superscript"))
            case Subscript():
                self.row(parent, inline.children, replace(manner, raised="subscript"))
            case Link():
                self._link(parent, inline, manner)
            case Ruby():
                self._ruby(parent, inline, manner)
            case Span():
                role = manner.spans.get(inline.role)
                self.row(parent, inline.children, manner if role is None else manner.styled(role))
            case LineBreak():
                w(self._run(parent, manner), "br")
            case FootnoteReference():
                self._note_mark(parent, inline, manner)
            case Picture():
                self._picture(parent, inline, manner)

    # Text

    def _text(self, parent: Element, text: str, manner: Manner, source: Source | None) -> None:
        text = self._work.legal(text, source)
        label, self._label = self._label, None
        if label is not None and text.startswith(label.text):
            self._set_label(parent, label, manner)
            text = text[len(label.text):]
        references = self._work.captions.references
        start = 0
        if references is not None and not (manner.linked or manner.in_ruby):
            for match in references.finditer(text):
                self._words(parent, text[start:match.start()], manner)
                self._refer(parent, match[0], manner)
                start = match.end()
        self._words(parent, text[start:], manner)

    def _words(self, parent: Element, text: str, manner: Manner) -> None:
        for piece, hint in segments(text, manner.chinese):
            if self._work.page.vertical and not manner.in_ruby:
                for part, upright in upright_parts(piece):
                    self._characters(self._run(parent, manner, hint, upright), part)
            else:
                for part, language in directions(piece):
                    self._characters(self._run(parent, manner, hint, backward=language), part)

    def _set_label(self, parent: Element, label: Label, manner: Manner) -> None:
        """The words before a caption's number and the number, which counts itself, under one bookmark."""
        bookmark = self._work.next_identifier() if label.bookmark else ""
        if bookmark:
            w(parent, "bookmarkStart", id=bookmark, name=label.bookmark)
        self._words(parent, label.before, manner)
        field(lambda: self._run(parent, manner), self._work.captions.code(label), label.number)
        if bookmark:
            w(parent, "bookmarkEnd", id=bookmark)

    def _refer(self, parent: Element, text: str, manner: Manner) -> None:
        """A cross-reference to the caption with this label."""
        code = f" REF {self._work.captions.bookmark(text)} \\h "
        field(lambda: self._run(parent, manner), code, text)

    def _characters(self, run: Element, text: str) -> None:
        """Text, with line ends and tabs as the elements that Word has for them."""
        start = 0
        for match in _PIECES.finditer(text):
            _literal(run, text[start:match.start()])
            w(run, "tab" if match[0] == "\t" else "br")
            start = match.end()
        _literal(run, text[start:])

    def _run(
        self, parent: Element, manner: Manner, hint: bool = False, upright: bool = False, backward: str = ""
    ) -> Element:
        run = w(parent, "r")
        if not (manner.roles or manner.underline or manner.strike or manner.raised or hint or upright or backward):
            return run
        properties = w(run, "rPr")
        if manner.roles:
            w(properties, "rStyle", val=self._work.sheet.character(manner.roles))
        if hint:
            w(properties, "rFonts", hint="eastAsia")
        if manner.strike:
            w(properties, "strike")
        if manner.underline:
            w(properties, "u", val="single")
        if manner.raised:
            w(properties, "vertAlign", val=manner.raised)
        if backward:
            w(properties, "rtl")
            w(properties, "lang", bidi=backward)
        if upright:
            w(properties, "eastAsianLayout", id=self._work.next_identifier(), vert="1", vertCompress="1")
        return run

    # Links and ruby

    def _link(self, parent: Element, link: Link, manner: Manner) -> None:
        if manner.linked or manner.in_ruby:
            self.row(parent, link.children, manner)
            return
        target = safe_target(link.target)
        if not target:
            self._work.tell("link-refused", "loss", f"link to {link.target!r} left out: only web, mail and "
                            "telephone links are kept", link.source)
            self.row(parent, link.children, manner)
            return
        anchor = w(parent, "hyperlink")
        anchor.set(R + "id", self._flow.relations.external(RELATIONSHIP_TYPE.HYPERLINK, target))
        if link.title:
            anchor.set(W + "tooltip", self._work.legal(link.title, link.source))
        anchor.set(W + "history", "1")
        self.row(anchor, link.children, replace(manner.styled("link"), linked=True))

    def _ruby(self, parent: Element, ruby: Ruby, manner: Manner) -> None:
        """Ruby; the reading says its size beside its style, as Word writes it and LibreOffice reads it."""
        if manner.in_ruby:
            self.row(parent, ruby.children, manner)
            return
        element = w(w(parent, "r"), "ruby")
        properties = w(element, "rubyPr")
        w(properties, "rubyAlign", val="center")
        w(properties, "hps", val=half_points(round(manner.size) / 2))
        w(properties, "hpsRaise", val=half_points(manner.size * 0.9))
        w(properties, "hpsBaseText", val=half_points(manner.size))
        w(properties, "lid", val=self._work.region.tag)
        inside = replace(manner, in_ruby=True)
        above = w(w(element, "rt"), "r")
        small = w(above, "rPr")
        w(small, "rStyle", val=self._work.sheet.reading(manner.size))
        for size in ("sz", "szCs"):
            w(small, size, val=half_points(round(manner.size) / 2))
        self._characters(above, self._work.legal(" ".join(_readings(ruby)), ruby.source))
        base = w(element, "rubyBase")
        self.row(base, tuple(node for node in ruby.children if not isinstance(node, FootnoteReference)), inside)
        self.row(parent, tuple(node for node in ruby.children if isinstance(node, FootnoteReference)), manner)

    # Notes and pictures

    def _note_mark(self, parent: Element, mark: FootnoteReference, manner: Manner) -> None:
        notes = self._work.notes
        if not notes.known(mark.key):
            self._work.tell("footnote-missing", "loss", f"there is no footnote {mark.key!r}", mark.source)
            return
        manner = replace(manner, roles=("note-mark",), raised="", underline=False, strike=False)
        number = notes.number(mark.key)
        if number is not None:
            self._note_again(parent, number, manner)
        elif self._flow.in_note:
            self._work.tell("footnote-nested", "doubt", f"footnote {mark.key!r} is called only from a footnote, "
                            "which Word cannot do", mark.source)
        else:
            self._note_first(parent, mark.key, manner)

    def _note_first(self, parent: Element, key: str, manner: Manner) -> None:
        notes = self._work.notes
        number = notes.call(key)
        bookmark = self._work.next_identifier() if notes.repeated(key) else ""
        if bookmark:
            w(parent, "bookmarkStart", id=bookmark, name=f"_RefNote{number}")
        w(self._run(parent, manner), "footnoteReference", id=str(number))
        if bookmark:
            w(parent, "bookmarkEnd", id=bookmark)

    def _note_again(self, parent: Element, number: int, manner: Manner) -> None:
        """A second call of a note is a reference to its number: a field that Word keeps up to date."""
        field(lambda: self._run(parent, manner), f" NOTEREF _RefNote{number} \\f \\h ", str(number))

    def _picture(self, parent: Element, picture: Picture, manner: Manner) -> None:
        placed = self._work.media.find(picture.path)
        if placed is None:
            words = self._flow.missing(picture)
            self._text(parent, words, replace(manner, roles=("picture-missing",)), None)
            return
        self._flow.draw(self._run(parent, manner), picture, placed)


def _literal(run: Element, text: str) -> None:
    if not text:
        return
    element = w(run, "t")
    element.text = text
    if _SPACES.search(text):
        element.set(XML_SPACE, "preserve")


def _readings(ruby: Ruby) -> list[str]:
    """The reading, after those of ruby inside it: Word sets one line of them."""
    inner = [reading for node in ruby.children if isinstance(node, Ruby) for reading in _readings(node)]
    return [*inner, ruby.reading]

