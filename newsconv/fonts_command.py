"""`newsconv fonts`: which faces a PDF is set in, where they are, and what they lack."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from . import pipeline
from . import theme as themes
from .editions import chinese_options
from .fonts.account import Answer, Coverage, Lack, answers, coverage, lacks
from .fonts.chosen import chosen, parsed
from .fonts.find import FontFile
from .fonts.system import SystemFaces, usual_folders
from .notices import ignore
from .pipeline import chinese_edition
from .walk import plain_text


class Account(Struct, frozen=True):
    """What is shown: a face for each part, how much of the region's characters they have, what articles lack."""

    language: str
    faces: tuple[Answer, ...]
    coverage: tuple[Coverage, ...]
    lacks: tuple[Lack, ...]


class Fonts(Struct, frozen=True):
    """The command with its options."""

    articles: tuple[str, ...]
    chinese: str = ""
    theme: str = ""
    font: tuple[str, ...] = ()
    as_json: bool = False

    def run(self, show: Callable[[str], None]) -> None:
        """Show the account; raises NewsconvError for an article or a face that cannot be used."""
        folders = usual_folders(sys.platform, Path.home())
        faces = chosen({**themes.theme(self.theme or "newspaper").faces, **parsed(self.font)}, folders)
        language, texts = self._texts()
        account = Account(
            language, tuple(answers(language, faces)), tuple(coverage(language, faces)),
            tuple(_lacks(texts, language, faces, folders)),
        )
        if self.as_json:
            show(msgspec.json.format(msgspec.json.encode(account), indent=2).decode())
            return
        for line in _lines(account, bool(texts)):
            show(line)

    def _texts(self) -> tuple[str, list[str]]:
        """The language of the output and the texts of the articles in it."""
        options = chinese_options(self.chinese, False, False, False, ())
        articles = [pipeline.read(article) for article in self.articles]
        if options is not None:
            from .transforms.chinese.targets import language_for

            articles = [chinese_edition(article, options, notify=ignore).article for article in articles]
            return language_for(self.chinese) or "zh-Hans-CN", [plain_text(article) for article in articles]
        language = articles[0].language if articles else "zh-Hans-CN"
        return language, [plain_text(article) for article in articles]


def _lacks(
    texts: list[str], language: str, faces: dict[str, FontFile], folders: tuple[Path, ...]
) -> Iterator[Lack]:
    if texts:
        yield from lacks(texts, language, faces, SystemFaces(folders))


def _lines(account: Account, asked: bool) -> Iterator[str]:
    """The account in words."""
    for face in account.faces:
        weights = f" {face.weights[0]}–{face.weights[1]}" if face.weights else ""
        origin = "chosen" if face.chosen else "bundled"
        stands = f" (stands in: there is no {face.part} face)" if face.stands_in else ""
        yield f"{face.part:6}{face.name}{weights}, {origin}{stands}: {face.file}"
    for one in account.coverage:
        yield f"{one.repertoire}: {one.present} of {one.count} Han characters"
    if not asked:
        return
    for lack in account.lacks:
        name = unicodedata.name(lack.character, "UNNAMED")
        there = f"from the system's {lack.face}" if lack.face else "in no face: 〓 will stand in its place"
        yield f"{lack.character} (U+{ord(lack.character):04X} {name}): {there}"
    if not account.lacks:
        yield "every character of the text is there"
