"""Regional words: what the mainland, Taiwan and Hong Kong call the same thing otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .boundaries import Boundaries
from .phrases import Phrases
from .tables import rows


class Word(NamedTuple):
    """A word from `start` to `end` of the text and what the region calls it."""

    start: int
    end: int
    result: str


def regional_words(text: str, words: Boundaries, region: str, *, back: bool = False) -> Iterator[Word]:
    """The words of a text in traditional characters that the region (`tw`, `hk`) has otherwise.

    With `back`, words of the region that the mainland has otherwise.  A word that is part of another is left.
    """
    for start, end, result in _table(region, back).matches(text, words.allow):
        if result != text[start:end]:
            yield Word(start, end, result)


@cache
def _table(region: str, back: bool) -> Phrases:
    entries = [(source, result) for source, result in rows(f"words-{region}.tsv")]
    if back:
        entries = [(result, source) for source, result in entries if result and source]
    by_first: dict[str, dict[str, str]] = {}
    for source, result in entries:
        by_first.setdefault(source[0], {}).setdefault(source, result)
    return Phrases("\n".join("\t".join(part for pair in found.items() for part in pair) for found in by_first.values()))
