"""What the commands do, without the command line: planned, checked, then carried out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

import msgspec
from msgspec import Struct

from . import formats, pipeline
from .editions import Editions, chinese_options, decisions_of
from .errors import OutputError, UsageError
from .files import is_folder, read_bytes, within, writable, write_all
from .limits import Limits, limits_of
from .model import Article
from .notices import Notice
from .pictures import Pictures
from .setting import Setting
from .workshop import Workshop, check_strictness, date_for
from .writers import Surroundings

DEFAULT_FORMATS = ["docx", "pdf", "epub"]
STREAM = "-"


class Job(Struct, frozen=True):
    """One article and the files it becomes: (format, path); a path `-` is standard output.

    With `--combine` the `more` articles are bound with it.
    """

    source: str
    targets: tuple[tuple[str, Path], ...]
    more: tuple[str, ...] = ()


class Convert(Setting, frozen=True):
    """`newsconv convert`."""

    articles: tuple[str, ...]
    output: str = ""
    parallel: str = ""
    combine: bool = False
    folder: bool = False
    title: str = ""
    report: str = ""
    verbose: bool = False
    quiet: bool = False

    def run(self, modified: datetime | None, say: Callable[[str], None]) -> None:
        """Plan, check and convert; raises NewsconvError."""
        jobs = self.plan()
        editions = Editions(self.chinese_options(), report=bool(self.report), parallel=bool(self.parallel))
        workshop = Workshop(self.conversion(self._formats(), modified))
        notices: list[Notice] = []
        for job in _with_progress(jobs):
            notices.extend(self._issue(job, editions, modified, say) if self._binds
                           else self._one(job, editions, workshop, say))
        if self.report:
            data = msgspec.json.format(msgspec.json.encode([*notices, *editions.decided]), indent=2)
            write_all([(Path(self.report), data + b"\n")])
        if self.parallel:
            write_all([(Path(self.parallel), editions.proof())])

    def plan(self) -> list[Job]:
        """The jobs, with everything checked that can be before anything is read."""
        names = self._formats()
        self._check_options(names)
        jobs = list(self._jobs(names))
        files = [[path for _, path in job.targets if str(path) != STREAM] for job in jobs]
        inputs = [Path(article) for article in self.articles if article != STREAM]
        inputs += [Path(self.reference)] if self.reference else []
        reports = [Path(name) for name in (self.report, self.parallel) if name]
        for path in reports:
            writable(path)
        pipeline.check_targets(inputs, [*files, reports])
        return jobs

    @property
    def _binds(self) -> bool:
        """Whether what is written is no single file of a single article."""
        return self.combine or self.folder

    def _jobs(self, names: list[str]) -> Iterator[Job]:
        if not self._binds:
            yield from (Job(article, tuple(self._targets(article, names))) for article in self.articles)
            return
        if len(names) > 1:
            raise UsageError("--folder makes html alone: say -t html" if self.folder
                             else "--combine makes one format: say -t epub or -t html")
        find = formats.folder_writer if self.folder else formats.binder
        find(names[0])
        if self.combine:
            yield Job(self.articles[0], ((names[0], self._issue_target()),), self.articles[1:])
            return
        for article in self.articles:
            yield Job(article, ((names[0], self._folder_target(article)),))

    def _issue_target(self) -> Path:
        if not self.output or (self._to_folder(1) and not self.folder) or (self.folder and self.output == STREAM):
            raise UsageError("--combine needs the name of the issue: say -o FILE")
        return Path(self.output)

    def _folder_target(self, article: str) -> Path:
        """The folder that holds one article: the one named, or for several one in it for each."""
        if self.output == STREAM or (article == STREAM and not self.output):
            raise UsageError("--folder needs a name: say -o FOLDER")
        if self.output and len(self.articles) == 1:
            return Path(self.output)
        above = Path(self.output) if self.output else Path(article).parent
        if not is_folder(above):
            raise OutputError("no such folder: make it first", file=str(above))
        return above / Path(article).stem

    def _formats(self) -> list[str]:
        if self.to:
            return formats.output_formats(self.to)
        if self.folder:
            return ["html"]
        if self.output and not self._to_folder(1):
            if self.output == STREAM:
                raise UsageError("standard output needs one format: add -t")
            name = formats.output_format(Path(self.output))
            if name is None:
                raise UsageError(f"no format for {self.output!r}: use a suffix such as .docx, .pdf or .epub, or add -t")
            return [name]
        return DEFAULT_FORMATS

    def _to_folder(self, count: int) -> bool:
        ends = self.output.endswith(("/", "\\"))
        return self.output != STREAM and (ends or count > 1 or is_folder(Path(self.output)))

    def _check_options(self, names: list[str]) -> None:
        self.check(names)
        if self.parallel and not self.chinese:
            raise UsageError("--parallel has no use without --chinese")
        if self.title and not (self.combine and {"epub", "html"} & set(names)):
            without = "" if self.combine else " without --combine"
            raise UsageError(f"--title has no use in {', '.join(names)}{without}")

    def _targets(self, article: str, names: list[str]) -> Iterator[tuple[str, Path]]:
        count = len(names) * len(self.articles)
        if self.output == STREAM:
            if count > 1:
                raise UsageError("standard output takes one article in one format")
            yield names[0], Path(STREAM)
            return
        if article == STREAM and (not self.output or self._to_folder(count)):
            raise UsageError("standard input has no name: say -o FILE or -o -")
        if self.output and not self._to_folder(count):
            yield names[0], Path(self.output)
            return
        folder = Path(self.output) if self.output else Path(article).parent
        if not is_folder(folder):
            named = count > 1 and formats.output_format(folder) is not None
            raise OutputError(
                f"is no folder, and {count} files result: name a folder" if named else "no such folder: make it first",
                file=str(self.output or folder),
            )
        for name in names:
            yield name, folder / f"{Path(article).stem}.{name}"

    def _article(self, source: str, editions: Editions, notices: list[Notice]) -> Article:
        """The article as it is to be written; everything noticed is appended."""
        article = load(source, self.input_format, self.encoding, not self.no_repair, limits_of(self.limit), notices)
        article = editions.edition(article, notices.append)
        return pipeline.with_pinyin(article) if self.pinyin else article

    def _picture_folders(self, source: str) -> tuple[Path, ...]:
        return (*([] if source == STREAM else [Path(source).parent]), *map(Path, self.images))

    def _issue(
        self, job: Job, editions: Editions, modified: datetime | None, say: Callable[[str], None]
    ) -> list[Notice]:
        """Articles bound into one file or folder; pictures are read one at a time."""
        notices: list[Notice] = []
        (name, target), = job.targets
        bound = [self._bound(source, editions, modified, notices) for source in (job.source, *job.more)]
        if str(target) == STREAM:
            file = BytesIO()
            formats.binder(name, self.options(name, self.title)).bind(bound, file)
            check_strictness(self.strict, notices)
            deliver([(target, file.getvalue())])
        else:
            pipeline.write_issue(bound, target, name, self.options(name, self.title), folder=self.folder,
                                 check=lambda: check_strictness(self.strict, notices))
        self._tell(job, notices, say)
        return notices

    def _bound(
        self, source: str, editions: Editions, modified: datetime | None, notices: list[Notice]
    ) -> tuple[Article, Surroundings]:
        article = self._article(source, editions, notices)
        around = pipeline.surroundings(article, self._picture_folders(source), date_for(article, modified),
                                       notices.append, keep=False, limits=limits_of(self.limit))
        return article, around

    def _one(
        self, job: Job, editions: Editions, workshop: Workshop, say: Callable[[str], None]
    ) -> list[Notice]:
        notices: list[Notice] = []
        limits = limits_of(self.limit)
        data, shown = source_bytes(job.source, limits)
        article = workshop.article(data, shown, formats.input_format(Path(shown)), notices.append, editions)
        pictures = Pictures(*self._picture_folders(job.source), limits=limits)
        files = workshop.files(article, pictures, notices)
        deliver([(path, made) for (_, path), made in zip(job.targets, files, strict=True)])
        self._tell(job, notices, say)
        return notices

    def _tell(self, job: Job, notices: list[Notice], say: Callable[[str], None]) -> None:
        if self.quiet:
            return
        names = ", ".join(str(path) for _, path in job.targets)
        source = job.source if not job.more else f"{len(job.more) + 1} articles"
        told(f"{source} → {names}", notices, say, verbose=self.verbose)


class Inspect(Struct, frozen=True):
    """`newsconv inspect`."""

    article: str
    as_json: bool = False
    chinese: str = ""
    regional_words: bool = False
    tw_formal: bool = False
    hk_formal: bool = False
    glossary: tuple[str, ...] = ()
    input_format: str = ""
    encoding: str = ""
    no_repair: bool = False
    strict: str = ""
    limit: tuple[str, ...] = ()

    def run(self) -> None:
        """Print the structure; raises NewsconvError."""
        from .display import print_decisions, print_tree
        from .inspection import inspect, report

        check_strictness(self.strict)
        notices: list[Notice] = []
        options = chinese_options(self.chinese, self.regional_words, self.tw_formal, self.hk_formal,
                                  self.glossary)
        article = load(self.article, self.input_format, self.encoding, not self.no_repair, limits_of(self.limit),
                       notices)
        decided = decisions_of(article, options, notices.append) if options else []
        if self.as_json:
            found = report(article, notices)
            if options:
                found["chinese"] = msgspec.to_builtins(decided)
            data = msgspec.json.format(msgspec.json.encode(found), indent=2)
            sys.stdout.buffer.write(data + b"\n")
        else:
            print_tree(inspect(article, notices), article.file)
            print_decisions(decided)
        check_strictness(self.strict, notices)


def told(done: str, notices: list[Notice], say: Callable[[str], None], *, verbose: bool) -> None:
    """Say what a person must know of the notices (with `verbose` all), then what was done."""
    shown = [notice for notice in notices if verbose or notice.level in ("doubt", "loss")]
    for line in dict.fromkeys(map(str, shown)):
        say(line)
    inferred = sum(notice.level == "info" for notice in notices)
    repaired = sum(notice.level == "repair" for notice in notices)
    say(f"{done} ({inferred} inferred, {repaired} repaired)")


def load(
    source: str, format: str, encoding: str, repair: bool, limits: Limits, notices: list[Notice]
) -> Article:
    """The article in a file or on standard input; everything noticed is appended."""
    data, name = source_bytes(source, limits)
    chosen = formats.input_format(Path(name), format)
    return pipeline.read_data(
        data, name, format=chosen, repair=repair, encoding=encoding, limits=limits, notify=notices.append
    )


def source_bytes(source: str, limits: Limits) -> tuple[bytes, str]:
    """What is in a file or on standard input, and what it is called."""
    if source == STREAM:
        return within(sys.stdin.buffer.read(limits.source_bytes + 1), "stdin", limits.source_bytes), "stdin"
    return read_bytes(Path(source), source, limits.source_bytes), pipeline.shown_name(source)


def deliver(files: list[tuple[Path, bytes]]) -> None:
    """Write the files, all or none, and what is for standard output there."""
    write_all((path, data) for path, data in files if str(path) != STREAM)
    for path, data in files:
        if str(path) == STREAM:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()


def _with_progress(jobs: list[Job]) -> Iterator[Job]:
    """The jobs, with a bar on a terminal when there are several."""
    if len(jobs) < 2 or not sys.stderr.isatty():
        yield from jobs
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(jobs, "converting", console=Console(stderr=True), transient=True)
