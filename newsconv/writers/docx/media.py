"""Pictures as Word takes them: JPEG, PNG and GIF as they are, the rest turned into one of these."""

from __future__ import annotations

from io import BytesIO

from msgspec import Struct

from ...pictures import LoadedPicture, Pictures
from .package import Package, Part

_TYPES = {"jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif"}
_QUALITY = 92


class Placed(Struct, frozen=True):
    """A picture in the package; its size as shown, in pixels."""

    part: Part
    width: int
    height: int


class Media:
    """The pictures of one document, each stored once."""

    def __init__(self, package: Package, pictures: Pictures) -> None:
        self._package = package
        self._pictures = pictures
        self._placed: dict[str, Placed] = {}

    def find(self, path: str) -> Placed | None:
        """The picture, or None if there is none; PictureError if it cannot be used."""
        if path not in self._placed:
            loaded = self._pictures.load(path)
            if loaded is None:
                return None
            self._placed[path] = self._store(loaded)
        return self._placed[path]

    def _store(self, picture: LoadedPicture) -> Placed:
        data, kind = (picture.data, picture.kind) if _as_is(picture) else _converted(picture)
        name = f"/word/media/image{len(self._placed) + 1}.{kind}"
        return Placed(self._package.add(name, _TYPES[kind], data), picture.width, picture.height)


def _as_is(picture: LoadedPicture) -> bool:
    return picture.kind in _TYPES and picture.orientation == 1


def _converted(picture: LoadedPicture) -> tuple[bytes, str]:
    """The picture upright: JPEG if it is a photograph without transparency, else PNG."""
    from PIL import Image, ImageOps

    with Image.open(BytesIO(picture.data)) as opened:
        profile = opened.info.get("icc_profile")
        image = ImageOps.exif_transpose(opened)
    photograph = image.mode in ("RGB", "YCbCr", "CMYK", "LAB") and picture.kind != "png"
    if image.mode in ("YCbCr", "LAB", "CMYK", "HSV"):
        image, profile = image.convert("RGB"), None
    elif image.mode not in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"):
        image = image.convert("RGBA")
    stream = BytesIO()
    if photograph:
        image.save(stream, "JPEG", quality=_QUALITY, subsampling=0, icc_profile=profile)
        return stream.getvalue(), "jpeg"
    image.save(stream, "PNG", icc_profile=profile)
    return stream.getvalue(), "png"
