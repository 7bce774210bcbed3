"""What the command line says of a conversion, for the commands that convert article by article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from . import formats
from .editions import chinese_options
from .errors import UsageError
from .formats import WriterOptions
from .limits import limits_of
from .options import ChineseOptions, ColourOptions, DocxOptions, EpubOptions, HtmlOptions, PdfOptions
from .units import paper
from .workshop import Conversion, check_strictness


class Printing(Struct, frozen=True, kw_only=True):
    """The options of commands that make PDFs for paper, as they were said."""

    print: bool = False
    bleed: float | None = None
    gray: bool = False
    icc: str = ""
    condition: str = ""
    ink: int | None = None
    resolution: int | None = None

    @property
    def bleed_width(self) -> float:
        """The bleed in mm, the usual one where none was said."""
        return PdfOptions().bleed if self.bleed is None else self.bleed

    def colour_options(self) -> ColourOptions:
        """The options of colour, with what is usual where nothing was said."""
        usual = ColourOptions()
        return ColourOptions(self.gray, self.icc, self.condition, self.ink or usual.ink,
                             self.resolution or usual.resolution)

    def check_printing(self) -> None:
        """UsageError for an option that means nothing without another."""
        for option, value in (("--bleed", self.bleed is not None), ("--icc", self.icc),
                              ("--condition", self.condition), ("--ink", self.ink)):
            if value and not self.print:
                raise UsageError(f"{option} has no use without --print")
        if self.condition and not self.icc:
            raise UsageError("--condition is the name of what --icc describes: say --icc too")


class Setting(Printing, frozen=True, kw_only=True):
    """The options that `convert` and `batch` share, as they were said."""

    to: str = ""
    chinese: str = ""
    regional_words: bool = False
    tw_formal: bool = False
    hk_formal: bool = False
    glossary: tuple[str, ...] = ()
    theme: str = ""
    paper: str = ""
    columns: int | None = None
    reference: str = ""
    contents: bool = False
    vertical: bool = False
    pinyin: bool = False
    font: tuple[str, ...] = ()
    notices_as_comments: bool = False
    emphasis_dots: bool = False
    character_grid: bool = False
    cover: str = ""
    embed_fonts: bool = False
    picture_size: int | None = None
    images: tuple[str, ...] = ()
    input_format: str = ""
    encoding: str = ""
    no_repair: bool = False
    strict: str = ""
    limit: tuple[str, ...] = ()

    def conversion(self, names: Sequence[str], modified: datetime | None, title: str = "") -> Conversion:
        """What is to be made of each article in the formats `names`; `modified` is the environment's date."""
        writers = tuple((name, self.options(name, title)) for name in names)
        return Conversion(writers, self.chinese_options(), self.pinyin, self.input_format, self.encoding,
                          not self.no_repair, self.strict, self.images, modified, limits_of(self.limit))

    def chinese_options(self) -> ChineseOptions | None:
        """The options of `--chinese`; raises UsageError or InputError."""
        return chinese_options(self.chinese, self.regional_words, self.tw_formal, self.hk_formal, self.glossary)

    def options(self, name: str, title: str = "") -> WriterOptions | None:
        """The options of one format, None if it has none."""
        theme = self.theme or "newspaper"
        if name == "pdf":
            return PdfOptions(self.paper or "A4", self.columns, theme, self.print,
                              self.bleed_width, self.vertical, self.font, self.colour_options())
        if name == "docx":
            return DocxOptions(self.paper or "A4", self.columns, theme, self.reference, self.contents, self.vertical,
                               self.notices_as_comments, self.emphasis_dots, self.character_grid)
        if name == "epub":
            return EpubOptions(theme, self.cover, title, self.vertical, self.embed_fonts, self.picture_size)
        if name == "html":
            return HtmlOptions(theme, title, self.vertical, self.embed_fonts, self.picture_size)
        return None

    def check(self, names: Sequence[str]) -> None:
        """UsageError for an option that none of the formats uses, or that means nothing."""
        check_strictness(self.strict)
        limits_of(self.limit)
        for option, value, users in self._users():
            if value and not users & set(names):
                beside = " beside --reference" if "docx" in names and self.reference else ""
                raise UsageError(f"{option} has no use in {', '.join(names)}{beside}")
        self.check_printing()
        if self.paper:
            try:
                paper(self.paper)
            except ValueError as error:
                raise UsageError(str(error)) from error
        self.chinese_options()
        if self.input_format:
            formats.input_format(Path(), self.input_format)

    def _users(self) -> Iterator[tuple[str, Any, set[str]]]:
        """The options with their values and the formats that use them."""
        own_page = set() if self.reference else {"docx"}
        yield "--paper", self.paper, {"pdf"} | own_page
        yield "--columns", self.columns, {"pdf", "docx"}
        yield "--print", self.print, {"pdf"}
        yield "--gray", self.gray, {"pdf"}
        yield "--resolution", self.resolution, {"pdf"}
        yield "--theme", self.theme, {"pdf", "docx", "epub", "html"}
        yield "--reference", self.reference, {"docx"}
        yield "--contents", self.contents, {"docx"}
        yield "--font", self.font, {"pdf"}
        yield "--vertical", self.vertical, {"pdf", "docx", "epub", "html"}
        yield "--cover", self.cover, {"epub"}
        yield "--embed-fonts", self.embed_fonts, {"epub", "html"}
        yield "--picture-size", self.picture_size, {"epub", "html"}
        yield "--notices-as-comments", self.notices_as_comments, {"docx"}
        yield "--emphasis-dots", self.emphasis_dots, {"docx"}
        yield "--character-grid", self.character_grid, own_page
