"""Applying the repairs to every line of a draft, with a notice for each line and repair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, cast

from msgspec.structs import replace

from ..draft import Draft, Group, Row
from ..model import INLINE_TYPES, Crosshead, Inlines, Node, Source, inline_text
from ..notices import Notice, Notify
from ..rewriting import rebuilt, same_row
from ..script import language_of
from ..spans import Edit
from ..walk import text_rows
from .breaks import BREAKS
from .dashes import DASHES
from .digits import DIGITS
from .ellipses import ELLIPSES
from .escapes import ESCAPES
from .formulas import FORMULAS
from .invisible import INVISIBLE
from .letters import LETTERS
from .line import Line, Repair, seen_text, without_formulas
from .marks import MARKS
from .punctuation import PUNCTUATION
from .quotes import QUOTES

REPAIRS: tuple[Repair, ...] = (
    INVISIBLE, ESCAPES, FORMULAS, BREAKS, ELLIPSES, DASHES, PUNCTUATION, QUOTES, LETTERS, DIGITS, MARKS,
)
"""All repairs, in their order: characters before breaks, marks before the blanks around them."""

_ROUNDS = 16
"""One repair can show another its work: mostly a second round finds it, and a third that nothing is left."""
_CONTEXT = 6
_SHOWN = 24

N = TypeVar("N", bound=Node)


def repair(draft: Draft, notify: Notify, repairs: Sequence[Repair] = REPAIRS) -> Draft:
    """The draft with its lines repaired; the same objects where nothing is to be done.

    What is `given` (`structure: given`) and what the front matter says is left as it is.
    """
    if draft.front.given:
        return draft
    work = _Work(repairs, language_of(_texts(draft)).startswith("zh-Hant"), notify)
    rows = tuple(work.row(row) for row in draft.rows)
    footnotes = tuple(work.node(note, note.source) for note in draft.footnotes)
    rows, footnotes = same_row(draft.rows, rows), same_row(draft.footnotes, footnotes)
    if rows is draft.rows and footnotes is draft.footnotes:
        return draft
    return replace(draft, rows=rows, footnotes=footnotes)


def _texts(draft: Draft) -> Iterator[str]:
    for row in draft.rows:
        for one in row.rows if isinstance(row, Group) else (row,):
            yield from map(inline_text, text_rows(one.block))


class _Work:
    """One draft's repairing: which repairs, in which script, and who is told."""

    def __init__(self, repairs: Sequence[Repair], traditional: bool, notify: Notify) -> None:
        self.repairs, self.traditional, self.notify = repairs, traditional, notify

    def row(self, row: Row | Group) -> Row | Group:
        if isinstance(row, Group):
            rows = same_row(row.rows, tuple(self.row(inner) for inner in row.rows))
            return row if rows is row.rows else replace(row, rows=rows)
        block = self.node(row.block, row.source)
        return row if block is row.block else replace(row, block=block)

    def node(self, node: N, source: Source | None) -> N:
        """The node with every line inside it repaired; `source` serves where it has none itself."""
        place = node.source or source

        def field(value: Any) -> Any:
            if isinstance(value, Node) and not isinstance(value, INLINE_TYPES):
                return self.node(value, place)
            if isinstance(value, tuple) and value and isinstance(value[0], INLINE_TYPES):
                return self.line(cast(Inlines, value), isinstance(node, Crosshead), place)
            if isinstance(value, tuple) and value:
                return same_row(value, tuple(field(item) for item in value))
            return value

        return rebuilt(node, field)

    def line(self, inlines: Inlines, heading: bool, source: Source | None) -> Inlines:
        done: dict[Repair, list[str]] = {}
        for _ in range(_ROUNDS):
            before, inlines = inlines, self._round(inlines, heading, done)
            if inlines is before:
                break
        for one, shown in done.items():
            more = f" (and {len(shown) - 1} more)" if len(shown) > 1 else ""
            self.notify(Notice(one.name, "repair", f"{one.what}: {shown[0]}{more}", source))
        return inlines

    def _round(self, inlines: Inlines, heading: bool, done: dict[Repair, list[str]]) -> Inlines:
        """The line after each repair has had it once."""
        text, views = inline_text(inlines), self._views(inlines, heading)
        for one in self.repairs:
            if not any(sign in text for sign in one.signs):
                continue
            edits = sorted(one.find(views[one.formulas]))
            if edits:
                done.setdefault(one, []).extend(_shown(text, group) for group in _groups(edits))
                inlines = one.make(inlines, edits)
                text, views = inline_text(inlines), self._views(inlines, heading)
        return inlines

    def _views(self, inlines: Inlines, heading: bool) -> tuple[Line, Line]:
        """The line without its formulas, and with them."""
        whole = seen_text(inlines)
        hidden = without_formulas(whole)
        return Line(hidden, heading, self.traditional), Line(whole, heading, self.traditional)


def _groups(edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Edits that stand close together, to be shown as one."""
    group: list[Edit] = []
    for edit in edits:
        if group and edit.start - group[-1].end > 2:
            yield group
            group = []
        group.append(edit)
    yield group


def _shown(text: str, group: Sequence[Edit]) -> str:
    """`before → after`, with a few characters on both sides."""
    start, end = max(0, group[0].start - _CONTEXT), min(len(text), group[-1].end + _CONTEXT)
    after, position = "", start
    for edit in group:
        after += text[position : edit.start] + edit.text
        position = edit.end
    return f"{_short(text[start:end])} → {_short(after + text[position:end])}"


def _short(text: str) -> str:
    text = text.replace("\n", "⏎")
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
