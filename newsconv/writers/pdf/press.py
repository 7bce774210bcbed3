"""For the press: a page with bleed and slug around it, and colours as inks."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from .objects import number
from .profiles import fogra39, srgb

_MARK, _OFFSET, _WEIGHT = 14.0, 3.0, 0.25
"""Points: a crop mark's length, its distance from the bleed, its weight."""
LEAST_BLEED, MOST_BLEED = 0.0, 20.0
"""Millimetres."""
OVERPRINT, KNOCKOUT = "Over", "Knock"
"""Graphics states: black ink on top of what is there, all inks in place of it."""


class Press(Struct, frozen=True):
    """A sheet around the trimmed page; `bleed` in points."""

    bleed: float

    @property
    def margin(self) -> float:
        """From the trim to the edge of the sheet: bleed, distance and marks."""
        return self.bleed + _OFFSET + _MARK

    def crop_marks(self, width: float, height: float) -> list[tuple[float, float, float, float]]:
        """Rectangles (left, bottom, width, height) at the corners of a page whose corner is the origin."""
        begin = self.bleed + _OFFSET
        marks = []
        for x in (0.0, width):
            marks += [(x - _WEIGHT / 2, y, _WEIGHT, _MARK) for y in (-begin - _MARK, height + begin)]
        for y in (0.0, height):
            marks += [(x, y - _WEIGHT / 2, _MARK, _WEIGHT) for x in (-begin - _MARK, width + begin)]
        return marks


@cache
def ink_operator(colour: str) -> str:
    """The operators that fill with `#rrggbb` in process inks: greys in black alone, black over all else."""
    cyan, magenta, yellow, black = inks(colour)
    state = OVERPRINT if black == 1 else KNOCKOUT
    return f"/{state} gs\n{number(cyan)} {number(magenta)} {number(yellow)} {number(black)} k"


def inks(colour: str) -> tuple[float, float, float, float]:
    """Shares of cyan, magenta, yellow and black: a grey in black alone, a colour by the press's profile."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    if red == green == blue:
        return 0.0, 0.0, 0.0, 1 - red / 255
    return _separated(red, green, blue)


def _separated(red: int, green: int, blue: int) -> tuple[float, float, float, float]:
    from io import BytesIO

    from PIL import Image, ImageCms

    transform = ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(BytesIO(srgb())), ImageCms.ImageCmsProfile(BytesIO(fogra39())), "RGB", "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    pixel = Image.new("CMYK", (1, 1))
    transform.apply(Image.new("RGB", (1, 1), (red, green, blue)), pixel)
    cyan, magenta, yellow, black = pixel.tobytes()
    return cyan / 255, magenta / 255, yellow / 255, black / 255
