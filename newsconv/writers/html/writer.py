"""The HTML writer."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from typing import IO, TYPE_CHECKING

from msgspec import Struct

from ...model import Article
from ...options import HtmlOptions
from ...theme import theme
from .. import Surroundings
from ..markup import Binding, Element, EmbeddedFace, Issue, ScreenPicture, Shelf, issue_of, style_sheet
from .page import body_of, page_of
from .sheets import on_paper, on_screen

if TYPE_CHECKING:
    from ...fonts.web import WebFont

INDEX, STYLE = "index.html", "style.css"


class HtmlWriter(Struct, frozen=True):
    """Writes HTML with its style sheet, pictures and fonts inside, or as the files of a folder."""

    options: HtmlOptions = HtmlOptions()

    def __call__(self, article: Article, surroundings: Surroundings) -> bytes:
        """The whole page; PictureError for a picture that is there but cannot be used."""
        return self._page([(article, surroundings)])

    def bind(self, articles: Sequence[tuple[Article, Surroundings]], file: IO[bytes]) -> None:
        """Write one or more articles as one page."""
        file.write(self._page(articles))

    def files(self, articles: Sequence[tuple[Article, Surroundings]]) -> Iterator[tuple[str, bytes]]:
        """The page, its style sheet, pictures and fonts as files of their own, by their paths."""
        kept: list[tuple[str, bytes]] = []

        def keep(path: str, _: str, data: bytes) -> str:
            kept.append((path, data))
            return path

        issue, body, css = self._parts(articles, keep)
        yield INDEX, page_of(issue, body, STYLE, "")
        yield STYLE, css.encode()
        yield from kept

    def _page(self, articles: Sequence[tuple[Article, Surroundings]]) -> bytes:
        issue, body, css = self._parts(articles, _inside)
        return page_of(issue, body, "", css)

    def _parts(
        self, articles: Sequence[tuple[Article, Surroundings]], keep: Callable[[str, str, bytes], str]
    ) -> tuple[Issue, Element, str]:
        """The issue, its `body` and its style sheet; `keep` takes path, media type and bytes and gives an address."""

        def keep_picture(number: int, picture: ScreenPicture) -> str:
            return keep(f"pictures/{number}.{picture.suffix}", picture.media_type, picture.data)

        options = self.options
        issue = issue_of(articles, options.title)
        several = len(issue.articles) > 1
        binding = Binding(issue, _same_file, Shelf(keep_picture, options.picture_size),
                          2 if several else 1, options.vertical)
        body = body_of(issue, [(group, list(binding(group))) for group in issue.groups],
                       vertical=options.vertical)
        return issue, body, self._css(issue, body, keep)

    def _css(self, issue: Issue, body: Element, keep: Callable[[str, str, bytes], str]) -> str:
        look, options = theme(self.options.theme), self.options
        faces: list[EmbeddedFace] = []
        if options.embed_fonts:
            from ..markup.faces import FaceUse, embedded_faces

            def keep_font(number: int, font: WebFont) -> str:
                return keep(f"fonts/{number}.{font.suffix}", f"font/{font.suffix}", font.data)

            use = FaceUse(look)
            use.add(body)
            faces = embedded_faces(use, issue.language, keep_font)
        sheet = style_sheet(look, issue.language, vertical=options.vertical, faces=faces)
        return sheet + on_screen(vertical=options.vertical) + on_paper(look)


def _same_file(_: int) -> str:
    """Every chapter stands in the page itself."""
    return ""


def _inside(_: str, media_type: str, data: bytes) -> str:
    """A `data:` URL (RFC 2397)."""
    return f"data:{media_type};base64,{b64encode(data).decode('ascii')}"
