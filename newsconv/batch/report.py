"""What came of a batch, for programs: counts, failures, notices by kind, every article."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from ..notices import Level
from .entry import Entry
from .find import Passed
from .plan import Plan
from .run import Result

_EXAMPLES = 5
_LEVELS: tuple[Level, ...] = ("loss", "doubt", "repair", "info")


class Example(Struct, frozen=True):
    """One notice of a kind: in which file, at which line, in which words."""

    file: str
    line: int
    message: str


class Kind(Struct, frozen=True):
    """The notices of one kind in all articles, with an example of some of these."""

    code: str
    level: Level
    count: int
    articles: int
    examples: tuple[Example, ...]


class Report(Struct, frozen=True):
    """The whole batch; times in seconds, `articles` in the plan's order."""

    folder: str
    output: str
    formats: tuple[str, ...]
    began: str
    seconds: float
    interrupted: bool
    planned: int
    made: int
    kept: int
    failed: int
    size: int
    """Bytes of all files that are there."""
    notices: tuple[Kind, ...]
    passed: tuple[Passed, ...]
    articles: tuple[Entry, ...]

    def json(self) -> bytes:
        """The report as a file."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"


def report(plan: Plan, result: Result, began: str = "") -> Report:
    """The report of a plan that was carried out; `began` is when, in words."""
    work = plan.work
    return Report(
        work.source.name, work.output.name, work.conversion.formats, began, result.seconds, result.interrupted,
        len(plan.tasks), result.count("made"), result.count("kept"), result.count("failed"),
        sum(output.size for entry in result.entries for output in entry.outputs),
        kinds(result.entries), plan.passed, result.entries,
    )


def kinds(entries: Iterable[Entry]) -> tuple[Kind, ...]:
    """The notices of all articles by kind, the gravest and most frequent first."""
    counts: dict[tuple[str, Level], list[int]] = {}
    examples: dict[tuple[str, Level], list[Example]] = {}
    for entry in entries:
        for told in entry.notices:
            key = told.code, told.level
            sums = counts.setdefault(key, [0, 0])
            sums[0] += told.count
            sums[1] += 1
            shown = examples.setdefault(key, [])
            if len(shown) < _EXAMPLES:
                shown.append(Example(entry.source, told.line, told.message))
    found = [Kind(code, level, count, articles, tuple(examples[code, level]))
             for (code, level), (count, articles) in counts.items()]
    return tuple(sorted(found, key=lambda kind: (_LEVELS.index(kind.level), -kind.count, kind.code)))
