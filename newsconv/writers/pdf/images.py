"""The pictures of a document: each embedded once, turned as its EXIF orientation asks."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from math import inf
from typing import Any

from msgspec import Struct
from PIL import Image as Pillow

from ...pictures import LoadedPicture, Pictures
from ...typeset.page import Page, PlacedPicture
from .colours import SCREEN, Colours

INCH = 72.0
"""Points in an inch."""
TURNED_FROM = 5
"""EXIF orientations from this one on stand a stored picture on its side."""

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


class Printed(Struct, frozen=True):
    """How a picture stands on paper: its least pixels per inch, and whether it is black and white alone."""

    resolution: float
    bitmap: bool = False


class Images:
    """Finds pictures by path.

    `missing` lists the paths that led to none, `undescribed` those drawn without a word on what
    they show, `thinned` those that had too much ink.
    """

    def __init__(self, pictures: Pictures, resolution: int = 0) -> None:
        self.missing: dict[str, None] = {}
        self.undescribed: dict[str, None] = {}
        self.thinned: dict[str, None] = {}
        self._pictures = pictures
        self._resolution = resolution
        self._images: dict[bytes, Image] = {}
        self._widest: dict[bytes, float] = {}

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

    def place(self, pages: Iterable[Page]) -> dict[str, Printed]:
        """See how large the pictures stand on pages; for each path how it stands where it is largest."""
        coarsest: dict[str, float] = {}
        for item in (item for page in pages for item in page.items if isinstance(item, PlacedPicture)):
            picture = self._load(item.path)
            if picture is not None and item.width > 0:
                self._widest[picture.data] = max(item.width, self._widest.get(picture.data, 0))
                coarsest[item.path] = min(picture.width / item.width * INCH, coarsest.get(item.path, inf))
        return {path: Printed(found, self._is_bitmap(path)) for path, found in coarsest.items()}

    def _is_bitmap(self, path: str) -> bool:
        picture = self._load(path)
        if picture is None:
            return False
        with Pillow.open(BytesIO(picture.data)) as image:
            return image.mode == "1"

    def reference(self, path: str, image: Image, document: Any, colours: Colours = SCREEN) -> Any:
        """The reference to the image's object in a document, which is made when first asked for."""
        from .samples import image_object

        if image.name in document.idToObject:
            return document.Reference(document.idToObject[image.name])
        made = image_object(image.picture, document, colours, self._target(image.picture))
        if made.changes.thinned:
            self.thinned[path] = None
        return document.Reference(made.stream, image.name)

    def _target(self, picture: LoadedPicture) -> tuple[int, int] | None:
        """The pixels, columns and rows as stored, that the resolution asks for where the picture stands largest."""
        widest = self._widest.get(picture.data)
        if not widest or not self._resolution:
            return None
        width = max(1, round(widest / INCH * self._resolution))
        height = max(1, round(width * picture.height / picture.width))
        return (height, width) if picture.orientation >= TURNED_FROM else (width, height)

    def _load(self, path: str) -> LoadedPicture | None:
        picture = self._pictures.load(path)
        if picture is None:
            self.missing[path] = None
        return picture
