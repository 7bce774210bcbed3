"""What every style sheet begins with, and how a style begins."""

from __future__ import annotations

from lxml import etree
from msgspec.structs import replace

from ...theme import Theme
from .looks import character_look, chinese_setting, run_properties
from .region import Region
from .xml import Element, W, w


def new_style(styles: Element, kind: str, identifier: str, names: tuple[str, str], based: str) -> Element:
    """A style with its name and aliases; one whose name Word does not know is the user's own."""
    name, aliases = names
    style = w(styles, "style", type=kind, styleId=identifier)
    if not name.isascii():
        style.set(W + "customStyle", "1")
    w(style, "name", val=name)
    if aliases:
        w(style, "aliases", val=aliases)
    if based:
        w(style, "basedOn", val=based)
    return style


def in_gallery(style: Element, main: bool) -> None:
    """Show the styles of the roles to the user, and their variants after all others."""
    w(style, "uiPriority", val="9" if main else "99")
    if main:
        w(style, "qFormat")


def defaults(styles: Element, theme: Theme, region: Region) -> None:
    """`w:docDefaults`: fonts, language and the rules of Chinese setting for every paragraph."""
    defaults = w(styles, "docDefaults")
    body = character_look(theme["body"])
    runs = w(w(defaults, "rPrDefault"), "rPr")
    run_properties(runs, replace(body, bold=None, colour=None), region)
    w(runs, "lang", val="en-US", eastAsia=region.tag, bidi="ar-SA")
    chinese_setting(w(w(defaults, "pPrDefault"), "pPr"))
    w(styles, "latentStyles", defLockedState="0", defUIPriority="99", defSemiHidden="1",
      defUnhideWhenUsed="1", defQFormat="0", count="376")


def builtin_styles(styles: Element) -> None:
    """The four styles that every Word document has."""
    for kind, identifier, name in (
        ("paragraph", "Normal", "Normal"), ("character", "DefaultParagraphFont", "Default Paragraph Font"),
        ("table", "TableNormal", "Normal Table"), ("numbering", "NoList", "No List"),
    ):
        style = w(styles, "style", type=kind, default="1", styleId=identifier)
        w(style, "name", val=name)
        w(style, "uiPriority", val="0" if kind == "paragraph" else "99")
        if kind == "paragraph":
            w(style, "qFormat")
        else:
            w(style, "semiHidden")
            w(style, "unhideWhenUsed")
        if kind == "table":
            properties = w(style, "tblPr")
            w(properties, "tblInd", w="0", type="dxa")
            margins = w(properties, "tblCellMar")
            for side, width in (("top", "0"), ("left", "108"), ("bottom", "0"), ("right", "108")):
                w(margins, side, w=width, type="dxa")


def only_changes(properties: Element, usual: Element) -> None:
    """Leave of the properties of a variant what its base does not say; the level in the outline stays for readers."""
    for child in list(properties):
        base = usual.find(str(child.tag))
        if base is None or child.tag == W + "outlineLvl":
            continue
        if len(child) == len(base) == 0:
            for name in [name for name, value in child.attrib.items() if base.get(name) == value]:
                del child.attrib[name]
            if not child.attrib:
                properties.remove(child)
        elif etree.tostring(child) == etree.tostring(base):
            properties.remove(child)
