"""What a conversion decided, for an editor: every choice with its alternatives, every word, every name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from ...model import Source, covering
from ...notices import Level, Notice
from .article import Row
from .choices import Choice
from .conversion import Line

DOUBT = 0.6
"""A choice less sure than this is a doubt."""
REASONS = {
    "phrase": "in the word {}", "correction": "in the word {} (newsconv's)", "grammar": "by rule ({})",
    "context": "beside its neighbours ({})",
    "name": "in the name {}",
    "usual": "its usual form", "regional": "regional word", "keep": "kept by the glossary",
    "force": "set by the glossary", "person": "a name of the glossary", "organisation": "set by the glossary",
    "place": "set by the glossary", "village": "in the village's name {}",
}
"""How each reason is said; `{}` is the evidence."""


class Decision(Struct, frozen=True, omit_defaults=True):
    """One decision and all its places: `source` became `result`, not one of `alternatives`, for `reason`.

    `lines` are first and last source line of each place, once each; `confidence` is the lowest of them.
    """

    kind: str
    source: str
    result: str
    reason: str
    evidence: str = ""
    alternatives: tuple[str, ...] = ()
    count: int = 1
    confidence: float = 1.0
    lines: tuple[tuple[int, int], ...] = ()

    @property
    def why(self) -> str:
        """The reason in words."""
        return REASONS[self.reason].format(self.evidence)


def decisions(rows: Iterable[Row]) -> list[Decision]:
    """Every decision of a conversion, equal ones together, in the order they were met."""
    found: dict[tuple[str, ...], Decision] = {}
    for row in rows:
        for decision in _of_line(row.line):
            key = (decision.kind, decision.source, decision.result, decision.reason, decision.evidence)
            found[key] = _joined(found.get(key), decision, row.source)
    return list(found.values())


def _of_line(line: Line) -> Iterator[Decision]:
    for choice in line.choices:
        decision = _choice(choice, line.pieces[choice.at] or choice.form)
        if decision.alternatives:  # else the region prints one of the forms for both
            yield decision
    for change in line.changes:
        kind = "word" if change.kind == "regional" else "glossary"
        yield Decision(kind, change.word, change.result, change.kind)
    names = dict.fromkeys(choice.evidence for choice in line.choices if choice.reason == "name")
    for name in names:
        at = line.text.find(name)
        if at >= 0:
            yield Decision("name", name, "".join(line.pieces[at : at + len(name)]), "name", name)


def _choice(choice: Choice, printed: str) -> Decision:
    """A choice, with the form that the region prints."""
    others = tuple(form for form in choice.forms if form not in (choice.form, printed))
    return Decision("choice", choice.character, printed, choice.reason, choice.evidence, others,
                    confidence=round(choice.confidence, 2))


def _joined(before: Decision | None, one: Decision, source: Source | None) -> Decision:
    lines = ((source.first, source.last),) if source else ()
    if before is None:
        return _with(one, 1, lines, one.confidence)
    kept = before.lines if lines and lines[0] in before.lines else (*before.lines, *lines)
    return _with(before, before.count + 1, kept, min(before.confidence, one.confidence))


def _with(one: Decision, count: int, lines: tuple[tuple[int, int], ...], confidence: float) -> Decision:
    return replace(one, count=count, lines=lines, confidence=confidence)


def doubts(rows: Iterable[Row], file: str = "") -> Iterator[Notice]:
    """The choices that are not sure, as notices."""
    for decision in decisions(rows):
        if decision.kind == "choice" and decision.confidence < DOUBT:
            yield _notice(decision, "doubt", file)


def everything(rows: Iterable[Row], file: str = "") -> Iterator[Notice]:
    """Every decision as a notice, but the doubts."""
    for decision in decisions(rows):
        if decision.kind != "choice" or decision.confidence >= DOUBT:
            yield _notice(decision, "info", file)


def _notice(decision: Decision, level: Level, file: str) -> Notice:
    others = f" (or {'、'.join(decision.alternatives)})" if decision.alternatives else ""
    times = f", {decision.count} times" if decision.count > 1 else ""
    message = f"{decision.source} → {decision.result}{others}: {decision.why}{times}"
    source = covering(Source(first, last) for first, last in decision.lines[:1])
    return Notice(f"chinese-{decision.kind}", level, message, source, decision.confidence, file)
