"""What every sample picture is painted with: gradients, soft layers, grain, perspective."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Colour = tuple[int, int, int]
Point = tuple[float, float]
Pen = ImageDraw.ImageDraw
Camera = Callable[[float, float, float], Point]

PHOTO = (2160, 1440)
"""Pixels of a photograph before it is reduced to half."""


def mix(one: Colour, two: Colour, share: float) -> Colour:
    """`one` at share 0, `two` at share 1."""
    share = min(1.0, max(0.0, share))
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, two, strict=True))
    return red, green, blue


def disc(centre: Point, radius: float) -> tuple[float, float, float, float]:
    """The box of a circle."""
    return centre[0] - radius, centre[1] - radius, centre[0] + radius, centre[1] + radius


def gradient(size: tuple[int, int], stops: list[tuple[float, Colour]]) -> Image.Image:
    """A vertical gradient through `stops`: (height from 0 to 1, colour), in order."""
    column = Image.new("RGB", (1, size[1]))
    for y in range(size[1]):
        column.putpixel((0, y), _between(stops, y / size[1]))
    return column.resize(size)


def _between(stops: list[tuple[float, Colour]], at: float) -> Colour:
    for (low, one), (high, two) in pairwise(stops):
        if at <= high:
            return mix(one, two, (at - low) / (high - low))
    return stops[-1][1]


def shape(outline: Sequence[Point], colour: Colour) -> Callable[[Pen], object]:
    """A filled outline, for `layer`."""
    return lambda pen: pen.polygon(list(outline), fill=colour)


def oval(box: tuple[float, float, float, float], colour: Colour) -> Callable[[Pen], object]:
    """A filled ellipse in a box, for `layer`."""
    return lambda pen: pen.ellipse(box, fill=colour)


def layer(canvas: Image.Image, paint: Callable[[Pen], object], blur: float = 0.0, opacity: float = 1.0) -> None:
    """Paint on a clear sheet, blur it (radius in pixels) and lay it on the canvas."""
    sheet = Image.new("RGBA", canvas.size, (0, 0, 0, 0))
    paint(ImageDraw.Draw(sheet))
    if blur:
        sheet = _blurred(sheet, blur)
    alpha = sheet.getchannel("A").point(lambda value: round(value * opacity))
    canvas.paste(sheet.convert("RGB"), (0, 0), alpha)


def _blurred(sheet: Image.Image, radius: float) -> Image.Image:
    # Colours are multiplied by their alpha first, or edges would darken to the sheet's black.
    return sheet.convert("RGBa").filter(ImageFilter.GaussianBlur(radius)).convert("RGBA")


def glow(canvas: Image.Image, centre: Point, radius: float, colour: Colour, strength: float) -> None:
    """Light around a point, added to what is there."""
    light = Image.new("RGB", canvas.size)
    ImageDraw.Draw(light).ellipse(disc(centre, radius / 2), fill=mix((0, 0, 0), colour, strength))
    light = light.filter(ImageFilter.GaussianBlur(radius / 3))
    canvas.paste(ImageChops.screen(canvas, light))


def vignette(canvas: Image.Image, strength: float) -> None:
    """Darken towards the corners."""
    shade = Image.radial_gradient("L").resize(canvas.size)
    dark = Image.new("RGB", canvas.size)
    canvas.paste(dark, (0, 0), shade.point(lambda value: round(max(0, value - 90) * strength)))


def grain(canvas: Image.Image, seed: int, strength: int) -> Image.Image:
    """Film grain of at most `strength` levels either way."""
    noise = Image.frombytes("L", canvas.size, Random(seed).randbytes(canvas.width * canvas.height))
    soft = noise.filter(ImageFilter.GaussianBlur(0.8))
    level = soft.point(lambda value: round(128 + (value - 128) * strength / 64))
    return ImageChops.add(canvas, Image.merge("RGB", (level,) * 3), offset=-128)


def smooth(outline: Sequence[Point], closed: bool = True) -> list[Point]:
    """The outline with its corners cut off three times (Chaikin's curve)."""
    points = list(outline)
    for _ in range(3):
        ends = points[1:] + points[:1] if closed else points[1:]
        cut = [
            ((a * 3 + c) / 4, (b * 3 + d) / 4, (a + c * 3) / 4, (b + d * 3) / 4)
            for (a, b), (c, d) in zip(points, ends, strict=False)
        ]
        inner = [point for a, b, c, d in cut for point in ((a, b), (c, d))]
        points = inner if closed else [points[0], *inner, points[-1]]
    return points


def ridge(random: Random, width: float, base: float, height: float, rough: float) -> list[Point]:
    """A mountain line by midpoint displacement, closed at `base`."""
    heights = [random.uniform(0.1, 0.5), random.uniform(0.5, 1.0), random.uniform(0.1, 0.4)]
    swing = 0.35
    while len(heights) < 200:
        middles = [(a + b) / 2 + random.uniform(-swing, swing) for a, b in pairwise(heights)]
        heights = [h for pair in zip(heights, middles, strict=False) for h in pair] + heights[-1:]
        swing *= rough
    step = width / (len(heights) - 1)
    line = [(i * step, base - max(0.0, h) * height) for i, h in enumerate(heights)]
    return [(0.0, base), *line, (width, base)]


def perspective(centre: Point, focus: float) -> Camera:
    """A camera at the origin that looks along z: metres to pixels."""

    def project(x: float, y: float, z: float) -> Point:
        return centre[0] + focus * x / z, centre[1] - focus * y / z

    return project
