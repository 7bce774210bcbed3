"""The command line: the only room that prints, exits, and reads the clock's substitutes from the environment."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import unicodedata
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, NoReturn

import click

from .errors import NewsconvError, UsageError, is_out_of_memory

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=CONTEXT)
@click.version_option(package_name="newsconv")
def cli() -> None:
    """Turn Chinese news articles into documents: DOCX, PDF, EPUB, in simplified or traditional Chinese."""


def _input_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed((
        click.option("-f", "--format", "input_format", default="", metavar="FORMAT",
                     help="Input format: md, txt, html, docx, json."),
        click.option("--encoding", default="", metavar="NAME", help="Encoding of the input (detected otherwise)."),
        click.option("--no-repair", is_flag=True, help="Join and drop nothing."),
        click.option("--strict", is_flag=False, flag_value="doubt", default="", metavar="[=repair]",
                     help="Fail on doubt and loss (=repair: on repairs too) and write nothing."),
        click.option("--limit", multiple=True, metavar="NAME=NUMBER",
                     help="Raise or lower a bound on what is read, such as picture-pixels=200000000."),
        click.option("--debug", is_flag=True, help="Show the traceback of an error."),
    )):
        command = option(command)
    return command


def _chinese_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed((
        click.option("--chinese", default="", metavar="TARGET",
                     help="Convert to tw, hk, t (traditional), s (simplified), or by an OpenCC configuration."),
        click.option("--regional-words", is_flag=True, help="With --chinese tw, hk or s: the region's words too."),
        click.option("--tw-formal", is_flag=True,
                     help="With --chinese tw: the ministry's forms, 臺 where the press has 台."),
        click.option("--hk-formal", is_flag=True,
                     help="With --chinese hk: the official list's forms, 説 where the press has 說."),
        click.option("--glossary", multiple=True, metavar="FILE.tsv",
                     help="With --chinese: what to keep, what to force, whom to know; a later one overrules."),
    )):
        command = option(command)
    return command


def _format_option(command: Callable[..., None]) -> Callable[..., None]:
    return click.option("-t", "--to", default="", metavar="FORMATS",
                        help="docx,pdf,epub,html,json,md (default: -o's suffix, else the first three).")(command)


_PRINTING = (
    click.option("--print", is_flag=True, help="PDF: for a print shop, PDF/X-4: single pages, inks, bleed and marks."),
    click.option("--bleed", type=click.FloatRange(0, 20), default=None, metavar="MM",
                 help="With --print: how far the sheet goes on around the page (default: 3)."),
    click.option("--icc", default="", metavar="FILE",
                 help="With --print: the press's output profile, CMYK or Gray (default: FOGRA39, coated offset)."),
    click.option("--condition", default="", metavar="NAME",
                 help="With --icc: what the profile describes, as FOGRA51 (default: the profile's own name)."),
    click.option("--ink", type=click.IntRange(100, 400), default=None, metavar="PERCENT",
                 help="With --print: the most of all inks on one spot (default: 320; newsprint: 240)."),
    click.option("--gray", is_flag=True, help="PDF: everything in grey, in print with black ink alone."),
    click.option("--resolution", type=click.IntRange(36, 2400), default=None, metavar="PPI",
                 help="PDF: scale pictures down to this, tell of those under it (default: 300; newsprint: 200)."),
)


def _printing_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_PRINTING):
        command = option(command)
    return command


def _setting_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed((
        click.option("--theme", default="", metavar="NAME|FILE", help="The look (default: newspaper)."),
        click.option("--paper", default="", metavar="SIZE",
                     help="A3, A4, A5, B5, 16K, Letter or WIDTHxHEIGHTmm (default: A4)."),
        click.option("--columns", type=click.IntRange(1, 6), default=None,
                     help="Columns of text (default: by the width)."),
        *_PRINTING,
        click.option("--reference", default="", metavar="FILE.docx",
                     help="DOCX: styles, page, headers and footers from here."),
        click.option("--contents", is_flag=True, help="DOCX: a table of contents below the head."),
        click.option("--vertical", is_flag=True, help="Lines run down and follow each other leftward."),
        click.option("--font", multiple=True, metavar="PART=FACE",
                     help="PDF: the face for song, hei, kai, mono or latin, by file or by name."),
        click.option("--pinyin", is_flag=True, help="Readings over every Han character, for learners."),
        click.option("--cover", default="", metavar="PICTURE|none",
                     help="EPUB: the cover (default: drawn from the headline)."),
        click.option("--embed-fonts", is_flag=True, help="EPUB, HTML: bring the bundled faces along, as subsets."),
        click.option("--picture-size", type=click.IntRange(16, 20000), default=None, metavar="PIXELS",
                     help="EPUB, HTML: scale pictures down to this on the longer side."),
        click.option("--notices-as-comments", is_flag=True,
                     help="DOCX: what was inferred and repaired, in the margin."),
        click.option("--emphasis-dots", is_flag=True, help="DOCX: emphasis as dots, not in Kai."),
        click.option("--character-grid", is_flag=True, help="DOCX: every character in a cell of the grid."),
        click.option("--images", multiple=True, metavar="FOLDER",
                     help="A further folder that pictures may come from."),
    )):
        command = option(command)
    return command


def _once(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> str:
    """The one value of an option that says where to write: of two, none is dropped without a word."""
    if len(values) > 1:
        raise click.BadParameter("given twice; for several formats name a folder and -t docx,pdf,epub", context, option)
    return values[0] if values else ""


@cli.command(short_help="Convert articles to documents.")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("-o", "--output", multiple=True, callback=_once, metavar="FILE|FOLDER",
              help="Where to write; '-' is standard output.")
@_format_option
@_chinese_options
@click.option("--parallel", default="", metavar="FILE.html", help="Write source and result side by side, to be signed.")
@_setting_options
@click.option("--combine", is_flag=True, help="EPUB, HTML: bind all articles into one issue, by page.")
@click.option("--title", default="", metavar="TEXT", help="EPUB, HTML: the issue's title (default: outlet and date).")
@click.option("--folder", is_flag=True, help="HTML: a folder, with style sheet and pictures beside index.html.")
@click.option("--report", default="", metavar="FILE.json", help="Write every notice to a file.")
@click.option("-v", "--verbose", is_flag=True, help="Show every notice.")
@click.option("-q", "--quiet", is_flag=True, help="Show errors only.")
@_input_options
def convert(articles: tuple[str, ...], **chosen: Any) -> None:
    """Convert each ARTICLE ('-' is standard input) to the formats asked for.

    Without -o the files stand beside the source.  Either every file of an article is written or none.
    """
    from .commands import Convert

    with _Errors(chosen.pop("debug")):
        Convert(tuple(articles), **chosen).run(_environment_date(), _say)


@cli.command(short_help="Convert a folder of articles, an archive at a time.")
@click.argument("articles", metavar="FOLDER|URL")
@click.option("-o", "--output", required=True, metavar="FOLDER|URL", help="Where to write; made if it is not there.")
@_format_option
@click.option("--jobs", type=click.IntRange(1, 512), default=None, metavar="N",
              help="Worker processes (default: as many as there are processors).")
@click.option("--resume", is_flag=True, help="Keep what an earlier run has done and is still as it was.")
@click.option("--dry-run", is_flag=True, help="Show the plan and write nothing.")
@click.option("--include", multiple=True, metavar="PATTERN",
              help="Which files are articles, as in a .gitignore (default: those whose suffix says so).")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Which are none.")
@click.option("--follow-links", is_flag=True, help="Follow links that lead out of the folder.")
@click.option("--timeout", type=click.FloatRange(0), default=600, show_default=True, metavar="SECONDS",
              help="The most that one article may take; 0 is no limit.")
@click.option("--scheduler", default="", metavar="ADDRESS|local",
              help="Convert on a Dask cluster, or on one of this machine's own.")
@click.option("--report", default="", metavar="FILE.json", help="Write what came of it, and FILE.html to look at.")
@click.option("--json-lines", is_flag=True, help="A JSON object a line; with --dry-run the plan as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Show failures only.")
@_chinese_options
@_setting_options
@_input_options
def batch(jobs: int | None, **chosen: Any) -> None:
    """Convert the articles in FOLDER and below to files in the same folders below the output.

    One that fails does not stop the rest.  The exit status is 1 if any failed, 3 if only --strict failed any.
    """
    from .batch_command import Batch

    with _Errors(chosen.pop("debug")):
        status = Batch(jobs=jobs or _processors(), **chosen).run(_environment_date(), datetime.now().astimezone())
        raise SystemExit(status)


@cli.command(short_help="Make a handout to print from one or more articles.")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("-o", "--output", required=True, metavar="FILE.pdf", help="Where to write; '-' is standard output.")
@click.option("--recipe", default="single", show_default=True, metavar="NAME|FILE",
              help="single, a4-fold, a5-booklet, two-up, study, clinic or a TOML file.")
@click.option("--title", default="", metavar="TEXT", help="The title of the whole.")
@click.option("--paper", default="", metavar="SIZE", help="The page (default: the recipe's).")
@click.option("--sheet", default="", metavar="SIZE", help="The sheet that pages go on (default: the recipe's).")
@_printing_options
@click.option("--flip", type=click.Choice(["short", "long", "none"]), default=None,
              help="The edge over which the printer turns sheets for their backs.")
@click.option("--theme", default="", metavar="NAME|FILE", help="The look (default: the recipe's).")
@click.option("--columns", type=click.IntRange(1, 6), default=None, help="Columns of text (default: the recipe's).")
@click.option("--font", multiple=True, metavar="PART=FACE",
              help="The face for song, hei, kai, mono or latin, by file or by name.")
@click.option("--vertical", is_flag=True, help="Lines run down and follow each other leftward, bound on the right.")
@click.option("--pinyin", is_flag=True, help="Readings over every Han character, for learners.")
@_chinese_options
@click.option("--images", multiple=True, metavar="FOLDER", help="A further folder that pictures may come from.")
@click.option("--report", default="", metavar="FILE.json", help="Write every notice to a file.")
@click.option("-v", "--verbose", is_flag=True, help="Show every notice.")
@click.option("-q", "--quiet", is_flag=True, help="Show errors only.")
@_input_options
def handout(articles: tuple[str, ...], output: str, **chosen: Any) -> None:
    """Set each ARTICLE ('-' is standard input) in order, with contents, sources and QR codes, and impose the pages."""
    from .handout_command import Handout

    with _Errors(chosen.pop("debug")):
        Handout(tuple(articles), output, **chosen).run(_environment_date(), _say)


@cli.command(short_help="Check finished PDF, DOCX and EPUB files.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--resolution", type=click.IntRange(36, 2400), default=300, show_default=True, metavar="PPI",
              help="The least resolution of pictures at their printed size (newsprint: 200).")
@click.option("--ink", type=click.IntRange(100, 400), default=320, show_default=True, metavar="PERCENT",
              help="The most of all inks on one spot (newsprint: 240).")
@click.option("--recipe", default="", metavar="NAME|FILE", help="PDF: compare pages and sheets with this recipe.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def check(files: tuple[str, ...], debug: bool, **chosen: Any) -> None:
    """Say what a print shop or a reader would complain of in each FILE, whoever made it.

    The exit status is 1 if there is an error.
    """
    with _Errors(debug):
        from .check_command import Check

        if not Check(tuple(files), **chosen).run(click.echo):
            raise SystemExit(1)


@cli.command(short_help="Show what was recognised in an article.")
@click.argument("article")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@_chinese_options
@_input_options
def inspect(article: str, as_json: bool, **chosen: Any) -> None:
    """Show the structure of ARTICLE line by line, with confidence and repairs.

    With --chinese, also every choice that the conversion would make.
    """
    from .commands import Inspect

    with _Errors(chosen.pop("debug")):
        Inspect(article, as_json, **chosen).run()


@cli.command(short_help="Show which faces a PDF is set in.")
@click.argument("articles", nargs=-1, metavar="[ARTICLE...]")
@click.option("--chinese", default="", metavar="TARGET", help="For an edition in this: tw, hk, t, s.")
@click.option("--theme", default="", metavar="NAME|FILE", help="The look (default: newspaper).")
@click.option("--font", multiple=True, metavar="PART=FACE",
              help="The face for song, hei, kai, mono or latin, by file or by name.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def fonts(debug: bool, **chosen: Any) -> None:
    """Show the face of each part of a page, where it is, and how many of the region's characters it has.

    With each ARTICLE, also the characters that come from another face of the machine or from none.
    """
    with _Errors(debug):
        from .fonts_command import Fonts

        Fonts(**chosen).run(click.echo)


@cli.command(short_help="Print the JSON Schema of the document.")
def schema() -> None:
    """Print the JSON Schema of the document model."""
    import json

    from .schema import article_schema

    click.echo(json.dumps(article_schema(), ensure_ascii=False, indent=2))


def _environment_date() -> datetime | None:
    """`SOURCE_DATE_EPOCH`, if it is set."""
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(said), UTC) if said else None
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"SOURCE_DATE_EPOCH is no number of seconds: {said!r}") from error


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _say(line: str) -> None:
    """A line on standard error; nobody reads it where that is closed."""
    with suppress(OSError, ValueError):
        click.echo(_harmless(line), err=True)


def _harmless(line: str) -> str:
    """The line without what would steer the terminal: controls and direction marks, in file names for example."""
    return "".join(f"\\x{ord(char):02x}" if unicodedata.category(char) in ("Cc", "Cf", "Cs") else char for char in line)


class _Errors:
    """Turns errors into one line and an exit status."""

    def __init__(self, debug: bool) -> None:
        self._debug = debug

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if error is None or self._debug or isinstance(error, (SystemExit, click.exceptions.Exit, click.ClickException)):
            return
        if isinstance(error, NewsconvError):
            _fail(str(error), error.exit_status)
        if isinstance(error, KeyboardInterrupt):
            _fail("interrupted", 130)
        if isinstance(error, BrokenPipeError):
            sys.stdout = None
            raise SystemExit(1)
        if is_out_of_memory(error):
            _fail("not enough memory", 1)
        if isinstance(error, OSError) and error.filename is not None and error.strerror:
            _fail(f"{error.filename}: {error.strerror}", 1)
        _fail(f"internal error: {type(error).__name__}: {' '.join(str(error).split())} (--debug shows where)", 1)


def _fail(message: str, status: int) -> NoReturn:
    _say(f"newsconv: {' '.join(message.split())}")
    raise SystemExit(status)


def _end_in_order() -> None:
    """Let a request to end unwind the stack as Ctrl-C does, so that nothing half-written stays."""
    if threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line on `arguments` (default: those of the process)."""
    warnings.simplefilter("ignore")  # what libraries think of a damaged picture is told by notices and errors
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    # Nearly all objects of a run are modules and live to its end: collecting garbage among them, and once more
    # at the end, takes a fifth of the time that one article needs.
    gc.set_threshold(50_000, 20, 50)
    _end_in_order()
    try:
        cli.main(args=arguments, prog_name="newsconv")
    finally:
        gc.freeze()

