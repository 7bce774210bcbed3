"""Files, whole or not at all: written beside their target and renamed."""

from __future__ import annotations

import errno
import os
import stat
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from .errors import InputError, OutputError
from .limits import DEFAULT, over

_SETTINGS_BYTES = 2**20
"""A theme or recipe; those that come with newsconv have a few thousand."""
_LONGEST_NAME = 255
"""Bytes of a file's name on the file systems of all three kinds of machine."""
_WHAT = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"),
         (stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a device"))


def read_bytes(path: Path, shown: str, most: int = DEFAULT.source_bytes) -> bytes:
    """The bytes of a source, `most` at most; InputError says in one line why they cannot be had.

    A pipe or a device, which may never end or never begin, is refused.
    """
    return within(_begun(path, shown, most + 1), shown, most)


def read_settings(path: Path, shown: str) -> str:
    """The text of a theme, recipe or the like; InputError says in one line why it cannot be had."""
    data = _begun(path, shown, _SETTINGS_BYTES + 1)
    if len(data) > _SETTINGS_BYTES:
        raise InputError("is over 1 MiB: no theme or recipe is", file=shown)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8: save it as UTF-8", file=shown) from error


def beside(name: str, folder: Path) -> str:
    """The file of this name as it is to be opened: the one in the folder of what names it, if it is there."""
    there = folder / name
    return str(there) if there.is_file() else name


def _begun(path: Path, shown: str, most: int) -> bytes:
    """The first `most` bytes of a file; InputError for what is none or cannot be read."""
    try:
        if kind := _kind(path.stat().st_mode):
            raise InputError(f"is {kind}, not a file", file=shown)
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError as error:
        raise InputError("no such file", file=shown) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(f"cannot be read: {_reason(error)}", file=shown) from error


def is_folder(path: Path) -> bool:
    """Whether there is a folder; no error for what cannot be a name."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def within(data: bytes, shown: str, most: int) -> bytes:
    """The data; InputError if they are more than `most` bytes."""
    if len(data) > most:
        raise InputError(over("source_bytes", most, "is over {}"), file=shown)
    return data


def _kind(mode: int) -> str:
    """What is there instead of a file, or ''."""
    return next((what for is_one, what in _WHAT if is_one(mode)), "")


def write_all(files: Iterable[tuple[Path, bytes | Callable[[IO[bytes]], None]]]) -> None:
    """Write every file or, if one cannot be written, none.

    Each is written beside its target first, from its bytes or by a call that is
    given the open file; only when all are there are they renamed.  OutputError
    says which could not be written and why; what a call raises passes through.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for given, data in files:
            target = writable(given)
            part = _beside(target)
            staged.append((part, target))
            _fill(part, target, data)
        _place(staged)
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


def writable(target: Path) -> Path:
    """Where the file really goes; OutputError if no file can go there."""
    try:
        found = target.resolve() if target.is_symlink() else target
        if not found.parent.is_dir():
            raise OutputError(f"no such folder: {found.parent}: make it first", file=str(target))
        if found.is_dir():
            raise OutputError("is a folder: name a file, or end the folder's name with a slash", file=str(target))
        if target.exists() and not target.is_file():
            raise OutputError(f"is {_kind(target.stat().st_mode)}, not a file: '-' is standard output",
                              file=str(target))
        if found.exists() and not os.access(found, os.W_OK):
            raise OutputError("is read-only: name another file, or make it writable", file=str(target))
    except (OSError, ValueError, RuntimeError) as error:
        raise OutputError(f"cannot be written: {_reason(error)}", file=str(target)) from error
    return found


def _beside(target: Path) -> Path:
    """A name next to the target that is free, and short enough where the target's is."""
    own = f"{os.getpid()}-{threading.get_ident()}"
    for tried in range(1000):
        end = f".{own}{tried or ''}.part"
        name = target.name.encode("utf-8", "surrogateescape")[: _LONGEST_NAME - len(end) - 1]
        part = target.with_name(f".{name.decode('utf-8', 'ignore')}{end}")
        if not os.path.lexists(part):
            return part
    raise OutputError("cannot be written: too many unfinished files beside it", file=str(target))


def _fill(part: Path, target: Path, data: bytes | Callable[[IO[bytes]], None]) -> None:
    try:
        with part.open("xb") as file:
            if isinstance(data, bytes):
                file.write(data)
            else:
                data(file)
        if target.exists():
            part.chmod(stat.S_IMODE(target.stat().st_mode))
    except (OSError, ValueError) as error:
        raise OutputError(f"cannot be written: {_reason(error)}", file=str(target)) from error


def _place(staged: Sequence[tuple[Path, Path]]) -> None:
    """Rename all, or put back what was there: a file that another program holds open must not leave two editions."""
    placed: list[tuple[Path, Path | None]] = []
    try:
        for part, target in staged:
            placed.append((target, _kept(target) if len(staged) > 1 else None))
            _replace(part, target)
    except BaseException:
        for (target, old), (part, _) in zip(placed, staged, strict=False):
            if not os.path.lexists(part):
                _put_back(target, old)
        raise
    finally:
        for _, old in placed:
            if old is not None:
                with suppress(OSError):
                    old.unlink(missing_ok=True)


def _kept(target: Path) -> Path | None:
    """A second name for the file that is there, None if there is none."""
    if not target.exists():
        return None
    old = _beside(target)
    with suppress(OSError):
        old.hardlink_to(target)
        return old
    try:  # a file system without links
        import shutil  # brings archives of all kinds along

        shutil.copy2(target, old)
    except OSError as error:
        raise OutputError(f"cannot be written: {_reason(error)}", file=str(target)) from error
    return old


def _put_back(target: Path, old: Path | None) -> None:
    with suppress(OSError):
        if old is None:
            target.unlink()
        else:
            old.replace(target)


def _replace(part: Path, target: Path) -> None:
    try:
        part.replace(target)
    except OSError as error:
        raise OutputError(f"cannot be written: {_reason(error)}", file=str(target)) from error


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return "no room on the disk"
    if isinstance(error, RuntimeError):
        return "its symbolic links lead in a circle"
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
