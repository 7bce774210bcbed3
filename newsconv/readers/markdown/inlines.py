"""From markdown-it's inline tokens to inline nodes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import TypeAlias, cast

from markdown_it.token import Token

from ...links import is_allowed_target, is_local_path
from ...model import (
    SPAN_ROLES,
    Code,
    Emphasis,
    FootnoteReference,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Picture,
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
from ..characters import glue
from .attributes import Attributes
from .context import Context
from .ruby import RUBY_TAGS, Aside, rubies, unwound

_NEAR = 64
"""Tokens among which the word beside a line's end is looked for."""
MOST_MARKS = 24
"""Marks inside each other; deeper ones are left out, their text stays."""

Make: TypeAlias = Callable[[Inlines, Source], Sequence[Inline]]
_TAG = re.compile(r"<(/?)([A-Za-z]+)[ \t]*/?>")
_MARKS: dict[str, type[Strong | Emphasis | Underline | Strikethrough | Superscript | Subscript]] = {
    "strong": Strong, "b": Strong, "em": Emphasis, "i": Emphasis, "u": Underline,
    "s": Strikethrough, "del": Strikethrough, "sup": Superscript, "sub": Subscript,
}


class _Frame:
    """An open mark: what it becomes, what closes it, and what stands in it so far."""

    def __init__(self, close: str, make: Make, line: int, tag: str = "") -> None:
        self.close, self.make, self.line, self.tag = close, make, line, tag
        self.inside: list[Inline] = []


def inlines(tokens: Sequence[Token], line: int, context: Context) -> Inlines:
    """The nodes of one piece of inline content that begins on `line`."""
    return _Builder(tokens, line, context).build()


