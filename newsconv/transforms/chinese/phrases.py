"""OpenCC's phrases: which of them decides a character, and where it begins and ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple


class Match(NamedTuple):
    """A phrase found from `start` to `end`, and what it becomes (as long as it was)."""

    start: int
    end: int
    result: str


class Phrases:
    """A dictionary of phrases by first character, matched longest first from the left as OpenCC does.

    `table` has a line for each first character: phrase, tab, result, tab, phrase …; a line is taken apart
    when its character is first met.  `contradicted` gives phrases another result; with '' they count as absent.
    """

    def __init__(self, table: str, contradicted: Mapping[str, str] | None = None) -> None:
        self._groups = _Groups({line[0]: line for line in table.splitlines()}, contradicted or {})

    def matches(self, text: str, allow: Callable[[int, int], bool]) -> Iterator[Match]:
        """The phrases of a text, without those that `allow` (start, end) refuses."""
        groups, at, last = self._groups, 0, len(text)
        while at < last:
            beginnings = groups[text[at]]
            if beginnings and (group := beginnings.get(text[at : at + 2]) or beginnings.get(text[at])):
                lengths, phrases = group
                for length in lengths:
                    result = phrases.get(text[at : at + length])
                    if result is not None and at + length <= last and allow(at, at + length):
                        yield Match(at, at + length, result)
                        at += length - 1
                        break
            at += 1


_Group = dict[str, tuple[list[int], dict[str, str]]]


class _Groups(dict[str, _Group]):
    """For each first character, by the first two: the lengths of phrases, longest first, and the phrases.

    Two, since most characters begin some phrase and most pairs of characters none.  Read when asked for.
    """

    def __init__(self, lines: dict[str, str], contradicted: Mapping[str, str]) -> None:
        super().__init__()
        self._lines = lines
        self._contradicted = contradicted

    def __missing__(self, first: str) -> _Group:
        parts = self._lines.get(first, "").split("\t")
        changed = self._contradicted
        found: dict[str, dict[str, str]] = {}
        for phrase, result in zip(parts[::2], parts[1::2], strict=False):
            if now := changed.get(phrase, result):
                found.setdefault(phrase[:2], {})[phrase] = now
        alone = found.get(first, {})
        group = {two: (sorted({*map(len, phrases), *map(len, alone)}, reverse=True), phrases | alone)
                 for two, phrases in found.items()}
        self[first] = group
        return group
