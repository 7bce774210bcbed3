"""What `newsconv batch` shows: a bar on a terminal, lines in a pipe, JSON lines for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import click
import msgspec

from .batch import Entry, Plan, Result
from .batch.find import count_by_suffix


class Display(Protocol):
    """Is told of every article, and of the end."""

    def entry(self, entry: Entry) -> None:
        """An article is finished."""
        ...

    def end(self, result: Result) -> None:
        """All is finished."""
        ...


@contextmanager
def display(plan: Plan, json_lines: bool, quiet: bool) -> Iterator[Display]:
    """The display that suits where the output goes."""
    if json_lines:
        yield _JsonLines()
    elif sys.stderr.isatty() and not quiet:
        with _Bar(plan) as bar:
            yield bar
    else:
        yield _Lines(plan, quiet)


def show_plan(plan: Plan, *, as_json: bool) -> None:
    """Print what would be done."""
    if as_json:
        click.echo(plan.json().decode())
        return
    for task in plan.tasks:
        click.echo(_safe(f"{task.source} → {', '.join(task.targets)}"))
    for passed in plan.passed:
        click.echo(_safe(f"passed over: {passed.path}: {passed.reason}"))
    kinds = ", ".join(f"{count} {suffix}" for suffix, count in count_by_suffix(t.source for t in plan.tasks).items())
    files = sum(len(task.targets) for task in plan.tasks)
    click.echo(f"{_counted(len(plan.tasks), 'article')}{f' ({kinds})' if kinds else ''} → {_counted(files, 'file')} "
               f"in {plan.work.output.name}")


class _Lines:
    """A line for each article on standard output."""

    def __init__(self, plan: Plan, quiet: bool) -> None:
        self._folder = plan.work.source.name
        self._quiet = quiet

    def entry(self, entry: Entry) -> None:
        if not self._quiet or entry.problem is not None:
            click.echo(_line(entry, self._folder))

    def end(self, result: Result) -> None:
        if not self._quiet:
            click.echo(summary(result))


class _JsonLines:
    """A JSON object for each article, and one for the end."""

    def entry(self, entry: Entry) -> None:
        self._echo({"event": "article", **msgspec.to_builtins(entry)})

    def end(self, result: Result) -> None:
        self._echo({"event": "end", "made": result.count("made"), "kept": result.count("kept"),
                    "failed": result.count("failed"), "interrupted": result.interrupted, "seconds": result.seconds})

    def _echo(self, data: dict[str, Any]) -> None:
        click.echo(msgspec.json.encode(data).decode())


class _Bar:
    """A bar with rate, time left and failures on standard error; failures stay above it."""

    def __init__(self, plan: Plan) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._progress = Progress(
            TextColumn("converting"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(), TextColumn("[red]{task.fields[failed]}"),
            console=Console(stderr=True, highlight=False), transient=True,
        )
        self._task = self._progress.add_task("", total=len(plan.tasks), rate="", failed="")
        self._folder = plan.work.source.name
        self._failed = 0

    def __enter__(self) -> _Bar:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def entry(self, entry: Entry) -> None:
        if entry.problem is not None:
            self._failed += 1
            self._print(_line(entry, self._folder), "red")
        elif grave := _grave(entry):
            self._print(f"{_path(entry, self._folder)}: {grave}", "yellow")
        speed = self._progress.tasks[0].speed
        self._progress.update(self._task, advance=1, rate=f"{speed:.1f}/s" if speed else "",
                              failed=f"{self._failed} failed" if self._failed else "")

    def end(self, result: Result) -> None:
        self._progress.stop()
        self._print(summary(result), "")

    def _print(self, line: str, style: str) -> None:
        self._progress.console.print(line, style=style, markup=False, soft_wrap=True)


def summary(result: Result) -> str:
    """One line on the whole."""
    counts = ", ".join(f"{result.count(status)} {status}" for status in ("made", "kept", "failed")
                       if result.count(status) or status == "made")
    made = result.count("made")
    rate = f" ({made / result.seconds:.1f}/s)" if made and result.seconds else ""
    end = "; interrupted: --resume goes on" if result.interrupted else ""
    return f"{counts} in {result.seconds:.1f} s{rate}{end}"


def _line(entry: Entry, folder: str) -> str:
    path = _path(entry, folder)
    if (problem := entry.problem) is not None:
        elsewhere = "" if problem.file in ("", entry.shown, entry.source) else f"{problem.file}: "
        return _safe(f"failed {path}{f':{problem.line}' if problem.line else ''}: {elsewhere}{problem.message}")
    grave = _grave(entry)
    return _safe(f"{entry.status} {path} → {_counted(len(entry.outputs), 'file')} "
                 f"in {entry.seconds:.2f} s{f' ({grave})' if grave else ''}")


def _path(entry: Entry, folder: str) -> str:
    return _safe(f"{folder.rstrip('/')}/{entry.source}")


def _grave(entry: Entry) -> str:
    """What a person must look at."""
    found = [told for told in entry.notices if told.level in ("loss", "doubt")]
    return _safe(", ".join(f"{told.level}: {told.message}{f' (×{told.count})' if told.count > 1 else ''}"
                           for told in found))


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _safe(line: str) -> str:
    """A line that stays one, whatever file names and messages hold."""
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in line)
