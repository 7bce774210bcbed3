"""Pictures in other colours, by ICC profiles (Pillow's ImageCms): in inks, in grey, under a limit of ink."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from io import BytesIO
from itertools import product
from typing import Any

from PIL import Image, ImageChops, ImageCms, ImageMath

from .conditions import Condition, coated
from .profiles import srgb

_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION
_MODES = {4: "CMYK", 1: "L"}
_STEP = 15
"""Steps of RGB in which a profile's heaviest colour is looked for."""
_SLACK = 0.02
"""Inks over a limit by so little are not worth a change: what a JPEG adds by itself."""


def _opened(profile: bytes) -> Any:
    return ImageCms.ImageCmsProfile(BytesIO(profile))


@cache
def _transform(source: bytes, target: bytes, mode: str, result: str) -> Any:
    return ImageCms.buildTransform(_opened(source), _opened(target), mode, result, _INTENT, _FLAGS)


def _applied(image: Any, transform: Any) -> Any:
    return ImageCms.applyTransform(image, transform)


@cache
def _to_lab(profile: bytes, mode: str) -> Any:
    return ImageCms.buildTransform(_opened(profile), ImageCms.createProfile("LAB"), mode, "LAB", _INTENT, _FLAGS)


def separated(red: int, green: int, blue: int, condition: Condition) -> tuple[float, ...]:
    """Shares of the four inks for a colour of sRGB."""
    pixel = _applied(Image.new("RGB", (1, 1), (red, green, blue)),
                                    _transform(srgb(), condition.profile, "RGB", "CMYK"))
    return tuple(value / 255 for value in pixel.tobytes())


def in_inks(image: Any, profile: bytes | None, condition: Condition) -> Any:
    """A picture of any colours in the inks of the condition; without a profile RGB is sRGB."""
    return _applied(image, _transform(profile or _usual(image.mode), condition.profile,
                                                     image.mode, _MODES[condition.channels]))


def in_grey(image: Any, profile: bytes | None, condition: Condition | None) -> Any:
    """A picture in grey, each spot as light as it was: in black ink of the condition, or on a screen."""
    if image.mode in ("1", "L"):
        return image
    lightness = _applied(image, _to_lab(profile or _usual(image.mode), image.mode)).getchannel(0)
    return lightness.point(_greys(condition))


def _usual(mode: str) -> bytes:
    return coated().profile if mode == "CMYK" else srgb()


@cache
def _greys(condition: Condition | None) -> list[int]:
    """The grey value (0 is black) for each lightness from that of the blackest to that of paper."""
    ramp = _ramp(condition)
    black, white = ramp[0], ramp[-1]
    return [min(255, bisect_left(ramp, black + (white - black) * lightness / 255)) for lightness in range(256)]


def _ramp(condition: Condition | None) -> bytes:
    """The lightness of every grey from black to white."""
    if condition is None:
        return _lightness(Image.frombytes("RGB", (256, 1), bytes(v for v in range(256) for _ in range(3))), srgb())
    if condition.channels == 1:
        return _lightness(Image.frombytes("L", (256, 1), bytes(range(256))), condition.profile)
    tints = bytes(v for grey in range(256) for v in (0, 0, 0, 255 - grey))
    return _lightness(Image.frombytes("CMYK", (256, 1), tints), condition.profile)


def _lightness(greys: Any, profile: bytes) -> bytes:
    return bytes(_applied(greys, _to_lab(profile, greys.mode)).getchannel(0).tobytes())


# Ink


@cache
def heaviest(condition: Condition) -> float:
    """The most ink that the profile gives any colour of a screen."""
    steps = range(0, 256, _STEP)
    pixels = bytes(value for colour in product(steps, repeat=3) for value in colour)
    return most_ink(in_inks(Image.frombytes("RGB", (len(pixels) // 3, 1), pixels), None, condition))


def most_ink(image: Any) -> float:
    """The heaviest spot of a picture in four inks."""
    return float(_quarters(image).getextrema()[1]) / 255 * 4


def _quarters(image: Any) -> Any:
    """A quarter of the sum of the inks on each spot."""
    cyan, magenta, yellow, black = image.split()
    return ImageChops.add(ImageChops.add(cyan, magenta, 2), ImageChops.add(yellow, black, 2), 2)


def is_over(image: Any, most: float) -> bool:
    """Whether a picture in four inks has a spot with more than `most`, by more than rounding."""
    return most_ink(image) > most + _SLACK


def thinned(image: Any, most: float) -> Any:
    """A picture in four inks with the colours of spots over `most` thinned until they are not; black stays."""
    cyan, magenta, yellow, black = image.split()
    room = ImageMath.lambda_eval(lambda of: of["limit"] - of["k"], limit=int(most * 255), k=black)
    coloured = ImageMath.lambda_eval(lambda of: of["max"](of["c"] + of["m"] + of["y"], 1), c=cyan, m=magenta, y=yellow)

    def thin(ink: Any) -> Any:
        return ImageMath.lambda_eval(
            lambda of: of["convert"](of["min"](of["ink"], of["ink"] * of["room"] / of["coloured"]), "L"),
            ink=ink, room=room, coloured=coloured,
        )

    return Image.merge("CMYK", (thin(cyan), thin(magenta), thin(yellow), black))
