"""Characters that mean something in Markdown, escaped where they would (CommonMark 0.31 §2.4)."""

from __future__ import annotations

import re

_ANYWHERE = re.compile(
    r"[\\`*\[\]<]"
    r"|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"  # inside a word it is no emphasis
    r"|(?<=~)~|~(?=~)|^~|~$"  # two of them strike text; the neighbour may be a mark
    r"|&(?=#\w+;|[A-Za-z]\w*;)"  # a character reference
    r"|\{(?=[ \t]*(?:\.|columns=|rows=))"  # attributes
    r"|[!#]$"  # a picture may follow; a heading may end
)
_AT_LINE_START = re.compile(r"[#>|=]|[-+](?=[ \t:|-]|$)|:(?=[:-]|$)|(?<=\d)[.)](?=[ \t]|$)")
_NUMBER = re.compile(r"\d{1,9}(?=[.)])")


def escape(text: str, *, starts_line: bool = False, ends_line: bool = False, next_to_note: bool = False) -> str:
    """Text that Markdown reads back as the same characters.

    `starts_line` and `ends_line` tell that the text stands at an end of a line, where Markdown strips
    white space and looks for blocks; `next_to_note` that a footnote mark `[^1]` stands before it.
    """
    first, rest, last = "", text, ""
    if starts_line and rest[:1].isspace():
        first, rest = _reference(rest[0]), rest[1:]
        starts_line = False
    if ends_line and rest[-1:].isspace():
        rest, last = rest[:-1], _reference(rest[-1])
    escaped = _ANYWHERE.sub(r"\\\g<0>", rest)
    if starts_line:
        escaped = _escape_start(escaped)
    if next_to_note and not first and escaped[:1] in (":", "("):
        escaped = "\\" + escaped
    return first + escaped + last


def _reference(char: str) -> str:
    return f"&#{ord(char)};"


def _escape_start(text: str) -> str:
    number = _NUMBER.match(text)
    at = number.end() if number else 0
    return f"{text[:at]}\\{text[at:]}" if _AT_LINE_START.match(text, at) else text


def quoted(text: str) -> str:
    """A link's title in quotation marks."""
    return '"' + re.sub(r'[\\"]|&(?=#\w+;|[A-Za-z]\w*;)', r"\\\g<0>", text) + '"'


def destination(target: str) -> str:
    """A link's target or a picture's path."""
    escaped = re.sub(r"\\|&(?=#\w+;|[A-Za-z]\w*;)", r"\\\g<0>", target)
    if re.search(r"[\s()<>]|^$", target):
        return "<" + re.sub(r"[<>]", r"\\\g<0>", escaped) + ">"
    return escaped


def value(text: str, *, inside_line: bool = False) -> str:
    """The value of an attribute, in quotation marks; inside a line, brackets and fences are looked for first."""
    special = r'[\\"\[\]`<]' if inside_line else r'[\\"]'
    return '"' + re.sub(special, r"\\\g<0>", text) + '"'
