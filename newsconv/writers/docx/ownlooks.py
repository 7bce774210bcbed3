"""Looks that Word needs and the theme does not name, and what the grid and a page ask of the others."""

from __future__ import annotations

from math import ceil

from msgspec.structs import replace

from ...theme import Theme
from .looks import CharacterLook, ParagraphLook, Rule, character_look
from .roles import OUTLINED, StyleRole

LIST_STEP = 2.0
"""The indent of each level of a list, in em of the list's size."""

_HEADS = frozenset({"section", "kicker", "title", "deck", "byline", "speaker-office", "speaker-name", "sidebar-title",
                    "story-section", "story-kicker", "story-title", "story-deck", "story-summary"})
_ON_GRID = frozenset({"body", "lead", "editors-note", "question", "answer", "sign-off", "quotation", "list"})
_IN_COLUMN = frozenset({"story-title", "crosshead", "crosshead-2"})
_MISSING = "#808080"


def own_paragraph(role: StyleRole, theme: Theme, level: int) -> ParagraphLook:
    """The look of a role that the theme does not have; `level` is that of a list."""
    body, listed, caption = theme["body"], theme["list"], theme["caption"]
    match role:
        case "list-more":
            left = level * LIST_STEP * listed.size
            return ParagraphLook(listed.size, listed.leading, "justify", left=left, grid=True)
        case "picture":
            return ParagraphLook(body.size, 12, "center", before=4, after=3, keep_next=True)
        case "picture-missing":
            return ParagraphLook(caption.size, caption.leading, "center", before=4, after=3, keep_next=True,
                                 fill="F2F2F2", padding=5, left=5, right=5)
        case "divider":
            return ParagraphLook(4, body.leading / 2, "center", after=body.leading / 2, exact=True,
                                 rules=(Rule("bottom", 0.5, 1, "808080"),))
        case "contents-title":
            return ParagraphLook(theme["sidebar-title"].size, theme["sidebar-title"].leading, "start", before=6,
                                 keep_next=True)
        case "contents":
            return ParagraphLook(body.size, body.leading, "start", left=(level - 1) * body.size)
        case "comment":
            return ParagraphLook(caption.size, caption.leading, "start")
        case "spacer":
            return ParagraphLook(4, body.leading / 2, "start", exact=True)
        case _:
            return ParagraphLook(1, 1, "start", exact=True)


def own_character(role: StyleRole, theme: Theme) -> CharacterLook:
    """The look of the characters of a role that the theme does not have."""
    match role:
        case "lead-in":
            strong = theme["strong"]
            return CharacterLook(face=strong.face, bold=True)
        case "link":
            return CharacterLook(colour="#1F4E79", underline=True)
        case "code-line":
            return CharacterLook(face=theme["code"].face)
        case "note-mark":
            return CharacterLook(raised=True)
        case "comment-mark":
            return CharacterLook(size=8)
        case "contents-title":
            return character_look(theme["sidebar-title"])
        case "comment":
            return CharacterLook(face=theme["caption"].face, size=theme["caption"].size)
        case "picture-missing":
            return CharacterLook(face=theme["caption"].face, colour=_MISSING)
        case "list-more":
            return CharacterLook(face=theme["list"].face, size=theme["list"].size)
        case "spacer" | "divider" | "section-end":
            return CharacterLook(size=4 if role != "section-end" else 1)
        case _:
            return CharacterLook()


def tuned(look: ParagraphLook, role: StyleRole, theme: Theme, measure: float) -> ParagraphLook:
    """The look as a Word page wants it: headings kept with what follows, body lines on the grid, rules."""
    if role in _HEADS or role in OUTLINED:
        look = replace(look, keep_next=True, keep_lines=True)
    if role in _ON_GRID:
        look = replace(look, grid=look.leading == theme["body"].leading)
    if role in _IN_COLUMN:
        look = _whole_lines(look, theme["body"].leading)
    match role:
        case "title" | "summary" | "byline":
            return replace(look, after=max(look.after, 6))
        case "caption":
            return replace(look, after=max(look.after, 6), keep_lines=True)
        case "pull-quote":
            colour = theme["pull-quote"].colour.lstrip("#").upper()
            return replace(look, keep_lines=True, left=look.left + 10, rules=(Rule("left", 2.25, 8, colour),))
        case "running-head":
            return replace(look, tab=measure, rules=(Rule("bottom", 0.5, 3),))
        case "list":
            return replace(look, left=0, first=0)
        case _:
            return look


def _whole_lines(look: ParagraphLook, pitch: float) -> ParagraphLook:
    """Space around a heading so that it takes whole lines of the body, two thirds of it above."""
    taken = look.before + look.leading + look.after
    spare = ceil(taken / pitch - 1e-9) * pitch - taken
    return replace(look, before=look.before + spare * 2 / 3, after=look.after + spare / 3)
