"""Attributes: `{.byline}` on a line of its own, `[王振常]{.name}` inside one.

The rules of mdit-py-plugins swallow what they do not understand (`{}`, `{%…%}`, the rest of
a line behind `}`, a line that nothing follows).  Here a brace is an attribute only if it
begins with a class and is well formed to its end; everything else stays text.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from msgspec import Struct

_ITEM = r'\.(?P<name>[\w-]+)|(?P<key>[A-Za-z][\w-]*)=(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>[^\s"{}=]+))'
_ITEM_RE = re.compile(_ITEM)
_UNNAMED = re.sub(r"\?P<\w+>", "?:", _ITEM)
ATTRIBUTES = re.compile(rf"\{{[ \t]*\.[\w-]+(?:[ \t]+(?:{_UNNAMED}))*[ \t]*\}}")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


class Attributes(Struct, frozen=True):
    """Classes in order, and keys with their values as written; the line they stand on."""

    classes: tuple[str, ...]
    values: dict[str, str]
    line: int = 0


def parse_attributes(text: str, line: int = 0) -> Attributes:
    """The attributes in `{…}`, which `ATTRIBUTES` has matched."""
    classes = []
    values = {}
    for item in _ITEM_RE.finditer(text):
        if item["name"] is not None:
            classes.append(item["name"])
        else:
            quoted = item["quoted"]
            values[item["key"]] = item["bare"] if quoted is None else _ESCAPE.sub(r"\1", quoted)
    return Attributes(tuple(classes), values, line)


def attribute_line(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """Block rule: a line that is nothing but attributes; it may interrupt a paragraph."""
    begin, stop = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if not state.src.startswith("{.", begin, stop) and not state.src.startswith("{ ", begin, stop):
        return False
    text = state.src[begin:stop].rstrip()
    if state.is_code_block(start) or not ATTRIBUTES.fullmatch(text):
        return False
    if silent:
        return True
    token = state.push("attributes", "", 0)
    token.map = [start, start + 1]
    token.meta = {"attributes": parse_attributes(text, start + 1)}
    state.line = start + 1
    return True


def span(state: StateInline, silent: bool) -> bool:
    """Inline rule: `[text]{.role}`.

    Silent, when markdown-it looks for the end of a link's label, its brackets count as plain ones:
    anything that is a match there may not stand inside a link.
    """
    if silent or state.src[state.pos] != "[" or state.src.find("]{", state.pos, state.posMax) < 0:
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos, False)
    match = ATTRIBUTES.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if match is None:
        return False
    limit = state.posMax
    state.pos, state.posMax = state.pos + 1, end
    state.push("span_open", "span", 1).meta = {"attributes": parse_attributes(match.group())}
    state.md.inline.tokenize(state)
    state.push("span_close", "span", -1)
    state.pos, state.posMax = match.end(), limit
    return True
