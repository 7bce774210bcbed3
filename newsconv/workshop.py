"""A conversion said once, and the workshop that carries it out for one article after another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from . import formats, pipeline
from .editions import Editions
from .errors import StrictError, UsageError
from .formats import WriterOptions
from .limits import DEFAULT, Limits
from .model import Article
from .notices import Notice, Notify
from .options import ChineseOptions
from .pictures import Pictures
from .writers import Surroundings

STRICTNESS: dict[str, tuple[str, ...]] = {"": (), "doubt": ("doubt", "loss"), "repair": ("repair", "doubt", "loss")}


class Conversion(Struct, frozen=True):
    """What is made of an article, whichever it is.

    `writers` are formats with their options (None: the defaults).  `strict` is `doubt` or `repair`, as in `--strict`;
    `images` are further folders for pictures; `modified` dates the files unless the article does.
    """

    writers: tuple[tuple[str, WriterOptions | None], ...]
    chinese: ChineseOptions | None = None
    pinyin: bool = False
    input_format: str = ""
    encoding: str = ""
    repair: bool = True
    strict: str = ""
    images: tuple[str, ...] = ()
    modified: datetime | None = None
    limits: Limits = DEFAULT

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats that come out, which are the suffixes of the files too."""
        return tuple(name for name, _ in self.writers)


class Workshop:
    """A conversion with its writers ready.  Nothing of it changes between articles, and threads may share it."""

    def __init__(self, conversion: Conversion) -> None:
        check_strictness(conversion.strict)
        self.conversion = conversion
        self._writers = [(name, formats.writer(name, options)) for name, options in conversion.writers]
        self._editions = Editions(conversion.chinese)

    def article(
        self, data: bytes, shown: str, format: str, notify: Notify, editions: Editions | None = None
    ) -> Article:
        """The article in the bytes of a source, as it is to be written; `format` is that of its name."""
        said = self.conversion
        article = pipeline.read_data(data, shown, format=said.input_format or format, repair=said.repair,
                                     encoding=said.encoding, limits=said.limits, notify=notify)
        article = (editions or self._editions).edition(article, notify)
        return pipeline.with_pinyin(article) if said.pinyin else article

    def files(self, article: Article, pictures: Pictures, notices: list[Notice]) -> list[bytes]:
        """One file for each format, in order; what is noticed is appended, and StrictError raised if it must not be."""
        around = Surroundings(pictures, date_for(article, self.conversion.modified), notices.append, tuple(notices))
        files = [write(article, around) for _, write in self._writers]
        check_strictness(self.conversion.strict, notices)
        return files


def check_strictness(strict: str, notices: Sequence[Notice] = ()) -> None:
    """StrictError for the first notice that the asked strictness does not allow."""
    if strict not in STRICTNESS:
        raise UsageError(f"unknown strictness {strict!r}: use --strict or --strict=repair")
    bad = [notice for notice in notices if notice.level in STRICTNESS[strict]]
    if bad:
        more = f" (and {len(bad) - 1} more)" if len(bad) > 1 else ""
        raise StrictError(f"{bad[0]}{more}")


def date_for(article: Article, environment: datetime | None) -> datetime:
    """`modified` of the article, else the environment's date, else the issue date."""
    if environment is not None and not article.publication.modified:
        return max(environment, pipeline.EARLIEST)
    return pipeline.date_of(article)
