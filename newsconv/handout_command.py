"""`newsconv handout`: articles in, one printable PDF out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from . import formats, pipeline
from .commands import STREAM, deliver, load, told
from .editions import Editions, chinese_options
from .errors import InputError, UsageError
from .files import write_all
from .limits import limits_of
from .model import Article
from .notices import Notice
from .setting import Printing
from .workshop import check_strictness, date_for
from .writers import Surroundings

if TYPE_CHECKING:
    from .handout.impose import Flip
    from .handout.recipe import Recipe


class Handout(Printing, frozen=True):
    """The command with its options; empty ones leave the recipe as it is."""

    articles: tuple[str, ...]
    output: str
    recipe: str = "single"
    title: str = ""
    paper: str = ""
    sheet: str = ""
    flip: Flip | None = None
    theme: str = ""
    font: tuple[str, ...] = ()
    pinyin: bool = False
    columns: int | None = None
    vertical: bool = False
    chinese: str = ""
    regional_words: bool = False
    tw_formal: bool = False
    hk_formal: bool = False
    glossary: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    report: str = ""
    verbose: bool = False
    quiet: bool = False
    input_format: str = ""
    encoding: str = ""
    no_repair: bool = False
    strict: str = ""
    limit: tuple[str, ...] = ()

    def run(self, modified: datetime | None, say: Callable[[str], None]) -> None:
        """Check, read, set and write; raises NewsconvError."""
        from .handout.writer import HandoutWriter

        check_strictness(self.strict)
        self.check_printing()
        made = self.adapted()
        self._check_targets()
        options = chinese_options(self.chinese, self.regional_words, self.tw_formal, self.hk_formal, self.glossary)
        editions = Editions(options)
        notices: list[Notice] = []
        bound = [self._bound(source, editions, modified, notices) for source in self.articles]
        bleed = self.bleed_width if self.print else None
        data = HandoutWriter(made, self.title, bleed, self.font, self.colour_options())(bound)
        check_strictness(self.strict, notices)
        deliver([(Path(self.output), data)])
        if self.report:
            write_all([(Path(self.report), msgspec.json.format(msgspec.json.encode(notices), indent=2) + b"\n")])
        if not self.quiet:
            source = self.articles[0] if len(self.articles) == 1 else f"{len(self.articles)} articles"
            told(f"{source} → {self.output}", notices, say, verbose=self.verbose)

    def adapted(self) -> Recipe:
        """The recipe with what the options say otherwise; raises InputError or UsageError."""
        from .handout.recipe import checked, recipe
        from .theme import theme

        made = recipe(self.recipe)
        if self.theme:
            theme(self.theme)
        numbers = made.imposition
        if self.paper:
            # The recipe's sheet was made for its own paper: pages keep their size unless a sheet is named too.
            made, numbers = replace(made, paper=self.paper), replace(numbers, sheet="")
        if self.sheet:
            numbers = replace(numbers, sheet=self.sheet)
        if self.flip:
            numbers = replace(numbers, flip=self.flip)
        columns = self.columns or made.columns
        if self.vertical and not (made.vertical or made.line_numbers):
            # The recipe's columns were made for lines across: down the page there is room for others.
            made, columns = replace(made, vertical=True), self.columns
        made = replace(made, imposition=numbers, theme=self.theme or made.theme, columns=columns,
                       vertical=self.vertical or made.vertical)
        try:
            return checked(made, "")
        except InputError as error:
            raise UsageError(error.message) from error

    def _check_targets(self) -> None:
        inputs = [Path(article) for article in self.articles if article != STREAM]
        outputs = [Path(name) for name in (self.output, self.report) if name and name != STREAM]
        pipeline.check_targets(inputs, [outputs])
        found = None if self.output == STREAM else formats.output_format(Path(self.output))
        if found not in (None, "pdf"):
            raise UsageError(f"a handout is a PDF and no {found}: say -o FILE.pdf")

    def _bound(
        self, source: str, editions: Editions, modified: datetime | None, notices: list[Notice]
    ) -> tuple[Article, Surroundings]:
        article = load(source, self.input_format, self.encoding, not self.no_repair, limits_of(self.limit), notices)
        article = editions.edition(article, notices.append)
        article = pipeline.with_pinyin(article) if self.pinyin else article
        folders = (*([] if source == STREAM else [Path(source).parent]), *map(Path, self.images))
        return article, pipeline.surroundings(article, folders, date_for(article, modified), notices.append,
                                              limits=limits_of(self.limit))
