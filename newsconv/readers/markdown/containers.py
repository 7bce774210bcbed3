"""Containers: `::: story` … `:::`, nested to any depth the nesting bound allows."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from ...errors import InputError
from .attributes import ATTRIBUTES, parse_attributes

CONTAINERS = ("story", "sidebar", "figure", "table", "read-more", "footnote")
_OPEN = re.compile(r":{3,}[ \t]*([A-Za-z][\w-]*)[ \t]*(\{.*\})?[ \t]*:*[ \t]*")
_CLOSE = re.compile(r":{3,}[ \t]*")
_FENCE = re.compile(r"(`{3,})[^`]*|(~{3,}).*")


def container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule: the lines between `::: name` and its `:::`.

    Openings and closings are paired by counting, so nested containers need no longer fences.
    """
    opening = None if state.is_code_block(start) else _OPEN.fullmatch(_line(state, start))
    if opening is None:
        return False
    if silent:
        return True
    file, name = state.env.get("file", ""), opening[1]
    if name not in CONTAINERS:
        known = ", ".join(CONTAINERS)
        raise InputError(f"unknown container {name!r}: use one of {known}", file=file, line=start + 1)
    given = opening[2] or ""
    if given and not ATTRIBUTES.fullmatch(f"{{.{name} {given[1:]}"):
        raise InputError(f"cannot read {given!r}: write {{key=\"value\"}}", file=file, line=start + 1)
    close = _closing_line(state, start, end)
    if close is None:
        raise InputError(f"the container {name!r} is not closed: end it with ':::'", file=file, line=start + 1)
    token = state.push("container_open", "div", 1)
    token.map = [start, close + 1]
    token.info = name
    token.meta = {"attributes": parse_attributes(given, start + 1)}
    if name == "footnote":
        _define(state, token.meta["attributes"].values.get("key", ""))
    kept = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", close
    state.md.block.tokenize(state, start + 1, close)
    state.parentType, state.lineMax = kept
    state.push("container_close", "div", -1)
    state.line = close + 1
    return True


def _define(state: StateBlock, key: str) -> None:
    """Let `[^key]` refer to the note, as the footnote plugin does for `[^key]: …`."""
    state.env.setdefault("footnotes", {}).setdefault("refs", {})[f":{key}"] = -1


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _closing_line(state: StateBlock, start: int, end: int) -> int | None:
    """The line that closes; lines indented by two or more belong to a list inside."""
    depth, fence = 1, ""
    for number in range(start + 1, end):
        line = _line(state, number).rstrip()
        if line and state.sCount[number] < state.blkIndent:
            return None
        if state.sCount[number] - state.sCount[start] >= 2:
            continue
        if fence:
            if len(line) >= len(fence) and not line.strip(fence[0]):
                fence = ""
        elif match := _FENCE.fullmatch(line):
            fence = match[1] or match[2]
        elif _CLOSE.fullmatch(line):
            depth -= 1
            if not depth:
                return number
        elif _OPEN.fullmatch(line):
            depth += 1
    return None
