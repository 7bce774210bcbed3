"""Read, transform, write: the whole way from a source to its files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from . import formats
from .draft import Draft, Group, Row
from .errors import InputError, UsageError
from .files import read_bytes, within, write_all, write_folder
from .formats import WriterOptions
from .limits import DEFAULT, Limits
from .model import Article, inline_text
from .notices import Notice, Notify, ignore
from .options import ChineseOptions, DocxOptions
from .usable import tell_nameless, usable
from .walk import footnote_text, normalise, plain_text, text_rows
from .writers import Surroundings

if TYPE_CHECKING:
    from .transforms.chinese import Converted

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The date of what has none: the first that a ZIP archive can hold."""


MARKED_UP = ("html", "docx")
"""Formats that mark their paragraphs: where lines of the file end says nothing."""


class Result(Struct, frozen=True):
    """What a conversion made, and everything it noticed."""

    files: tuple[Path, ...]
    notices: tuple[Notice, ...]


def read(
    source: str | Path, *, format: str = "", repair: bool = True, encoding: str = "", limits: Limits = DEFAULT,
    notify: Notify = ignore,
) -> Article:
    """The article in a file.

    `format` is `md`, `txt`, `html`, `docx` or `json`, else the suffix decides; with `repair` off nothing is
    joined or dropped; `encoding` overrides the detection; `limits` bound what is read.  Raises InputError.
    """
    path = Path(source)
    data = read_bytes(path, str(source), limits.source_bytes)
    return read_data(data, shown_name(source), format=formats.input_format(path, format),
                     repair=repair, encoding=encoding, limits=limits, notify=notify)


def shown_name(source: str | Path) -> str:
    """The file's name as it was given, but never an absolute path."""
    path = Path(source)
    name = path.name if path.is_absolute() else path.as_posix()
    return name.encode("utf-8", "replace").decode("utf-8")


def read_data(
    data: bytes, file: str, *, format: str, repair: bool = True, encoding: str = "", limits: Limits = DEFAULT,
    notify: Notify = ignore,
) -> Article:
    """The article in the bytes of a file that is called `file`."""
    within(data, file, limits.source_bytes)

    def tell(notice: Notice) -> None:
        notify(replace(notice, file=file))

    if format == "json":
        from .readers.json import read_json

        return read_json(data, file, tell, limits)
    from .readers.bounds import check_draft
    from .repairs import repair as repaired
    from .structure.fragments import with_fragments
    from .structure.recognise import recognise

    draft = _draft(data, file, format, encoding, limits, tell)
    check_draft(draft, limits)
    if format not in MARKED_UP:
        draft = with_fragments(draft)
    if repair:
        draft = repaired(draft, tell)
    article = normalise(recognise(draft, repair=repair, notify=tell))
    _prove(draft, article, tell)
    article = usable(article, tell)
    tell_nameless(article, tell)
    return article


def _draft(data: bytes, file: str, format: str, encoding: str, limits: Limits, notify: Notify) -> Draft:
    if format == "docx":
        from .readers.docx import read_docx

        return read_docx(data, file, notify, limits)
    from .readers.bounds import check_text
    from .readers.decode import decode

    if format == "html" and not encoding:
        from .readers.html import html_encoding

        encoding = html_encoding(data)
    text, _ = decode(data, file, notify, encoding)
    if format not in MARKED_UP:
        check_text(text, file, limits)
    if format == "txt":
        from .readers.decode import looks_like_markdown

        if looks_like_markdown(text):
            notify(Notice("markdown-in-text", "info", "a text file that is Markdown inside: read as Markdown"))
            format = "md"
    return formats.reader(format, limits)(text, file, notify)


def _prove(draft: Draft, article: Article, notify: Notify) -> None:
    """Compare the characters of the draft with those of the article; a difference is a notice of loss."""
    before = Counter(_draft_text(draft))
    after = Counter("".join((plain_text(article), footnote_text(article), *article.publication.furniture)))
    for blank in [character for character in {*before, *after} if character.isspace()]:
        del before[blank], after[blank]
    lost = before - after
    if lost:
        sample = "".join(lost.elements())[:20]
        notify(Notice("text-lost", "loss", f"{lost.total()} characters of the source are not in the article: {sample}"))


