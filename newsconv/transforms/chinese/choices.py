"""Which of several traditional characters a simplified one becomes, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from .boundaries import Boundaries
from .contexts import OPEN
from .grammar import decided as by_grammar
from .people import Name, find_names
from .places import villages
from .tables import Tables
from .titles import COMMON_WORDS

Reason = Literal["phrase", "correction", "grammar", "context", "name", "village", "usual"]
"""What decided: OpenCC's phrase, a phrase of newsconv's own, a rule of Chinese, neighbours, a person's or a village's
name, nothing but the character's usual form."""

_SURENESS: dict[Reason, float] = {
    "phrase": 0.99, "correction": 0.99, "grammar": 0.93, "name": 0.95, "village": 0.95, "usual": 0.8,
}
_ENOUGH_DOCUMENTS = 2
_ENOUGH_ODDS = 4.0
"""A context overrules the usual form if two documents had it, four times as often as any other."""


class Choice(NamedTuple):
    """The character at `at` became `form`, one of `forms`, because of `reason` (`evidence`: which phrase or name)."""

    at: int
    character: str
    form: str
    forms: str
    reason: Reason
    evidence: str
    confidence: float


class Chooser:
    """Decides every one-to-many character of a simplified text."""

    def __init__(self, tables: Tables, known: Iterable[str] = ()) -> None:
        self._tables = tables
        self._known = tuple(known)

    def choices(self, text: str) -> list[Choice]:
        """A choice for each character that has several traditional forms, in order."""
        several = self._tables.characters
        open_ = [at for at, character in enumerate(text) if character in several]
        return list(self._decide(text, open_)) if open_ else []

    def names(self, text: str) -> list[Name]:
        """The persons' names in a text that have a character with several forms."""
        several = self._tables.characters
        return self._names(text, [at for at, character in enumerate(text) if character in several], Boundaries(text))

    def _names(self, text: str, open_: list[int], words: Boundaries) -> list[Name]:
        tables = self._tables
        watched = [at for at in open_ if text[at] in tables.surnames or text[at] in tables.given]
        return find_names(text, watched, words, self._known)

    def _decide(self, text: str, open_: list[int]) -> Iterator[Choice]:
        words = Boundaries(text)
        decided: dict[int, Choice] = {}
        firm: set[int] = set()
        for choice in self._by_phrases(text, words):
            decided[choice.at] = choice
        for rule in by_grammar(text, open_, words):
            if rule.firm or rule.at not in decided:
                decided[rule.at] = self._choice(text, rule.at, rule.form, "grammar", rule.evidence)
                firm.update((rule.at,) if rule.firm else ())
        for name in self._names(text, open_, words):
            known = self._knows(text, name) or _in_the_dictionary(text, name, words)
            if not known and (_in_a_phrase(text, name, decided) or not firm.isdisjoint(range(name.start, name.end))):
                continue
            for choice in self._in_name(text, name):
                decided[choice.at] = choice
        for at in villages(text, words):
            decided[at] = self._choice(text, at, text[at], "village", text[at - 2 : at + 1])
        for at in open_:
            yield decided.get(at) or self._by_context(text, at)

    def _knows(self, text: str, name: Name) -> bool:
        return text[name.start : name.end] in self._known

    def _by_phrases(self, text: str, words: Boundaries) -> Iterator[Choice]:
        """Choices that a phrase makes; one of newsconv's own comes last and so overrules OpenCC's."""
        tables = self._tables
        for reason, phrases in (("phrase", tables.phrases), ("correction", tables.corrections)):
            for start, end, result in phrases.matches(text, words.allow):
                for at, form in enumerate(result, start):
                    if text[at] in tables.characters:
                        yield self._choice(text, at, form, reason, text[start:end])  # type: ignore[arg-type]

    def _in_name(self, text: str, name: Name) -> Iterator[Choice]:
        tables, whole = self._tables, text[name.start : name.end]
        for at in range(name.start, name.end):
            table = tables.surnames if at < name.start + name.surname else tables.given
            if (form := table.get(text[at])) is not None:
                yield self._choice(text, at, form, "name", whole)

    def _by_context(self, text: str, at: int) -> Choice:
        usual = self._tables.characters[text[at]][0]
        found = self._tables.contexts.strongest(text, at)
        sure = self._tables.sureness.get(text[at], _SURENESS["usual"])
        if found is None:
            return self._choice(text, at, usual, "usual", "")._replace(confidence=sure)
        context, count = found
        if count.form != usual and (count.seen < _ENOUGH_DOCUMENTS or count.odds < _ENOUGH_ODDS):
            return self._choice(text, at, usual, "usual", "")._replace(confidence=sure)
        reason: Reason = "usual" if context == OPEN else "context"
        evidence = "" if context == OPEN else context
        return self._choice(text, at, count.form, reason, evidence)._replace(confidence=count.share)

    def _choice(self, text: str, at: int, form: str, reason: Reason, evidence: str) -> Choice:
        character = text[at]
        forms = self._tables.characters[character]
        return Choice(at, character, form, forms, reason, evidence, _SURENESS.get(reason, 0.0))


def _in_the_dictionary(text: str, name: Name, words: Boundaries) -> bool:
    """Whether the dictionary has a name that begins with an everyday word (于海洋, beside 处于海洋)."""
    return text[name.start] in COMMON_WORDS and words.is_name(text[name.start : name.end])


def _in_a_phrase(text: str, name: Name, decided: Mapping[int, Choice]) -> bool:
    """Whether a phrase already decided the whole of what looks like a name (郁金香)."""
    inside = (decided.get(at) for at in range(name.start, name.end))
    whole = text[name.start : name.end]
    return any(one is not None and one.reason != "grammar" and whole in one.evidence for one in inside)
