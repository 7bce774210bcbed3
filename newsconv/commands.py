"""What the commands do, without the command line: planned, checked, then carried out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from . import formats, pipeline
from .errors import OutputError, StrictError, UsageError
from .files import read_bytes, write_all
from .formats import WriterOptions
from .model import Article
from .notices import Notice
from .options import DocxOptions, EpubOptions, PdfOptions
from .units import paper

if TYPE_CHECKING:
    from .inspection import Part

STRICTNESS: dict[str, tuple[str, ...]] = {"": (), "doubt": ("doubt", "loss"), "repair": ("repair", "doubt", "loss")}
DEFAULT_FORMATS = ["docx", "pdf", "epub"]
STREAM = "-"


class Job(Struct, frozen=True):
    """One article and the files it becomes: (format, path); a path `-` is standard output."""

    source: str
    targets: tuple[tuple[str, Path], ...]


class Convert(Struct, frozen=True):
    """`newsconv convert`."""

    articles: tuple[str, ...]
    output: str = ""
    to: str = ""
    chinese: str = ""
    theme: str = ""
    paper: str = ""
    columns: int | None = None
    reference: str = ""
    contents: bool = False
    vertical: bool = False
    notices_as_comments: bool = False
    emphasis_dots: bool = False
    character_grid: bool = False
    images: tuple[str, ...] = ()
    report: str = ""
    verbose: bool = False
    quiet: bool = False
    input_format: str = ""
    encoding: str = ""
    no_repair: bool = False
    strict: str = ""

    def run(self, modified: datetime | None, say: Callable[[str], None]) -> None:
        """Plan, check and convert; raises NewsconvError."""
        jobs = self.plan()
        notices: list[Notice] = []
        for job in _with_progress(jobs):
            notices.extend(self._one(job, modified, say))
        if self.report:
            data = msgspec.json.format(msgspec.json.encode(notices), indent=2)
            write_all([(Path(self.report), data + b"\n")])

    def plan(self) -> list[Job]:
        """The jobs, with everything checked that can be before anything is read."""
        check_strictness(self.strict)
        names = self._formats()
        self._check_options(names)
        jobs = [Job(article, tuple(self._targets(article, names))) for article in self.articles]
        files = [[path for _, path in job.targets if str(path) != STREAM] for job in jobs]
        inputs = [Path(article) for article in self.articles if article != STREAM]
        pipeline.check_targets(inputs, [*files, [Path(self.report)] if self.report else []])
        return jobs

    def _formats(self) -> list[str]:
        if self.to:
            return formats.output_formats(self.to)
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
        return self.output != STREAM and (ends or count > 1 or Path(self.output).is_dir())

    def _check_options(self, names: list[str]) -> None:
        own_page = set() if self.reference else {"docx"}
        for option, value, users in (
            ("--paper", self.paper, {"pdf"} | own_page),
            ("--columns", self.columns, {"pdf", "docx"}),
            ("--theme", self.theme, {"pdf", "docx", "epub"}),
            ("--reference", self.reference, {"docx"}),
            ("--contents", self.contents, {"docx"}),
            ("--vertical", self.vertical, {"docx"}),
            ("--notices-as-comments", self.notices_as_comments, {"docx"}),
            ("--emphasis-dots", self.emphasis_dots, {"docx"}),
            ("--character-grid", self.character_grid, own_page),
        ):
            if value and not users & set(names):
                beside = " beside --reference" if "docx" in names and self.reference else ""
                raise UsageError(f"{option} has no use in {', '.join(names)}{beside}")
        if self.paper:
            try:
                paper(self.paper)
            except ValueError as error:
                raise UsageError(str(error)) from error
        if self.chinese:
            from .transforms.chinese import language_for

            language_for(self.chinese)
        if self.input_format:
            formats.input_format(Path(), self.input_format)

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
        if not folder.is_dir():
            raise OutputError("no such folder: make it first", file=str(self.output or folder))
        for name in names:
            yield name, folder / f"{Path(article).stem}.{name}"

    def _one(self, job: Job, modified: datetime | None, say: Callable[[str], None]) -> list[Notice]:
        notices: list[Notice] = []
        article = load(job.source, self.input_format, self.encoding, not self.no_repair, notices)
        if self.chinese:
            article = pipeline.to_chinese(article, self.chinese, notify=notices.append)
        date = _date(article, modified)
        folders = (*([] if job.source == STREAM else [Path(job.source).parent]), *map(Path, self.images))
        heard = tuple(notices)
        files = [
            (path, pipeline.render(article, name, self._options(name), images=folders, modified=date,
                                   notify=notices.append, notices=heard))
            for name, path in job.targets
        ]
        check_strictness(self.strict, notices)
        _deliver(files)
        self._tell(job, notices, say)
        return notices

    def _options(self, name: str) -> WriterOptions | None:
        theme = self.theme or "newspaper"
        if name == "pdf":
            return PdfOptions(self.paper or "A4", self.columns, theme)
        if name == "docx":
            return DocxOptions(self.paper or "A4", self.columns, theme, self.reference, self.contents, self.vertical,
                               self.notices_as_comments, self.emphasis_dots, self.character_grid)
        return EpubOptions(theme) if name == "epub" else None

    def _tell(self, job: Job, notices: list[Notice], say: Callable[[str], None]) -> None:
        if self.quiet:
            return
        shown = [notice for notice in notices if self.verbose or notice.level in ("doubt", "loss")]
        for notice in dict.fromkeys(str(notice) for notice in shown):
            say(notice)
        inferred = sum(notice.level == "info" for notice in notices)
        repaired = sum(notice.level == "repair" for notice in notices)
        names = ", ".join(str(path) for _, path in job.targets)
        say(f"{job.source} → {names} ({inferred} inferred, {repaired} repaired)")


class Inspect(Struct, frozen=True):
    """`newsconv inspect`."""

    article: str
    as_json: bool = False
    input_format: str = ""
    encoding: str = ""
    no_repair: bool = False
    strict: str = ""

    def run(self) -> None:
        """Print the structure; raises NewsconvError."""
        from .inspection import inspect, report

        check_strictness(self.strict)
        notices: list[Notice] = []
        article = load(self.article, self.input_format, self.encoding, not self.no_repair, notices)
        if self.as_json:
            data = msgspec.json.format(msgspec.json.encode(report(article, notices)), indent=2)
            sys.stdout.buffer.write(data + b"\n")
        else:
            _print_tree(inspect(article, notices), article.file)
        check_strictness(self.strict, notices)


def load(source: str, format: str, encoding: str, repair: bool, notices: list[Notice]) -> Article:
    """The article in a file or on standard input; everything noticed is appended."""
    if source == STREAM:
        data, name = sys.stdin.buffer.read(), "stdin"
    else:
        data, name = read_bytes(Path(source), source), pipeline.shown_name(source)
    chosen = formats.input_format(Path(name), format)
    return pipeline.read_data(
        data, name, format=chosen, repair=repair, encoding=encoding, notify=notices.append
    )


def check_strictness(strict: str, notices: list[Notice] | tuple[Notice, ...] = ()) -> None:
    """StrictError for the first notice that the asked strictness does not allow."""
    if strict not in STRICTNESS:
        raise UsageError(f"unknown strictness {strict!r}: use --strict or --strict=repair")
    bad = [notice for notice in notices if notice.level in STRICTNESS[strict]]
    if bad:
        more = f" (and {len(bad) - 1} more)" if len(bad) > 1 else ""
        raise StrictError(f"{bad[0]}{more}")


def _date(article: Article, environment: datetime | None) -> datetime:
    """`modified` of the article, else the environment's date, else the issue date."""
    if environment is not None and not article.publication.modified:
        return max(environment, pipeline.EARLIEST)
    return pipeline.date_of(article)


