"""`newsconv batch`: a folder of articles in, a folder of documents out."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from .batch import Cluster, Plan, Pool, Wanted, page, pending, plan, run
from .batch.page import unlinked
from .batch.places import Folder, make_folder
from .batch.report import report
from .batch.run import Runner
from .batch_display import display, show_plan
from .commands import DEFAULT_FORMATS
from .errors import UsageError
from .files import write_all
from .formats import output_formats
from .setting import Setting


class Batch(Setting, frozen=True):
    """The command with its options."""

    articles: str
    output: str
    jobs: int
    resume: bool = False
    dry_run: bool = False
    scheduler: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    follow_links: bool = False
    timeout: float = 0
    report: str = ""
    json_lines: bool = False
    quiet: bool = False

    def run(self, modified: datetime | None, began: datetime) -> int:
        """Plan, carry out and report; the exit status.  Raises NewsconvError for what stops the whole batch."""
        made = self.plan(modified)
        if self.dry_run:
            show_plan(pending(made) if self.resume else made, as_json=self.json_lines)
            return 0
        reports = self._reports(made)
        with display(made, self.json_lines, self.quiet) as show, _interruptible() as stop:
            result = run(made, self._runner(), resume=self.resume, notify=show.entry, stop=stop)
            show.end(result)
        if reports:
            make_folder(reports[0].parent)
            found = report(made, result, began.isoformat(" ", "seconds"))
            write_all(zip(reports, (found.json(), page(found, _linker(made, reports[0].parent))), strict=True))
        return result.exit_status

    def plan(self, modified: datetime | None) -> Plan:
        """The plan; raises UsageError or InputError."""
        names = output_formats(self.to) if self.to else DEFAULT_FORMATS
        self.check(names)
        wanted = Wanted(self.include, self.exclude, self.input_format, self.follow_links)
        return plan(self.articles, self.output, self.conversion(names, modified), wanted)

    def _runner(self) -> Runner:
        if self.scheduler:
            return Cluster(self.scheduler, self.jobs, timeout=self.timeout)
        return Pool(self.jobs, self.timeout)

    def _reports(self, made: Plan) -> list[Path]:
        """The report's two files; UsageError if they would be taken for articles or for what becomes of one."""
        if not self.report:
            return []
        name = Path(self.report).resolve()
        files = [name.with_suffix(".json"), name.with_suffix(".html")]
        source, output = made.work.source, made.work.output
        is_output = isinstance(output, Folder) and name.is_relative_to(Path(output.root).resolve())
        if isinstance(source, Folder) and name.is_relative_to(Path(source.root).resolve()) and not is_output:
            raise UsageError("a report among the articles would be taken for one: put it elsewhere", file=self.report)
        if isinstance(output, Folder) and (taken := _taken(files, output, made)):
            raise UsageError("an article becomes a file of this name: choose another", file=str(taken))
        return files


def _taken(files: list[Path], output: Folder, made: Plan) -> Path | None:
    """The first of the files that an article becomes."""
    targets = {output.path(path).resolve() for task in made.tasks for path in task.targets
               if path.rpartition("/")[2] in {file.name for file in files}}
    return next((file for file in files if file in targets), None)


def _linker(made: Plan, folder: Path) -> Callable[[str], str]:
    """From a path in the output to its address in a page in the folder."""
    output = made.work.output
    if not isinstance(output, Folder):
        return unlinked
    root = Path(output.root).resolve()

    def link(path: str) -> str:
        try:
            return quote(Path(os.path.relpath(Path(root, path), folder)).as_posix())
        except ValueError:  # another drive
            return Path(root, path).as_uri()

    return link


@contextmanager
def _interruptible() -> Iterator[Callable[[], bool]]:
    """Tells whether to stop: after Ctrl-C or a request to end.  A second Ctrl-C breaks off at once."""
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.getsignal(number) for number in numbers]

    def ask(number: int, _frame: object) -> None:
        asked.set()
        signal.signal(number, signal.default_int_handler)

    for number in numbers:
        signal.signal(number, ask)
    try:
        yield asked.is_set
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
