"""A book restorer's bench by lamplight."""

from __future__ import annotations

import math
from functools import partial
from random import Random

from PIL import Image

from .brushes import PHOTO, Colour, Pen, Point, disc, glow, gradient, layer, mix, shape, vignette


def workbench() -> Image.Image:
    """An open old book, paste bowl, brushes and a lamp on a wooden bench before shelves."""
    random = Random(33)
    canvas = gradient(PHOTO, [(0, (46, 38, 34)), (0.45, (84, 66, 52)), (1, (60, 46, 36))])
    layer(canvas, lambda pen: _shelves(pen, random), blur=16)
    layer(canvas, lambda pen: _bench(pen, random), blur=2)
    glow(canvas, (1080, 1060), 1500, (255, 206, 140), 0.5)
    layer(canvas, _shadows, blur=26, opacity=0.6)
    _book(canvas, random)
    layer(canvas, _bowl, blur=1)
    layer(canvas, _brushes, blur=1)
    layer(canvas, _lamp, blur=1.2)
    glow(canvas, (1640, 420), 380, (255, 226, 170), 0.9)
    layer(canvas, _beam, blur=70, opacity=0.28)
    vignette(canvas, 0.9)
    return canvas


def _shelves(pen: Pen, random: Random) -> None:
    for top in (20, 290, 560):
        x = 0.0
        while x < PHOTO[0]:
            wide, tall = random.uniform(24, 70), random.uniform(150, 220)
            tint = mix((120, 84, 60), random.choice([(72, 88, 104), (168, 140, 100), (96, 60, 50)]), random.random())
            pen.rectangle((x, top + 230 - tall, x + wide - 4, top + 230), fill=tint)
            x += wide
        pen.rectangle((0, top + 230, PHOTO[0], top + 252), fill=(54, 40, 32))


def _bench(pen: Pen, random: Random) -> None:
    pen.rectangle((0, 800, *PHOTO), fill=(126, 88, 58))
    for _ in range(420):
        y = 806 + 640 * random.random() ** 1.4
        x, long = random.uniform(-300, 2100), random.uniform(200, 900)
        tint = mix((104, 70, 44), (158, 114, 76), random.random())
        pen.line([(x, y), (x + long, y + random.uniform(-4, 4))], fill=(*tint, 110), width=random.randint(2, 5))
    pen.rectangle((0, 796, PHOTO[0], 806), fill=(168, 124, 84))


def _shadows(pen: Pen) -> None:
    pen.polygon([(380, 1240), (1080, 1300), (1800, 1240), (1720, 1330), (1080, 1360), (420, 1330)], fill=(30, 18, 10))
    pen.ellipse((90, 1040, 420, 1130), fill=(30, 18, 10))
    pen.ellipse((1800, 930, 2130, 1000), fill=(30, 18, 10))


def _page(side: int, u: float, v: float) -> Point:
    """A place on a page: `u` from the gutter outwards, `v` from head to foot, both 0 to 1."""
    width = 500 + 120 * v
    swell = 46 * math.sin(math.pi * min(1.0, u * 1.15)) - 20 * u
    return 1080 + side * width * u, 880 + 370 * v - swell


def _book(canvas: Image.Image, random: Random) -> None:
    for side in (-1, 1):
        for sheet in range(7, -1, -1):
            edge = mix((234, 214, 172), (176, 148, 104), sheet / 8)
            outline = [_page(side, i / 30, 0) for i in range(31)]
            outline += [_page(side, 1, i / 10) for i in range(11)]
            outline += [_page(side, 1 - i / 30, 1) for i in range(31)]
            shifted = [(x + side * sheet * 3, y + sheet * 4) for x, y in outline]
            layer(canvas, shape(shifted, edge), blur=0.8)
        layer(canvas, partial(_print, random=random, side=side), blur=1, opacity=0.85)
    layer(canvas, _gutter, blur=14, opacity=0.55)


