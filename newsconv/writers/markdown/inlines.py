"""Inline nodes to Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

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
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)
from .escape import destination, escape, quoted, value

Mark: TypeAlias = Strong | Emphasis | Strikethrough | Underline | Superscript | Subscript
_TAGS = {
    Strong: "strong", Emphasis: "em", Strikethrough: "s", Underline: "u", Superscript: "sup", Subscript: "sub",
}
_FENCES = {Strong: "**", Emphasis: "*", Strikethrough: "~~"}
_AUTOLINK = re.compile(r"https?://[^\s<>\\]+")
_SIMPLE_KEY = re.compile(r"[\w-]+")


class Notes(Struct, frozen=True):
    """The keys of the article's footnotes: only these can be referred to as `[^key]`."""

    keys: frozenset[str] = frozenset()

    def is_simple(self, key: str) -> bool:
        """Whether the short notation `[^key]` can be used."""
        return key in self.keys and _SIMPLE_KEY.fullmatch(key) is not None


class Line(Struct, frozen=True):
    """How a line may be written: `single` lines hold no line end (headings, cells)."""

    notes: Notes
    single: bool = False

    def write(self, row: Inlines) -> str:
        """A whole line of content."""
        return "".join(self._pieces(row, "", frozenset(), top=True))

    def _pieces(self, row: Inlines, before: str, fences: frozenset[str], top: bool = False) -> Iterator[str]:
        """Each node's notation; `before` is the character that stands before the row."""
        last = len(row) - 1
        for at, node in enumerate(row):
            starts = top and (at == 0 or before == "\n")
            match node:
                case Text():
                    note = at > 0 and isinstance(row[at - 1], FootnoteReference)
                    ends = top and (at == last or self.breaks(row, at + 1))
                    piece = escape(node.text, starts_line=starts, ends_line=ends, next_to_note=note)
                case LineBreak():
                    piece = "\\\n" if top and self.breaks(row, at) else "<br>"
                case _:
                    piece = self._node(node, before, _first(row[at + 1 : at + 2]), fences)
            if piece:
                before = piece[-1]
                yield piece

    def breaks(self, row: Inlines, at: int) -> bool:
        """Whether the node there is a break that a line end can stand for: not the first, not the last."""
        return not self.single and 0 < at < len(row) - 1 and isinstance(row[at], LineBreak)

    def _node(self, node: Inline, before: str, after: str, fences: frozenset[str]) -> str:
        match node:
            case Strong() | Emphasis() | Strikethrough() | Underline() | Superscript() | Subscript():
                return self._mark(node, before, after, fences)
            case Link():
                return self._link(node)
            case Span():
                return f"[{self._inside(node.children)}]{{.{node.role}}}"
            case Ruby():
                return f"<ruby>{self._inside(node.children)}<rt>{escape(node.reading)}</rt></ruby>"
            case Code():
                return code(node.text)
            case Picture():
                return picture(node)
            case FootnoteReference():
                simple = self.notes.is_simple(node.key)
                return f"[^{node.key}]" if simple else f"[]{{.footnote key={value(node.key, inside_line=True)}}}"
            case _:
                return ""

    def _inside(self, row: Inlines, fences: frozenset[str] = frozenset(), before: str = "") -> str:
        return "".join(self._pieces(row, before, fences))

    def _mark(self, node: Mark, before: str, after: str, fences: frozenset[str]) -> str:
        """Fences where they cannot be misread, else a tag."""
        fence = _FENCES.get(type(node), "")
        if fence and fence not in fences and before != fence[0]:
            inside = self._inside(node.children, fences | {fence}, fence[0])
            if _holds(inside[:1], before) and _holds(inside[-1:], after):
                return f"{fence}{inside}{fence}"
        tag = _TAGS[type(node)]
        return f"<{tag}>{self._inside(node.children, fences)}</{tag}>"

    def _link(self, node: Link) -> str:
        if node.children == (Text(node.target, source=node.children[0].source),) and not node.title \
                and _AUTOLINK.fullmatch(node.target):
            return f"<{node.target}>"
        title = f" {quoted(node.title)}" if node.title else ""
        return f"[{self._inside(node.children)}]({destination(node.target)}{title})"


def _first(following: Inlines) -> str:
    """The character behind a node: of a text; the end of the line and a bracket or tag are alike, ''."""
    return following[0].text[:1] if following and isinstance(following[0], Text) else ""


def _holds(inner: str, outer: str) -> bool:
    """Whether a fence between these characters is sure to be one.

    It is beside a letter, a number or a wide mark; beside a narrow mark (`“`) only if what is outside
    is no letter of a narrow script, whatever parser reads it (CommonMark 0.31 §6.2 with wide characters).
    """
    if not inner or inner.isspace() or inner in "*~_":
        return False
    return inner.isalnum() or _is_wide(inner) or not outer or outer.isspace() or _is_wide(outer)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def code(text: str) -> str:
    """Code between more backticks than it holds in a row."""
    runs = re.findall("`+", text)
    fence = "`" * next(n for n in range(1, len(runs) + 2) if "`" * n not in runs)
    padded = text.startswith("`") or text.endswith("`") or (text[0] == text[-1] == " " and bool(text.strip(" ")))
    return f"{fence} {text} {fence}" if padded else f"{fence}{text}{fence}"


def picture(node: Picture) -> str:
    """`![alternative](path "title")`."""
    title = f" {quoted(node.title)}" if node.title else ""
    return f"![{escape(node.alternative)}]({destination(node.path)}{title})"
