"""The conversion of a text: lines in, for each line the pieces of its result and everything that was decided.

All lines of an article pass together, so that a person named in one is known in all, and OpenCC and the segmenter
are called once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ...patterns import lazy
from .alignment import Pieces, Replacement, aligned, put
from .boundaries import Boundaries
from .choices import Choice, Chooser
from .dictionaries import through
from .forms import between, in_region, simplified, standard_of
from .glossary import Glossary
from .scripts import HIDDEN, parted
from .tables import EVERYWHERE, shipped
from .targets import Region, Target
from .vocabulary import Word, regional_words

_LITERAL = lazy(
    r"(?:https?://|www\.)[!-~]*"
    r"(?:(?<=[/=_-])[^\W\d_A-Za-z]+(?:[/.?&=#_-][!-~]+|(?!\w)))*"
    r"|[A-Za-z0-9_.+-]{1,64}@(?:[\w-]{1,63}\.)+[A-Za-z]{2,63}"
    r"|[\w./\\-]{1,120}\.(?:docx?|pdf|epub|md|txt|jpe?g|png|gif|tiff?|webp|xlsx?|pptx?|zip|html?|json|mp[34])(?![a-zA-Z0-9])"
)
"""Addresses and names of files."""


class Change(NamedTuple):
    """A word at `start` to `end` of its line that became `result` by regional vocabulary or the glossary."""

    start: int
    end: int
    word: str
    result: str
    kind: str


class Line(NamedTuple):
    """A converted line: a piece for each character of the old one, and what was decided on the way."""

    text: str
    pieces: Pieces
    choices: tuple[Choice, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def result(self) -> str:
        """The line's new text."""
        return "".join(self.pieces)


class Conversion:
    """From one region's text to a target."""

    def __init__(self, source: Region, target: Target, glossary: Glossary | None = None) -> None:
        self._source = source
        self._target = target
        self._glossary = glossary or Glossary()

    def mixed(self, texts: Iterable[str]) -> bool:
        """Whether some lines are simplified and others traditional."""
        return parted("\n".join(texts), self._source).mixed

    def lines(self, texts: Iterable[str], known: Iterable[str] = ()) -> dict[str, Line]:
        """Each different line converted; `known` are names of people."""
        unique = list(dict.fromkeys(texts))
        if self._target.configuration:
            return {line: Line(line, self._by_opencc(line)) for line in unique}
        text = "\n".join(map(_readable, unique))
        decided = self._decided(text, (*known, *self._glossary.persons))
        return dict(zip(unique, _by_lines(unique, text, decided), strict=True))

    def _by_opencc(self, line: str) -> Pieces:
        readable = _readable(line)
        pieces = aligned(readable, through(readable, self._target.configuration))
        return _shown(line, readable, pieces)

    def _decided(self, text: str, known: Iterable[str]) -> _Decided:
        """The whole text in pieces, with choices and changes."""
        region = self._target.region
        assert region is not None, "only a configuration has no region"
        forced = [Change(start, end, entry.source, entry.source if entry.kind == "keep" else entry.result, entry.kind)
                  for start, end, entry in self._glossary.matches(text)]
        made = self._simplified(text) if region == "cn" else self._traditional(text, region, known)
        taken = {at for change in forced for at in range(change.start, change.end)}
        words = [word for word in made.changes if taken.isdisjoint(range(word.start, word.end))]
        changes = sorted([*words, *(change for change in forced if change.result)])
        fixed = {at for change in forced if change.result for at in range(change.start, change.end)}
        put(made.pieces, (Replacement(change.start, change.end, change.result) for change in changes))
        return _Decided(made.pieces, [choice for choice in made.choices if choice.at not in fixed], changes)

    def _traditional(self, text: str, region: Region, known: Iterable[str]) -> _Decided:
        parts = parted(text, self._source)
        formal = self._target.formal
        made = _Decided(list(text), [], [])
        if parts.traditional:
            source = region if self._source == "cn" else self._source
            made = _Decided(between(parts.traditional, source, region, formal=formal), [], [])
        if parts.simplified:
            standard = list(through(parts.simplified, "s2t"))
            choices = Chooser(shipped(EVERYWHERE if region == "t" else region), known).choices(parts.simplified)
            for choice in choices:
                standard[choice.at] = choice.form
            pieces = in_region("".join(standard), region, formal=formal)
            merged = _shown(made.pieces, parts.simplified, pieces)
            made = _Decided(merged, choices, self._vocabulary("".join(standard), parts.simplified, region))
        return made

    def _vocabulary(self, standard: str, text: str, region: Region) -> list[Change]:
        if not self._target.words or region not in ("tw", "hk"):
            return []
        found = regional_words(standard, Boundaries(text), region)
        return [self._change(word, text, "".join(in_region(word.result, region, formal=self._target.formal)))
                for word in found]

    def _simplified(self, text: str) -> _Decided:
        parts = parted(text, self._source)
        if not parts.traditional:
            return _Decided(list(text), [], [])
        source = "t" if self._source == "cn" else self._source
        pieces = _shown(text, parts.traditional, simplified(parts.traditional, source))
        changes: list[Change] = []
        if self._target.words and source in ("tw", "hk"):
            found = regional_words(standard_of(text, source), Boundaries("".join(pieces)), source, back=True)
            changes = [self._change(word, text, "".join(simplified(word.result, "t"))) for word in found]
        return _Decided(pieces, [], changes)

    @staticmethod
    def _change(word: Word, text: str, result: str) -> Change:
        return Change(word.start, word.end, text[word.start : word.end], result, "regional")


class _Decided(NamedTuple):
    pieces: Pieces
    choices: list[Choice]
    changes: list[Change]


def _readable(line: str) -> str:
    """A line with its addresses and file names hidden, as long as it was."""
    return _LITERAL.sub(lambda found: HIDDEN * len(found[0]), line)


def _shown(text: Sequence[str], readable: str, pieces: Pieces) -> Pieces:
    """The pieces, with the old characters where they were hidden."""
    if HIDDEN not in readable:
        return pieces
    return [old if was == HIDDEN else new for old, was, new in zip(text, readable, pieces, strict=True)]


def _by_lines(lines: Sequence[str], text: str, decided: _Decided) -> Iterable[Line]:
    """What was decided, by lines, with positions counted from the beginning of each."""
    choices, changes = list(reversed(decided.choices)), list(reversed(decided.changes))
    start = 0
    for line in lines:
        end = start + len(line)
        own_choices, own_changes = [], []
        while choices and choices[-1].at < end:
            choice = choices.pop()
            own_choices.append(Choice(choice.at - start, *choice[1:]))
        while changes and changes[-1].start < end:
            change = changes.pop()
            own_changes.append(change._replace(start=change.start - start, end=change.end - start))
        pieces = _shown(line, text[start:end], decided.pieces[start:end])
        yield Line(line, pieces, tuple(own_choices), tuple(own_changes))
        start = end + 1
