"""What a batch will do, settled before anything is written."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from os.path import realpath
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

from ..errors import InputError, UsageError
from ..workshop import Conversion
from .find import Passed, Wanted, find
from .fingerprint import fingerprint, settled
from .naming import unfit
from .places import Folder, Place, place, require_folder
from .remote import Remote


class Task(Struct, frozen=True):
    """One article and the files it becomes, by their paths in the folders."""

    source: str
    targets: tuple[str, ...]


class Work(Struct, frozen=True):
    """What a worker has to know beside its task; `key` names the conversion with all it depends on."""

    source: Place
    output: Place
    conversion: Conversion
    key: str


class Plan(Struct, frozen=True):
    """The tasks in order, and what was passed over while looking for them."""

    work: Work
    tasks: tuple[Task, ...]
    passed: tuple[Passed, ...] = ()

    def json(self) -> bytes:
        """The plan for programs."""
        data = {"folder": self.work.source.name, "output": self.work.output.name,
                "formats": self.work.conversion.formats, "tasks": self.tasks, "passed": self.passed}
        return msgspec.json.format(msgspec.json.encode(data), indent=2)


def plan(folder: str | Path, output: str | Path, conversion: Conversion, wanted: Wanted | None = None) -> Plan:
    """The plan of a batch from a folder (or URL) to another, which need not be there.

    Raises InputError where there are no articles, two articles would become one file, or a file would be made that
    the next batch took for an article; UsageError for folders that do not go together.
    """
    wanted = wanted or Wanted(input_format=conversion.input_format)
    source, target = place(folder), place(output)
    require_folder(source)
    _check_places(source, target)
    found, passed = find(source, wanted, target)
    if not found and not any(one.bad for one in passed):
        raise InputError("no articles here: see --include, and the kinds of files that are read", file=source.name)
    tasks, unfit_ones = _tasks(found, conversion.formats, target)
    _check_targets(source, tasks)
    _check_not_read_again(source, target, tasks)
    absolute = settled(conversion)
    return Plan(Work(source, target, absolute, fingerprint(conversion)), tasks, (*passed, *unfit_ones))


def _tasks(paths: Iterable[str], formats: Iterable[str], target: Place) -> tuple[tuple[Task, ...], list[Passed]]:
    """The tasks, and what no file of this machine's can be made of."""
    tasks, passed = [], []
    for path in paths:
        task = Task(path, tuple(_targets(path, formats)))
        why = unfit(max(task.targets, key=len), windows=sys.platform == "win32") if isinstance(target, Folder) else ""
        if why:
            passed.append(Passed(path, f"no file can be made of it here: {why}", bad=True))
        else:
            tasks.append(task)
    return tuple(tasks), passed


def _targets(path: str, names: Iterable[str]) -> Iterator[str]:
    folder, slash, file = path.rpartition("/")
    stem = PurePosixPath(file).stem
    for name in names:
        yield f"{folder}{slash}{stem}.{name}"


def _check_places(source: Place, target: Place) -> None:
    if _at(source) == _at(target):
        raise UsageError("the output folder is the folder of the articles: choose another", file=target.name)
    if isinstance(target, Folder) and Path(target.root).exists() and not Path(target.root).is_dir():
        raise UsageError("the output is a file: name a folder", file=target.name)


def _at(found: Place) -> str:
    if isinstance(found, Remote):
        return f"{type(found.system).__name__}:{found.root}"
    return realpath(found.root) if isinstance(found, Folder) else found.name


def _check_targets(source: Place, tasks: Iterable[Task]) -> None:
    owners: dict[str, str] = {}
    for task in tasks:
        for path in task.targets:
            owner = owners.setdefault(_sameness(path), task.source)
            if owner != task.source:
                raise InputError(f"{owner} and {task.source} would both become {path}: leave one out with --exclude",
                                 file=source.name)


def _check_not_read_again(source: Place, target: Place, tasks: Iterable[Task]) -> None:
    """InputError if a file would come to lie among the articles, where these lie in the output's folder."""
    if not isinstance(source, Folder) or not isinstance(target, Folder):
        return
    if not Path(source.root).is_relative_to(target.root):
        return
    for path in (path for task in tasks for path in task.targets):
        if target.path(path).is_relative_to(source.root):
            raise InputError("would be written among the articles: choose another output folder",
                             file=str(target.path(path)))


def _sameness(path: str) -> str:
    """Paths that are one file on this system are equal so."""
    if sys.platform in ("win32", "darwin"):
        return unicodedata.normalize("NFC", path).casefold()
    return path
