"""Small rules of the parser: nesting bound, comments, reference definitions, whole table rows."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import reference as commonmark_reference
from markdown_it.rules_block import table as gfm_table
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_ref

from ...limits import DEFAULT, Limits, passed
from ...links import is_allowed_target
from ..bounds import check_cells
from ..characters import HAN

_SPANS = re.compile(r"(?:^|(?<=[ \t]))\{((?:[ \t]*\b(?:columns|rows)=[1-9]\d{0,5})+)[ \t]*\}$")
_FILE = re.compile(r"\.\w{2,5}$")


class References(dict[str, Any]):
    """Link reference definitions that remember which were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        """The definition, noted as used."""
        if key in self:
            self.used.add(key)
        return super().get(key, default)


def nesting(state: StateBlock, start: int, _end: int, _silent: bool) -> bool:
    """Block rule that never matches: past its bound markdown-it would drop the rest in silence."""
    limits = _limits(state.env)
    if state.level >= limits.nesting:
        what = "blocks are nested more than {} levels deep"
        raise passed("nesting", limits, what, state.env.get("file", ""), start + 1)
    return False


def bounds(state: StateCore) -> None:
    """Core rule: what is too large is refused before its inline content is parsed."""
    limits, file = _limits(state.env), state.env.get("file", "")
    blocks = 0
    for token in state.tokens:
        line = token.map[0] + 1 if token.map else 0
        blocks += token.type == "inline"
        if len(token.content) > limits.paragraph and token.type == "inline":
            raise passed("paragraph", limits, "a paragraph has over {} characters", file, line)
        if blocks > limits.blocks:
            raise passed("blocks", limits, "the article has over {} blocks", file, line)


def _limits(env: Any) -> Limits:
    limits: Limits = env.get("limits", DEFAULT)
    return limits


def comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule: `<!-- … -->` over any number of lines, with nothing behind it."""
    begin = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("<!--", begin):
        return False
    if state.src.startswith(("<!-->", "<!--->"), begin):
        return False
    for line in range(start, end):
        if "-->" in state.src[max(begin + 4, state.bMarks[line]) : state.eMarks[line]]:
            break
    else:
        return False
    text = state.src[begin : state.eMarks[line]].rstrip()
    if text.find("-->", 4) != len(text) - 3:
        return False
    if not silent:
        token = state.push("comment", "", 0)
        token.map = [start, line + 1]
        state.line = line + 1
    return True


def reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule: a definition leaves a token behind, so that an unused one is not lost."""
    references = state.env["references"]
    before = len(references)
    if silent or not commonmark_reference(state, start, end, silent):
        return False
    label = next(reversed(references)) if len(references) > before else ""
    if label and _is_prose(references[label]["href"]):
        del references[label]
        state.line = start
        return False
    token = state.push("reference", "", 0)
    token.map = [start, state.line]
    token.content = state.getLines(start, state.line, state.blkIndent, False).strip()
    token.meta = {"label": label}
    return True


def _is_prose(target: str) -> bool:
    """Whether `[注]: 本报所有` is a sentence and no definition: Chinese, and neither an address nor a file."""
    return HAN.search(target) is not None and not is_allowed_target(target) and not _FILE.search(target)


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule: a table that keeps the cells beyond its head's, which GFM drops."""
    first = len(state.tokens)
    if not gfm_table(state, start, end, True):
        return False
    if not silent:
        rows = next((line for line in range(start, end) if state.isEmpty(line)), end) - start
        check_cells(rows, len(_cells(state, start)), state.env.get("file", ""), start + 1, _limits(state.env))
        gfm_table(state, start, end, False)
        state.tokens[first:] = [token for part in _whole_rows(state, state.tokens[first:]) for token in part]
    return True


def _whole_rows(state: StateBlock, tokens: list[Token]) -> list[list[Token]]:
    parts, row = [], 0
    width = sum(token.type == "th_open" for token in tokens)
    for token in tokens:
        if token.type == "tr_open" and token.map:
            row = token.map[0]
        extra = _cells(state, row)[width:] if token.type == "tr_close" else []
        parts.append([*(new for text in extra for new in _cell(text, row, token.level + 1)), token])
    return parts


def _cells(state: StateBlock, line: int) -> list[str]:
    cells = escapedSplit(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip())
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return cells


def _cell(text: str, line: int, level: int) -> tuple[Token, Token, Token]:
    inline = Token("inline", "", 0, content=text.strip(), map=[line, line + 1], children=[], level=level + 1)
    return Token("td_open", "td", 1, level=level), inline, Token("td_close", "td", -1, level=level)


def note_mark(state: StateInline, silent: bool) -> bool:
    """Inline rule: `[^key]`; silent, its brackets are plain ones, so that it may stand inside a link."""
    return not silent and footnote_ref(state, silent)


def trim(state: StateCore) -> None:
    """Core rule: no white space of any kind at the ends of a piece of inline content."""
    for token in state.tokens:
        if token.type == "inline" and not state.inlineMode:
            token.content = token.content.strip()


def spans(state: StateCore) -> None:
    """Core rule: `{columns=2 rows=2}` at the end of a cell says what it spans."""
    for cell, inline in pairwise(state.tokens):
        found = _SPANS.search(inline.content) if cell.type in ("th_open", "td_open") else None
        if found is not None:
            said = (item.split("=") for item in found[1].split())
            cell.meta["spans"] = {name: int(span) for name, span in said}
            inline.content = inline.content[: found.start()].rstrip()
