"""Paragraphs that a column break cut in mid-sentence, joined again.

A missing full stop alone proves nothing: on a page read in the wrong order the next
fragment is often another story's.  So a join needs evidence that two neighbours are one
text, added up as log odds; what stays below the line is left alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from ..draft import Row
from ..model import Crosshead, Inlines, Paragraph, Text, covering, inline_text
from ..notices import Notice, Notify
from .evidence import THRESHOLD, Evidence, Statistics, is_rest, weigh
from .labels import Labelled
from .lines import ends_sentence
from .suggestions import strays, suggest_joins

_RUNNING = ("", "body", "lead", "question", "answer")
_MOST_PIECES = 200
"""Pieces of a paragraph from which on nothing more is inferred to belong to it: no column breaks that often."""


def join_rows(items: Sequence[Labelled], repair: bool, notify: Notify) -> list[Labelled]:
    """The rows with cut paragraphs joined: those marked `{.join}`, and with `repair` those with evidence."""
    evidence = _evidence(items) if repair else None
    out: list[Labelled] = []
    for item in items:
        if out and (confidence := _confidence(out[-1], item, evidence)):
            if item.row.join is None:
                notify(_notice(out[-1], item, confidence))
            out[-1] = joined(out[-1], item)
        else:
            out.append(item)
    if evidence is not None:
        suggest_joins(out, evidence, notify)
    return out


def _evidence(items: Sequence[Labelled]) -> Evidence:
    texts = [item.text for item in items if item.is_body]
    orphans = sum(ends_sentence(before) and is_rest(text) for before, text in pairwise(texts))
    evidence = Evidence(Statistics("\n".join(texts)), in_order=False)
    return replace(evidence, in_order=orphans == 0 and not strays(items, evidence))


def _confidence(before: Labelled, item: Labelled, evidence: Evidence | None) -> float:
    """How surely the two are one paragraph; 0 leaves them apart."""
    if not (isinstance(before.row.block, Paragraph) and isinstance(item.row.block, Paragraph)):
        return 0.0
    if item.row.join is not None:
        return 1.0 if item.row.join else 0.0
    if evidence is None or item.role or item.explicit or item.row.indented or before.role not in _RUNNING:
        return 0.0
    if len(before.content) > _MOST_PIECES or before.is_pictures or item.is_pictures:
        return 0.0
    odds = weigh(before.text, item.text, evidence, _is_next_line(before, item))
    return 1 / (1 + math.exp(-odds)) if odds >= THRESHOLD else 0.0


def _is_next_line(before: Labelled, item: Labelled) -> bool:
    return bool(before.source and item.source and item.source.first <= before.source.last + 1)


def _notice(before: Labelled, item: Labelled, confidence: float) -> Notice:
    message = f"joined a paragraph cut by a column break: …{before.text[-10:]}|{item.text[:10]}…"
    return Notice("column-break", "repair", message, covering((before.source, item.source)), round(confidence, 2))


def joined(before: Labelled, item: Labelled) -> Labelled:
    """Two rows as one paragraph."""
    block, rest = before.row.block, item.row.block
    assert isinstance(block, Paragraph)
    assert isinstance(rest, (Paragraph, Crosshead))
    source = covering((before.source, item.source))
    whole = replace(block, children=concatenate(block.children, rest.children), source=source)
    return replace(before, row=Row(whole, before.row.role, before.row.join, source, before.row.indented))


def concatenate(left: Inlines, right: Inlines) -> Inlines:
    """One row of two; between two Latin words stands a blank, as at a soft line break."""
    a, b = _last(left), inline_text(right)[:1]
    glue = (Text(" "),) if a.isascii() and b.isascii() and a.isalnum() and b.isalnum() else ()
    return (*left, *glue, *right)


def _last(inlines: Inlines) -> str:
    """The last character of a row, '' if it has none."""
    return next((text[-1] for inline in reversed(inlines) if (text := inline_text((inline,)))), "")
