"""The pictures of a document: each embedded once, turned as its EXIF orientation asks."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from ...pictures import LoadedPicture, Pictures

_TURNS = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
"""EXIF orientation → the matrix that turns the unit square of the stored picture upright (Exif 2.3, 4.6.4)."""


class Image(Struct, frozen=True):
    """A picture of the document under its resource name."""

    name: str
    picture: LoadedPicture

    def matrix(self, x: float, y: float, width: float, height: float) -> tuple[float, ...]:
        """The matrix that puts it, upright, into this rectangle; y runs upward from its lower edge."""
        a, b, c, d, e, f = _TURNS[self.picture.orientation]
        return a * width, b * height, c * width, d * height, x + e * width, y + f * height


class Images:
    """Finds pictures by path; `missing` lists the paths that led to none,
    `undescribed` those drawn without a word on what they show."""

    def __init__(self, pictures: Pictures) -> None:
        self.missing: dict[str, None] = {}
        self.undescribed: dict[str, None] = {}
        self._pictures = pictures
        self._images: dict[bytes, Image] = {}

    def size(self, path: str) -> tuple[float, float] | None:
        """Width and height in pixels as shown, or None if there is no such picture."""
        picture = self._load(path)
        return (float(picture.width), float(picture.height)) if picture else None

    def get(self, path: str) -> Image | None:
        """The image of this picture; two paths to the same bytes are one image."""
        picture = self._load(path)
        if picture is None:
            return None
        return self._images.setdefault(picture.data, Image(f"I{len(self._images) + 1}", picture))

    def _load(self, path: str) -> LoadedPicture | None:
        picture = self._pictures.load(path)
        if picture is None:
            self.missing[path] = None
        return picture


def reference(image: Image, document: Any, *, press: bool = False) -> Any:
    """The reference to the image's object in a document, which is made when first asked for.

    A document for the `press` takes colours in inks as its own; any other takes those of a screen.
    """
    from .samples import image_object

    if image.name not in document.idToObject:
        return document.Reference(image_object(image.picture, document, press=press), image.name)
    return document.Reference(document.idToObject[image.name])
