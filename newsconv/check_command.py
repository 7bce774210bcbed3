"""`newsconv check`: finished files in, findings out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import msgspec
from msgspec import Struct

from .errors import InputError
from .files import read_bytes
from .handout.preflight import Finding, Limits, check
from .handout.recipe import Recipe, recipe


class Report(Struct, frozen=True):
    """The findings in one file."""

    file: str
    findings: tuple[Finding, ...]

    def count(self, severity: str) -> int:
        """How many findings are that severe."""
        return sum(finding.severity == severity for finding in self.findings)


class Check(Struct, frozen=True):
    """The command with its options."""

    files: tuple[str, ...]
    as_json: bool = False
    resolution: int = 300
    ink: int = 320
    recipe: str = ""

    def run(self, show: Callable[[str], None]) -> bool:
        """Show what was found, and whether there was no error; InputError for a single file of another kind."""
        limits, made = Limits(self.resolution, self.ink / 100), recipe(self.recipe) if self.recipe else None
        reports = [Report(file, self._findings(file, limits, made)) for file in self.files]
        if self.as_json:
            show(msgspec.json.format(msgspec.json.encode(reports), indent=2).decode())
        else:
            for report in reports:
                for line in _table(report):
                    show(line)
        return not any(report.count("error") for report in reports)

    def _findings(self, file: str, limits: Limits, made: Recipe | None) -> tuple[Finding, ...]:
        """The findings in a file.  One of several that cannot be opened keeps nobody from the others."""
        try:
            return check(read_bytes(Path(file), file), file, limits, made)
        except InputError as error:
            if len(self.files) == 1:
                raise
            return (Finding("unopened", "error", error.message),)


def _table(report: Report) -> Iterator[str]:
    """The file, its findings in columns (how severe, where, what), and how many there are."""
    rows = list(_rows(report.findings))
    width = max((len(where) for _, where, _ in rows), default=0)
    yield report.file
    for severity, where, what in rows:
        yield f"  {severity:<7}  {where:<{width}}  {what}"
    counts = [f"{report.count(kind)} {kind}{'' if report.count(kind) == 1 else 's'}" for kind in ("error", "warning")]
    yield f"  {', '.join(counts)}"


def _rows(findings: Sequence[Finding]) -> Iterator[tuple[str, str, str]]:
    """What is found on several pages alike is one row."""
    pages: dict[tuple[str, str], list[int]] = {}
    for finding in findings:
        pages.setdefault((finding.severity, f"{finding.message} [{finding.code}]"), []).append(finding.page)
    for (severity, what), found in pages.items():
        yield severity, _where(sorted(set(found))), what


def _where(pages: Sequence[int]) -> str:
    """`page 3`, `pages 1–4, 7`; nothing for the whole file (0)."""
    if pages[0] == 0:
        return ""
    breaks = [0, *(at for at, (one, next_) in enumerate(pairwise(pages), 1) if next_ != one + 1), len(pages)]
    spans = [pages[begin:end] for begin, end in pairwise(breaks)]
    words = ", ".join(f"{span[0]}–{span[-1]}" if len(span) > 1 else str(span[0]) for span in spans)
    return f"page{'s' if len(pages) > 1 else ''} {words}"
