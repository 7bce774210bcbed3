"""`newsconv check`: finished files in, findings out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
from msgspec import Struct

from .files import read_bytes
from .handout.preflight import Finding, check


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

    def run(self, show: Callable[[str], None]) -> bool:
        """Show what was found, and whether there was no error; InputError for a file that is none of its kinds."""
        reports = [Report(file, check(read_bytes(Path(file), file), file, self.resolution)) for file in self.files]
        if self.as_json:
            show(msgspec.json.format(msgspec.json.encode(reports), indent=2).decode())
        else:
            for report in reports:
                for line in _lines(report):
                    show(line)
        return not any(report.count("error") for report in reports)


def _lines(report: Report) -> list[str]:
    counts = [f"{report.count(kind)} {kind}{'' if report.count(kind) == 1 else 's'}" for kind in ("error", "warning")]
    return [*(f"{report.file}: {finding}" for finding in report.findings), f"{report.file}: {', '.join(counts)}"]
