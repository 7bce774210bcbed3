"""The names of styles: of a role, of a level of it, of a variant."""

from __future__ import annotations

from msgspec import Struct

from ...model import Alignment
from .roles import CHARACTERS, PARAGRAPHS, Naming, StyleRole


class Key(Struct, frozen=True):
    """A paragraph style: its role, the level of a crosshead or list, and how it differs from the plain one."""

    role: StyleRole
    level: int = 1
    boxed: bool = False
    opening: bool = False
    kept: bool = False
    align: Alignment = ""

    @property
    def plain(self) -> Key:
        """The style that this is a variant of, or itself."""
        return Key(self.role, self.level)


_SUFFIXES = {"boxed": ("Boxed", "框内", "框內"), "opening": ("Opening", "另篇", "另篇"),
             "kept": ("Kept", "连下段", "連下段"),
             "left": ("Left", "居左", "居左"), "center": ("Center", "居中", "居中"), "right": ("Right", "居右", "居右")}
_TEMPLATE_NAMES: dict[StyleRole, tuple[str, ...]] = {
    "body": ("Body Text First Indent", "Normal Indent"),
    "code": ("HTML Preformatted", "Plain Text"),
    "list": ("List Paragraph",),
}
"""Built-in styles that do for a role in a template which has no other for it."""


def suffix(key: Key) -> str:
    """What the identifier of a variant ends in."""
    return "".join(_SUFFIXES[mark][0] for mark in _marks(key))


def variant_name(name: str, key: Key, traditional: bool) -> str:
    """The name of a variant of the style with this name."""
    return f"{name}（{'，'.join(_SUFFIXES[mark][2 if traditional else 1] for mark in _marks(key))}）"


def identifier(key: Key, heading: int) -> str:
    """The identifier of a plain style; `heading` is its level in the outline, or 0."""
    if heading:
        return f"Heading{heading}"
    level = str(key.level) if key.level > 1 or key.role == "contents" else ""
    return PARAGRAPHS[key.role].identifier + level


def paragraph_names(key: Key, heading: int, traditional: bool) -> tuple[str, str]:
    """Name and aliases of a plain style."""
    naming = PARAGRAPHS[key.role]
    level = _level(key)
    chinese = naming.chinese(traditional) + level
    if heading:
        return f"heading {heading}", f"{chinese},{naming.english}{level}"
    return _named(naming, chinese, level)


def character_names(roles: tuple[StyleRole, ...], traditional: bool) -> tuple[str, str]:
    """Name and aliases of the style that joins these roles."""
    if len(roles) > 1:
        return " + ".join(CHARACTERS[role].chinese(traditional) for role in roles), ""
    naming = CHARACTERS[roles[0]]
    return _named(naming, naming.chinese(traditional), "")


def wanted_paragraph(key: Key, heading: int) -> tuple[str, ...]:
    """The names by which a template may have a plain style, best first."""
    naming, level = PARAGRAPHS[key.role], _level(key)
    own = (naming.simplified, naming.traditional, naming.english)
    builtin = f"heading {heading}" if heading else naming.builtin + level
    return (*(name + level for name in own), *filter(None, [builtin if naming.builtin or heading else ""]),
            *_TEMPLATE_NAMES.get(key.role, ()))


def wanted_character(role: StyleRole) -> tuple[str, ...]:
    """The names by which a template may have a character style, best first."""
    naming = CHARACTERS[role]
    return tuple(filter(None, (naming.simplified, naming.traditional, naming.english, naming.builtin)))


def _level(key: Key) -> str:
    return f" {key.level}" if key.level > 1 or key.role == "contents" else ""


def _marks(key: Key) -> list[str]:
    return [name for name in ("boxed", "opening", "kept") if getattr(key, name)] + ([key.align] if key.align else [])


def _named(naming: Naming, chinese: str, level: str) -> tuple[str, str]:
    """Name and aliases: Word's own name where it has one, else the Chinese one."""
    english = "" if naming.english == naming.builtin.casefold() else naming.english + level
    if not naming.builtin:
        return chinese, english
    return naming.builtin + level, f"{chinese},{english}".rstrip(",")
