"""A market lane at closing time, with the shared refrigerator in front."""

from __future__ import annotations

from functools import partial
from random import Random

from PIL import Image

from .brushes import PHOTO, Camera, Colour, Pen, Point, disc, glow, gradient, layer, mix, perspective, vignette

GREENS: tuple[Colour, ...] = ((84, 132, 62), (124, 160, 78), (62, 104, 58), (166, 184, 96))
FRUITS: tuple[Colour, ...] = ((206, 92, 54), (224, 158, 62), (178, 54, 52), (236, 196, 96), (132, 72, 104))


def market() -> Image.Image:
    """Stalls on both sides of a lane, awnings, bulbs, a few people, a lit refrigerator."""
    random = Random(83)
    canvas = gradient(
        PHOTO,
        [(0, (64, 72, 88)), (0.3, (176, 158, 140)), (0.48, (240, 214, 170)), (0.5, (150, 132, 116)), (1, (86, 78, 74))],
    )
    project = perspective((940, 680), 1150)
    layer(canvas, lambda pen: _houses(pen, project, random), blur=3)
    glow(canvas, (940, 640), 560, (255, 220, 160), 0.8)
    layer(canvas, lambda pen: _paving(pen, project), blur=4, opacity=0.5)
    for z in (22.0, 18.0, 14.5, 11.5, 9.0, 7.0, 5.4):
        for side in (-1, 1):
            layer(canvas, partial(_stall, project=project, random=random, z=z, side=side), blur=1.2)
        for side in (-1, 1):
            glow(canvas, project(side * 1.9, 1.15, z), 620 / z, (255, 214, 140), 0.9)
    for x, z, coat in ((-0.5, 15.0, (92, 72, 96)), (0.35, 12.0, (150, 70, 60)), (-0.75, 9.4, (70, 92, 110))):
        layer(canvas, partial(_person, project=project, x=x, z=z, coat=coat), blur=3)
    _refrigerator(canvas, random)
    vignette(canvas, 0.4)
    return canvas


def _houses(pen: Pen, project: Camera, random: Random) -> None:
    for side in (-1, 1):
        for z in range(30, 2, -3):
            tint = mix((112, 100, 96), (202, 182, 156), z / 34)
            tint = mix(tint, random.choice([(150, 110, 90), (120, 128, 132), (176, 160, 130)]), 0.35)
            top = 4.4 + random.uniform(-0.7, 0.9)
            corners = [(3.4, -1.6, z), (3.4, -1.6, z + 3), (3.4, top, z + 3), (3.4, top, z)]
            pen.polygon([project(side * x, y, d) for x, y, d in corners], fill=tint)
            for low in (1.9, 3.2):
                window = [
                    (3.4, low, z + 0.7),
                    (3.4, low, z + 2.2),
                    (3.4, low + 0.8, z + 2.2),
                    (3.4, low + 0.8, z + 0.7),
                ]
                pen.polygon([project(side * x, y, d) for x, y, d in window], fill=mix(tint, (48, 52, 62), 0.55))


def _paving(pen: Pen, project: Camera) -> None:
    for step in range(60):
        z = 2.4 + step * 0.6
        pen.line([project(-3.4, -1.6, z), project(3.4, -1.6, z)], fill=(60, 54, 52), width=max(1, round(14 / z)))
    for x in range(-5, 6):
        pen.line([project(x * 0.6, -1.6, 2), project(x * 0.6, -1.6, 40)], fill=(66, 60, 58), width=3)


def _stall(pen: Pen, project: Camera, random: Random, z: float, side: int) -> None:
    def at(x: float, y: float, d: float) -> Point:
        return project(side * x, y, d)

    haze = min(0.6, z / 36)
    table = mix((96, 70, 54), (214, 190, 160), haze)
    pen.polygon([at(1.5, -0.75, z), at(3.1, -0.6, z), at(3.1, -1.6, z), at(1.5, -1.6, z)], fill=table)
    pen.polygon(
        [at(1.5, -0.75, z), at(1.5, -0.75, z + 2), at(1.5, -1.6, z + 2), at(1.5, -1.6, z)],
        fill=mix(table, (30, 22, 18), 0.35),
    )
    pen.polygon(
        [at(1.5, -0.75, z), at(1.5, -0.75, z + 2), at(3.1, -0.5, z + 2), at(3.1, -0.6, z)],
        fill=mix((150, 116, 84), (220, 196, 160), haze),
    )
    for tray in range(4):
        kinds = GREENS if (tray + round(z)) % 2 else FRUITS
        for _ in range(46):
            x, depth = 1.58 + tray * 0.38 + random.uniform(0, 0.3), z + 1.5 * random.random()
            spot = at(x, -0.7 + (x - 1.5) * 0.1 + random.uniform(0, 0.16), depth)
            tint = mix(random.choice(kinds), (232, 206, 166), haze)
            pen.ellipse(disc(spot, random.uniform(44, 84) / z), fill=tint)
    for post in (1.5, 3.1):
        pen.line(
            [at(post, -1.6, z), at(post, 1.5, z)], fill=mix((60, 58, 60), (200, 184, 160), haze), width=round(50 / z)
        )
    _awning(pen, at, z, haze)