class _Builder:
    def __init__(self, tokens: Sequence[Token], line: int, context: Context) -> None:
        self.tokens, self.line, self.context = tokens, line, context
        self.frames = [_Frame("", _plain, line)]

    def build(self) -> Inlines:
        for index, token in enumerate(self.tokens):
            self.take(index, token)
        while len(self.frames) > 1:
            self.dissolve()
        return tuple(self.frames[0].inside)

    def take(self, index: int, token: Token) -> None:
        match token.type:
            case "text":
                self.text(token.content)
            case "softbreak":
                self.text(self.glue(index))
                self.line += 1
            case "hardbreak":
                self.add(LineBreak(source=self.here))
                self.line += 1
            case "code_inline":
                self.add(Code(token.content, source=self.here))
            case "html_inline":
                self.html(token.content)
                self.line += token.content.count("\n")
            case "image":
                self.picture(token)
            case "footnote_ref":
                self.add(FootnoteReference(token.meta["label"], source=self.here))
            case name if name.endswith("_open"):
                self.open(f"{name.removesuffix('_open')}_close", self.made(token))
            case name if name.endswith("_close"):
                self.close(name)
            case _:
                self.text(token.content)

    @property
    def here(self) -> Source:
        return Source(self.line, self.line)

    def text(self, text: str) -> None:
        if text:
            self.add(Text(text, source=self.here))

    def add(self, node: Inline) -> None:
        """Put a node into the open mark; adjacent texts of one source line are one text."""
        inside = self.frames[-1].inside
        last = inside[-1] if inside else None
        if isinstance(node, Text) and isinstance(last, Text) and last.source == node.source:
            inside[-1] = Text(last.text + node.text, source=last.source)
        else:
            inside.append(node)

    def glue(self, index: int) -> str:
        before = (self.tokens[i] for i in range(index - 1, -1, -1))
        after = (self.tokens[i] for i in range(index + 1, len(self.tokens)))
        return glue(_nearest(before), _nearest(after))

    # Marks

    def made(self, token: Token) -> Make:
        match token.type:
            case "link_open":
                return self.link(str(token.attrs["href"]), str(token.attrs.get("title", "")))
            case "span_open":
                return self.span(token.meta["attributes"])
            case "s_open":
                return _marked(Strikethrough)
            case name:
                return _marked(_MARKS[name.removesuffix("_open")])

    def open(self, close: str, make: Make, tag: str = "") -> None:
        if len(self.frames) > MOST_MARKS:
            self.context.say("nesting", "doubt", f"marks nested more than {MOST_MARKS} deep are left out", self.here)
            make = _plain
        self.frames.append(_Frame(close, make, self.line, tag))

    def close(self, name: str) -> None:
        """Close a mark; tags still open inside it were no marks but text."""
        while self.frames[-1].close != name:
            self.dissolve()
        frame = self.frames.pop()
        for node in frame.make(tuple(frame.inside), Source(frame.line, self.line)):
            self.add(node)

    def dissolve(self) -> None:
        frame = self.frames.pop()
        for node in (Text(frame.tag, source=Source(frame.line, frame.line)), *unwound(frame.inside)):
            self.add(node)

    def link(self, target: str, title: str) -> Make:
        if is_allowed_target(target):
            return lambda inside, source: (Link(inside, target, title, source=source),)
        self.context.say(
            "link-refused", "doubt", f"the link to {target!r} stays as text: links lead to http, https, mailto or tel",
            self.here,
        )
        return _plain

    def span(self, attributes: Attributes) -> Make:
        role, *more = attributes.classes
        if role == "footnote" and not more and set(attributes.values) == {"key"}:
            key = attributes.values["key"]
            return lambda inside, source: (*inside, FootnoteReference(key, source=source))
        if more or attributes.values or role not in SPAN_ROLES:
            wrong = " ".join((*attributes.classes, *attributes.values))
            raise self.context.error(f"unknown span {wrong!r}: use one of {', '.join(SPAN_ROLES)}", self.line)
        return lambda inside, source: (Span(cast(SpanRole, role), inside, source=source),)

    def picture(self, token: Token) -> None:
        path, title = str(token.attrs["src"]), str(token.attrs.get("title", ""))
        alternative = _alternative(inlines(token.children or (), self.line, self.context))
        if is_local_path(path):
            self.add(Picture(path, alternative, title, source=self.here))
            return
        self.context.say(
            "picture-refused", "doubt", f"the picture {path!r} is left out, its alternative text stays: "
            "only pictures in files are used", self.here,
        )
        self.text(alternative)

    # HTML

    def html(self, text: str) -> None:
        """A tag that has a meaning here becomes it; a comment is left out; all else stays text."""
        match = _TAG.fullmatch(text)
        tag = match[2].lower() if match else ""
        if text.startswith("<!--"):
            self.context.say("comment-left-out", "info", "a comment is left out", self.here)
        elif match is None or (tag not in _MARKS and tag not in RUBY_TAGS and tag != "br"):
            self.text(text)
        elif tag == "br":
            self.add(LineBreak(source=self.here))
        elif match[1]:
            self.close_tag(f"</{tag}>", text)
        elif tag in ("rt", "rp"):
            self.open_aside(tag, text)
        else:
            self.open(f"</{tag}>", rubies if tag == "ruby" else _marked(_MARKS[tag]), text)

    def open_aside(self, tag: str, text: str) -> None:
        """`<rt>` and `<rp>` mean something directly inside `<ruby>` only."""
        self.end_aside()
        if self.frames[-1].close == "</ruby>":
            self.open(f"</{tag}>", _aside(tag), text)
        else:
            self.text(text)

    def end_aside(self) -> None:
        """HTML lets `</rt>` and `</rp>` be left out."""
        if self.frames[-1].close in ("</rt>", "</rp>"):
            self.close(self.frames[-1].close)

    def close_tag(self, close: str, text: str) -> None:
        if close == "</ruby>":
            self.end_aside()
        if self.frames[-1].close == close:
            self.close(close)
        else:
            self.text(text)


def _plain(inside: Inlines, _: Source) -> Inlines:
    return inside


def _marked(kind: Callable[..., Inline]) -> Make:
    return lambda inside, source: (kind(inside, source=source),)


def _aside(tag: str) -> Make:
    return lambda inside, source: (cast(Inline, Aside(tag, inline_text(inside), source=source)),)


def _alternative(inside: Inlines) -> str:
    """The text of a picture's brackets; a picture in them gives its own (CommonMark 0.31 §6.4)."""
    texts = (node.alternative if isinstance(node, Picture) else _alternative(getattr(node, "children", ()))
             or inline_text((node,)) for node in inside)
    return "".join(texts).replace("\n", " ")


def _nearest(tokens: Iterable[Token]) -> str:
    """The text of the nearest token that has any; pictures, notes and tags are looked through."""
    near = islice(tokens, _NEAR)
    return next((t.content for t in near if t.type in ("text", "code_inline") and t.content.strip()), "")
