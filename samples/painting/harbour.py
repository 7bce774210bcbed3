"""Dawn over a fishing harbour."""

from __future__ import annotations

import math
from random import Random

from PIL import Image

from .brushes import PHOTO, Pen, Point, disc, glow, gradient, layer, mix, ridge, shape, vignette


def harbour() -> Image.Image:
    """Dawn over a fishing harbour: sky, islands, sun on the water, boats, breakwater."""
    random = Random(19)
    width, height = PHOTO
    horizon = 640.0
    canvas = gradient(
        PHOTO,
        [
            (0, (58, 84, 122)),
            (0.22, (126, 146, 172)),
            (0.36, (232, 186, 150)),
            (0.444, (252, 222, 172)),
            (0.4445, (176, 168, 160)),
            (0.6, (96, 118, 138)),
            (1, (28, 46, 66)),
        ],
    )
    sun = (1480.0, horizon - 120)
    _clouds(canvas, random)
    glow(canvas, sun, 620, (255, 190, 110), 0.85)
    layer(canvas, lambda pen: pen.ellipse(disc(sun, 34), fill=(255, 246, 220)), blur=3)
    for share, rise in ((0.25, 130), (0.5, 84), (0.8, 50)):
        hills = ridge(random, width, horizon, rise, 0.56)
        colour = mix((206, 176, 160), (52, 68, 88), share)
        layer(canvas, shape(hills, colour), blur=3)
    layer(canvas, lambda pen: _ripples(pen, random, horizon, height, sun[0]), blur=1.2, opacity=0.75)
    layer(canvas, lambda pen: _breakwater(pen, horizon), blur=1)
    for x, y, size in ((520, 760, 0.75), (1030, 830, 1.0), (1760, 900, 1.25), (250, 980, 1.5)):
        _boat(canvas, (x, y), size)
    layer(canvas, lambda pen: _quay(pen, width, height), blur=1)
    vignette(canvas, 0.3)
    return canvas


def _clouds(canvas: Image.Image, random: Random) -> None:
    def paint(pen: Pen) -> None:
        for _ in range(60):
            x, y = random.uniform(-200, 2200), random.gauss(330, 110)
            long, thick = random.uniform(120, 460), random.uniform(6, 22)
            pen.ellipse((x, y, x + long, y + thick), fill=(255, 226, 200, random.randint(40, 130)))

    layer(canvas, paint, blur=16)


def _ripples(pen: Pen, random: Random, horizon: float, height: int, sun: float) -> None:
    for _ in range(2600):
        depth = random.random() ** 1.7
        y = horizon + 6 + depth * (height - horizon)
        long = 10 + depth * 90 * random.random()
        near = random.random() < 0.4
        x = random.gauss(sun, 40 + depth * 260) if near else random.uniform(-50, 2200)
        bright = math.exp(-(((x - sun) / (110 + depth * 420)) ** 2))
        colour = mix((42, 62, 86), (255, 222, 170), bright * random.uniform(0.5, 1))
        pen.ellipse((x, y, x + long, y + 2 + depth * 7), fill=(*colour, 150))


def _breakwater(pen: Pen, horizon: float) -> None:
    top = horizon - 8
    pen.polygon([(0, top), (840, top + 14), (868, horizon + 44), (0, horizon + 74)], fill=(54, 60, 70))
    pen.polygon([(792, top + 12), (798, top - 128), (822, top - 128), (828, top + 12)], fill=(206, 196, 188))
    pen.polygon([(793, top - 40), (795, top - 82), (825, top - 82), (827, top - 40)], fill=(150, 66, 56))
    pen.rectangle((800, top - 152, 820, top - 128), fill=(255, 232, 170))
    pen.polygon([(796, top - 152), (810, top - 172), (824, top - 152)], fill=(88, 52, 50))


def _boat(canvas: Image.Image, at: Point, size: float) -> None:
    """A trawler in half light with its reflection."""
    hull = [(-120, -34), (-96, 12), (92, 12), (140, -52), (96, -36), (-60, -30)]
    house = [(-84, -32), (-84, -92), (-12, -92), (-4, -32)]
    parts = ((hull, (36, 48, 64)), (house, (214, 206, 196)))
    ink = (44, 48, 56)

    def place(points: list[tuple[int, int]], flip: float = 1.0) -> list[Point]:
        return [(at[0] + x * size, at[1] + (y - 8) * size * flip) for x, y in points]

    def mirrored(pen: Pen) -> None:
        for points, colour in parts:
            pen.polygon(place(points, -0.8), fill=mix(colour, (40, 56, 74), 0.6))

    def upright(pen: Pen) -> None:
        for points, colour in parts:
            pen.polygon(place(points), fill=colour)
        pen.polygon(
            place([(-120, -34), (-60, -30), (96, -36), (140, -52), (136, -42), (-116, -24)]), fill=(176, 84, 62)
        )
        pen.polygon(place([(-76, -82), (-76, -62), (-22, -62), (-24, -82)]), fill=(82, 98, 116))
        for line in (
            [(20, -34), (20, -190)],
            [(20, -180), (120, -60)],
            [(20, -186), (-110, -40)],
            [(20, -120), (92, -150)],
        ):
            pen.line(place(line), fill=ink, width=max(2, round(4 * size)))

    layer(canvas, mirrored, blur=7, opacity=0.6)
    layer(canvas, upright, blur=1)


def _quay(pen: Pen, width: int, height: int) -> None:
    pen.polygon([(width, 1180), (1130, 1330), (1000, height), (width, height)], fill=(48, 50, 54))
    pen.polygon([(width, 1180), (1130, 1330), (1122, 1346), (width, 1202)], fill=(122, 112, 102))
    for x, y, tint in ((1560, 1216, 0.1), (1700, 1192, 0.5), (1846, 1168, 0.2), (1640, 1108, 0.8)):
        colour = mix((60, 82, 96), (124, 78, 58), tint)
        pen.polygon([(x, y), (x + 110, y - 22), (x + 124, y + 66), (x + 12, y + 96)], fill=colour)
        pen.polygon(
            [(x, y), (x + 34, y - 40), (x + 140, y - 58), (x + 110, y - 22)], fill=mix(colour, (255, 220, 180), 0.35)
        )
    for x, y in ((1250, 1330), (1460, 1296)):
        pen.rectangle((x, y - 44, x + 26, y + 14), fill=(28, 30, 34))
        pen.ellipse((x - 10, y - 58, x + 36, y - 34), fill=(70, 66, 64))
