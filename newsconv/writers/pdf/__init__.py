"""PDF: the article set on pages, with its fonts inside and its text to be found and copied."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from ... import theme as themes
from ... import typeset
from ...fonts.chosen import chosen, parsed
from ...fonts.shaper import HarfBuzzShaper
from ...fonts.system import system_faces, usual_folders
from ...model import Article, Byline, Headline, Inlines, inline_text
from ...options import PdfOptions
from ...units import MM
from ...walk import walk
from .. import Surroundings
from .colours import colours_for
from .document import Facts, PdfSurface
from .embed import embed
from .hyphens import english
from .images import Images
from .paint import paint
from .press import Press
from .qr import qr
from .remarks import coarse, lacks, thinned, undescribed
from .slug import slugged


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
        options = self.options
        images = Images(surroundings.pictures, options.colour.resolution)
        pages = typeset.compose(article, theme, self.options, shaper, images.size, surroundings.notify,
                                encode=qr, vertical=self.options.vertical, hyphenate=english)
        found = images.place(pages)
        colours = colours_for(options.colour, print=options.print)
        press = Press(options.bleed * MM) if options.print else None
        about = facts(article, surroundings.modified)
        if press and colours.condition:
            words = typeset.across(theme, shaper, article.language)
            pages = slugged(pages, words, press, about.title, colours.condition.name)
        embedding = embed(pages, shaper.cut)
        surface = PdfSurface(embedding, images, about, press, colours)
        paint(pages, embedding.codes, surface)
        for notice in (*lacks(article, shaper, images.missing), *undescribed(article, images.undescribed),
                       *coarse(article, found if press else {}, options.colour.resolution, "doubt"),
                       *thinned(article, images.thinned, colours.ink)):
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