def _draft_text(draft: Draft) -> str:
    rows: list[Row] = []
    for row in draft.rows:
        rows.extend(row.rows if isinstance(row, Group) else (row,))
    blocks = [block for row in rows for block in (row.block,)]
    notes = [block for note in draft.footnotes for block in note.blocks]
    return "".join(inline_text(line) for block in (*blocks, *notes) for line in text_rows(block))


def render(
    article: Article,
    format: str,
    options: WriterOptions | None = None,
    *,
    images: Sequence[Path] = (),
    modified: datetime | None = None,
    limits: Limits = DEFAULT,
    notify: Notify = ignore,
    notices: Sequence[Notice] = (),
) -> bytes:
    """The article as the bytes of one file.

    `images` are the folders its pictures may come from; `modified` defaults to the
    article's own date; `notices` are those of reading, for formats that can show them.
    """
    around = surroundings(article, images, modified, notify, notices, limits=limits)
    return formats.writer(format, options)(usable(article, notify), around)


def surroundings(
    article: Article, images: Sequence[Path], modified: datetime | None, notify: Notify,
    notices: Sequence[Notice] = (), *, keep: bool = True, limits: Limits = DEFAULT,
) -> Surroundings:
    """What a writer needs beside the article; with `keep` off its pictures are read whenever they are asked for."""
    from .pictures import Pictures

    pictures = Pictures(*images, keep=keep, limits=limits)
    return Surroundings(pictures, modified or date_of(article), notify, tuple(notices))


def date_of(article: Article) -> datetime:
    """`modified` of the article, else its issue date, else 1980-01-01; never the clock."""
    for said in (article.publication.modified, article.publication.issue_date):
        try:
            date = datetime.fromisoformat(said)
        except ValueError:
            continue
        date = date if date.tzinfo else date.replace(tzinfo=UTC)
        return max(EARLIEST, date.astimezone(UTC))
    return EARLIEST


def write(
    article: Article,
    target: str | Path,
    options: WriterOptions | None = None,
    *,
    format: str = "",
    images: str | Path | Sequence[str | Path] = (),
    modified: datetime | None = None,
    limits: Limits = DEFAULT,
    notify: Notify = ignore,
    notices: Sequence[Notice] = (),
) -> None:
    """Write an article to a file whose suffix (or `format`) says how.  Raises OutputError, UsageError.

    `notices` are those of reading, which `DocxOptions.notices_as_comments` shows.
    """
    path = Path(target)
    name = format or formats.output_format(path)
    if name is None:
        raise UsageError(f"no format for {path.name!r}: use a suffix such as .docx, .pdf or .epub", file=str(target))
    data = render(article, name, options, images=_folders(images), modified=modified, limits=limits,
                  notify=notify, notices=notices)
    write_all([(path, data)])


def _folders(images: str | Path | Sequence[str | Path]) -> tuple[Path, ...]:
    return (Path(images),) if isinstance(images, (str, Path)) else tuple(map(Path, images))


def convert(
    source: str | Path,
    *targets: str | Path,
    options: Iterable[WriterOptions] = (),
    chinese: str | ChineseOptions = "",
    format: str = "",
    repair: bool = True,
    images: str | Path | Sequence[str | Path] = (),
    modified: datetime | None = None,
    limits: Limits = DEFAULT,
    notify: Notify = ignore,
) -> Result:
    """Convert a file to one or several files, written all or none.

    `chinese` is `tw`, `hk`, `t`, `s`, a language tag, or options.  Pictures come from the
    article's folder and from `images`.  Raises NewsconvError.
    """
    paths, options = [Path(target) for target in targets], tuple(options)
    references = [Path(option.reference) for option in options if isinstance(option, DocxOptions) and option.reference]
    check_targets([Path(source), *references], [paths])
    notices: list[Notice] = []

    def tell(notice: Notice) -> None:
        notices.append(notice)
        notify(notice)

    article = read(source, format=format, repair=repair, limits=limits, notify=tell)
    if chinese:
        article = to_chinese(article, chinese, notify=tell)
    folders, heard = (Path(source).parent, *_folders(images)), tuple(notices)
    files = [
        (path, render(article, _format_of(path), _options_for(path, options), images=folders, modified=modified,
                      limits=limits, notify=tell, notices=heard))
        for path in paths
    ]
    write_all(files)
    return Result(tuple(paths), tuple(notices))


