"""Making edits in a line: characters change inside their nodes, and no node is cut."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ..model import Inline, Inlines, LineBreak, Text, inline_text
from ..rewriting import same_row
from ..spans import Edit


def substituted(inlines: Inlines, edits: Sequence[Edit], at: int = 0) -> Inlines:
    """The line with its edits made: each replacement stands in the node where its range began.

    `at` is the position of the first node in the whole line.  A line break inside a range goes,
    and so does a node that is left without content.
    """
    out: list[Inline] = []
    first = 0
    for inline in inlines:
        end = at + len(inline_text((inline,)))
        while first < len(edits) and edits[first].end <= at:
            first += 1
        last = first
        while last < len(edits) and edits[last].start < end:
            last += 1
        own = edits[first:last]
        new = _changed(inline, own, at) if own else inline
        if new is not None:
            out.append(new)
        at = end
    return same_row(inlines, tuple(out))


def _changed(inline: Inline, edits: Sequence[Edit], at: int) -> Inline | None:
    match inline:
        case Text(text=text):
            text = _text(text, edits, at)
            return replace(inline, text=text) if text else None
        case LineBreak():
            return None
    children = getattr(inline, "children", None)
    if not children:
        return inline
    inside = substituted(children, edits, at)
    return replace(inline, children=inside) if inside else None


def _text(text: str, edits: Sequence[Edit], at: int) -> str:
    """The text of a leaf that begins at `at`."""
    out, position = "", 0
    for edit in edits:
        start = max(edit.start - at, 0)
        out += text[position:start] + (edit.text if edit.start >= at else "")
        position = min(edit.end - at, len(text))
    return out + text[position:]
