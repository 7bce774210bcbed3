"""Looks: the run and paragraph properties of a style, in the order the schema wants them."""

from __future__ import annotations

from typing import Literal, TypeVar

from msgspec import Struct

from ...theme import Style
from ...typeset.shaping import FaceStyle
from .region import Region
from .xml import Element, half_points, twips, w

T = TypeVar("T")

BOLD_FROM = 550
"""Weights from here on are set bold: Word knows two weights of a face."""

_ALIGN = {"justify": "both", "start": "left", "center": "center", "end": "right"}


class CharacterLook(Struct, frozen=True):
    """How characters look; None leaves it to what the style is based on."""

    face: FaceStyle | None = None
    bold: bool | None = None
    size: float | None = None
    colour: str | None = None
    underline: bool | None = None
    raised: bool = False
    dots: Literal["", "dot", "underDot"] = ""
    """着重号: a dot above each character, to its right in vertical lines, or below it (ECMA-376 §17.18.24)."""

    def over(self, base: CharacterLook) -> CharacterLook:
        """This look where it says something, else the base."""
        return CharacterLook(
            face=_either(self.face, base.face),
            bold=_either(self.bold, base.bold),
            size=_either(self.size, base.size),
            colour=_either(self.colour, base.colour),
            underline=_either(self.underline, base.underline),
            raised=self.raised or base.raised,
            dots=self.dots or base.dots,
        )


def _either(own: T | None, base: T | None) -> T | None:
    return base if own is None else own


def character_look(style: Style, sized: bool = True, coloured: bool = True) -> CharacterLook:
    """What a theme's style says of characters."""
    return CharacterLook(
        face=style.face,
        bold=style.weight >= BOLD_FROM,
        size=style.size if sized else None,
        colour=style.colour if coloured else None,
    )


def run_properties(parent: Element, look: CharacterLook, region: Region) -> None:
    """Fill `w:rPr`: fonts, weight, colour, size, underline, raising."""
    if look.face is not None:
        fonts(parent, look.face, region)
    if look.bold is not None:
        w(parent, "b", val="1" if look.bold else "0")
        w(parent, "bCs", val="1" if look.bold else "0")
    if look.colour is not None:
        w(parent, "color", val=look.colour.lstrip("#").upper())
    if look.size is not None:
        w(parent, "sz", val=half_points(look.size))
        w(parent, "szCs", val=half_points(look.size))
    if look.underline is not None:
        w(parent, "u", val="single" if look.underline else "none")
    if look.raised:
        w(parent, "vertAlign", val="superscript")
    if look.dots:
        w(parent, "em", val=look.dots)


def fonts(parent: Element, face: FaceStyle, region: Region) -> None:
    """`w:rFonts`: the faces by name, and by the theme where they are its body or heading face."""
    pair = region.faces[face]
    names = {"ascii": pair.latin.name, "hAnsi": pair.latin.name, "eastAsia": pair.east.name, "cs": pair.latin.name}
    theme = {"song": "minor", "hei": "major"}.get(face)
    if theme is not None:
        names |= {"asciiTheme": f"{theme}HAnsi", "hAnsiTheme": f"{theme}HAnsi",
                  "eastAsiaTheme": f"{theme}EastAsia", "cstheme": f"{theme}Bidi"}
    w(parent, "rFonts", **names)


class ParagraphLook(Struct, frozen=True):
    """How a paragraph looks; lengths in points, `first` in em of `size`.  `heading` is 1 to 9 or 0."""

    size: float
    leading: float
    align: Literal["justify", "start", "center", "end"]
    first: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    keep_next: bool = False
    keep_lines: bool = False
    exact: bool = False
    grid: bool = False
    fill: str = ""
    padding: float = 0
    rules: tuple[Rule, ...] = ()
    tab: float = 0
    heading: int = 0


class Rule(Struct, frozen=True):
    """A line beside the paragraph: its side, width and distance in points, colour."""

    side: Literal["top", "left", "bottom", "right"]
    width: float
    space: float = 1
    colour: str = "000000"


def paragraph_look(style: Style) -> ParagraphLook:
    """What a theme's style says of paragraphs; a background is a box of its own colour."""
    padding = 5.0 if style.grey else 0.0
    return ParagraphLook(
        size=style.size, leading=style.leading, align=style.align, first=style.indent,
        left=style.inset * style.size + padding, right=padding,
        before=style.before, after=style.after,
        fill=grey(style.grey) if style.grey else "", padding=padding,
    )


def grey(share: float) -> str:
    """A grey as six digits; 0 is white, 1 black."""
    return f"{round(255 * (1 - share)):02X}" * 3


def paragraph_properties(parent: Element, look: ParagraphLook) -> None:
    """Fill `w:pPr` in the order of CT_PPrBase (ECMA-376 §17.3.1)."""
    if look.keep_next:
        w(parent, "keepNext")
    if look.keep_lines:
        w(parent, "keepLines")
    _borders(parent, look)
    if look.fill:
        w(parent, "shd", val="clear", color="auto", fill=look.fill)
    if look.tab:
        w(w(parent, "tabs"), "tab", val="right", pos=twips(look.tab))
    if not look.grid:
        w(parent, "snapToGrid", val="0")
    w(parent, "spacing", before=twips(look.before), after=twips(look.after), line=twips(look.leading),
      lineRule="exact" if look.exact else "atLeast")
    _indents(parent, look)
    w(parent, "jc", val=_ALIGN[look.align])
    if look.heading:
        w(parent, "outlineLvl", val=str(look.heading - 1))


def chinese_setting(parent: Element) -> None:
    """Fill `w:pPr` with the rules that every paragraph keeps: prohibited line ends, no hanging marks, Latin gaps.

    LibreOffice (7.4) takes `overflowPunct` the wrong way round and hangs marks all the same.
    """
    w(parent, "widowControl")
    w(parent, "kinsoku")
    w(parent, "overflowPunct", val="0")
    w(parent, "topLinePunct")
    w(parent, "autoSpaceDE")
    w(parent, "autoSpaceDN")


def _borders(parent: Element, look: ParagraphLook) -> None:
    rules = {rule.side: rule for rule in look.rules}
    if look.padding:
        sides: tuple[Literal["top", "left", "bottom", "right"], ...] = ("top", "left", "bottom", "right")
        rules = {side: Rule(side, 0.5, look.padding - 0.5, look.fill) for side in sides} | rules
    if not rules:
        return
    borders = w(parent, "pBdr")
    for side in ("top", "left", "bottom", "right"):
        if rule := rules.get(side):
            w(borders, side, val="single", sz=str(round(rule.width * 8)), space=str(round(rule.space)),
              color=rule.colour)


def _indents(parent: Element, look: ParagraphLook) -> None:
    """Indents in characters count first; the lengths are for programs that do not know them."""
    sides = {"left": twips(look.left), "right": twips(look.right)} if look.left or look.right else {}
    first = {"firstLineChars": str(round(look.first * 100)), "firstLine": twips(look.first * look.size)}
    if sides or look.first:
        w(parent, "ind", **sides, **(first if look.first else {}))
