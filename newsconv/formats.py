"""Formats by name or suffix.  Nothing heavy loads before a format is asked for."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path, PurePath
from typing import Any, cast

from .errors import UsageError
from .limits import DEFAULT, Limits
from .options import DocxOptions, EpubOptions, HtmlOptions, PdfOptions
from .readers import Reader
from .writers import Binder, FolderWriter, Writer

INPUT_SUFFIXES = {
    ".md": "md", ".markdown": "md", ".txt": "txt", ".text": "txt", ".json": "json",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".docx": "docx", ".docm": "docx",
}
OUTPUT_SUFFIXES = {
    ".docx": "docx", ".pdf": "pdf", ".epub": "epub", ".json": "json", ".md": "md", ".markdown": "md",
    ".html": "html", ".htm": "html",
}
_READERS = {
    "md": "newsconv.readers.markdown:MarkdownReader",
    "txt": "newsconv.readers.text:TextReader",
    "html": "newsconv.readers.html:HtmlReader",
}
BINARY = ("json", "docx")
"""Inputs that are read from bytes and not from text."""
_WRITERS = {
    "docx": "newsconv.writers.docx:DocxWriter",
    "pdf": "newsconv.writers.pdf:PdfWriter",
    "epub": "newsconv.writers.epub:EpubWriter",
    "html": "newsconv.writers.html:HtmlWriter",
    "json": "newsconv.writers.json:JsonWriter",
    "md": "newsconv.writers.markdown:MarkdownWriter",
}
_OPTIONS = {"docx": DocxOptions, "pdf": PdfOptions, "epub": EpubOptions, "html": HtmlOptions}

WriterOptions = PdfOptions | DocxOptions | EpubOptions | HtmlOptions


def input_format(path: PurePath, name: str = "") -> str:
    """The reader's name: as asked for, else by the suffix, else Markdown."""
    if name:
        _require(name, {*_READERS, *BINARY}, "newsconv.readers", "input format")
        return name
    return INPUT_SUFFIXES.get(path.suffix.lower(), "md")


def output_format(path: Path) -> str | None:
    """The writer's name by the suffix, or None."""
    return OUTPUT_SUFFIXES.get(path.suffix.lower())


def output_formats(names: str) -> list[str]:
    """The writers named in a comma list; UsageError names an unknown one."""
    out = list(dict.fromkeys(name.strip().lower() for name in names.split(",") if name.strip()))
    for name in out:
        _require(name, set(_WRITERS), "newsconv.writers", "format")
    if not out:
        raise UsageError("no format named: use -t docx,pdf,epub")
    return out


def reader(name: str, limits: Limits = DEFAULT) -> Reader:
    """A reader of drafts; those of markup bound what they parse."""
    make = _load(_READERS, "newsconv.readers", name)
    return cast(Reader, make(limits) if name in ("md", "html") else make())


def writer(name: str, options: WriterOptions | None = None) -> Writer:
    """A writer with its options (those of its format, else its defaults)."""
    make = _load(_WRITERS, "newsconv.writers", name)
    kind = _OPTIONS.get(name)
    if kind is None:
        return cast(Writer, make())
    return cast(Writer, make(options if isinstance(options, kind) else kind()))


def binder(name: str, options: WriterOptions | None = None) -> Binder:
    """A writer that binds several articles into one file; UsageError if this format's cannot."""
    made = writer(name, options)
    if not hasattr(made, "bind"):
        raise UsageError(f"--combine makes one epub or html file and no {name}: add -t epub or -t html")
    return cast(Binder, made)


def folder_writer(name: str, options: WriterOptions | None = None) -> FolderWriter:
    """A writer that spreads articles over the files of a folder; UsageError if this format's cannot."""
    made = writer(name, options)
    if not hasattr(made, "files"):
        raise UsageError(f"--folder makes a folder of html and no {name}: add -t html")
    return cast(FolderWriter, made)


def _require(name: str, own: set[str], group: str, kind: str) -> None:
    """UsageError for a name that neither newsconv nor, looked up only then, an installed package knows."""
    if name in own:
        return
    known = own | {point.name for point in _points(group)}
    if name not in known:
        raise UsageError(f"unknown {kind} {name!r}: use {', '.join(sorted(known))}")


def _points(group: str) -> Any:
    from importlib.metadata import entry_points

    return entry_points(group=group)


def _load(table: dict[str, str], group: str, name: str) -> Any:
    if place := table.get(name):
        module, attribute = place.split(":")
        return getattr(import_module(module), attribute)
    for point in _points(group):
        if point.name == name:
            return point.load()
    raise UsageError(f"unknown format {name!r}")
