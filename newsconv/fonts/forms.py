"""Raised and lowered characters that a face lacks, set from their base: CO₂, 10⁻³, xⁿ.

Unicode says what each is made of (`₂` is `<sub> 0032`).  A made character keeps
its own text, so it extracts as itself.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

from msgspec import Struct

from ..typeset.shaping import Glyph
from .face import Face

Form = Literal["sub", "super"]
_KEY_END: dict[Form, str] = {"sub": "#sub", "super": "#super"}


class Cut(Struct, frozen=True):
    """A face as it is painted: glyphs at `scale` of the run's size, raised by `rise` em of that size."""

    face: Face
    scale: float = 1
    rise: float = 0


SUB_RISE = -0.14
"""How far a subscript stands below the baseline, in em; Noto's own fractions and ₂ of other faces do so."""
PLAIN_SCALE, PLAIN_RISE = 0.6, 0.45
"""Scale and rise of a superscript where the face has no `²` to measure."""


def base_of(character: str) -> tuple[Form, str] | None:
    """The form and base character of a raised or lowered one: `₂` → ("sub", "2")."""
    kind, _, codes = unicodedata.decomposition(character).partition(" ")
    if kind in ("<sub>", "<super>") and codes and " " not in codes:
        return ("sub" if kind == "<sub>" else "super"), chr(int(codes, 16))
    return None


def form_cut(face: Face, key: str) -> Cut:
    """The cut behind the key of a made glyph: as large and, if raised, as high as the face's own `²`."""
    scale, rise = _measured(face)
    return Cut(face, scale, rise if key.endswith(_KEY_END["super"]) else SUB_RISE)


def _measured(face: Face) -> tuple[float, float]:
    digit, raised = face.glyph("2"), face.glyph("²")
    if not digit or not raised:
        return PLAIN_SCALE, PLAIN_RISE
    _, bottom, _, top = face.ink(raised)
    _, base, _, height = face.ink(digit)
    scale = (top - bottom) / (height - base) if height > base else PLAIN_SCALE
    return round(scale, 3), round(bottom, 3)


def made(face: Face, character: str) -> Glyph | None:
    """The character set from its base, white space (a tab) as a space; None if this face has no base for it."""
    if character.isspace():
        return Glyph(face.key, face.blank, character, face.advance(face.blank))
    if (parts := base_of(character)) is None:
        return None
    form, base = parts
    gid = face.glyph(base)
    if not gid:
        return None
    return Glyph(face.key + _KEY_END[form], gid, character, face.advance(gid) * _measured(face)[0])
