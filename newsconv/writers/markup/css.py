"""The style sheet: a theme's roles as CSS, relative to the reader's own size and colours.

Lengths are em and colours are shades of the text colour, so that the page holds
at any size and in dark mode.  Chinese setting follows CSS Text 4; a reader that
does not know a property passes over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from msgspec import Struct, msgpack

from ...theme import Role, Style, Theme
from .colour import Declarations, background, colour, dark_colour, number
from .fonts import family
from .layout import LAYOUT, LEVEL, VERTICAL, rules
from .names import is_traditional
from .turn import turned

_BLOCKS: Mapping[Role, str] = MappingProxyType({
    "section": ".article-head .section",
    "kicker": ".article-head .kicker",
    "title": ".article-head .title",
    "deck": ".article-head .deck",
    "summary": ".article-head .summary",
    "byline": ".byline",
    "portrait-name": ".portraits .person",
    "story-section": ".story-head .section",
    "story-kicker": ".story-head .kicker",
    "story-title": ".story-head .title",
    "story-deck": ".story-head .deck",
    "story-summary": ".story-head .summary",
    "speaker-name": ".speaker",
    "lead": ".lead",
    "editors-note": ".editors-note",
    "question": ".question",
    "answer": ".answer",
    "sign-off": ".sign-off",
    "crosshead": ".crosshead",
    "crosshead-2": ".crosshead-2",
    "caption": ".caption, caption",
    "credit": ".credit",
    "sidebar-title": ".sidebar .sidebar-title",
    "jump": ".jump",
    "table-head": "th",
    "table-cell": "td",
})
"""Roles that are lines or paragraphs of their own."""
_CONTAINERS: Mapping[Role, str] = MappingProxyType({
    "quotation": "blockquote",
    "pull-quote": ".pull-quote",
    "sidebar": ".sidebar",
    "read-more": ".read-more",
    "footnote": ".footnote",
})
"""Roles that hold paragraphs."""
_PARTS: Mapping[Role, str] = MappingProxyType({
    "portrait-office": ".portraits .office, .portraits .honorific",
    "speaker-office": ".speaker .office, .speaker .honorific",
    "dateline": ".dateline",
    "strong": "strong",
    "code": "code, pre",
})
"""Roles of a part of a line."""
_SIZELESS: frozenset[Role] = frozenset(("dateline", "strong"))
"""Parts whose size is that of the line they stand in."""
_PARENTS: Mapping[Role, Role] = MappingProxyType({
    "portrait-office": "portrait-name", "speaker-office": "speaker-name", "sidebar-title": "sidebar",
})
"""Roles inside another: their size is relative to its, and its tint is theirs; the others stand in the body."""
_ALIGNED = MappingProxyType({"justify": "justify", "start": "left", "center": "center", "end": "right"})
_LARGE = 1.5
"""Sizes over this many em of the body come down on a narrow page, to three fifths of the way."""


_LEVEL_ROLES: frozenset[Role] = frozenset(("table-head", "table-cell", "code"))
"""Roles of what stays level in vertical setting."""


class EmbeddedFace(Struct, frozen=True):
    """A face that comes with the publication: for which style, under which name and weight, and where it is."""

    style: str
    family: str
    weight: int
    address: str
    format: str


def style_sheet(
    theme: Theme, language: str, *, vertical: bool = False, faces: Sequence[EmbeddedFace] = ()
) -> str:
    """The style sheet of a theme for a BCP 47 language, which picks faces and the trimming of marks."""
    return _written(msgpack.encode(theme), language, vertical, tuple(faces))


@lru_cache(maxsize=32)
def _written(theme: bytes, language: str, vertical: bool, faces: tuple[EmbeddedFace, ...]) -> str:
    """The style sheet of a theme in MessagePack."""
    sheet = _Sheet(msgpack.decode(theme, type=Theme), language, vertical, faces)
    parts = [*(_font_face(face, vertical) for face in faces), *sheet.body(), *sheet.layout(), *sheet.rules()]
    if narrow := list(sheet.narrow()):
        parts.append(_media("(max-height: 30em)" if vertical else "(max-width: 30em)", narrow))
    if dark := list(sheet.dark()):
        parts.append(_media("(prefers-color-scheme: dark)", dark))
    return "\n".join(parts) + "\n"


def face_rules(theme: Theme) -> Iterator[tuple[str, Style]]:
    """Which selectors the sheet gives which style's face to, in the order in which they overrule each other."""
    for table in (_CONTAINERS, _BLOCKS, _PARTS):
        yield from ((selector, theme[role]) for role, selector in table.items())
    yield ".contents", theme["crosshead-2"]


_EM_BOX = (("ascent-override", "88%"), ("descent-override", "12%"), ("line-gap-override", "0%"))
"""The box of a Han character; from the taller one of the faces Chromium sets 纵中横 a third of an em off the line."""


def _font_face(face: EmbeddedFace, vertical: bool) -> str:
    return _rule("@font-face", (
        ("font-family", f'"{face.family}"'), ("font-weight", str(face.weight)),
        ("src", f'url("{face.address}") format("{face.format}")'), *(_EM_BOX if vertical else ()),
    ))


