"""What a person should know of a finished PDF: missing glyphs and pictures, and pictures unfit for print."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from ...fonts.shaper import STAND_IN, HarfBuzzShaper
from ...model import Article, Picture
from ...notices import Level, Notice
from ...options import BITMAP
from ...walk import first_places, walk
from .images import Printed


def lacks(article: Article, shaper: HarfBuzzShaper, lost: Iterable[str]) -> Iterator[Notice]:
    """What was set without its own face, or without the pictures at the paths that are `lost`."""
    places = first_places(article) if shaper.missing or shaper.borrowed else {}
    for character in shaper.missing:
        message = f"no face has {described(character)}: {STAND_IN} stands in its place"
        yield Notice("no-glyph", "loss", message, places.get(character), file=article.file)
    for character, face in shaper.borrowed.items():
        message = f"{described(character)} comes from the system's face {face}"
        yield Notice("system-face", "info", message, places.get(character), file=article.file)
    for path in lost:
        yield _of_picture(article, path, "picture-missing", "loss", f"there is no picture {path!r}")


def undescribed(article: Article, paths: Iterable[str]) -> Iterator[Notice]:
    """The pictures at these paths, of which no word says what they show."""
    for path in paths:
        message = f"picture {path!r} has neither alternative text nor caption: it is called a picture"
        yield _of_picture(article, path, "picture-undescribed", "info", message)


def coarse(article: Article, found: Mapping[str, Printed], least: float, level: Level) -> Iterator[Notice]:
    """The pictures that stand on paper with fewer pixels per inch than `least`, bitmaps with fewer than twice that."""
    for path, printed in found.items():
        asked = least * BITMAP if printed.bitmap else least
        if printed.resolution < asked - 0.5:
            what = "black-and-white picture" if printed.bitmap else "picture"
            message = (f"{what} {path!r} stands at {printed.resolution:.0f} ppi, under {asked:.0f}: "
                       "it may look coarse in print")
            yield _of_picture(article, path, "picture-coarse", level, message)


def thinned(article: Article, paths: Iterable[str], most: float) -> Iterator[Notice]:
    """The pictures from which ink was taken."""
    for path in paths:
        message = f"picture {path!r} had spots with more than {most:.0%} of ink: their colours are thinned to that"
        yield _of_picture(article, path, "picture-ink", "info", message)


def _of_picture(article: Article, path: str, code: str, level: Level, message: str) -> Notice:
    where = next((node.source for node in walk(article) if isinstance(node, Picture) and node.path == path), None)
    return Notice(code, level, message, where, file=article.file)


def described(character: str) -> str:
    """The character with its code point and name: `€ (U+20AC EURO SIGN)`."""
    return f"{character} (U+{ord(character):04X} {unicodedata.name(character, 'UNNAMED')})"
