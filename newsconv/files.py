"""Files, whole or not at all: written beside their target and renamed."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO

from .errors import InputError, OutputError

MOST_BYTES = 200 * 2**20
"""The largest source that is read."""


def read_bytes(path: Path, shown: str) -> bytes:
    """The bytes of a source; InputError says in one line why they cannot be had."""
    try:
        if path.is_dir():
            raise InputError("is a folder, not an article", file=shown)
        if path.stat().st_size > MOST_BYTES:
            raise InputError(f"is over {MOST_BYTES // 2**20} MiB", file=shown)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("no such file", file=shown) from error
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {_reason(error)}", file=shown) from error


def write_all(files: Iterable[tuple[Path, bytes | Callable[[IO[bytes]], None]]]) -> None:
    """Write every file or, if one cannot be written, none.

    Each is written beside its target first, from its bytes or by a call that is
    given the open file; only when all are there are they renamed.  OutputError
    says which could not be written and why; what a call raises passes through.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for target, data in files:
            staged.append((_stage(target, data), target))
        for part, target in staged:
            _replace(part, target)
    finally:
        for part, _ in staged:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def write_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files below a folder, all or none, by their paths in it; folders that are missing are made.

    Other files in the folder stay as they are.  OutputError as in `write_all`.
    """
    made: list[Path] = []

    def placed() -> Iterable[tuple[Path, bytes]]:
        for name, data in files:
            target = folder.joinpath(*name.split("/"))
            _make_folders(target.parent, folder, made)
            yield target, data

    try:
        write_all(placed())
    except BaseException:
        for one in reversed(made):
            with suppress(OSError):
                one.rmdir()
        raise


def _make_folders(wanted: Path, top: Path, made: list[Path]) -> None:
    """Make a folder at or below `top`; those that were missing are appended to `made`, outermost first."""
    if wanted != top:
        _make_folders(wanted.parent, top, made)
    if not wanted.is_dir():
        try:
            wanted.mkdir()
        except OSError as error:
            raise OutputError(f"the folder cannot be made: {_reason(error)}", file=str(wanted)) from error
        made.append(wanted)


def _stage(target: Path, data: bytes | Callable[[IO[bytes]], None]) -> Path:
    target = target.resolve() if target.is_symlink() else target
    if not target.parent.is_dir():
        raise OutputError(f"no such folder: {target.parent}: make it first", file=str(target))
    if target.is_dir():
        raise OutputError("is a folder: name a file, or end the folder's name with a slash", file=str(target))
    part = target.with_name(f".{target.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        with part.open("xb") as file:
            if isinstance(data, bytes):
                file.write(data)
            else:
                data(file)
        if target.exists():
            shutil.copymode(target, part)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise OutputError(f"cannot be written: {_reason(error)}", file=str(target)) from error
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    return part


def _replace(part: Path, target: Path) -> None:
    target = target.resolve() if target.is_symlink() else target
    try:
        part.replace(target)
    except OSError as error:
        raise OutputError(f"cannot be written: {_reason(error)}", file=str(target)) from error


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return "no room on the disk"
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