class _Sheet:
    def __init__(self, theme: Theme, language: str, vertical: bool, faces: Sequence[EmbeddedFace]) -> None:
        self._theme = theme
        self._language = language
        self._vertical = vertical
        self._embedded = {style: tuple(dict.fromkeys(face.family for face in faces if face.style == style))
                          for style in {face.style for face in faces}}
        self._body = theme["body"]

    def body(self) -> Iterator[str]:
        """The root: Chinese setting and the face of the body; its size is the reader's."""
        body = self._body
        setting = (
            ("margin", "0 2%"),
            ("font-family", self._family(body)),
            ("line-height", number(body.leading / body.size)),
            ("text-align", _ALIGNED[body.align]),
            ("-webkit-line-break", "strict"), ("-epub-line-break", "strict"), ("line-break", "strict"),
            ("word-break", "normal"), ("overflow-wrap", "break-word"),
            *self._trim(),
            ("text-autospace", "normal"),
            ("hanging-punctuation", "none"),
            ("widows", "2"), ("orphans", "2"),
        )
        yield self._turning("body", setting)
        yield _rule("p", (("text-indent", _em(body.indent)),))

    def layout(self) -> Iterator[str]:
        """What no theme changes."""
        yield from (self._turning(selector, declarations) for selector, declarations in rules(LAYOUT))
        level = LEVEL + VERTICAL if self._vertical else LEVEL
        yield from (_rule(selector, declarations) for selector, declarations in rules(level))

    def _turning(self, selector: str, declarations: Declarations) -> str:
        return _rule(selector, turned(declarations) if self._vertical else declarations)

    def _family(self, style: Style) -> str:
        return family(style.face, self._language, self._embedded)

    def _trim(self) -> Declarations:
        """Simplified setting gives half of a mark at both line edges; traditional only where a bracket begins."""
        at_start = ("text-spacing-trim", "trim-start")
        return (at_start,) if is_traditional(self._language) else (at_start, ("text-spacing-trim", "trim-both"))

    def rules(self) -> Iterator[str]:
        """The rules of all roles: those that hold others first."""
        for role, selector in _CONTAINERS.items():
            style = self._theme[role]
            yield self._turning(selector, self._block(role, style))
            yield _rule(f"{selector} p", (("text-indent", _em(style.indent)),))
        for role, selector in _BLOCKS.items():
            style = self._theme[role]
            write = _rule if role in _LEVEL_ROLES else self._turning
            yield write(selector, (*self._block(role, style), ("text-indent", _em(style.indent))))
        for role, selector in _PARTS.items():
            yield _rule(selector, self._part(role, self._theme[role]))
        yield _rule(".contents", self._part("crosshead-2", self._theme["crosshead-2"]))
        yield self._turning("ul, ol", (("padding-left", _em(self._theme["list"].inset or self._theme["list"].indent)),))

    def narrow(self) -> Iterator[str]:
        """Large sizes on a narrow page, as of a telephone."""
        for role, selector in _BLOCKS.items():
            if (ratio := self._ratio(role)) > _LARGE:
                yield _rule(selector, (("font-size", _em(1 + (ratio - 1) * 0.6)),))

    def dark(self) -> Iterator[str]:
        """Colours for a dark page, where a theme has colours at all."""
        for role, selector in (*_CONTAINERS.items(), *_BLOCKS.items(), *_PARTS.items()):
            if declared := dark_colour(self._theme[role].colour):
                yield _rule(selector, declared)

    def _ratio(self, role: Role) -> float:
        if role in _SIZELESS:
            return 1
        parent = self._theme[_PARENTS[role]] if role in _PARENTS else self._body
        return self._theme[role].size / parent.size

    def _part(self, role: Role, style: Style) -> Declarations:
        ratio = self._ratio(role)
        size = (("font-size", _em(ratio)),) if ratio != 1 else ()
        family_ = (("font-family", self._family(style)),)
        tint = () if role in _PARENTS else background(style.grey)
        return (*family_, ("font-weight", str(style.weight)), *size, *colour(style.colour), *tint)

    def _block(self, role: Role, style: Style) -> Declarations:
        margins = (("margin-top", style.before), ("margin-bottom", style.after))
        return (
            *self._part(role, style),
            ("line-height", number(style.leading / style.size)),
            ("text-align", _ALIGNED[style.align]),
            *((name, _em(length / style.size)) for name, length in margins if length),
            *((("padding-left", _em(style.inset)), ("padding-right", _em(style.inset))) if style.inset else ()),
        )


def _em(length: float) -> str:
    return f"{number(length)}em" if length else "0"


def _rule(selector: str, declarations: Declarations) -> str:
    return f"{selector} {{ {'; '.join(f'{name}: {value}' for name, value in declarations)} }}"


def _media(query: str, rules: list[str]) -> str:
    return f"@media {query} {{\n" + "\n".join(rules) + "\n}"
