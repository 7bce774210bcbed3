"""What preflight finds, as values."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning", "note"]
"""Will not print or open as meant; may not; worth knowing."""


def counted(number: int, thing: str) -> str:
    """`1 line`, `3 lines`."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


class Finding(Struct, frozen=True, omit_defaults=True):
    """One finding: a stable `code`, a sentence, and the page (from 1; 0 is the whole file)."""

    code: str
    severity: Severity
    message: str
    page: int = 0

    def __str__(self) -> str:
        place = f"page {self.page}: " if self.page else ""
        return f"{place}{self.severity}: {self.message} [{self.code}]"
