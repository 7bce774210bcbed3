"""The style sheet: one named style for each role of the theme, variants as they are asked for.

Nothing is formatted by hand: where a place needs another look (a centred cell, a paragraph in a
box, strong emphasis inside a link), a style for it is made and named.  The styles of a template
come first: what it has keeps its name and its look, and only what it lacks is added.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import lru_cache
from typing import Literal

from lxml import etree
from msgspec import msgpack
from msgspec.structs import replace

from ...theme import Theme
from .looks import (
    CharacterLook,
    ParagraphLook,
    Rule,
    character_look,
    paragraph_look,
    paragraph_properties,
    run_properties,
)
from .ownlooks import own_character, own_paragraph, tuned
from .region import Region
from .roles import CHARACTERS, ON_DEMAND, OUTLINED, PARAGRAPHS, StyleRole
from .stylebase import builtin_styles, defaults, in_gallery, new_style, only_changes
from .stylenames import (
    Key,
    character_names,
    identifier,
    paragraph_names,
    suffix,
    variant_name,
    wanted_character,
    wanted_paragraph,
)
from .tablestyles import TABLE_STYLES
from .templatestyles import Kind, TemplateStyles
from .xml import Element, W, root, w

_LISTED = ("list", "list-more")
_ALIGNED: dict[str, Literal["start", "center", "end"]] = {"left": "start", "center": "center", "right": "end"}


class StyleSheet:
    """The styles of one document; asking for a style puts it there."""

    def __init__(self, theme: Theme, region: Region, headings: Mapping[StyleRole, int], across: float,
                 vertical: bool = False, template: TemplateStyles | None = None) -> None:
        self._theme = theme
        self._region = region
        self._headings = headings
        self._across = across
        self._vertical = vertical
        self._template = template
        self._paragraphs: dict[Key, str] = {}
        self._characters: dict[tuple[StyleRole, ...], str] = {}
        self._readings: dict[float, str] = {}
        self._tables: dict[str, str] = {}
        self._sizes: dict[StyleRole, float] = {}
        self._given: set[str] = set()
        """Identifiers of styles that the template has."""
        if template is None:
            for role in PARAGRAPHS:
                if role not in ON_DEMAND:
                    self.paragraph(Key(role))
            for role in CHARACTERS:
                if role not in ON_DEMAND:
                    self.character((role,))
        self._usual: frozenset[object] = frozenset((*self._paragraphs, *self._characters))

    # Identifiers

    def paragraph(self, key: Key) -> str:
        """The identifier of a paragraph style."""
        found = self._paragraphs.get(key)
        if found is None:
            found = self._paragraphs[key] = self._plain(key) if key == key.plain else self._variant(key)
        return found

    def character(self, roles: tuple[StyleRole, ...]) -> str:
        """The identifier of a character style that joins these roles, the later over the earlier."""
        found = self._characters.get(roles)
        if found is None:
            wish = "".join(CHARACTERS[role].identifier for role in roles)
            names = wanted_character(roles[0]) if len(roles) == 1 else (character_names(roles, self._traditional)[0],)
            found = self._characters[roles] = self._settled("character", wish, names)
        return found

    def reading(self, size: float) -> str:
        """The identifier of the character style of ruby over text of this size: half as large."""
        points = round(size) / 2
        if points not in self._readings:
            wish = f"Ruby{points:g}".replace(".", "p")
            self._readings[points] = self._settled("character", wish, self._reading_names(points))
        return self._readings[points]

    def table(self, name: str) -> str:
        """The identifier of a table style, one of `TABLE_STYLES`."""
        if name not in self._tables:
            style = TABLE_STYLES[name]
            self._tables[name] = self._settled("table", name, (style.simplified, style.traditional, style.english))
        return self._tables[name]

    def heading(self, role: StyleRole, level: int = 1) -> int:
        """The level in the outline of a role, or 0."""
        first = self._headings.get("crosshead" if role == "crosshead-2" else role, 0)
        depth = max(2, level) - 1 if role == "crosshead-2" else 0
        return min(9, first + depth) if first else 0

    def size(self, role: StyleRole) -> float:
        """The size of a role's characters, in points."""
        found = self._sizes.get(role)
        if found is None:
            found = self._sizes[role] = self._given_size(role) or self._plain_look(Key(role)).size
        return found

    def _given_size(self, role: StyleRole) -> float | None:
        style = self.paragraph(Key(role)) if self._template is not None else ""
        return self._template.size(style) if self._template is not None and style in self._given else None

    def _plain(self, key: Key) -> str:
        heading = self.heading(key.role, key.level)
        wanted = wanted_paragraph(key, heading)
        template = self._template
        if template is not None and key.role == "body" and not template.find("paragraph", wanted):
            usual = template.default("paragraph")
            if template.indented(usual):
                self._given.add(usual)
                return usual
        return self._settled("paragraph", identifier(key, heading), wanted, aliases=not heading)

    def _variant(self, key: Key) -> str:
        based = self.paragraph(key.plain)
        wish = based + suffix(key)
        return wish if self._template is None else self._settled("paragraph", wish, (self._variant_name(key),))

    def _settled(self, kind: Kind, wish: str, names: tuple[str, ...], aliases: bool = True) -> str:
        """The style of the template with one of these names, else with this identifier, else a new identifier."""
        template = self._template
        if template is None:
            return wish
        if found := template.find(kind, names, aliases) or template.identified(kind, wish):
            self._given.add(found)
            return found
        return template.free_identifier(wish)

    # The part

    def element(self) -> Element:
        """`w:styles`."""
        self.paragraph(Key("body"))
        styles = self._begun()
        self._fill(styles, self._usual)
        for points, style in self._readings.items():
            if style not in self._given:
                self._reading_style(styles, points)
        for name, style in self._tables.items():
            if style not in self._given:
                table = TABLE_STYLES[name]
                named = self._free((table.chinese(self._traditional), table.english))
                table.define(new_style(styles, "table", style, named, self._default("table")))
        return styles

    def _fill(self, styles: Element, there: Set[object]) -> None:
        """Add the styles of paragraphs and characters, but those that are `there`."""
        for key, style in self._paragraphs.items():
            if style not in self._given and key not in there:
                self._paragraph_style(styles, key)
        for roles, style in self._characters.items():
            if style not in self._given and roles not in there:
                self._character_style(styles, roles)

    def usual(self) -> bytes:
        """A part with the styles that every document has."""
        styles = root("styles")
        defaults(styles, self._theme, self._region)
        builtin_styles(styles)
        self._fill(styles, frozenset())
        return bytes(etree.tostring(styles))

    def _begun(self) -> Element:
        if self._template is None:
            said = msgpack.encode((self._theme, self._region, self._headings, self._across, self._vertical))
            return etree.fromstring(_usual_styles(said))
        styles = self._template.element
        for language in styles.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang"):
            language.set(W + "eastAsia", self._region.tag)
        return styles

    @property
    def _traditional(self) -> bool:
        return self._region.traditional

    def _default(self, kind: Kind) -> str:
        if self._template is not None:
            return self._template.default(kind)
        return {"paragraph": "Normal", "character": "DefaultParagraphFont", "table": "TableNormal"}[kind]

    def _free(self, names: tuple[str, str]) -> tuple[str, str]:
        """A name that the template has not; with one, a style of ours goes without aliases."""
        return names if self._template is None else (self._template.free_name(names[0]), "")

    # Paragraphs

    def _plain_look(self, key: Key) -> ParagraphLook:
        style = self._theme.styles.get(key.role)
        level = key.level - ("title" in self._headings) if key.role == "contents" else key.level
        look = own_paragraph(key.role, self._theme, level) if style is None else paragraph_look(style)
        look = tuned(look, key.role, self._theme, self._across)
        return replace(look, heading=self.heading(key.role, key.level))

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
        plain = key == key.plain
        based = self._default("paragraph") if plain else self._paragraphs[key.plain]
        style = new_style(styles, "paragraph", self._paragraphs[key], self._free(self._names(key)), based)
        if key.role in OUTLINED or key.role in ("kicker", "lead"):
            w(style, "next", val=self._paragraphs[Key("body")])
        in_gallery(style, main=plain)
        properties = w(style, "pPr")
        paragraph_properties(properties, self._look(key))
        if plain:
            run_properties(w(style, "rPr"), self._paragraph_characters(key.role), self._region)
            return
        usual = root("pPr")
        paragraph_properties(usual, self._plain_look(key))
        only_changes(properties, usual)
        if key.boxed and key.role in _LISTED and based not in self._given:
            run_properties(w(style, "rPr"), self._paragraph_characters("sidebar"), self._region)

    def _paragraph_characters(self, role: StyleRole) -> CharacterLook:
        style = self._theme.styles.get(role)
        return own_character(role, self._theme) if style is None else character_look(style)

    def _names(self, key: Key) -> tuple[str, str]:
        if key != key.plain:
            return self._variant_name(key), ""
        return paragraph_names(key, self.heading(key.role, key.level), self._traditional)

    def _variant_name(self, key: Key) -> str:
        plain = self.paragraph(key.plain)
        if self._template is not None and plain in self._given:
            name = self._template.name(plain)
        else:
            name = PARAGRAPHS[key.role].chinese(self._traditional) + (f" {key.level}" if key.level > 1 else "")
        return variant_name(name, key, self._traditional)

    # Characters

    def _character_style(self, styles: Element, roles: tuple[StyleRole, ...]) -> None:
        based = self._default("character")
        if len(roles) > 1 and self._characters.get(roles[:1]) in self._given:
            based = self._characters[roles[:1]]
        names = self._free(character_names(roles, self._traditional))
        style = new_style(styles, "character", self._characters[roles], names, based)
        in_gallery(style, main=len(roles) == 1)
        look = CharacterLook()
        for role in roles:
            look = self._character_look(role).over(look)
        run_properties(w(style, "rPr"), look, self._region)

    def _character_look(self, role: StyleRole) -> CharacterLook:
        if role == "emphasis-dots":
            return CharacterLook(dots="dot" if self._vertical else "underDot")
        style = self._theme.styles.get(role)
        if style is None:
            return own_character(role, self._theme)
        inner = role in ("strong", "emphasis", "dateline")
        return character_look(style, sized=not inner, coloured=not inner)

    def _reading_style(self, styles: Element, points: float) -> None:
        names = self._reading_names(points)
        style = new_style(styles, "character", self._readings[points], self._free((names[0], names[1])),
                          self._default("character"))
        run_properties(w(style, "rPr"), CharacterLook(bold=False, size=points), self._region)

    def _reading_names(self, points: float) -> tuple[str, str]:
        return f"{'註音' if self._traditional else '注音'} {points:g}", f"ruby {points:g}"


@lru_cache(maxsize=32)
def _usual_styles(said: bytes) -> bytes:
    """The part with the styles that are in all documents of one theme, region and so on, in MessagePack."""
    theme, region, headings, across, vertical = msgpack.decode(
        said, type=tuple[Theme, Region, dict[StyleRole, int], float, bool])
    return StyleSheet(theme, region, headings, across, vertical).usual()


__all__ = ["Key", "StyleSheet"]
