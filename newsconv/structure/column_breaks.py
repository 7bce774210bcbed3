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
from .labels import Labelled, tell
from .lines import LONGEST_LINE, begins_like_continuation, ends_sentence, is_bare_caption
from .suggestions import strays, suggest_joins

_RUNNING = ("", "body", "lead", "question", "answer")
UNDER_PICTURE = 0.9
"""How sure a line right under a picture is its caption."""
_MOST_SET_IN = 12
_MOST_PIECES = 200
"""Pieces of a paragraph from which on nothing more is inferred to belong to it: no column breaks that often."""


def join_rows(items: Sequence[Labelled], repair: bool, notify: Notify) -> list[Labelled]:
    """The rows with cut paragraphs joined: those marked `{.join}`, and with `repair` those with evidence."""
    set_in = [_is_set_in(item) or _is_line_under_picture(items, at) for at, item in enumerate(items)]
    evidence = _evidence([item for item, aside in zip(items, set_in, strict=True) if not aside]) if repair else None
    out: list[Labelled] = []
    for at, item in enumerate(items):
        head = _head(out, item) if evidence else len(out) - 1
        if head >= 0 and (confidence := _confidence(out[head], item, evidence)):
            if item.row.join is None:
                notify(_notice(out[head], item, confidence))
            for carried in out[head + 1 :]:
                _tell_moved(carried, notify)
            out[head] = joined(out[head], item)
        elif evidence and set_in[at] and item.is_prose and _is_cut(out):
            out.append(item.relabelled("caption", UNDER_PICTURE))
            tell(notify, out[-1], "caption", f"caption: {item.text}")
        else:
            out.append(item)
    if evidence is not None:
        suggest_joins([item for item in out if not _is_set_in(item)], evidence, notify)
    return out


def _head(out: Sequence[Labelled], item: Labelled) -> int:
    """Where the row stands that `item` may go on from: the last, or the one before a picture that a column set into its text."""
    at = _before_set_in(out)
    short = len(item.text) <= LONGEST_LINE and not ends_sentence(item.text)
    return -1 if at < len(out) - 1 and (short or not _is_cut(out)) else at


def _before_set_in(out: Sequence[Labelled]) -> int:
    """Where the row stands that is before what is set in at the end; a long row of pictures is an album and set into nothing."""
    at = len(out) - 1
    while at >= 0 and _is_set_in(out[at]) and len(out) - at <= _MOST_SET_IN:
        at -= 1
    return at


def _is_set_in(item: Labelled) -> bool:
    """A picture, its caption and credit, and what stands between two pages."""
    by_role = item.role in ("caption", "credit", "furniture") and not item.explicit
    return by_role or (item.is_pictures and not item.row.role and not item.text)


def _is_unfinished(item: Labelled) -> bool:
    return item.is_body and len(item.text) > LONGEST_LINE and not ends_sentence(item.text)


def _is_line_under_picture(items: Sequence[Labelled], at: int) -> bool:
    """A short line without a stop right under a picture."""
    item = items[at]
    if not at or not item.is_prose or not items[at - 1].is_pictures or len(item.text) > LONGEST_LINE:
        return False
    return not ends_sentence(item.text) and is_bare_caption(items, at) >= UNDER_PICTURE


def _is_cut(out: Sequence[Labelled]) -> bool:
    """Whether what is set in at the end stands in the middle of a paragraph."""
    at = _before_set_in(out)
    return 0 <= at < len(out) - 1 and _is_unfinished(out[at])


def _tell_moved(item: Labelled, notify: Notify) -> None:
    if item.role != "furniture":
        what = item.text[:40] or "a picture"
        notify(Notice("moved", "info", f"moved below the paragraph it stood in: {what}", item.source, 0.85))


def _evidence(items: Sequence[Labelled]) -> Evidence:
    texts = [item.text for item in items if item.is_body]
    orphans = sum(_is_orphan(before, item) for before, item in pairwise(items))
    evidence = Evidence(Statistics("\n".join(texts)), in_order=False)
    return replace(evidence, in_order=orphans == 0 and not strays(items, evidence))


def _is_orphan(before: Labelled, item: Labelled) -> bool:
    """Whether a row begins as a rest does where nothing is cut; under a heading a very short sentence is an answer to it."""
    if not item.is_body or not (before.is_heading or (before.is_body and ends_sentence(before.text))):
        return False
    return begins_like_continuation(item.text) if before.is_heading else is_rest(item.text)


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
