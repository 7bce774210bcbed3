"""Emphasis beside Chinese: `**“人工智能”**是` is strong.

CommonMark lets a mark such as `”` before `**` end emphasis only before white space or another
mark, which Chinese, written without spaces, does not have.  The delimiter runs here follow the
amendment of markdown-cjk-friendly: a wide character beside a run serves as a space would.
"""

from __future__ import annotations

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from msgspec import Struct

from ..characters import is_wide


class Run(Struct, frozen=True):
    """A run of delimiters and what it may do."""

    length: int
    opens: bool
    closes: bool


class _Side(Struct, frozen=True):
    blank: bool
    mark: bool
    wide: bool


def _side(char: str) -> _Side:
    mark = isMdAsciiPunct(ord(char)) or isPunctChar(char)
    return _Side(isWhiteSpace(ord(char)), mark, is_wide(char))


def scan(state: StateInline) -> Run:
    """The run at the current place."""
    start = end = state.pos
    char = state.src[start]
    while end < state.posMax and state.src[end] == char:
        end += 1
    before = _side(state.src[start - 1] if start else " ")
    after = _side(state.src[end] if end < state.posMax else " ")
    left, right = _flanks(after, before), _flanks(before, after)
    if char == "_":
        return Run(end - start, left and (not right or before.mark), right and (not left or after.mark))
    return Run(end - start, left, right)


def _flanks(inner: _Side, outer: _Side) -> bool:
    """Whether a run holds on to the text on its inner side."""
    if inner.blank:
        return False
    return not inner.mark or inner.wide or outer.blank or outer.mark or outer.wide


def emphasis(state: StateInline, silent: bool) -> bool:
    """Inline rule: runs of `*` and `_`."""
    char = state.src[state.pos]
    if silent or char not in "*_":
        return False
    run = scan(state)
    for _ in range(run.length):
        _push(state, char, run, run.length)
    state.pos += run.length
    return True


def strikethrough(state: StateInline, silent: bool) -> bool:
    """Inline rule: runs of exactly two `~`, as GFM has it; others stay text (1~~~3)."""
    if silent or state.src[state.pos] != "~":
        return False
    run = scan(state)
    if run.length == 2:
        _push(state, "~~", run, 0)
    else:
        state.pending += "~" * run.length
    state.pos += run.length
    return True


def _push(state: StateInline, text: str, run: Run, length: int) -> None:
    state.push("text", "", 0).content = text
    state.delimiters.append(
        Delimiter(marker=ord(text[0]), length=length, token=len(state.tokens) - 1, end=-1,
                  open=run.opens, close=run.closes)
    )
