"""What is known of one article of a batch: a line of the manifest, a row of the report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from ..notices import Level, Notice

Status = Literal["made", "kept", "failed"]


class Told(Struct, frozen=True, omit_defaults=True):
    """The notices of one kind in one article: how many, and the first."""

    code: str
    level: Level
    count: int
    message: str
    line: int = 0


class Problem(Struct, frozen=True, omit_defaults=True):
    """Why an article failed; `status` is the exit status that `convert` would have, `trace` the way to a bug."""

    message: str
    file: str = ""
    line: int = 0
    status: int = 1
    trace: str = ""


class Output(Struct, frozen=True):
    """A file that was made."""

    path: str
    digest: str
    size: int


class Entry(Struct, frozen=True, omit_defaults=True):
    """One article: what was made of what, or why not.

    `kept` means that an earlier run made it and all is as it was.  `key` names the conversion, `shown` the source
    as messages do, `pictures` holds the SHA-256 of the pictures that were asked for ('' where there was none).
    """

    source: str
    status: Status
    key: str
    shown: str = ""
    digest: str = ""
    pictures: dict[str, str] = {}
    outputs: tuple[Output, ...] = ()
    notices: tuple[Told, ...] = ()
    seconds: float = 0
    attempts: int = 1
    problem: Problem | None = None


def told(notices: Iterable[Notice]) -> tuple[Told, ...]:
    """The notices of an article by kind, in order of appearance."""
    kinds: dict[tuple[str, Level], list[Notice]] = {}
    for notice in notices:
        kinds.setdefault((notice.code, notice.level), []).append(notice)
    return tuple(
        Told(code, level, len(found), found[0].message[:300], found[0].source.first if found[0].source else 0)
        for (code, level), found in kinds.items()
    )
