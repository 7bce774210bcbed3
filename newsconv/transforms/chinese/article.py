"""Simplified and traditional Chinese over a whole article.

Each line is converted as one text, whatever inline nodes cut it, and laid back over the
nodes.  Code, addresses and file names stay; metadata, captions and alternative texts change
together with the language tag.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import cached_property

from msgspec.structs import replace

from ...errors import UsageError
from ...model import (
    Article,
    Code,
    FootnoteReference,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Node,
    Picture,
    Publication,
    Ruby,
    Text,
    inline_text,
)
from ...notices import Notice, Notify, ignore
from ...walk import rewrite, rewrite_lines

_LANGUAGES = {
    "tw": "zh-Hant-TW", "hk": "zh-Hant-HK", "t": "zh-Hant", "s": "zh-Hans-CN",
    "zh-Hant-TW": "zh-Hant-TW", "zh-Hant-HK": "zh-Hant-HK", "zh-Hant": "zh-Hant",
    "zh-Hans": "zh-Hans-CN", "zh-Hans-CN": "zh-Hans-CN",
}
_LITERAL = re.compile(r"(?:https?://|www\.)[^\s，。；：！？、）》”」]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_STAND_IN = "\ue000"
_TEXT_FIELDS = ("outlet", "page_name", "section", "rights", "description")


def language_for(target: str) -> str:
    """The BCP 47 tag of a target (`tw`, `hk`, `t`, `s` or a tag); UsageError if there is none."""
    by_case = {key.lower(): tag for key, tag in _LANGUAGES.items()}
    if tag := by_case.get(target.lower()):
        return tag
    raise UsageError(f"unknown Chinese target {target!r}: use tw, hk, t, s or a tag such as zh-Hant-TW")


class Chinese:
    """Converts from one language tag to another."""

    def __init__(self, source: str, target: str) -> None:
        self.source = source
        self.target = language_for(target)

    @cached_property
    def _convert(self) -> Callable[[str], str] | None:
        name = _configuration(self.source, self.target)
        if name is None:
            return None
        from opencc import OpenCC

        convert: Callable[[str], str] = OpenCC(name).convert
        return convert

    def text(self, text: str) -> str:
        """The text converted; addresses in it stay."""
        if self._convert is None or not text:
            return text
        literals = [match[0] for match in _LITERAL.finditer(text)]
        converted = self._convert(_LITERAL.sub(lambda match: _STAND_IN * len(match[0]), text))
        for literal in literals:
            converted = converted.replace(_STAND_IN * len(literal), literal, 1)
        return converted

    def __call__(self, article: Article, notify: Notify = ignore) -> Article:
        """The article in the target language."""
        if self._convert is None and article.language != self.target:
            message = f"text is in {article.language} already: left as it is, set as {self.target}"
            notify(Notice("script-kept", "info", message, article.source))
        converted = rewrite(rewrite_lines(article, self.line), self._attributes)
        return replace(converted, language=self.target, publication=self._publication(article.publication))

    def line(self, row: Inlines) -> Inlines:
        """One line of inline content, converted as one text and laid back over its nodes."""
        old = "".join(_STAND_IN if hidden else text for text, hidden in _pieces(row))
        new = self.text(old)
        if new == old:
            return row
        return _Layer(old, new).lay(row)

    def _attributes(self, node: Node) -> Node:
        match node:
            case Picture() if node.alternative or node.title:
                return replace(node, alternative=self.text(node.alternative), title=self.text(node.title))
            case Link() if node.title:
                return replace(node, title=self.text(node.title))
            case _:
                return node

    def _publication(self, publication: Publication) -> Publication:
        changed = {name: self.text(getattr(publication, name)) for name in _TEXT_FIELDS}
        return replace(
            publication,
            **changed,
            keywords=tuple(map(self.text, publication.keywords)),
            furniture=tuple(map(self.text, publication.furniture)),
        )


def _configuration(source: str, target: str) -> str | None:
    """OpenCC's name for the way from one tag to the other; None where text is to stay."""
    if "Hans" in target:
        if "Hans" in source:
            return None
        return "hk2s" if source.endswith("HK") else "tw2s" if source.endswith("TW") else "t2s"
    if "Hant" in source:
        return None
    return {"zh-Hant-TW": "s2tw", "zh-Hant-HK": "s2hk"}.get(target, "s2t")


def _pieces(row: Inlines) -> list[tuple[str, bool]]:
    """The leaves' texts in order; a literal leaf is hidden behind as many stand-ins."""
    out: list[tuple[str, bool]] = []
    for inline in row:
        match inline:
            case Code():
                out.extend((character, True) for character in inline.text)
            case Text() | LineBreak():
                out.append((inline_text((inline,)), False))
            case FootnoteReference() | Picture():
                continue
            case _:
                out.extend(_pieces(inline.children))
    return out


class _Layer:
    """Lays a converted text back over the nodes of the old one."""

    def __init__(self, old: str, new: str) -> None:
        self._new = new
        self._places = _places(old, new)
        self._at = 0

    def lay(self, row: Inlines) -> Inlines:
        return tuple(self._one(inline) for inline in row)

    def _one(self, inline: Inline) -> Inline:
        match inline:
            case Text():
                return replace(inline, text=self._take(len(inline.text)))
            case Code():
                self._take(len(inline.text))
                return inline
            case LineBreak():
                self._take(1)
                return inline
            case FootnoteReference() | Picture():
                return inline
            case Ruby():
                return replace(inline, children=self.lay(inline.children))
            case _:
                return replace(inline, children=self.lay(inline.children))

    def _take(self, length: int) -> str:
        start, self._at = self._at, self._at + length
        return self._new[self._places[start] : self._places[self._at]]


def _places(old: str, new: str) -> list[int]:
    """For each position of the old text, where it stands in the new one."""
    if len(old) == len(new):
        return list(range(len(old) + 1))
    places = [0] * (len(old) + 1)
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for i in range(a, b):
            places[i] = min(c + i - a, d)
        places[b] = d
    places[len(old)] = len(new)
    return places