def combine(
    sources: Sequence[str | Path],
    target: str | Path,
    options: WriterOptions | None = None,
    *,
    chinese: str | ChineseOptions = "",
    format: str = "",
    repair: bool = True,
    images: str | Path | Sequence[str | Path] = (),
    modified: datetime | None = None,
    limits: Limits = DEFAULT,
    notify: Notify = ignore,
) -> Result:
    """Bind several files into one issue, in the order of their pages: EPUB or HTML by the target's suffix.

    The other arguments mean what they mean in `convert`.  Raises NewsconvError.
    """
    path = Path(target)
    name = _format_of(path)
    formats.binder(name, options)
    if not sources:
        raise UsageError("an issue needs at least one article")
    check_targets([Path(source) for source in sources], [[path]])
    notices: list[Notice] = []

    def tell(notice: Notice) -> None:
        notices.append(notice)
        notify(notice)

    bound = []
    for source in sources:
        article = read(source, format=format, repair=repair, limits=limits, notify=tell)
        if chinese:
            article = to_chinese(article, chinese, notify=tell)
        folders = (Path(source).parent, *_folders(images))
        bound.append((article, surroundings(article, folders, modified, tell, keep=False, limits=limits)))
    write_issue(bound, path, name, options)
    return Result((path,), tuple(notices))


def write_issue(
    bound: Sequence[tuple[Article, Surroundings]], target: Path, format: str, options: WriterOptions | None = None,
    *, folder: bool = False, check: Callable[[], None] = lambda: None,
) -> None:
    """Write articles as one file, or as the files of a folder; `check` may still raise when all is written."""
    if folder:
        files = list(formats.folder_writer(format, options).files(bound))
        check()
        write_folder(target, files)
        return
    binder = formats.binder(format, options)

    def fill(file: IO[bytes]) -> None:
        binder.bind(bound, file)
        check()

    write_all([(target, fill)])


def _format_of(path: Path) -> str:
    name = formats.output_format(path)
    if name is None:
        raise UsageError(f"no format for {path.name!r}: use a suffix such as .docx, .pdf or .epub")
    return name


def _options_for(path: Path, options: Iterable[WriterOptions]) -> WriterOptions | None:
    kind = {"pdf": "PdfOptions", "docx": "DocxOptions", "epub": "EpubOptions",
            "html": "HtmlOptions"}.get(_format_of(path))
    return next((option for option in options if type(option).__name__ == kind), None)


def check_targets(sources: Sequence[Path], targets: Sequence[Sequence[Path]]) -> None:
    """InputError if a target is a source, or if two are one file."""
    from os.path import normcase, realpath  # which, unlike Path.resolve, goes as far as it can whatever is there

    inputs = {normcase(realpath(source)) for source in sources}
    seen: dict[str, Path] = {}
    for path in (path for group in targets for path in group):
        key = normcase(realpath(path))
        if key in inputs:
            raise InputError("the output is an input: choose another name", file=str(path))
        if key in seen:
            raise InputError("two outputs have this name: convert to a folder, or one by one", file=str(path))
        seen[key] = path


def to_chinese(article: Article, target: str | ChineseOptions, *, notify: Notify = ignore) -> Article:
    """The article in simplified or traditional Chinese (`tw`, `hk`, `t`, `s`, a tag, or options)."""
    return chinese_edition(article, target, notify=notify).article


def chinese_edition(article: Article, target: str | ChineseOptions, *, notify: Notify = ignore) -> Converted:
    """The article converted, with its lines and what was decided in each; doubts are notices."""
    from .transforms.chinese import chinese
    from .transforms.chinese.report import doubts

    converted = chinese(article.language, target).converted(article, notify)
    for doubt in doubts(converted.rows, article.file):
        notify(doubt)
    return converted


def with_pinyin(article: Article) -> Article:
    """The article with a reading over each Han character, for learners; UsageError without pypinyin."""
    from .transforms import pinyin

    return pinyin.with_pinyin(article)


def convert_text(text: str, target: str | ChineseOptions) -> str:
    """The same conversion for a string."""
    from .script import language_of
    from .transforms.chinese import chinese

    return chinese(language_of([text]), target).text(text)
