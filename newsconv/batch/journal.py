"""The manifest: one line of JSON for each article that is finished, so that a kill leaves all but the last readable.

On a disk lines are appended, each by one write.  Stores know no appending: there segments of lines are put whole,
every few seconds.  A line that was cut short is no JSON and counts for nothing; later lines overrule earlier ones.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import IO, Protocol

import msgspec

from ..errors import OutputError
from .entry import Entry
from .places import RECORDS, Folder, Place, make_folder
from .remote import Remote

_FILE = f"{RECORDS}/manifest.jsonl"
_SEGMENT = f"{RECORDS}/manifest-"
_LINES = 1000
_SECONDS = 5.0


class Journal(Protocol):
    """A manifest that is being written."""

    def add(self, entry: Entry) -> None:
        """Record what is finished; OutputError if it cannot be."""
        ...

    def close(self) -> None:
        """Write what is not written yet."""
        ...


def journal(output: Place, *, resume: bool) -> Journal:
    """The manifest of an output, continued or begun anew; OutputError if it cannot be written."""
    if isinstance(output, Remote):
        return _Segments(output, resume)
    assert isinstance(output, Folder)
    return _Lines(output.path(_FILE), resume)


def entries(output: Place) -> Iterator[Entry]:
    """What the manifest of an output says, oldest first; lines that were cut short are left out."""
    read = msgspec.json.Decoder(Entry).decode
    for line in _lines(output):
        try:
            yield read(line)
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue


def _lines(output: Place) -> Iterator[bytes]:
    if isinstance(output, Remote):
        for name in _segments(output):
            yield from (output.fetched(name, 2**31) or b"").splitlines()
    elif isinstance(output, Folder) and output.path(_FILE).is_file():
        with output.path(_FILE).open("rb") as file:
            yield from file


def _segments(output: Remote) -> list[str]:
    """The segments in the order they were begun; a folder that is not there has none."""
    if not output.system.exists(output.path(RECORDS)):
        return []
    return [name for name in output.files(RECORDS) if name.startswith(_SEGMENT)]


class _Lines:
    """Lines appended to a file."""

    def __init__(self, path: Path, resume: bool) -> None:
        make_folder(path.parent)
        self._path = path
        try:
            self._file: IO[bytes] = path.open("r+b" if resume and path.is_file() else "wb", buffering=0)
            self._end_line()
        except OSError as error:
            raise self._failure(error) from error

    def _end_line(self) -> None:
        """End a line that a kill cut short."""
        if self._file.seek(0, os.SEEK_END):
            self._file.seek(-1, os.SEEK_END)
            if self._file.read(1) != b"\n":
                self._file.write(b"\n")

    def add(self, entry: Entry) -> None:
        line = msgspec.json.encode(entry) + b"\n"
        try:
            while line:  # a disk that is nearly full takes a part, and says so only at the next
                line = line[self._file.write(line):]
        except OSError as error:
            raise self._failure(error) from error

    def close(self) -> None:
        self._file.close()

    def _failure(self, error: OSError) -> OutputError:
        return OutputError(f"the manifest cannot be written: {error.strerror or error}", file=str(self._path))


class _Segments:
    """Lines in files that are put whole, each growing until it holds a thousand."""

    def __init__(self, output: Remote, resume: bool) -> None:
        self._output = output
        before = _segments(output)
        if not resume:
            for name in before:
                output.remove(name)
        self._number = len(before) if resume else 0
        self._held: list[bytes] = []
        self._unsaved = 0
        self._saved = monotonic()

    def add(self, entry: Entry) -> None:
        self._held.append(msgspec.json.encode(entry))
        self._unsaved += 1
        if monotonic() - self._saved >= _SECONDS or len(self._held) >= _LINES:
            self.close()

    def close(self) -> None:
        if self._unsaved:
            self._output.write([(f"{_SEGMENT}{self._number:06}.jsonl", b"\n".join((*self._held, b"")))])
        self._unsaved, self._saved = 0, monotonic()
        if len(self._held) >= _LINES:
            self._held, self._number = [], self._number + 1
