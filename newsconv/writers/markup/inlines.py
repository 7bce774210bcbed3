"""Inline content as phrasing elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct

from ...model import (
    Code,
    Emphasis,
    FootnoteReference,
    Inline,
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
from ...notices import Notice, Notify
from .element import Child, Children, Element, element
from .figures import ShowPicture, image
from .links import safe_target
from .names import Labels
from .notes import Notes
from .upright import upright


class Inside(Struct, frozen=True):
    """What encloses an inline: an `a` cannot stand in an `a`, nor a `ruby` in a `ruby`."""

    link: bool = False
    ruby: bool = False


_OUTSIDE = Inside()


class Phrases(Struct, frozen=True):
    """Turns inline content into elements."""

    notes: Notes
    show: ShowPicture
    labels: Labels
    notify: Notify
    file: str = ""
    vertical: bool = False

    def __call__(self, inlines: Iterable[Inline], inside: Inside = _OUTSIDE) -> Children:
        """The elements and texts of inline content."""
        return tuple(child for inline in inlines for child in self._children(inline, inside))

    def _children(self, inline: Inline, inside: Inside) -> Children:
        match inline:
            case Text(text=text):
                return upright(text) if self.vertical else (text,)
            case Code(text=text):
                return (element("code", (text,)),)
            case LineBreak():
                return (element("br"),)
            case Picture():
                return (image(inline, self.show, self.labels),)
            case FootnoteReference():
                return (self._mark(inline, inside),)
            case Link():
                return self._link(inline, inside)
            case Ruby():
                return self._ruby(inline, inside)
            case Span(role=role):
                return (element("span", self(inline.children, inside), class_=role),)
            case _:
                return (element(_tag(inline), self(inline.children, inside)),)

    def _link(self, link: Link, inside: Inside) -> Children:
        target = safe_target(link.target)
        if target is None:
            self._refuse(link)
        if target is None or inside.link:
            return self(link.children, inside)
        return tuple(self._split_link(link, target, inside))

    def _split_link(self, link: Link, target: str, inside: Inside) -> Iterator[Child]:
        """The link, interrupted by the note marks in it, which are links themselves."""
        for marks, row in groupby(link.children, key=lambda child: isinstance(child, FootnoteReference)):
            if marks:
                yield from self(row, inside)
            else:
                within = self(row, Inside(link=True, ruby=inside.ruby))
                yield element("a", within, href=target, title=link.title or None)

    def _refuse(self, link: Link) -> None:
        message = f"link target {link.target!r} is no http, https, mailto or tel address: its text is kept without it"
        self.notify(Notice("link-refused", "doubt", message, link.source, file=self.file))

    def _ruby(self, ruby: Ruby, inside: Inside) -> Children:
        if inside.ruby:
            reading = element("span", (f"（{ruby.reading}）",), class_="generated")
            return (*self(ruby.children, inside), reading)
        base = self(ruby.children, Inside(link=inside.link, ruby=True))
        return (element("ruby", (*base, *_reading(ruby.reading))),)

    def _mark(self, reference: FootnoteReference, inside: Inside) -> Child:
        mark = self.notes.mark(reference.key)
        if mark is None:
            message = f"there is no footnote {reference.key!r}"
            self.notify(Notice("footnote-missing", "doubt", message, reference.source, file=self.file))
            return element("sup", (f"[{reference.key}]",), class_="generated note-mark")
        number = (str(mark.number),)
        if inside.link:
            return element("sup", number, class_="generated note-mark", id=mark.id)
        return element("a", (element("sup", number),), class_="generated note-mark", href=mark.href, id=mark.id,
                       epub_type="noteref", role="doc-noteref")


def _reading(reading: str) -> tuple[Element, ...]:
    """The reading, in brackets where ruby is not known."""
    return tuple(element(tag, (text,), class_="generated")
                 for tag, text in (("rp", "（"), ("rt", reading), ("rp", "）")))


def _tag(inline: Strong | Emphasis | Underline | Strikethrough | Superscript | Subscript) -> str:
    match inline:
        case Strong():
            return "strong"
        case Emphasis():
            return "em"
        case Underline():
            return "u"
        case Strikethrough():
            return "s"
        case Superscript():
            return "sup"
        case Subscript():
            return "sub"
