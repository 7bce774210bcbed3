"""Pictures as reading systems and browsers show them: few media types, upright, in colours of the screen."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from ...errors import PictureError
from ...pictures import LoadedPicture

if TYPE_CHECKING:
    from PIL.Image import Image

_MEDIA_TYPES = {"jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp"}
_SUFFIXES = {"jpeg": "jpg", "png": "png", "gif": "gif", "webp": "webp"}
_PNG_MODES = frozenset(("1", "L", "LA", "P", "RGB", "RGBA", "I;16"))
_QUALITY = 92
"""JPEG quality at which a second encoding is not seen."""


class ScreenPicture(Struct, frozen=True):
    """A picture to be shown: bytes, core media type, file suffix, size in pixels, and whether it moves."""

    data: bytes
    media_type: str
    suffix: str
    width: int
    height: int
    moving: bool = False


def screen_picture(loaded: LoadedPicture, longest: int | None = None) -> ScreenPicture:
    """The picture as it stands in the file where that will do, else encoded anew.

    TIFF is no core media type (EPUB 3.3 section 3.2), few readers heed the EXIF
    orientation, and few show CMYK.  No side is left over `longest` pixels, but
    moving pictures stay as they are.  PictureError if Pillow cannot encode it.
    """
    from PIL import Image

    with Image.open(BytesIO(loaded.data)) as image:
        moving = bool(getattr(image, "is_animated", False)) and loaded.kind in ("gif", "webp")
        large = longest is not None and max(loaded.width, loaded.height) > longest
        fit = loaded.orientation == 1 and image.mode != "CMYK" and not large
        if loaded.kind != "tiff" and (moving or fit):
            return _screen_picture(loaded.data, loaded.kind, loaded.width, loaded.height, moving=moving)
        try:
            return _anew(image, "jpeg" if loaded.kind == "jpeg" else "png", longest if large else None)
        except (OSError, ValueError) as error:
            raise PictureError(f"picture {loaded.path!r} cannot be encoded anew: {error}") from error


def _screen_picture(data: bytes, kind: str, width: int, height: int, *, moving: bool = False) -> ScreenPicture:
    return ScreenPicture(data, _MEDIA_TYPES[kind], _SUFFIXES[kind], width, height, moving)


def _anew(image: Image, kind: Literal["jpeg", "png"], longest: int | None) -> ScreenPicture:
    """Upright and without metadata; the colour profile stays where the colours do."""
    from PIL import ImageOps

    if longest is not None:
        image.draft(image.mode, (longest, longest))
    upright = ImageOps.exif_transpose(image)
    profile = upright.info.get("icc_profile") if upright.mode in ("RGB", "RGBA", "L", "P") else None
    if upright.mode not in (_PNG_MODES if kind == "png" else ("L", "RGB")):
        upright = _to_rgb(upright)
    if longest is not None:
        upright = _reduced(upright, longest)
    out = BytesIO()
    if kind == "png":
        upright.save(out, "PNG", icc_profile=profile)
    else:
        upright.save(out, "JPEG", quality=_QUALITY, subsampling=0, icc_profile=profile)
    return _screen_picture(out.getvalue(), kind, *upright.size)


def _reduced(image: Image, longest: int) -> Image:
    """No side over `longest`; 16 bits come down to 8, palettes and two tones to shades that have means."""
    from PIL import Image

    if image.mode == "I;16":
        image = image.convert("I").point(lambda shade: shade * (1 / 256)).convert("L")
    elif image.mode == "1":
        image = image.convert("L")
    elif image.mode == "P":
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return image


def _to_rgb(image: Image) -> Image:
    """RGB by the picture's own profile where it has a usable one."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if image.mode == "CMYK" and profile:
        try:
            source, target = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            return image.convert("RGB")
        if converted is not None:
            return converted
    return image.convert("RGBA" if image.mode in ("PA", "RGBa", "La") else "RGB")
