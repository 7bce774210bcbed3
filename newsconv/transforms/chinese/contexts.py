"""Counts of neighbours, asked only where no phrase decided a character.

The figures are learned from Taiwanese government text (`tests/benchmarks/learn_chinese.py`): in how many
documents a character between these neighbours had this form, and in how many another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_SMOOTHING = 0.3
"""Added to both counts, so that 3 of 3 is weaker evidence than 30 of 30."""
OPEN = "_"
"""Stands for the character itself in the name of a context: `公_` is 公 before it."""


class Count(NamedTuple):
    """In `seen` documents the character had this `form` here, in `other` ones another."""

    form: str
    seen: int
    other: int

    @property
    def odds(self) -> float:
        """How much more often this form stood here than any other."""
        return (self.seen + _SMOOTHING) / (self.other + _SMOOTHING)

    @property
    def share(self) -> float:
        """How often it was this form, from 0 to 1."""
        return (self.seen + _SMOOTHING) / (self.seen + self.other + 2 * _SMOOTHING)


class Contexts:
    """What form characters have beside which neighbours."""

    def __init__(self, table: str) -> None:
        self._counts: dict[tuple[str, str], Count] = {}
        for line in table.splitlines():
            character, context, form, seen, other = line.split("\t")
            self._counts[character, context] = Count(form, int(seen), int(other))

    def strongest(self, text: str, at: int) -> tuple[str, Count] | None:
        """The context with the highest odds at a position, and its count; None if none is known."""
        found = [
            (context, count)
            for context in contexts_at(text, at)
            if (count := self._counts.get((text[at], context))) is not None
        ]
        return max(found, key=lambda item: item[1].odds, default=None)


def contexts_at(text: str, at: int) -> Iterator[str]:
    """The names of the contexts of a position: two before, both sides, two after, one before, one after, any."""
    two, one = _shown(text, at - 2), _shown(text, at - 1)
    next_one, next_two = _shown(text, at + 1), _shown(text, at + 2)
    yield two + one + OPEN
    yield one + OPEN + next_one
    yield OPEN + next_one + next_two
    yield one + OPEN
    yield OPEN + next_one
    yield OPEN


def _shown(text: str, at: int) -> str:
    """The character at a position; any digit is 0, ends of lines and of the text are ^."""
    if not 0 <= at < len(text) or text[at] in "\n\t":
        return "^"
    return "0" if text[at].isdigit() else text[at]
