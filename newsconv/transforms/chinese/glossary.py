"""The user's glossary: what stays, what becomes what, who is a person.

A UTF-8 file of lines `kind <tab> source [<tab> result [<tab> region]]`; kinds are `keep`, `force`, `person`,
`organisation` and `place`; regions are `tw`, `hk`, `t`, `cn`; `#` begins a comment.  Layers come one after
another (house, project, the article's front matter); a later one overrules an earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, cast, get_args

from msgspec import Struct

from ...errors import InputError
from ...files import read_bytes

Kind = Literal["keep", "force", "person", "organisation", "place"]
_KINDS: tuple[str, ...] = get_args(Kind)
_REGIONS = ("", "tw", "hk", "t", "cn")
_ALIASES = {"organization": "organisation"}


class Entry(Struct, frozen=True):
    """One line: `result` '' means the usual conversion, as a whole; `region` '' means every target."""

    kind: Kind
    source: str
    result: str = ""
    region: str = ""
    file: str = ""
    line: int = 0

    @property
    def place(self) -> str:
        """File and line, for messages."""
        return f"{self.file}:{self.line}" if self.file else f"line {self.line}"


class Glossary:
    """The entries that hold for one target, matched longest first."""

    def __init__(self, layers: Iterable[Iterable[Entry]] = (), region: str = "") -> None:
        chosen: dict[str, Entry] = {}
        for layer in layers:
            chosen.update(_layer(layer, region))
        self._entries = chosen
        longest_first = sorted(chosen, key=lambda source: (-len(source), source))
        self._pattern = re.compile("|".join(map(re.escape, longest_first))) if chosen else None

    def __bool__(self) -> bool:
        return bool(self._entries)

    @property
    def persons(self) -> tuple[str, ...]:
        """Names of people whose conversion is that of names."""
        return tuple(entry.source for entry in self._entries.values() if entry.kind == "person" and not entry.result)

    def matches(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """Where entries stand in a text, without overlap."""
        if self._pattern is not None:
            for found in self._pattern.finditer(text):
                yield found.start(), found.end(), self._entries[found[0]]


def _layer(entries: Iterable[Entry], region: str) -> dict[str, Entry]:
    """The entries of one layer for a region; one that names it goes before one for every region."""
    chosen: dict[str, Entry] = {}
    for entry in entries:
        if entry.region not in ("", region):
            continue
        other = chosen.get(entry.source)
        if other is not None and bool(other.region) == bool(entry.region) and not _agree(other, entry):
            raise InputError(
                f"{entry.source!r} has two entries, at {other.place} and at {entry.place}: keep one",
                file=entry.file, line=entry.line,
            )
        if other is None or entry.region:
            chosen[entry.source] = entry
    return chosen


def _agree(one: Entry, other: Entry) -> bool:
    return (one.kind, one.result) == (other.kind, other.result)


def read_glossary(path: Path, shown: str = "") -> list[Entry]:
    """The entries of a file; InputError names the line that is wrong."""
    name = shown or str(path)
    try:
        text = read_bytes(path, name).decode("utf-8-sig")
    except InputError as error:
        raise InputError(f"cannot read the glossary: {error.message}", file=name) from error
    except UnicodeDecodeError as error:
        raise InputError("the glossary is not UTF-8: save it as UTF-8", file=name) from error
    return list(entries_of(text.splitlines(), name))


def entries_of(lines: Iterable[str], file: str) -> Iterator[Entry]:
    """The entries of lines; InputError for the first that is wrong."""
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield _entry(line, file, number)


def _entry(line: str, file: str, number: int) -> Entry:
    fields = [field.strip() for field in line.rstrip().split("\t")]
    kind = _ALIASES.get(fields[0], fields[0])
    region = fields[3].lower() if len(fields) > 3 else ""
    problem = ""
    if kind not in _KINDS:
        problem = f"unknown kind {fields[0]!r}: a line begins with {', '.join(_KINDS)} and a tab"
    elif len(fields) < 2 or not fields[1]:
        problem = f"no source after {fields[0]!r}: put one tab and the word"
    elif len(fields) > 4:
        problem = "more than four fields: kind, source, result, region, with one tab between"
    elif kind == "force" and (len(fields) < 3 or not fields[2]):
        problem = "force needs a result: force, tab, source, tab, result"
    elif kind == "keep" and len(fields) > 2 and fields[2]:
        problem = "keep takes no result: use force"
    elif region not in _REGIONS:
        problem = f"unknown region {fields[3]!r}: tw, hk, t or cn"
    if problem:
        raise InputError(problem, file=file, line=number)
    return Entry(cast(Kind, kind), fields[1], fields[2] if len(fields) > 2 else "", region, file, number)
