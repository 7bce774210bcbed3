"""Captions that count: 图1 and 表2 as sequence fields, and what the text says of them as cross-references.

The words stay the article's own.  A number that does not follow the one before says so in its
field, so that Word, when it works the fields out anew, comes to the same.
"""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct

from ...model import (
    Article,
    Emphasis,
    Figure,
    Inlines,
    Link,
    Span,
    Strikethrough,
    Strong,
    Table,
    Text,
    Underline,
    inline_text,
)
from ...patterns import lazy
from ...walk import walk

_LABEL = lazy(
    "(?P<word>[图圖表])(?P<gap>[ \u00a0\u3000]?)(?P<number>[1-9][0-9]{0,2}|[一二三四五六七八九十])"
    "(?=$|[\\s\u3000：:。—|｜]|[.．、][^0-9])"
)
_NUMERALS = "一二三四五六七八九十"
_LEADING_IN = "见見如由從从據据在和與与及至到为為看"
"""Characters after which 图 and 表 begin a word of their own."""


class Label(Struct, frozen=True):
    """How a caption begins: the words before the number, the number as written and as a number, its bookmark."""

    before: str
    number: str
    value: int
    bookmark: str = ""

    @property
    def text(self) -> str:
        """The label as it is written."""
        return self.before + self.number

    @property
    def sequence(self) -> str:
        """What is counted: 图 or 表."""
        return self.before[0]


class Captions:
    """The captions of one article, as they are met."""

    def __init__(self, article: Article) -> None:
        captions = (node.caption for story in article.stories for node in walk(story)
                    if isinstance(node, (Figure, Table)))
        counts = Counter(label.text for row in captions if (label := _label(row)) is not None)
        self._bookmarks = {text: f"_RefCaption{number}" for number, text in enumerate(
            (text for text, count in counts.items() if count == 1), 1)}
        self._last: dict[str, int] = {}
        self.references = _references(self._bookmarks)

    def take(self, row: Inlines) -> Label | None:
        """The label of this caption, or None if it does not count."""
        label = _label(row)
        if label is None:
            return None
        return Label(label.before, label.number, label.value, self._bookmarks.get(label.text, ""))

    def code(self, label: Label) -> str:
        """The instruction of the field that counts this label (ECMA-376 §17.16.5.56)."""
        follows = label.value == self._last.get(label.sequence, 0) + 1
        self._last[label.sequence] = label.value
        numerals = "CHINESENUM3" if label.number in _NUMERALS else "ARABIC"
        return f" SEQ {label.sequence} \\* {numerals} " + ("" if follows else f"\\r {label.value} ")

    def bookmark(self, text: str) -> str:
        """The bookmark of the caption with this label."""
        return self._bookmarks[text]


def _label(row: Inlines) -> Label | None:
    text = inline_text(row)
    match = _LABEL.match(text) if text[:1] in "图圖表" else None
    if match is None or not _first_text(row).startswith(match[0]):
        return None
    number = match["number"]
    value = _NUMERALS.index(number) + 1 if number in _NUMERALS else int(number)
    return Label(match["word"] + match["gap"], number, value)


def _first_text(row: Inlines) -> str:
    """The text that a row begins with, within whatever marks, or ''."""
    match row[0] if row else None:
        case Text(text=text):
            return text
        case Strong() | Emphasis() | Underline() | Strikethrough() | Span() | Link() as marked:
            return _first_text(marked.children)
        case _:
            return ""


def _references(labels: dict[str, str]) -> re.Pattern[str] | None:
    """Finds labels in running text, but not 表1 in 代表1名 or in 表10; None where there are none."""
    if not labels:
        return None
    known = "|".join(re.escape(text) for text in sorted(labels, key=lambda text: (-len(text), text)))
    before, after = f"(?:(?<![\u4e00-\u9fff])|(?<=[{_LEADING_IN}]))", f"(?![0-9A-Za-z{_NUMERALS}]|[-–.．][0-9])"
    return re.compile(f"{before}(?:{known}){after}")