def _deliver(files: list[tuple[Path, bytes]]) -> None:
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


def _print_tree(part: Part, file: str) -> None:
    from rich.console import Console
    from rich.text import Text
    from rich.tree import Tree

    tree = Tree(Text(file or part.name, style="bold"))
    fields = {key: value for key, value in part.fields.items() if key != "furniture"}
    tree.add(Text("  ".join(f"{key}: {value}" for key, value in fields.items()), style="dim"))
    for inner in part.parts:
        _add(tree, inner)
    Console(highlight=False).print(tree, soft_wrap=True)


def _add(tree: Tree, part: Part) -> None:  # type: ignore[name-defined]  # noqa: F821
    from rich.text import Text

    line = Text(part.name, style="cyan")
    if part.lines:
        first, last = part.lines
        line.append(f" {first}" if first == last else f" {first}-{last}", style="dim")
    if part.confidence < 1:
        line.append(f" {part.confidence:.0%}", style="green" if part.confidence >= 0.9 else "yellow")
    if part.text:
        text = part.text.replace("\n", " ⏎ ")
        line.append("  " + (text if len(text) <= 42 else f"{text[:40]}…"))
    if part.fields:
        shown = "  ".join(f"{key}={'、'.join(v) if isinstance(v, list) else v}" for key, v in part.fields.items())
        line.append(f"  [{shown}]", style="magenta")
    branch = tree.add(line)
    for repair in part.repairs:
        branch.add(Text(repair, style="yellow"))
    for inner in part.parts:
        _add(branch, inner)
