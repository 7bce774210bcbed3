"""The style sheet: one named style for each role of the theme, variants as they are asked for.

Nothing is formatted by hand: where a place needs another look (a centred cell, a paragraph in a
box, strong emphasis inside a link), a style for it is made and named.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from ...model import Alignment
from ...theme import Theme
from .looks import (
    CharacterLook,
    ParagraphLook,
    Rule,
    character_look,
    chinese_setting,
    paragraph_look,
    paragraph_properties,
    run_properties,
)
from .ownlooks import own_character, own_paragraph, tuned
from .region import Region
from .roles import CHARACTERS, OUTLINED, PARAGRAPHS, Naming, StyleRole
from .tablestyles import table_styles
from .xml import Element, W, root, w


class Key(Struct, frozen=True):
    """A paragraph style: its role, the level of a crosshead or list, and how it differs from the plain one."""

    role: StyleRole
    level: int = 1
    boxed: bool = False
    opening: bool = False
    kept: bool = False
    align: Alignment = ""


_SUFFIXES = {"boxed": ("Boxed", "框内", "框內"), "opening": ("Opening", "另篇", "另篇"),
             "kept": ("Kept", "连下段", "連下段"),
             "left": ("Left", "居左", "居左"), "center": ("Center", "居中", "居中"), "right": ("Right", "居右", "居右")}
_LISTED = ("list", "list-more")
_ALIGNED: dict[str, Literal["start", "center", "end"]] = {"left": "start", "center": "center", "right": "end"}


class StyleSheet:
    """The styles of one document; asking for a style puts it there."""

    def __init__(self, theme: Theme, region: Region, headings: Mapping[StyleRole, int], measure: float) -> None:
        self._theme = theme
        self._region = region
        self._headings = headings
        self._measure = measure
        self._paragraphs: dict[Key, str] = {}
        self._characters: dict[tuple[StyleRole, ...], str] = {}
        self._readings: dict[float, str] = {}
        self._sizes: dict[StyleRole, float] = {}
        for role in PARAGRAPHS:
            self.paragraph(Key(role))
        for role in CHARACTERS:
            self.character((role,))

    def paragraph(self, key: Key) -> str:
        """The identifier of a paragraph style."""
        found = self._paragraphs.get(key)
        if found is None:
            if key != (plain := Key(key.role, key.level)):
                self.paragraph(plain)
            found = self._paragraphs[key] = self._identifier(key) + "".join(_SUFFIXES[name][0] for name in _marks(key))
        return found

    def character(self, roles: tuple[StyleRole, ...]) -> str:
        """The identifier of a character style that joins these roles, the later over the earlier."""
        found = self._characters.get(roles)
        if found is None:
            found = self._characters[roles] = "".join(CHARACTERS[role].identifier for role in roles)
        return found

    def reading(self, size: float) -> str:
        """The identifier of the character style of ruby over text of this size: half as large."""
        points = round(size) / 2
        return self._readings.setdefault(points, f"Ruby{points:g}".replace(".", "p"))

    def size(self, role: StyleRole) -> float:
        """The size of a role's characters, in points."""
        found = self._sizes.get(role)
        if found is None:
            found = self._sizes[role] = self._plain_look(Key(role)).size
        return found

    def element(self) -> Element:
        """`w:styles`."""
        styles = root("styles")
        _defaults(styles, self._theme, self._region)
        _builtin(styles)
        for key in self._paragraphs:
            self._paragraph_style(styles, key)
        for roles in self._characters:
            self._character_style(styles, roles)
        for points, identifier in self._readings.items():
            names = (f"注音 {points:g}" if not self._region.traditional else f"註音 {points:g}", f"ruby {points:g}")
            style = _style(styles, "character", identifier, *names, based="DefaultParagraphFont")
            run_properties(w(style, "rPr"), CharacterLook(bold=False, size=points), self._region)
        table_styles(styles, self._region.traditional)
        return styles

    # Paragraphs

    def _heading(self, key: Key) -> int:
        first = self._headings.get("crosshead" if key.role == "crosshead-2" else key.role, 0)
        depth = max(2, key.level) - 1 if key.role == "crosshead-2" else 0
        return min(9, first + depth) if first else 0

    def _identifier(self, key: Key) -> str:
        if heading := self._heading(key):
            return f"Heading{heading}"
        return PARAGRAPHS[key.role].identifier + (str(key.level) if key.level > 1 else "")

    def _plain_look(self, key: Key) -> ParagraphLook:
        style = self._theme.styles.get(key.role)
        look = own_paragraph(key.role, self._theme, key.level) if style is None else paragraph_look(style)
        look = tuned(look, key.role, self._theme, self._measure)
        return replace(look, heading=self._heading(key))

    def _look(self, key: Key) -> ParagraphLook:
        look = self._plain_look(key)
        if key.boxed and not look.fill:
            box = paragraph_look(self._theme["sidebar"])
            if key.role in _LISTED:
                look = replace(look, size=box.size, leading=box.leading, grid=False)
            look = replace(look, fill=box.fill, padding=box.padding, left=look.left + box.left, right=box.right)
        if key.opening:
            look = replace(look, before=self._theme["body"].leading, rules=(Rule("top", 0.75, 8),))
        if key.align:
            look = replace(look, align=_ALIGNED[key.align])
        return replace(look, keep_next=True, after=look.after / 4) if key.kept else look

    def _paragraph_style(self, styles: Element, key: Key) -> None:
        plain = Key(key.role, key.level)
        based = "Normal" if key == plain else self._paragraphs[plain]
        style = _style(styles, "paragraph", self._paragraphs[key], *self._names(key), based=based)
        if key.role in OUTLINED or key.role in ("kicker", "lead"):
            w(style, "next", val=self._paragraphs[Key("body")])
        _gallery(style, main=key == plain)
        paragraph_properties(w(style, "pPr"), self._look(key))
        if key == plain:
            run_properties(w(style, "rPr"), self._paragraph_characters(key.role), self._region)
        elif key.boxed and key.role in _LISTED:
            run_properties(w(style, "rPr"), self._paragraph_characters("sidebar"), self._region)

    def _paragraph_characters(self, role: StyleRole) -> CharacterLook:
        style = self._theme.styles.get(role)
        return own_character(role, self._theme) if style is None else character_look(style)

    def _names(self, key: Key) -> tuple[str, str]:
        naming, heading = PARAGRAPHS[key.role], self._heading(key)
        marks = _marks(key)
        level = f" {key.level}" if key.level > 1 else ""
        chinese = naming.chinese(self._region.traditional) + level
        if marks:
            words = [_SUFFIXES[mark][2 if self._region.traditional else 1] for mark in marks]
            return f"{chinese}（{'，'.join(words)}）", ""
        if heading:
            return f"heading {heading}", f"{chinese},{naming.english}{level}"
        return _named(naming, chinese, level)

    # Characters

    def _character_style(self, styles: Element, roles: tuple[StyleRole, ...]) -> None:
        identifier = self._characters[roles]
        if len(roles) == 1:
            naming = CHARACTERS[roles[0]]
            names = _named(naming, naming.chinese(self._region.traditional))
        else:
            names = (" + ".join(CHARACTERS[role].chinese(self._region.traditional) for role in roles), "")
        style = _style(styles, "character", identifier, *names, based="DefaultParagraphFont")
        _gallery(style, main=len(roles) == 1)
        look = CharacterLook()
        for role in roles:
            look = self._character_look(role).over(look)
        run_properties(w(style, "rPr"), look, self._region)

    def _character_look(self, role: StyleRole) -> CharacterLook:
        style = self._theme.styles.get(role)
        if style is None:
            return own_character(role, self._theme)
        inner = role in ("strong", "emphasis", "dateline")
        return character_look(style, sized=not inner, coloured=not inner)


