"""Chinese editions for the commands: options checked, articles converted, decisions for a report and a proof."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .errors import UsageError
from .model import Article
from .notices import Notice, Notify
from .options import ChineseOptions
from .pipeline import chinese_edition

if TYPE_CHECKING:
    from .transforms.chinese import Converted
    from .transforms.chinese.report import Decision


def chinese_options(
    target: str, regional_words: bool, tw_formal: bool, hk_formal: bool, glossary: Sequence[str]
) -> ChineseOptions | None:
    """The options of `--chinese`, None without it; raises UsageError or InputError for what cannot be meant."""
    if not target:
        for option, value in (("--regional-words", regional_words), ("--tw-formal", tw_formal),
                              ("--hk-formal", hk_formal), ("--glossary", glossary)):
            if value:
                raise UsageError(f"{option} has no use without --chinese")
        return None
    from .transforms.chinese import chinese

    options = ChineseOptions(target, regional_words, tw_formal, hk_formal, tuple(glossary))
    chinese("zh-Hans-CN", options)
    return options


class Editions:
    """Converts the articles of one run, and keeps what an editor is to see of it."""

    def __init__(self, options: ChineseOptions | None, *, report: bool = False, parallel: bool = False) -> None:
        self._options = options
        self._reports = report
        self._keeps = parallel
        self._kept: list[tuple[str, str, Converted]] = []
        self.decided: list[Notice] = []

    def edition(self, article: Article, notify: Notify) -> Article:
        """The article as it is to be written."""
        if self._options is None:
            return article
        converted = chinese_edition(article, self._options, notify=notify)
        if self._reports:
            from .transforms.chinese.report import everything

            self.decided.extend(everything(converted.rows, article.file))
        if self._keeps:
            self._kept.append((article.file, article.language, converted))
        return converted.article

    def proof(self) -> bytes:
        """The page that shows source and result side by side."""
        from .transforms.chinese.proof import proof

        return proof(self._kept).encode("utf-8")


def decisions_of(article: Article, options: ChineseOptions, notify: Notify) -> list[Decision]:
    """What a conversion of the article would decide."""
    from .transforms.chinese.report import decisions

    return decisions(chinese_edition(article, options, notify=notify).rows)
