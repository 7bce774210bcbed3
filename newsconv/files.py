"""Files, whole or not at all: written beside their target and renamed."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

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


def write_all(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write every file or, if one cannot be written, none.

    Each is written beside its target first; only when all are there are they renamed.
    OutputError says which could not be written and why.
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


def _stage(target: Path, data: bytes) -> Path:
    target = target.resolve() if target.is_symlink() else target
    if not target.parent.is_dir():
        raise OutputError(f"no such folder: {target.parent}: make it first", file=str(target))
    if target.is_dir():
        raise OutputError("is a folder: name a file, or end the folder's name with a slash", file=str(target))
    part = target.with_name(f".{target.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
        if target.exists():
            shutil.copymode(target, part)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise OutputError(f"cannot be written: {_reason(error)}", file=str(target)) from error
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
