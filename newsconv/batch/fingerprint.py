"""What the bytes of an output depend on beside the article: options, files that options name, versions."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import msgspec
from msgspec.structs import replace

from ..formats import WriterOptions
from ..options import ChineseOptions, DocxOptions, EpubOptions, PdfOptions
from ..theme import theme
from ..workshop import Conversion

_MAKERS = (
    "newsconv", "python-docx", "reportlab", "ebooklib", "opencc", "uharfbuzz", "Pillow", "lxml", "markdown-it-py",
    "mdit-py-plugins", "rjieba", "segno", "pylopdf-fonts-zh-cn", "pylopdf-fonts-zh-tw", "justmytype-intl-cjk",
    "pyphen", "pypinyin", "trafilatura",
)
"""The packages that a result may depend on."""


@cache
def versions() -> dict[str, str]:
    """The versions of what makes the files, '' for what is not installed."""
    from zlib import ZLIB_RUNTIME_VERSION

    return {"zlib": ZLIB_RUNTIME_VERSION, **{name: _version(name) for name in _MAKERS}}


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def fingerprint(conversion: Conversion) -> str:
    """A name for the conversion: equal as long as the options, the files they name and the versions are.

    InputError for a theme that is none.
    """
    contents: dict[str, str] = {}

    def note(name: str) -> str:
        contents[name] = sha256(Path(name).read_bytes()).hexdigest()
        return name

    _with_files(conversion, note)
    themes = [theme(options.theme) for _, options in conversion.writers if options is not None]
    for face in (face for one in themes for face in one.faces.values() if Path(face).is_file()):
        note(face)
    return sha256(msgspec.json.encode([conversion, themes, contents, versions()], order="sorted")).hexdigest()


def settled(conversion: Conversion) -> Conversion:
    """The conversion with absolute paths, for workers that stand in other folders."""
    absolute = _with_files(conversion, os.path.abspath)
    return replace(absolute, images=tuple(map(os.path.abspath, absolute.images)))


def _with_files(conversion: Conversion, change: Callable[[str], str]) -> Conversion:
    """The conversion with every file that an option names changed."""

    def file(name: str) -> str:
        return change(name) if name and Path(name).is_file() else name

    writers = tuple((name, _options_with(options, file)) for name, options in conversion.writers)
    chinese = conversion.chinese and _chinese_with(conversion.chinese, file)
    return replace(conversion, writers=writers, chinese=chinese)


def _chinese_with(options: ChineseOptions, file: Callable[[str], str]) -> ChineseOptions:
    target = file(options.target) if options.target.endswith(".json") else options.target
    return replace(options, target=target, glossaries=tuple(map(file, options.glossaries)))


def _options_with(options: WriterOptions | None, file: Callable[[str], str]) -> WriterOptions | None:
    if options is None:
        return None
    options = replace(options, theme=file(options.theme) if _is_path(options.theme) else options.theme)
    if isinstance(options, PdfOptions):
        return replace(options, fonts=tuple(_font_with(said, file) for said in options.fonts),
                       colour=replace(options.colour, icc=file(options.colour.icc)))
    if isinstance(options, DocxOptions):
        return replace(options, reference=file(options.reference))
    if isinstance(options, EpubOptions):
        return replace(options, cover=file(options.cover) if options.cover != "none" else "none")
    return options


def _font_with(said: str, file: Callable[[str], str]) -> str:
    part, equals, face = said.partition("=")
    name, mark, number = face.partition("#")
    return f"{part}{equals}{file(name)}{mark}{number}"


def _is_path(name: str) -> bool:
    """Whether a theme is named by its file: a bundled one's name wins over a file that is called the same."""
    return "/" in name or "\\" in name or not (files("newsconv") / "themes" / f"{name}.toml").is_file()
