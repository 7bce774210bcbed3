"""Paragraphs as Chinese text has them.

An indent (`　　`, or four spaces before Han) begins a paragraph: it is no code block, and it
needs no blank line before it.  Otherwise as CommonMark: paragraphs and underlined headings.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import code as commonmark_code

from ..characters import HAN

_INDENT = re.compile(r"[\u3000\u2003]{2}|[\u00a0\u2002]{4}")
_UNDERLINE = re.compile(r"(?:(=+)|-+)[ \t]*")


def code(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule: indented code, unless it is Chinese prose."""
    if not state.is_code_block(start):
        return False
    if HAN.search(state.src, state.bMarks[start], state.eMarks[start]):
        return False
    last = start
    while last < end and (state.isEmpty(last) or state.is_code_block(last)):
        last += 1
    if HAN.search(state.src, state.bMarks[start], state.eMarks[last - 1]):
        return False
    return commonmark_code(state, start, end, silent)


def prose(state: StateBlock, start: int, _end: int, _silent: bool) -> bool:
    """Block rule: a paragraph or a heading underlined with `===` or `---`."""
    stop, level = _extent(state, start)
    text = state.getLines(start, stop, state.blkIndent, False).strip()
    state.line = stop + (level > 0)
    if text:
        name = "heading" if level else "paragraph"
        token = state.push(f"{name}_open", f"h{level}" if level else "p", 1)
        token.map = [start, state.line]
        token.meta = {"indented": _is_indented(state, start)}
        token = state.push("inline", "", 0)
        token.content, token.map, token.children = text, [start, stop], []
        state.push(f"{name}_close", f"h{level}" if level else "p", -1)
    return True


def _extent(state: StateBlock, start: int) -> tuple[int, int]:
    """The line after the last one of the text, and the level of an underline there (0: none)."""
    terminators = state.md.block.ruler.getRules("paragraph")
    heading = not state.is_code_block(start)
    parent, state.parentType = state.parentType, "paragraph"
    line, level = start + 1, 0
    blank = not _text(state, start).strip()
    while line < state.lineMax and not blank and not _is_blank(state, line) and not _is_indented(state, line):
        if state.sCount[line] - state.blkIndent <= 3:
            level = _underline(state, line) if heading else 0
            lazy = state.sCount[line] < 0
            if level or (not lazy and any(rule(state, line, state.lineMax, True) for rule in terminators)):
                break
        line += 1
    state.parentType = parent
    return line, level


def _underline(state: StateBlock, line: int) -> int:
    match = _UNDERLINE.fullmatch(_text(state, line)) if state.sCount[line] >= state.blkIndent else None
    if match is None:
        return 0
    return 1 if match[1] else 2


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _is_blank(state: StateBlock, line: int) -> bool:
    return state.isEmpty(line) or not _text(state, line).strip()


def _is_indented(state: StateBlock, line: int) -> bool:
    text = _text(state, line)
    return bool(_INDENT.match(text)) or (state.is_code_block(line) and bool(HAN.search(text)))
