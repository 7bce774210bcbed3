"""Pictures as image objects: each embedded once, turned as its EXIF orientation asks.

A JPEG goes in as it is, without a second compression; all others as deflated
samples, with their transparency as a soft mask.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from msgspec import Struct

from ...pictures import LoadedPicture, Pictures
from .objects import Stream, name

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
"""EXIF orientation → the matrix that turns the unit square of the stored picture upright (TIFF 6.0, EXIF 2.3)."""
_SPACES = {"1": "DeviceGray", "L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}


class Image(Struct, frozen=True):
    """A picture of the document under its resource name."""

    name: str
    picture: LoadedPicture

    def matrix(self, x: float, y: float, width: float, height: float) -> tuple[float, ...]:
        """The matrix that puts it, upright, into this rectangle; y runs upward from its lower edge."""
        a, b, c, d, e, f = _TURNS[self.picture.orientation]
        return a * width, b * height, c * width, d * height, x + e * width, y + f * height


class Images:
    """The pictures that a document shows."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self._images: dict[bytes, Image] = {}
        self.missing: dict[str, None] = {}

    def size(self, path: str) -> tuple[float, float] | None:
        """Width and height in pixels as shown, or None if there is no such picture."""
        picture = self._pictures.load(path)
        if picture is None:
            self.missing[path] = None
            return None
        return float(picture.width), float(picture.height)

    def get(self, path: str) -> Image | None:
        """The image of this picture; two paths to the same bytes are one image."""
        picture = self._pictures.load(path)
        if picture is None:
            self.missing[path] = None
            return None
        if picture.data not in self._images:
            self._images[picture.data] = Image(f"I{len(self._images) + 1}", picture)
        return self._images[picture.data]

    def reference(self, image: Image, document: Any) -> Any:
        """The reference to the image's object, which is made when it is first asked for."""
        if image.name not in document.idToObject:
            document.Reference(image_object(image.picture, document), image.name)
        return document.Reference(document.idToObject[image.name])


def image_object(picture: LoadedPicture, document: Any) -> Stream:
    """The image XObject of a picture; its soft mask, if it has one, is added to the document."""
    from PIL import Image as Pillow

    with Pillow.open(BytesIO(picture.data)) as image:
        if picture.kind == "jpeg" and image.mode in _SPACES:
            return _jpeg(picture.data, image)
        return _samples(image, document)


def _entries(image: Any) -> dict[str, Any]:
    return {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": image.width,
        "Height": image.height,
        "ColorSpace": name(_SPACES[image.mode]),
        "BitsPerComponent": 1 if image.mode == "1" else 8,
    }


def _jpeg(data: bytes, image: Any) -> Stream:
    entries = _entries(image) | {"Filter": name("DCTDecode")}
    if image.mode == "CMYK" and "adobe" in image.info:
        entries["Decode"] = "[1 0 1 0 1 0 1 0]"
    return Stream(data, entries)


def _samples(image: Any, document: Any) -> Stream:
    colours, mask = _flat(image)
    entries = _entries(colours)
    if mask is not None:
        entries["SMask"] = document.Reference(Stream(mask.tobytes(), _entries(mask)))
    return Stream(colours.tobytes(), entries)


def _flat(image: Any) -> tuple[Any, Any | None]:
    """The picture in a mode that PDF has, and its transparency if any of it shows through."""
    if image.has_transparency_data:
        full = image.convert("RGBA")
        mask = full.getchannel("A")
        if mask.getextrema() == (255, 255):
            mask = None
        return full.convert("RGB"), mask
    if image.mode in _SPACES:
        return image, None
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        return image.convert("I").point(lambda value: value / 256).convert("L"), None
    return image.convert("L" if image.mode in ("LA", "La") else "RGB"), None
