"""A handout as the bytes of a PDF."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ..fonts.chosen import chosen, parsed
from ..fonts.shaper import HarfBuzzShaper
from ..fonts.system import SystemFaces, usual_folders
from ..model import Article
from ..notices import Level
from ..options import ColourOptions
from ..pictures import LoadedPicture, Pictures
from ..typeset.compose import across
from ..typeset.page import Page
from ..units import MM, Paper, paper
from ..writers import Surroundings
from ..writers.pdf import facts
from ..writers.pdf.colours import colours_for
from ..writers.pdf.document import Facts, PdfSurface
from ..writers.pdf.embed import embed
from ..writers.pdf.hyphens import english
from ..writers.pdf.images import Images, Printed
from ..writers.pdf.paint import paint
from ..writers.pdf.press import Press
from ..writers.pdf.qr import qr
from ..writers.pdf.remarks import coarse, lacks, thinned, undescribed
from ..writers.pdf.slug import slugged
from .impose import impose
from .pages import Paginator, Piece, Tools
from .recipe import Recipe
from .surface import imposed_pdf
from .titles import title_of


class HandoutWriter(Struct, frozen=True):
    """Makes handouts after a recipe.

    `title` is that of the whole, '' takes it from the articles.  With a `bleed` (in mm) the file is for a
    print shop, which imposes by itself: single pages in reading order, as `PdfOptions.print` makes them.
    `fonts` and `colour` are those of `PdfOptions`, `font_folders` those of `PdfWriter`.
    """

    recipe: Recipe = Recipe()
    title: str = ""
    bleed: float | None = None
    fonts: tuple[str, ...] = ()
    colour: ColourOptions = ColourOptions()
    font_folders: tuple[Path, ...] | None = None

    def __call__(self, articles: Sequence[tuple[Article, Surroundings]]) -> bytes:
        """The whole file; ValueError without articles, FontError or PictureError if a face or picture is unusable."""
        if not articles:
            raise ValueError("a handout needs at least one article")
        folders = self._folders()
        faces = chosen({**self.recipe.look().faces, **parsed(self.fonts)}, folders)
        shaper = HarfBuzzShaper(SystemFaces(folders), faces)
        images = Images(_Shelves([around.pictures for _, around in articles]), self.colour.resolution)
        paginator = Paginator(self.recipe, Tools(shaper, images.size, qr, english))
        pieces = [Piece(article, around.notify, str(at)) for at, (article, around) in enumerate(articles)]
        pages = paginator.pages(pieces, self.title)
        found = images.place(pages)
        data = self._drawn(pages, shaper, images, self._facts(articles))
        self._tell(articles, shaper, images, found)
        return data

    def _drawn(self, pages: Sequence[Page], shaper: HarfBuzzShaper, images: Images, about: Facts) -> bytes:
        colours = colours_for(self.colour, print=self.bleed is not None)
        press = None if self.bleed is None else Press(self.bleed * MM)
        if press and colours.condition:
            words = across(self.recipe.look(), shaper, about.language)
            pages = slugged(pages, words, press, about.title, colours.condition.name)
        embedding = embed(pages, shaper.cut)
        if press is None and self.recipe.imposition.scheme != "single":
            numbers = replace(self.recipe.imposition, binding=self.recipe.binding)
            sides = impose(len(pages), _size(pages), numbers, self._sheet())
            return imposed_pdf(pages, sides, embedding, images, about, colours, numbers.flip)
        surface = PdfSurface(embedding, images, about, press, colours)
        paint(pages, embedding.codes, surface)
        return surface.finish()

    def _sheet(self) -> Paper | None:
        name = self.recipe.imposition.sheet
        return paper(name) if name else None

    def _folders(self) -> tuple[Path, ...]:
        return usual_folders(sys.platform, Path.home()) if self.font_folders is None else self.font_folders

    def _facts(self, articles: Sequence[tuple[Article, Surroundings]]) -> Facts:
        """What the file says of itself: the first article's facts with everyone's authors."""
        each = [facts(article, around.modified) for article, around in articles]
        titles = [title for article, _ in articles if (title := title_of(article))]
        return Facts(
            title=self.title or "；".join(titles[:3]) + ("……" if len(titles) > 3 else ""),
            author="; ".join(dict.fromkeys(one.author for one in each if one.author)),
            subject=each[0].subject if len(each) == 1 else "",
            keywords=", ".join(dict.fromkeys(one.keywords for one in each if one.keywords)),
            language=each[0].language,
            modified=max(one.modified for one in each),
        )

    def _tell(
        self, articles: Sequence[tuple[Article, Surroundings]], shaper: HarfBuzzShaper, images: Images,
        found: dict[str, Printed],
    ) -> None:
        least = self.colour.resolution
        level: Level = "info" if self.bleed is None else "doubt"
        for at, (article, around) in enumerate(articles):
            lost, bare, heavy = (_of_shelf(paths, at) for paths in (images.missing, images.undescribed, images.thinned))
            shown = {path: found[f"{at}/{path}"] for path in _of_shelf(found, at)}
            for notice in (*lacks(article, shaper, lost), *undescribed(article, bare),
                           *coarse(article, shown, least, level), *thinned(article, heavy, self.colour.ink / 100)):
                if at == 0 or notice.source is not None:
                    around.notify(notice)


class _Shelves(Pictures):
    """The pictures of several articles, each named by its article's number and its path there (`0/images/a.jpg`)."""

    def __init__(self, shelves: Sequence[Pictures]) -> None:
        super().__init__()
        self._shelves = shelves

    def load(self, path: str) -> LoadedPicture | None:
        shelf, _, inner = path.partition("/")
        return self._shelves[int(shelf)].load(inner)


def _of_shelf(paths: Iterable[str], shelf: int) -> list[str]:
    """Those of the paths that lead to this article's pictures, as its article names them."""
    begin = f"{shelf}/"
    return [path.removeprefix(begin) for path in paths if path.startswith(begin)]


def _size(pages: Sequence[Page]) -> Paper:
    return Paper(pages[0].width, pages[0].height)

