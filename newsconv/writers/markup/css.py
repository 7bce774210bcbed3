"""The style sheet: a theme's roles as CSS, relative to the reader's own size and colours.

Lengths are em and colours are shades of the text colour, so that the page holds
at any size and in dark mode.  Chinese setting follows CSS Text 4; a reader that
does not know a property passes over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ...theme import Role, Style, Theme
from .colour import Declarations, background, colour, dark_colour, number
from .fonts import family
from .layout import LAYOUT
from .names import is_traditional

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


def style_sheet(theme: Theme, language: str) -> str:
    """The style sheet of a theme for a BCP 47 language, which picks faces and the trimming of marks."""
    sheet = _Sheet(theme, language)
    rules = [sheet.body(), LAYOUT.rstrip(), *sheet.rules()]
    if narrow := list(sheet.narrow()):
        rules.append(_media("(max-width: 30em)", narrow))
    if dark := list(sheet.dark()):
        rules.append(_media("(prefers-color-scheme: dark)", dark))
    return "\n".join(rules) + "\n"


class _Sheet:
    def __init__(self, theme: Theme, language: str) -> None:
        self._theme = theme
        self._language = language
        self._body = theme["body"]

    def body(self) -> str:
        """The root: Chinese setting and the face of the body; its size is the reader's."""
        body = self._body
        setting = (
            ("margin", "0 2%"),
            ("font-family", family(body.face, self._language)),
            ("line-height", number(body.leading / body.size)),
            ("text-align", _ALIGNED[body.align]),
            ("-webkit-line-break", "strict"), ("-epub-line-break", "strict"), ("line-break", "strict"),
            ("word-break", "normal"), ("overflow-wrap", "break-word"),
            *self._trim(),
            ("text-autospace", "normal"),
            ("hanging-punctuation", "none"),
            ("widows", "2"), ("orphans", "2"),
        )
        return _rule("body", setting) + "\n" + _rule("p", (("text-indent", _em(body.indent)),))

    def _trim(self) -> Declarations:
        """Simplified setting gives half of a mark at both line edges; traditional only where a bracket begins."""
        at_start = ("text-spacing-trim", "trim-start")
        return (at_start,) if is_traditional(self._language) else (at_start, ("text-spacing-trim", "trim-both"))

    def rules(self) -> Iterator[str]:
        """The rules of all roles: those that hold others first."""
        for role, selector in _CONTAINERS.items():
            style = self._theme[role]
            yield _rule(selector, self._block(role, style))
            yield _rule(f"{selector} p", (("text-indent", _em(style.indent)),))
        for role, selector in _BLOCKS.items():
            style = self._theme[role]
            yield _rule(selector, (*self._block(role, style), ("text-indent", _em(style.indent))))
        for role, selector in _PARTS.items():
            yield _rule(selector, self._part(role, self._theme[role]))
        yield _rule(".contents", self._part("crosshead-2", self._theme["crosshead-2"]))
        yield _rule("ul, ol", (("padding-left", _em(self._theme["list"].inset or self._theme["list"].indent)),))

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
        family_ = (("font-family", family(style.face, self._language)),)
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