def _marks(key: Key) -> list[str]:
    return [name for name in ("boxed", "opening", "kept") if getattr(key, name)] + ([key.align] if key.align else [])


def _named(naming: Naming, chinese: str, level: str = "") -> tuple[str, str]:
    """Name and aliases: Word's own name where it has one, else the Chinese one."""
    english = "" if naming.english == naming.builtin.casefold() else naming.english + level
    if not naming.builtin:
        return chinese, english
    return naming.builtin + level, f"{chinese},{english}".rstrip(",")


def _style(styles: Element, kind: str, identifier: str, name: str, aliases: str, based: str) -> Element:
    style = w(styles, "style", type=kind, styleId=identifier)
    if not name.isascii():
        style.set(W + "customStyle", "1")
    w(style, "name", val=name)
    if aliases:
        w(style, "aliases", val=aliases)
    w(style, "basedOn", val=based)
    return style


def _gallery(style: Element, main: bool) -> None:
    w(style, "uiPriority", val="9" if main else "99")
    if main:
        w(style, "qFormat")


def _defaults(styles: Element, theme: Theme, region: Region) -> None:
    """`w:docDefaults`: fonts, language and the rules of Chinese setting for every paragraph."""
    defaults = w(styles, "docDefaults")
    body = character_look(theme["body"])
    runs = w(w(defaults, "rPrDefault"), "rPr")
    run_properties(runs, replace(body, bold=None, colour=None), region)
    w(runs, "lang", val="en-US", eastAsia=region.tag, bidi="ar-SA")
    chinese_setting(w(w(defaults, "pPrDefault"), "pPr"))
    w(styles, "latentStyles", defLockedState="0", defUIPriority="99", defSemiHidden="1",
      defUnhideWhenUsed="1", defQFormat="0", count="376")


def _builtin(styles: Element) -> None:
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