def _print(pen: Pen, random: Random, side: int) -> None:
    """Columns of characters in ruled lines, worm holes, and pale patches of new paper."""
    ink: Colour = (74, 58, 46)
    for column in range(9):
        u = 0.1 + column * 0.098
        pen.line([_page(side, u - 0.045, 0.08 + i * 0.042) for i in range(21)], fill=(178, 132, 100), width=2)
        for row in range(18 if random.random() < 0.8 else random.randint(6, 16)):
            x, y = _page(side, u, 0.12 + row * 0.045)
            for _ in range(4):
                dx, dy = random.uniform(-11, 11), random.uniform(-5, 5)
                pen.line([(x + dx - 9, y + dy), (x + dx + 9, y + dy + random.uniform(-2, 2))], fill=ink, width=2)
            pen.line([(x + random.uniform(-7, 7), y - 7), (x + random.uniform(-7, 7), y + 7)], fill=ink, width=3)
    for _ in range(5):
        x, y = _page(side, random.uniform(0.15, 0.9), random.uniform(0.15, 0.9))
        pen.ellipse((x - 30, y - 16, x + 30, y + 16), fill=(240, 228, 196))
    for _ in range(7):
        x, y = _page(side, random.uniform(0.1, 0.95), random.uniform(0.1, 0.95))
        pen.ellipse((x - 9, y - 6, x + 9, y + 6), fill=(112, 84, 56))


def _gutter(pen: Pen) -> None:
    pen.polygon([(1056, 872), (1104, 872), (1112, 1256), (1048, 1256)], fill=(70, 46, 26))


def _bowl(pen: Pen) -> None:
    for step in range(40):
        light = mix((88, 112, 122), (214, 224, 220), step / 40)
        left = 120 + step * 3.2
        pen.chord((left, 940, 400, 1110), 0, 180, fill=light)
    pen.rectangle((200, 1090, 320, 1116), fill=(120, 142, 148))
    pen.ellipse((120, 980, 400, 1066), fill=(226, 234, 230))
    pen.ellipse((138, 990, 382, 1058), fill=(244, 240, 226))
    pen.ellipse((170, 1008, 330, 1046), fill=(252, 250, 240))


def _brushes(pen: Pen) -> None:
    for (x, y), (u, v), tint in (
        ((300, 1020), (560, 760), (196, 150, 84)),
        ((1870, 950), (1820, 620), (150, 92, 50)),
        ((1930, 950), (1950, 590), (196, 156, 96)),
        ((1980, 950), (2060, 640), (120, 70, 44)),
    ):
        pen.line([(x, y), (u, v)], fill=tint, width=16)
        pen.line([(x - 4, y), (u - 4, v)], fill=mix(tint, (255, 236, 200), 0.5), width=4)
        tip = (u - (x - u) * 0.14, v - (y - v) * 0.14)
        if x > 1000:
            pen.polygon([(u - 15, v), tip, (u + 15, v)], fill=(236, 226, 206))
    for step in range(30):
        tint = mix((50, 70, 90), (128, 154, 172), math.sin(math.pi * step / 30))
        pen.rectangle((1830 + step * 6, 800, 1838 + step * 6, 968 + 16 * math.sin(math.pi * step / 30)), fill=tint)
    pen.ellipse((1830, 780, 2014, 822), outline=(170, 188, 200), width=6)


def _lamp(pen: Pen) -> None:
    pen.line([(1790, 0), (1660, 290)], fill=(34, 36, 38), width=18)
    pen.polygon([(1590, 280), (1720, 260), (1830, 420), (1460, 470)], fill=(48, 74, 66))
    pen.polygon([(1590, 280), (1630, 274), (1560, 456), (1460, 470)], fill=(84, 116, 104))
    pen.ellipse((1456, 402, 1834, 486), fill=(255, 240, 206))
    pen.ellipse(disc((1650, 272), 40), fill=(40, 58, 54))


def _beam(pen: Pen) -> None:
    pen.polygon([(1470, 450), (1820, 440), (1900, 1340), (380, 1340)], fill=(255, 222, 160))
