"""Cut paragraphs whose rest may stand elsewhere on the page: told, never joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import covering
from ..notices import Notice, Notify
from .evidence import Evidence, is_rest
from .labels import Labelled
from .lines import ends_sentence
from .words import word_across

REACH = 12
"""Rows on either side in which a rest is looked for."""
SURE_PAIR = 1.5
"""Log ratio from which on two characters are no chance neighbours."""


def suggest_joins(items: Sequence[Labelled], evidence: Evidence, notify: Notify) -> None:
    """A low-confidence notice for each unfinished fragment and the rest it may go on in."""
    taken: set[int] = set()
    for at, head in enumerate(items):
        if head.is_prose and len(head.text) >= 20 and not ends_sentence(head.text):
            rest = next(iter(_rests(items, at, evidence, taken)), None)
            if rest is not None:
                taken.add(rest)
                _tell(head, items[rest], rest < at, notify)


def strays(items: Sequence[Labelled], evidence: Evidence) -> bool:
    """Whether the rest of some unfinished fragment seems to stand elsewhere than right after it."""
    for at, head in enumerate(items):
        unfinished = head.is_prose and len(head.text) >= 20 and not ends_sentence(head.text)
        if not unfinished or _is_close(items, at, at + 1, evidence):
            continue
        if next(_rests(items, at, evidence, set()), None) is not None:
            return True
    return False


def _rests(items: Sequence[Labelled], at: int, evidence: Evidence, taken: set[int]) -> Iterator[int]:
    """Rows near `at`, the nearest first, that a word of `at` runs on into."""
    around = range(max(0, at - REACH), min(len(items), at + REACH + 1))
    left = items[at].text
    for other in sorted(around, key=lambda index: abs(index - at)):
        right = items[other].text
        if other == at or other in taken or not items[other].is_prose or not right:
            continue
        if _is_close(items, at, other, evidence) and word_across(left, right):
            yield other


def _is_close(items: Sequence[Labelled], at: int, other: int, evidence: Evidence) -> bool:
    """Whether the last and first characters are good neighbours, or `other` begins as a rest without a head."""
    if not 0 <= other < len(items) or not items[other].text:
        return False
    right = items[other].text
    if evidence.statistics.surprise(items[at].text[-1], right[0]) >= SURE_PAIR:
        return True
    return is_rest(right) and (other == at + 1 or other == 0 or ends_sentence(items[other - 1].text))


def _tell(head: Labelled, rest: Labelled, before: bool, notify: Notify) -> None:
    where = "before" if before else "after"
    message = f"may go on in the fragment {where} it (not joined): …{head.text[-10:]}|{rest.text[:10]}…"
    notify(Notice("join-suggestion", "info", message, covering((head.source, rest.source)), 0.3))
