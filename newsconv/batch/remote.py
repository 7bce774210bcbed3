"""A place behind a URL, by fsspec: object stores, servers, memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec import Struct

from .. import pictures as local
from ..errors import InputError, OutputError, PictureError, UsageError
from ..limits import DEFAULT, Limits, over
from ..pictures import Pictures

_WHOLE_PUTS = {"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "oss", "memory"}
"""Stores in which a file appears only when it is whole; elsewhere it is written beside its target and moved."""


class Remote(Struct, frozen=True):
    """A folder behind a URL.  Credentials are those of its package's own configuration."""

    url: str

    @property
    def name(self) -> str:
        """As it was given."""
        return self.url

    @property
    def shared(self) -> bool:
        """Not if it is this process's memory."""
        return "memory" not in self._protocols

    @property
    def _protocols(self) -> tuple[str, ...]:
        said = self.system.protocol
        return (said,) if isinstance(said, str) else tuple(said)

    @property
    def system(self) -> Any:
        """The fsspec file system, which fsspec keeps."""
        return _opened(self.url)[0]

    @property
    def root(self) -> str:
        """The folder in the file system."""
        return str(_opened(self.url)[1]).rstrip("/")

    def path(self, path: str) -> str:
        """The path in the file system."""
        return f"{self.root}/{path}"

    def shown(self, path: str) -> str:
        """The path in the folder: a URL is no name that stays."""
        return path

    def files(self, below: str = "") -> Iterator[str]:
        """The paths of all files, in order; InputError if the folder cannot be listed."""
        root = self.root
        try:
            found = sorted(self.system.find(f"{root}/{below}" if below else root))
        except Exception as error:  # whatever the package of this file system raises
            raise InputError(f"cannot be listed: {error}", file=self.url) from error
        yield from (str(name)[len(root) :].lstrip("/") for name in found)

    def read(self, path: str, most: int = DEFAULT.source_bytes) -> bytes:
        """The bytes of a source; raises InputError."""
        data = self.fetched(path, most)
        if data is None:
            raise InputError("no such file", file=path)
        return data

    def fetched(self, path: str, most: int, bound: str = "source_bytes") -> bytes | None:
        """The bytes of a file of at most so many, None if there is none; InputError names the bound that is passed."""
        try:
            if self.system.info(self.path(path))["size"] > most:
                raise InputError(over(bound, most, "is over {}"), file=path)
            return bytes(self.system.cat_file(self.path(path)))
        except (FileNotFoundError, IsADirectoryError):
            return None
        except InputError:
            raise
        except Exception as error:
            raise InputError(f"cannot be read: {error}", file=path) from error

    def head(self, path: str, count: int) -> bytes:
        """The first bytes of a file, none if it cannot be read."""
        try:
            return bytes(self.system.cat_file(self.path(path), start=0, end=count))
        except Exception:
            return b""

    def digest(self, path: str) -> str:
        """The SHA-256 of a file, '' if it cannot be read."""
        try:
            return sha256(self.system.cat_file(self.path(path))).hexdigest()
        except Exception:
            return ""

    def write(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Write files, each whole or not at all; raises OutputError."""
        for path, data in files:
            try:
                self._put(self.path(path), data)
            except Exception as error:
                raise OutputError(f"cannot be written: {error}", file=path) from error

    def _put(self, target: str, data: bytes) -> None:
        if _WHOLE_PUTS.intersection(self._protocols):
            self.system.pipe_file(target, data)
            return
        folder, _, name = target.rpartition("/")
        part = f"{folder}/.{name}.{sha256(data).hexdigest()[:12]}.part"
        self.system.makedirs(folder, exist_ok=True)
        self.system.pipe_file(part, data)
        with suppress(Exception):  # some move over what is there, and then the old file is never away
            self.system.mv(part, target)
        if self.system.exists(part):
            if self.system.exists(target):
                self.system.rm_file(target)
            self.system.mv(part, target)

    def remove(self, path: str) -> None:
        """Remove a file; OutputError if that cannot be."""
        try:
            self.system.rm_file(self.path(path))
        except Exception as error:
            raise OutputError(f"cannot be removed: {error}", file=path) from error

    def pictures(self, path: str, folders: Sequence[str], limits: Limits = DEFAULT) -> Pictures:
        """The pictures in the article's folder and below, and in further folders of this machine."""
        return _RemotePictures(self, PurePosixPath(path).parent, folders, limits)


class _RemotePictures(Pictures):
    """Pictures below a folder behind a URL; a path that leads out of it is refused."""

    def __init__(self, place: Remote, folder: PurePosixPath, folders: Sequence[str], limits: Limits) -> None:
        super().__init__(*map(Path, folders), limits=limits)
        self._place = place
        self._folder = folder

    def _bytes(self, path: str) -> bytes | None:
        data = self._fetched(path)
        inside = local.archive_in(path)
        if data is None and inside is not None and (archive := self._fetched(inside[0])) is not None:
            data = local.member_bytes(path, archive, inside[1], self._limits)
        return super()._bytes(path) if data is None else data

    def _fetched(self, path: str) -> bytes | None:
        name = PurePosixPath(path.replace("\\", "/"))
        if not path or "://" in path or "\0" in path or name.is_absolute():
            return None
        if ".." in name.parts:
            raise PictureError(f"picture {path!r} lies outside the article's folder: see --images")
        try:
            return self._place.fetched((self._folder / name).as_posix(), self._limits.picture_bytes, "picture_bytes")
        except InputError as error:
            raise PictureError(f"picture {path!r} {error.message}") from error


def remote(url: str) -> Remote:
    """The place behind a URL; UsageError if fsspec, or its package for this kind of URL, is missing."""
    found = Remote(url)
    found.system  # noqa: B018  (raises)
    return found


def _opened(url: str) -> Any:
    try:
        from fsspec.core import url_to_fs
    except ModuleNotFoundError as error:
        raise UsageError('a URL needs fsspec: pip install "newsconv[cluster]"', file=url) from error
    try:
        return url_to_fs(url, use_listings_cache=False)
    except (ImportError, ValueError) as error:
        raise UsageError(f"this URL cannot be used: {error}", file=url) from error
