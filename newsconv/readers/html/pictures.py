"""Pictures of a page: where they are, what they show, and which are none (dots that count readers)."""

from __future__ import annotations

import re
from urllib.parse import unquote

from ...links import is_local_path
from ...model import Picture
from .dom import Element, attribute, key, source, tag

_LAZY = ("data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-url", "data-echo", "data-lazyload")
_NUMBER = re.compile(r"\s*(\d+)")
_SMALL = 48
"""Pixels: a picture no larger stands in a line like a character."""
_NO_WORDS = re.compile(
    r"(?:图片?|圖片?|照片|配图|image|img|photo|picture|pic|图\d*|\d+|.*\.(?:jpe?g|png|gif|webp|bmp))", re.IGNORECASE
)
"""Alternative text that says nothing of what is seen."""


def picture(element: Element) -> Picture | None:
    """The picture that an `<img>` shows, its path as it is written; None for a dot or one without a place."""
    width, height = _pixels(element, "width"), _pixels(element, "height")
    path = _path(element)
    if not path or (0 <= width <= 2 and 0 <= height <= 2):
        return None
    alternative = " ".join(attribute(element, "alt").split())
    return Picture(path, alternative, " ".join(attribute(element, "title").split()), source=source(element))


def is_small(element: Element) -> bool:
    """Whether it stands in the line: an emoji, an icon."""
    width, height = _pixels(element, "width"), _pixels(element, "height")
    return 0 <= width <= _SMALL and 0 <= height <= _SMALL


def _pixels(element: Element, side: str) -> int:
    """The side in pixels, or -1 if the page does not say."""
    found = _NUMBER.match(attribute(element, side))
    return int(found[1][:6]) if found else -1


def _path(element: Element) -> str:
    """The first address that is no stand-in: those that a script would load come before `src`."""
    said = [attribute(element, name) for name in _LAZY]
    said += [_first_of_set(attribute(element, "data-srcset")), attribute(element, "src")]
    said.append(_first_of_set(attribute(element, "srcset")))
    said += [_first_of_set(attribute(other, "srcset")) for other in _sources(element)]
    return next((path for path in said if path and not path.lower().startswith(("data:", "about:"))), "")


def _sources(element: Element) -> list[Element]:
    """The alternatives in `<picture>`, inside which the parser nests what follows them."""
    around = next((above for above in element.iterancestors() if tag(above) == "picture"), None)
    return [] if around is None else list(around.iter("source"))


def _first_of_set(value: str) -> str:
    words = value.split()
    return words[0].rstrip(",") if words else ""


def local_path(path: str) -> str:
    """The path of the file that a page saved beside itself; '' for what is on the network or at a site's root."""
    if not is_local_path(path) or path.startswith(("/", "#")):
        return ""
    return unquote(path.partition("?")[0].partition("#")[0])


def alternative_words(one: Picture, titles: frozenset[str]) -> str:
    """What the alternative text says of the picture: '' if it is the page's own title, a file's name, a stock word."""
    words = one.alternative
    return "" if not words or key(words) in titles or _NO_WORDS.fullmatch(words) else words


