"""Notices: everything that was inferred, repaired, doubted or lost, as values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from .model import Source

Level = Literal["info", "repair", "doubt", "loss"]


class Notice(Struct, frozen=True, omit_defaults=True):
    """One finding: a stable `code`, a level, a sentence, the lines and a confidence from 0 to 1."""

    code: str
    level: Level
    message: str
    source: Source | None = None
    confidence: float = 1.0
    file: str = ""

    def __str__(self) -> str:
        place = self.file or ""
        if self.source is not None:
            place += f":{self.source.first}"
        return f"{place}: {self.level}: {self.message} [{self.code}]".removeprefix(": ")


Notify = Callable[[Notice], None]


def ignore(notice: Notice) -> None:
    """The notifier for callers that do not ask."""
