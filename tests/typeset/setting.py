"""Setting things on the grid shaper, and reading back what was set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from newsconv.model import Article, Inlines, Paragraph, Story, Text
from newsconv.notices import Notice, ignore
from newsconv.options import PdfOptions
from newsconv.theme import Level, Style, Theme, theme
from newsconv.typeset import compose
from newsconv.typeset.lines import Line
from newsconv.typeset.page import Item, Page, Run
from newsconv.typeset.paragraph import Paragraphs
from newsconv.typeset.prepare import Preparer

from .grid import GridShaper

EM = 10.0
"""The size of test paragraphs: a tenth of every length in points is its length in em."""
BODY = Style(size=EM, leading=16)


class Glyph(Struct, frozen=True):
    """A character as set: its place in em from the left edge of the measure."""

    text: str
    x: float
    artifact: bool


def no_pictures(path: str) -> None:
    """Every picture is missing."""


def newspaper() -> Theme:
    return theme("newspaper")


def paragraph(
    content: str | Inlines, measure: float, *, indent: float = 0, language: str = "zh-Hans-CN",
    level: Level = "gb", style: Style = BODY, notices: list[Notice] | None = None,
) -> list[Line]:
    """The lines of a paragraph; `measure` and `indent` in em."""
    inlines = (Text(content),) if isinstance(content, str) else content
    preparer = Preparer(GridShaper(), language, level, no_pictures)
    tell = ignore if notices is None else notices.append
    return Paragraphs(newspaper(), preparer, {"n": "1"}, tell).lines(inlines, style, measure * EM, indent * EM)


def glyphs(line: Line) -> list[Glyph]:
    """What stands on a line, in the order it was set."""
    return [
        Glyph(glyph.text, round((run.x + glyph.x) / EM, 4), run.artifact)
        for run in line.items if isinstance(run, Run) for glyph in run.glyphs
    ]


def texts(lines: Iterable[Line]) -> list[str]:
    """The text of each line, without what was generated."""
    return ["".join(glyph.text for glyph in glyphs(line) if not glyph.artifact) for line in lines]


def place(line: Line, char: str) -> float:
    """Where the first of these characters stands, in em."""
    return next(glyph.x for glyph in glyphs(line) if glyph.text == char)


def article(*texts: str, language: str = "zh-Hans-CN") -> Article:
    """An article of plain paragraphs."""
    return Article(language=language, stories=(Story(tuple(Paragraph((Text(text),)) for text in texts)),))


def pages(content: Article, options: PdfOptions | None = None, notices: list[Notice] | None = None) -> tuple[Page, ...]:
    """The pages of an article, all its pictures missing."""
    tell = ignore if notices is None else notices.append
    return compose(content, newspaper(), options or PdfOptions(), GridShaper(), no_pictures, tell)


def runs(items: Iterable[Item]) -> Iterator[Run]:
    return (item for item in items if isinstance(item, Run))


def run_text(run: Run) -> str:
    return "".join(glyph.text for glyph in run.glyphs)


def page_text(set_pages: Iterable[Page]) -> str:
    """All text that is no artifact, in the order it is painted."""
    return "".join(run_text(run) for page in set_pages for run in runs(page.items) if not run.artifact)
