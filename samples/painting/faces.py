"""Drawn busts for the portraits."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFilter

from .brushes import Colour, Pen, Point, disc, glow, gradient, layer, mix, oval, smooth

SIZE = (960, 1200)
BROWN: Colour = (88, 60, 46)


@dataclass(frozen=True)
class Looks:
    """What tells one person from another."""

    wall: tuple[Colour, Colour]
    skin: Colour
    hair: Colour
    coat: Colour
    shirt: Colour
    cut: str
    """`bun`, `crop` or `cap`."""
    glasses: bool = False
    lines: bool = False
    """Wrinkles of age."""


PORTRAITS = {
    "restorer": Looks(
        ((196, 186, 168), (128, 116, 102)),
        (230, 194, 168),
        (70, 64, 62),
        (74, 92, 104),
        (232, 226, 214),
        "bun",
        glasses=True,
    ),
    "engineer": Looks(
        ((176, 196, 204), (100, 128, 142)), (222, 180, 148), (34, 32, 34), (44, 84, 124), (236, 238, 240), "crop"
    ),
    "fisherman": Looks(
        ((206, 196, 176), (120, 132, 136)),
        (196, 146, 112),
        (168, 164, 158),
        (72, 76, 74),
        (150, 108, 78),
        "cap",
        lines=True,
    ),
}


def draw_portrait(looks: Looks) -> Image.Image:
    """A bust at 384 by 480 pixels."""
    canvas = gradient(SIZE, [(0, looks.wall[0]), (1, looks.wall[1])])
    glow(canvas, (300, 320), 620, (255, 246, 226), 0.28)
    layer(canvas, lambda pen: _behind(pen, looks), blur=1.5)
    layer(canvas, lambda pen: _body(pen, looks), blur=1.5)
    _head(canvas, looks)
    layer(canvas, lambda pen: _hair(pen, looks), blur=2)
    layer(canvas, lambda pen: _features(pen, looks), blur=1.2)
    return canvas.resize((384, 480), Image.Resampling.LANCZOS)


def _behind(pen: Pen, looks: Looks) -> None:
    if looks.cut == "bun":
        pen.ellipse((420, 120, 560, 240), fill=looks.hair)
        pen.ellipse((300, 210, 660, 640), fill=looks.hair)


def _body(pen: Pen, looks: Looks) -> None:
    neck = mix(looks.skin, BROWN, 0.3)
    shoulders = [(110, 1500), (140, 1060), (200, 950), (400, 850), (560, 850), (760, 950), (820, 1060), (850, 1500)]
    pen.polygon(smooth(shoulders), fill=looks.coat)
    for x, tint in ((250, (255, 255, 255)), (716, (0, 0, 0))):
        arm = [(x, 1500), (x + 6, 1130), (x - 3, 1130), (x - 8, 1500)]
        pen.polygon(arm, fill=mix(looks.coat, tint, 0.25))
    pen.polygon(smooth([(404, 858), (480, 1010), (556, 858), (540, 820), (420, 820)]), fill=looks.shirt)
    pen.polygon(smooth([(412, 740), (404, 862), (480, 940), (556, 862), (548, 740)]), fill=neck)
    pen.polygon(smooth([(404, 852), (350, 890), (446, 1040), (480, 990)]), fill=mix(looks.shirt, (0, 0, 0), 0.06))
    pen.polygon(smooth([(556, 852), (610, 890), (514, 1040), (480, 990)]), fill=mix(looks.shirt, (0, 0, 0), 0.16))
    pen.line([(480, 1010), (480, 1200)], fill=mix(looks.coat, (0, 0, 0), 0.3), width=6)


def _head(canvas: Image.Image, looks: Looks) -> None:
    shade = mix(looks.skin, BROWN, 0.35)
    under = (400, 770, 560, 850)
    layer(canvas, lambda pen: pen.ellipse(under, fill=mix(looks.skin, BROWN, 0.6)), blur=12, opacity=0.5)
    for x in (292, 612):
        layer(canvas, oval((x, 500, x + 56, 610), shade), blur=1.5)
    face = canvas.copy()
    face.paste(looks.skin, (0, 0, *SIZE))
    side = smooth([(660, 380), (660, 660), (560, 810), (480, 830), (586, 660), (606, 400)])
    layer(face, lambda pen: pen.polygon(side, fill=shade), blur=28, opacity=0.7)
    for x in (396, 564):
        layer(face, oval((x - 52, 610, x + 52, 680), (214, 120, 98)), blur=24, opacity=0.3)
    layer(face, oval((370, 330, 500, 440), (255, 240, 220)), blur=34, opacity=0.4)
    canvas.paste(face, (0, 0), _skull())


def _skull() -> Image.Image:
    """The shape of the face, as a mask."""
    mask = Image.new("L", SIZE)
    pen = ImageDraw.Draw(mask)
    pen.ellipse((314, 270, 646, 700), fill=255)
    pen.polygon(smooth(_jaw()), fill=255)
    return mask.filter(ImageFilter.GaussianBlur(1.5))


def _jaw() -> list[Point]:
    return [
        (314, 470),
        (316, 560),
        (328, 670),
        (390, 776),
        (450, 826),
        (510, 826),
        (570, 776),
        (632, 670),
        (644, 560),
        (646, 470),
    ]


def _hair(pen: Pen, looks: Looks) -> None:
    light = mix(looks.hair, (255, 255, 255), 0.16)
    if looks.cut == "bun":
        pen.polygon(
            smooth(
                [
                    (306, 560),
                    (300, 400),
                    (360, 270),
                    (480, 226),
                    (600, 270),
                    (660, 400),
                    (654, 560),
                    (628, 440),
                    (560, 350),
                    (460, 340),
                    (380, 388),
                    (336, 450),
                ]
            ),
            fill=looks.hair,
        )
        pen.line(smooth([(350, 360), (430, 280), (520, 262)], closed=False), fill=light, width=10, joint="curve")
    elif looks.cut == "crop":
        pen.polygon(
            smooth(
                [
                    (312, 520),
                    (296, 390),
                    (340, 270),
                    (450, 208),
                    (570, 222),
                    (648, 300),
                    (664, 410),
                    (648, 520),
                    (630, 430),
                    (604, 380),
                    (520, 352),
                    (430, 372),
                    (352, 380),
                    (330, 440),
                ]
            ),
            fill=looks.hair,
        )
        pen.line(smooth([(360, 300), (450, 246), (540, 250)], closed=False), fill=light, width=12, joint="curve")
    else:
        pen.polygon(smooth([(310, 540), (300, 420), (340, 400), (332, 520)]), fill=looks.hair)
        pen.polygon(smooth([(650, 540), (660, 420), (620, 400), (628, 520)]), fill=looks.hair)
        dome = [(280, 440), (280, 400), (296, 250), (420, 180), (540, 180), (664, 250), (680, 400), (680, 440)]
        pen.polygon(smooth(dome), fill=(58, 72, 92))
        pen.polygon(smooth([(250, 440), (300, 384), (660, 384), (710, 440), (480, 404)]), fill=(40, 52, 70))
        pen.line(
            smooth([(330, 300), (420, 232), (520, 222)], closed=False), fill=(98, 114, 136), width=10, joint="curve"
        )


def _features(pen: Pen, looks: Looks) -> None:
    dark = mix(looks.skin, (60, 30, 22), 0.72)
    brow = mix(looks.hair, (40, 32, 30), 0.4)
    for side in (-1, 1):
        x = 480 + side * 82
        arch = [(x - 46, 490 - 6 * side), (x - 8 * side, 474), (x + 46, 490 + 6 * side)]
        pen.line(smooth(arch, closed=False), fill=brow, width=11, joint="curve")
        pen.ellipse((x - 32, 524, x + 32, 552), fill=(246, 240, 232))
        pen.ellipse(disc((x, 538), 14), fill=(52, 38, 34))
        pen.ellipse(disc((x - 4, 533), 4), fill=(255, 255, 255))
        pen.arc((x - 36, 518, x + 36, 566), 190, 350, fill=(54, 40, 38), width=7)
        if looks.glasses:
            pen.rounded_rectangle((x - 60, 506, x + 60, 584), 30, outline=(72, 52, 46), width=6)
            pen.line([(x + side * 60, 534), (480 + side * 170, 524)], fill=(72, 52, 46), width=6)
        if looks.lines:
            pen.arc((x - 40, 548, x + 40, 592), 30, 150, fill=mix(looks.skin, dark, 0.5), width=4)
            pen.line([(480 + side * 66, 640), (480 + side * 92, 690)], fill=mix(looks.skin, dark, 0.5), width=5)
    if looks.glasses:
        pen.arc((452, 512, 508, 556), 200, 340, fill=(72, 52, 46), width=6)
    pen.line(
        smooth([(492, 560), (506, 622), (484, 634)], closed=False),
        fill=mix(looks.skin, dark, 0.45),
        width=7,
        joint="curve",
    )
    pen.arc((448, 614, 512, 644), 20, 160, fill=mix(looks.skin, dark, 0.55), width=6)
    pen.chord((424, 668, 536, 726), 10, 170, fill=(176, 92, 82))
    pen.arc((418, 652, 542, 712), 15, 165, fill=mix((140, 66, 58), dark, 0.4), width=6)
