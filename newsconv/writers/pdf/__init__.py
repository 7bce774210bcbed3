"""PDF: the article set on pages, with its fonts inside and its text to be found and copied."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from ... import theme as themes
from ... import typeset
from ...fonts.chosen import chosen, parsed
from ...fonts.shaper import STAND_IN, HarfBuzzShaper
from ...fonts.system import system_faces, usual_folders
from ...model import Article, Byline, Code, CodeBlock, Headline, Inlines, Picture, Source, Text, inline_text
from ...notices import Notice
from ...options import PdfOptions
from ...units import MM
from ...walk import walk
from .. import Surroundings
from .document import Facts, PdfSurface
from .embed import embed
from .hyphens import english
from .images import Images
from .paint import paint
from .press import Press
from .qr import qr


class PdfWriter(Struct, frozen=True):
    """Sets an article and writes it as a PDF.

    `font_folders` are searched for characters that no bundled face has; None
    stands for the folders where the system keeps its fonts.
    """

    options: PdfOptions = PdfOptions()
    font_folders: tuple[Path, ...] | None = None

    def __call__(self, article: Article, surroundings: Surroundings) -> bytes:
        """The whole file; FontError or PictureError if a face or a picture cannot be used."""
        theme = themes.theme(self.options.theme)
        faces = chosen({**theme.faces, **parsed(self.options.fonts)}, self._folders())
        shaper = HarfBuzzShaper(system_faces(self._folders()), faces)
        images = Images(surroundings.pictures)
        pages = typeset.compose(article, theme, self.options, shaper, images.size, surroundings.notify,
                                encode=qr, vertical=self.options.vertical, hyphenate=english)
        embedding = embed(pages, shaper.cut)
        press = Press(self.options.bleed * MM) if self.options.print else None
        surface = PdfSurface(embedding, images, facts(article, surroundings.modified), press)
        paint(pages, embedding.codes, surface)
        for notice in (*lacks(article, shaper, images.missing), *undescribed(article, images.undescribed)):
            surroundings.notify(notice)
        return surface.finish()

    def _folders(self) -> tuple[Path, ...]:
        return usual_folders(sys.platform, Path.home()) if self.font_folders is None else self.font_folders


def facts(article: Article, modified: datetime) -> Facts:
    """What the article says of itself, for the file's information."""
    headline = _headline(article)
    publication = article.publication
    return Facts(
        title=_one_line(headline.title) if headline else article.file,
        author="; ".join(dict.fromkeys(_authors(article))),
        subject=publication.description or (_one_line(headline.deck) if headline else ""),
        keywords=", ".join(publication.keywords),
        language=article.language,
        modified=modified,
    )


def _one_line(inlines: Inlines) -> str:
    return " ".join(inline_text(inlines).split())


def _headline(article: Article) -> Headline | None:
    """The first headline that has a title."""
    headlines = (article.headline, *(story.headline for story in article.stories))
    return next((headline for headline in headlines if headline and headline.title), None)


def _authors(article: Article) -> Iterator[str]:
    for node in walk(article):
        if isinstance(node, Byline):
            yield from node.names
    for story in article.stories:
        for dateline in story.datelines():
            yield from dateline.reporters


def lacks(article: Article, shaper: HarfBuzzShaper, lost: Iterable[str]) -> Iterator[Notice]:
    """What was set without its own face, or without the pictures at the paths that are `lost`."""
    for character in shaper.missing:
        message = f"no face has {described(character)}: {STAND_IN} stands in its place"
        yield Notice("no-glyph", "loss", message, _place_of(article, character), file=article.file)
    for character, face in shaper.borrowed.items():
        message = f"{described(character)} comes from the system's face {face}"
        yield Notice("system-face", "info", message, _place_of(article, character), file=article.file)
    for path in lost:
        where = next((n.source for n in walk(article) if isinstance(n, Picture) and n.path == path), None)
        yield Notice("picture-missing", "loss", f"there is no picture {path!r}", where, file=article.file)


def undescribed(article: Article, paths: Iterable[str]) -> Iterator[Notice]:
    """The pictures at these paths, of which no word says what they show."""
    for path in paths:
        where = next((n.source for n in walk(article) if isinstance(n, Picture) and n.path == path), None)
        yield Notice("picture-undescribed", "info", f"picture {path!r} has neither alternative text nor caption: "
                     "it is called a picture", where, file=article.file)


def described(character: str) -> str:
    """The character with its code point and name: `€ (U+20AC EURO SIGN)`."""
    return f"{character} (U+{ord(character):04X} {unicodedata.name(character, 'UNNAMED')})"


def _place_of(article: Article, character: str) -> Source | None:
    """The lines of the innermost node with a source around the first text that has this character."""
    found = None
    for node in walk(article):
        if node.source is not None and any(
            isinstance(inner, Text | Code | CodeBlock) and character in inner.text for inner in walk(node)
        ):
            found = node.source
    return found
