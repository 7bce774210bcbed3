"""One article in a worker: what is done is kept, all else is made; nothing is raised."""

from __future__ import annotations

import traceback
from functools import lru_cache
from hashlib import sha256
from pathlib import PurePosixPath
from time import perf_counter

from msgspec.structs import replace

from .. import formats
from ..errors import NewsconvError, is_out_of_memory
from ..notices import Notice
from ..workshop import Conversion, Workshop
from .entry import Entry, Output, Problem, told
from .plan import Task, Work


@lru_cache(maxsize=2)
def workshop(conversion: Conversion) -> Workshop:
    """The workshop of a conversion, which stays open in this process."""
    return Workshop(conversion)


def carry_out(work: Work, task: Task, earlier: Entry | None = None) -> Entry:
    """Make the files of a task, unless the `earlier` entry still holds."""
    if earlier is not None and holds(work, task, earlier):
        return replace(earlier, status="kept")
    start = perf_counter()
    notices: list[Notice] = []
    try:
        entry = _made(work, task, notices)
    except Exception as error:
        shown = work.source.shown(task.source)
        entry = Entry(task.source, "failed", work.key, shown, notices=told(notices), problem=problem(error, shown))
    return replace(entry, seconds=round(perf_counter() - start, 4))


def holds(work: Work, task: Task, earlier: Entry) -> bool:
    """Whether an entry is of this conversion and source, pictures and outputs are still what they were."""
    if earlier.status != "made" or (earlier.key, earlier.shown) != (work.key, work.source.shown(task.source)):
        return False
    if tuple(output.path for output in earlier.outputs) != task.targets:
        return False
    if work.source.digest(task.source) != earlier.digest:
        return False
    pictures = work.source.pictures(task.source, work.conversion.images, work.conversion.limits)
    return all(pictures.digest(path) == digest for path, digest in earlier.pictures.items()) and all(
        work.output.digest(output.path) == output.digest for output in earlier.outputs
    )


def _made(work: Work, task: Task, notices: list[Notice]) -> Entry:
    shop, shown = workshop(work.conversion), work.source.shown(task.source)
    data = work.source.read(task.source, work.conversion.limits.source_bytes)
    pictures = work.source.pictures(task.source, work.conversion.images, work.conversion.limits)
    article = shop.article(data, shown, formats.input_format(PurePosixPath(task.source)), notices.append)
    files = list(zip(task.targets, shop.files(article, pictures, notices), strict=True))
    work.output.write(files)
    outputs = tuple(Output(path, sha256(made).hexdigest(), len(made)) for path, made in files)
    return Entry(task.source, "made", work.key, shown, sha256(data).hexdigest(), pictures.used(), outputs,
                 told(notices))


def late(work: Work, task: Task, timeout: float, attempts: int = 1) -> Entry:
    """The entry of an article that took more than `timeout` seconds."""
    shown = work.source.shown(task.source)
    words = f"took longer than {timeout:g} s: see --timeout"
    return Entry(task.source, "failed", work.key, shown, attempts=attempts, problem=Problem(words, shown))


def problem(error: BaseException, shown: str) -> Problem:
    """An error as a person is told of it."""
    if isinstance(error, NewsconvError):
        return Problem(error.message, error.file or shown, error.line, error.exit_status)
    if is_out_of_memory(error):
        return Problem("not enough memory", shown)
    said = " ".join(str(error).split())
    trace = "".join(traceback.format_exception(error, limit=-4))
    return Problem(f"internal error: {type(error).__name__}: {said}", shown, trace=trace)
