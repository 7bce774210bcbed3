"""How much ink a picture takes."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf

_SPOTS = 0.0005
"""The share of a picture's spots that may be over: what a JPEG adds at edges."""
_JPEG = b"\xff\xd8"


def most_ink(image: Any) -> float:
    """The heaviest inks of a picture of four, 4 being four full ones; 0 where it cannot be read."""
    from PIL import ImageChops

    try:
        picture = _inks(image)
    except (pikepdf.PdfError, NotImplementedError, ValueError, OSError, TypeError, KeyError):
        return 0.0
    if picture is None:
        return 0.0
    cyan, magenta, yellow, black = picture.split()
    quarters = ImageChops.add(ImageChops.add(cyan, magenta, 2), ImageChops.add(yellow, black, 2), 2)
    return _heaviest(quarters.histogram()) / 255 * 4


def _inks(image: Any) -> Any:
    """The picture with its shares of ink, None for one that is not in four inks of eight bits."""
    from PIL import Image, ImageChops

    data = image.read_bytes(pikepdf.StreamDecodeLevel.generalized)
    size = int(image.Width), int(image.Height)
    is_jpeg = data.startswith(_JPEG)
    if is_jpeg:
        picture: Image.Image = Image.open(BytesIO(data))
    elif len(data) == size[0] * size[1] * 4:
        picture = Image.frombytes("CMYK", size, data)
    else:
        return None
    if picture.mode != "CMYK":
        return None
    # Pillow takes the values of a JPEG for paper's white, as Adobe's programs write them.
    return ImageChops.invert(picture) if is_jpeg != _is_inverted(image) else picture


def _is_inverted(image: Any) -> bool:
    decode = image.get("/Decode")
    return decode is not None and [float(value) for value in decode][:2] == [1, 0]


def _heaviest(histogram: list[int]) -> int:
    """The highest level that more than a few spots reach."""
    over = _SPOTS * sum(histogram)
    for level in range(len(histogram) - 1, 0, -1):
        over -= histogram[level]
        if over < 0:
            return level
    return 0