def _awning(pen: Pen, at: Camera, z: float, haze: float) -> None:
    cloth: Colour = ((168, 64, 52), (58, 104, 112), (186, 132, 58))[round(z) % 3]
    for stripe in range(8):
        x = 1.35 + stripe * 0.24
        tint = mix(cloth if stripe % 2 else (232, 222, 204), (226, 204, 170), haze)
        pen.polygon(
            [
                at(x, 1.3 + (x - 1.35) * 0.2, z),
                at(x + 0.24, 1.35 + (x - 1.35) * 0.2, z),
                at(x + 0.24, 1.75 + (x - 1.35) * 0.2, z + 1.8),
                at(x, 1.7 + (x - 1.35) * 0.2, z + 1.8),
            ],
            fill=tint,
        )
        pen.polygon(
            [
                at(x, 1.3 + (x - 1.35) * 0.2, z),
                at(x + 0.24, 1.35 + (x - 1.35) * 0.2, z),
                at(x + 0.12, 1.12 + (x - 1.35) * 0.2, z),
            ],
            fill=mix(tint, (40, 30, 26), 0.2),
        )


def _person(pen: Pen, project: Camera, x: float, z: float, coat: Colour) -> None:
    def at(points: list[Point]) -> list[Point]:
        return [project(x + u, -1.6 + v, z) for u, v in points]

    pen.polygon(
        at([(-0.15, 0), (-0.17, 0.8), (0.17, 0.8), (0.14, 0), (0.02, 0), (0, 0.6), (-0.03, 0)]), fill=(52, 50, 58)
    )
    pen.polygon(at([(-0.24, 0.6), (-0.26, 1.25), (-0.1, 1.4), (0.1, 1.4), (0.26, 1.25), (0.24, 0.6)]), fill=coat)
    pen.polygon(
        at([(0.24, 1.2), (0.36, 0.6), (0.5, 0.5), (0.5, 0.25), (0.26, 0.25), (0.26, 0.6)]), fill=(214, 198, 176)
    )
    pen.ellipse(disc(project(x, -0.06, z), 130 / z), fill=(64, 52, 48))


def _refrigerator(canvas: Image.Image, random: Random) -> None:
    """A tall cabinet with a glass door, shelves of parcels and a cool light inside."""
    layer(canvas, lambda pen: pen.ellipse((1440, 1270, 2120, 1400), fill=(24, 22, 24)), blur=26, opacity=0.7)
    layer(canvas, _cabinet, blur=1)
    layer(canvas, lambda pen: _shelves(pen, random), blur=1.4)
    glow(canvas, (1780, 560), 420, (200, 232, 255), 0.55)
    layer(
        canvas,
        lambda pen: pen.polygon([(1600, 340), (1760, 340), (1640, 1220), (1560, 1220)], fill=(255, 255, 255)),
        blur=12,
        opacity=0.16,
    )
    layer(canvas, lambda pen: pen.rounded_rectangle((1988, 640, 2010, 900), 10, fill=(232, 236, 238)), blur=1)


def _cabinet(pen: Pen) -> None:
    pen.polygon([(1500, 160), (1452, 200), (1452, 1290), (1500, 1330)], fill=(132, 150, 156))
    pen.rounded_rectangle((1500, 160, 2050, 1330), 22, fill=(222, 230, 230))
    pen.rectangle((1530, 190, 2020, 300), fill=(72, 132, 116))
    pen.ellipse((1560, 214, 1620, 274), fill=(240, 240, 224))
    for x, long in ((1650, 320), (1650, 210)):
        y = 222 if long == 320 else 256
        pen.rounded_rectangle((x, y, x + long, y + 14), 7, fill=(226, 238, 228))
    pen.rounded_rectangle((1540, 330, 2010, 1240), 14, fill=(176, 204, 214))


def _shelves(pen: Pen, random: Random) -> None:
    for shelf in range(5):
        floor = 500 + shelf * 178
        x = 1562.0
        while x < 1950:
            wide, tall = random.uniform(48, 92), random.uniform(50, 116)
            tint = random.choice(GREENS + FRUITS + ((226, 226, 216), (190, 200, 204)))
            pen.rounded_rectangle(
                (x, floor - tall, min(x + wide, 1984), floor), 16, fill=mix(tint, (216, 232, 240), 0.22)
            )
            pen.rectangle(
                (x + 12, floor - tall * 0.55, min(x + wide - 12, 1976), floor - tall * 0.3), fill=(246, 248, 244)
            )
            x += wide + random.uniform(6, 22)
        pen.rectangle((1546, floor, 2004, floor + 9), fill=(240, 246, 248))
