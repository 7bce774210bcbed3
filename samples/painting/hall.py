"""A hall of pressure vessels."""

from __future__ import annotations

import math
from itertools import pairwise

from PIL import Image

from .brushes import PHOTO, Camera, Pen, Point, disc, glow, gradient, layer, mix, perspective, vignette


def hall() -> Image.Image:
    """A plant hall in perspective: two racks of pressure vessels along a polished floor."""
    canvas = gradient(
        PHOTO, [(0, (150, 164, 176)), (0.4, (220, 226, 228)), (0.5, (204, 210, 212)), (1, (150, 158, 162))]
    )
    project = perspective((1080, 650), 1250)
    layer(canvas, lambda pen: _room(pen, project))
    for z in range(22, 4, -3):
        glow(canvas, project(0, 3.7, z), 2200 / z, (236, 244, 255), 0.9)
    layer(canvas, lambda pen: _racks(pen, project, mirror=True), blur=14, opacity=0.3)
    layer(canvas, lambda pen: _racks(pen, project, mirror=False), blur=0.8)
    layer(canvas, lambda pen: _worker(pen, project), blur=1.2)
    vignette(canvas, 0.55)
    return canvas


def _room(pen: Pen, project: Camera) -> None:
    far, near, wide, floor, roof = 26.0, 1.4, 4.6, -1.7, 4.0
    back = [project(-wide, floor, far), project(wide, floor, far), project(wide, roof, far), project(-wide, roof, far)]
    pen.polygon([project(-wide, floor, near), back[0], back[1], project(wide, floor, near)], fill=(136, 148, 152))
    pen.polygon([project(-wide, roof, near), back[3], back[2], project(wide, roof, near)], fill=(116, 128, 140))
    pen.polygon(back, fill=(226, 232, 232))
    for z in range(25, 2, -2):
        beam = mix((92, 104, 116), (196, 204, 208), z / 26)
        pen.line([project(-wide, roof, z), project(wide, roof, z)], fill=beam, width=round(90 / z) + 1)
        pen.line([project(-wide, roof, z), project(-wide, floor, z)], fill=beam, width=round(60 / z) + 1)
        pen.line([project(wide, roof, z), project(wide, floor, z)], fill=beam, width=round(60 / z) + 1)
        pen.polygon(
            [
                project(-0.35, roof - 0.3, z),
                project(0.35, roof - 0.3, z),
                project(0.35, roof - 0.3, z + 1.1),
                project(-0.35, roof - 0.3, z + 1.1),
            ],
            fill=(250, 253, 255),
        )
    for x in (-1.15, 1.15):
        pen.polygon(
            [
                project(x - 0.05, floor, near),
                project(x - 0.05, floor, far),
                project(x + 0.05, floor, far),
                project(x + 0.05, floor, near),
            ],
            fill=(214, 184, 84),
        )


def _racks(pen: Pen, project: Camera, mirror: bool) -> None:

    def seen(x: float, y: float, z: float) -> Point:
        point: Point = project(x, -3.4 - y if mirror else y, z)
        return point

    for start in (17.5, 12.0, 6.5):
        for side in (-1, 1):
            _posts(pen, seen, side, start + 4.2)
            for row in range(5):
                for column in (2, 1, 0):
                    centre = (side * (1.75 + column * 0.62), -1.3 + row * 0.56)
                    _vessel(pen, seen, centre, start, start + 4.4)
            _posts(pen, seen, side, start)


def _posts(pen: Pen, seen: Camera, side: int, z: float) -> None:
    for x in (1.42, 3.3):
        line = [seen(side * x, -1.7, z), seen(side * x, 1.3, z)]
        pen.line(line, fill=(62, 92, 124), width=round(110 / z))


def _vessel(pen: Pen, seen: Camera, centre: Point, near: float, far: float) -> None:
    radius, steps = 0.24, 28
    ring = [
        (
            centre[0] + radius * math.cos(2 * math.pi * i / steps),
            centre[1] + radius * math.sin(2 * math.pi * i / steps),
            i,
        )
        for i in range(steps + 1)
    ]
    haze = min(1.0, near / 26)
    for (x, y, i), (u, v, _) in pairwise(ring):
        light = 0.5 + 0.5 * math.sin(2 * math.pi * i / steps)
        colour = mix(mix((112, 124, 134), (248, 250, 250), light), (214, 220, 222), haze * 0.6)
        pen.polygon([seen(x, y, near), seen(u, v, near), seen(u, v, far), seen(x, y, far)], fill=colour)
    pen.polygon([seen(x, y, near) for x, y, _ in ring], fill=mix((196, 204, 210), (220, 224, 226), haze))
    inner = [seen(centre[0] + (x - centre[0]) * 0.68, centre[1] + (y - centre[1]) * 0.68, near) for x, y, _ in ring]
    pen.polygon(inner, fill=mix((74, 108, 146), (200, 210, 216), haze * 0.7))
    hub = seen(*centre, near)
    pen.ellipse(disc(hub, 70 / near), fill=(226, 230, 232))


def _worker(pen: Pen, project: Camera) -> None:
    """A technician with a clipboard, seen from behind, half way down the aisle."""

    def at(points: list[Point]) -> list[Point]:
        return [project(0.35 + x, -1.7 + y, 9.5) for x, y in points]

    pen.polygon(
        at([(-0.16, 0), (-0.17, 0.85), (0.17, 0.85), (0.16, 0), (0.03, 0), (0, 0.7), (-0.03, 0)]), fill=(46, 54, 70)
    )
    pen.polygon(
        at([(-0.22, 0.8), (-0.25, 1.38), (-0.1, 1.5), (0.1, 1.5), (0.25, 1.38), (0.22, 0.8)]), fill=(54, 96, 140)
    )
    pen.polygon(at([(-0.25, 1.38), (-0.33, 0.95), (-0.24, 0.92), (-0.18, 1.3)]), fill=(46, 84, 126))
    pen.polygon(at([(0.25, 1.38), (0.36, 1.05), (0.18, 1.0), (0.18, 1.3)]), fill=(46, 84, 126))
    pen.ellipse(disc(project(0.35, -0.08, 9.5), 16), fill=(66, 52, 46))
    pen.pieslice(disc(project(0.35, -0.03, 9.5), 19), 180, 360, fill=(236, 200, 70))
