"""Where articles come from and where files go: a folder of this machine, or a URL that fsspec knows.

A place is frozen and small, so that it can be sent to other processes.  Paths in it are relative, with `/`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import file_digest
from itertools import groupby
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit
from urllib.request import url2pathname

from msgspec import Struct

from ..errors import InputError, OutputError
from ..files import read_bytes, write_all
from ..limits import DEFAULT, Limits
from ..pictures import Pictures
from ..pipeline import shown_name

RECORDS = ".newsconv"
"""The folder in the output that holds the manifest."""

_PART = re.compile(r"\.(.+)\.\d+-\d+\.part")
"""What `write_all` calls a file that is not whole yet."""


class Place(Protocol):
    """A folder of files, wherever it is."""

    @property
    def name(self) -> str:
        """As it was given."""
        ...

    @property
    def shared(self) -> bool:
        """Whether other processes see the same files."""
        ...

    def shown(self, path: str) -> str:
        """What a file is called in messages and in what is made of it."""
        ...

    def read(self, path: str, most: int = DEFAULT.source_bytes) -> bytes:
        """The bytes of a source, `most` at most; InputError if they cannot be had."""
        ...

    def head(self, path: str, count: int) -> bytes:
        """The first bytes of a file, none if it cannot be read."""
        ...

    def digest(self, path: str) -> str:
        """The SHA-256 of a file, '' if it is not there."""
        ...

    def write(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Write files, each whole or not at all, making the folders they need; OutputError if one cannot be."""
        ...

    def pictures(self, path: str, folders: Sequence[str], limits: Limits = DEFAULT) -> Pictures:
        """The pictures of the article at a path: in its folder and below, and in further folders of this machine."""
        ...


class Folder(Struct, frozen=True):
    """A folder of this machine, or one that all machines see at the same path."""

    given: str
    root: str
    """Absolute."""

    @property
    def name(self) -> str:
        """As it was given."""
        return self.given

    @property
    def shared(self) -> bool:
        """Always: other processes see the same disk."""
        return True

    def path(self, path: str) -> Path:
        """The file on the disk."""
        return Path(self.root, *path.split("/"))

    def shown(self, path: str) -> str:
        """The name that `convert` would be given, which is never absolute."""
        return shown_name(Path(self.given, *path.split("/")))

    def read(self, path: str, most: int = DEFAULT.source_bytes) -> bytes:
        """The bytes of a source; raises InputError."""
        return read_bytes(self.path(path), self.shown(path), most)

    def head(self, path: str, count: int) -> bytes:
        """The first bytes of a file, none if it cannot be read."""
        try:
            with self.path(path).open("rb") as file:
                return file.read(count)
        except OSError:
            return b""

    def digest(self, path: str) -> str:
        """The SHA-256 of a file, '' if it cannot be read."""
        try:
            with self.path(path).open("rb") as file:
                return file_digest(file, "sha256").hexdigest()
        except OSError:
            return ""

    def write(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Write all files or none, beside their targets first; raises OutputError."""
        for path, _ in files:
            make_folder(self.path(path).parent)
        write_all([(self.path(path), data) for path, data in files])

    def sweep(self, paths: Iterable[str]) -> None:
        """Remove what a killed run left half written beside these files."""
        for folder, names in groupby(sorted(paths), lambda path: path.rpartition("/")[0]):
            ours = {name.rpartition("/")[2] for name in names}
            for left in self.path(folder).glob(".*.part") if folder else Path(self.root).glob(".*.part"):
                if (part := _PART.fullmatch(left.name)) and part[1] in ours:
                    with suppress(OSError):
                        left.unlink()

    def pictures(self, path: str, folders: Sequence[str], limits: Limits = DEFAULT) -> Pictures:
        """The pictures in the article's folder and below, and in further folders."""
        return Pictures(self.path(path).parent, *map(Path, folders), limits=limits)


def place(name: str | Path) -> Place:
    """The place with this name: a path, a `file:` URL, or another URL, for which fsspec must be installed."""
    said = str(name)
    if "://" not in said:
        return Folder(said, os.path.abspath(said))  # noqa: PTH100  (links stay as they are)
    if urlsplit(said).scheme in ("file", "local"):
        path = url2pathname(urlsplit(said).path)
        return Folder(path, os.path.abspath(path))  # noqa: PTH100
    from .remote import remote

    return remote(said)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; OutputError if that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"the folder cannot be made: {error.strerror or error}", file=str(folder)) from error


def require_folder(found: Place) -> None:
    """InputError if there is no such folder of this machine."""
    if isinstance(found, Folder) and not Path(found.root).is_dir():
        what = "is a file: use newsconv convert" if Path(found.root).is_file() else "no such folder"
        raise InputError(what, file=found.given)
