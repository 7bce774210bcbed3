"""The small parts beside the text: settings, font table, theme."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import nsmap
from lxml import etree

from .geometry import Geometry
from .region import Face, Region
from .template import Template
from .xml import Element, W, plain, root, w

_COMPATIBILITY = "http://schemas.microsoft.com/office/word"
_OFFICE_2013 = (
    ("compatibilityMode", "15"),
    ("overrideTableStyleFontSizeAndJustification", "1"),
    ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"),
    ("differentiateMultirowTableHeaders", "1"),
)
SEPARATORS = (("separator", "-1"), ("continuationSeparator", "0"))
"""The notes that draw the line above footnotes, by kind and identifier."""


def settings(page: Geometry, region: Region, footnotes: bool, template: Template | None) -> Element:
    """`w:settings`, in the order of CT_Settings (ECMA-376 §17.15.1.78)."""
    alternate = page.mirrored if template is None else template.alternate
    element = root("settings")
    w(element, "zoom", percent="100")
    if page.mirrored:
        w(element, "mirrorMargins")
    if template is not None and template.gutter_above:
        w(element, "gutterAtTop")
    w(element, "defaultTabStop", val="420")
    if alternate:
        w(element, "evenAndOddHeaders")
    w(element, "drawingGridVerticalSpacing", val=str(round(page.pitch * 10)))
    w(element, "characterSpacingControl", val="compressPunctuation")
    if footnotes:
        notes = w(element, "footnotePr")
        for _, identifier in SEPARATORS:
            w(notes, "footnote", id=identifier)
    compat = w(element, "compat")
    w(compat, "doNotExpandShiftReturn")
    w(compat, "useFELayout")
    for name, value in _OFFICE_2013:
        w(compat, "compatSetting", name=name, uri=_COMPATIBILITY, val=value)
    w(element, "themeFontLang", val="en-US", eastAsia=region.tag)
    if template is not None and template.colours is not None:
        element.append(template.colours)
    else:
        w(element, "clrSchemeMapping", bg1="light1", t1="dark1", bg2="light2", t2="dark2", accent1="accent1",
          accent2="accent2", accent3="accent3", accent4="accent4", accent5="accent5", accent6="accent6",
          hyperlink="hyperlink", followedHyperlink="followedHyperlink")
    w(element, "decimalSymbol", val=".")
    w(element, "listSeparator", val=",")
    return element


def font_table(region: Region, base: Element | None) -> Element:
    """`w:fonts`: each face by its other name, class and pitch, so that a system without it finds the nearest.

    The faces of `base` stand first; what it embeds of them is left out.
    """
    element = root("fonts") if base is None else base
    for font in element:
        for embedded in [child for child in font if str(child.tag).startswith(W + "embed")]:
            font.remove(embedded)
    known = {font.get(W + "name") for font in element}
    pairs = region.faces.values()
    faces = {face.name: face for pair in pairs for face in (pair.east, pair.latin) if face.name not in known}
    for name in sorted(faces):
        _font(element, faces[name])
    return element


def _font(fonts: Element, face: Face) -> None:
    font = w(fonts, "font", name=face.name)
    if face.alternative:
        w(font, "altName", val=face.alternative)
    w(font, "panose1", val=face.panose)
    w(font, "charset", val=face.charset)
    w(font, "family", val=face.family)
    w(font, "pitch", val=face.pitch)


_COLOURS = (
    ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "333333"), ("lt2", "F0F0F0"), ("accent1", "9C1C1C"),
    ("accent2", "1F4E79"), ("accent3", "5B7553"), ("accent4", "A87B2D"), ("accent5", "5A4A78"),
    ("accent6", "6B6B6B"), ("hlink", "1F4E79"), ("folHlink", "5A4A78"),
)


def theme_part(region: Region) -> Element:
    """`a:theme`: Hei for headings, Song or Ming for the body; plain colours and effects."""
    theme: Element = etree.Element(f"{{{nsmap['a']}}}theme", {"name": "newsconv"}, nsmap={"a": nsmap["a"]})
    elements = plain(theme, "a:themeElements")
    colours = plain(elements, "a:clrScheme", name="newsconv")
    for name, value in _COLOURS:
        plain(plain(colours, f"a:{name}"), "a:srgbClr", val=value)
    scheme = plain(elements, "a:fontScheme", name="newsconv")
    for kind, style in (("majorFont", "hei"), ("minorFont", "song")):
        pair = region.faces[style]  # type: ignore[index]
        collection = plain(scheme, f"a:{kind}")
        plain(collection, "a:latin", typeface=pair.latin.name)
        plain(collection, "a:ea", typeface=pair.east.name)
        plain(collection, "a:cs", typeface=pair.latin.name)
        plain(collection, "a:font", script="Hant" if region.traditional else "Hans", typeface=pair.east.name)
    _formats(plain(elements, "a:fmtScheme", name="newsconv"))
    return theme


def _formats(formats: Element) -> None:
    """The three fills, lines, effects and backgrounds that the schema requires."""

    def solid(parent: Element) -> None:
        plain(plain(parent, "a:solidFill"), "a:schemeClr", val="phClr")

    fills, lines, effects, backgrounds = (
        plain(formats, f"a:{name}") for name in ("fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst")
    )
    attributes: dict[str, Any] = {"cap": "flat", "cmpd": "sng", "algn": "ctr"}
    for width in (6350, 12700, 19050):
        solid(fills)
        line = plain(lines, "a:ln", w=str(width), **attributes)
        solid(line)
        plain(line, "a:prstDash", val="solid")
        plain(plain(effects, "a:effectStyle"), "a:effectLst")
        solid(backgrounds)
