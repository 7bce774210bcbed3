"""Fonts of one document: which code of which font shows a glyph and extracts as its text.

A code can extract as one text only.  A glyph that stands for two (a digit that
is also a made subscript, 一 for the radical ⼀) gets a second font: the same outlines
under another ToUnicode table.  Such a font is a few bytes, and every reader
understands it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from ...fonts.face import Face
from ...fonts.forms import Cut
from ...fonts.subset import Subset, subset
from ...typeset.page import ACROSS, UPRIGHT, Page, Run
from .paint import Code, FontCut, hung_font, upright_font

Use: TypeAlias = tuple[str, int, str]
"""Face key, glyph and text."""
Texts: TypeAlias = dict[int, dict[str, int]]
"""By glyph its texts, each with its place among them."""

NO_TEXT = "\u200b"
"""What the later glyphs of a cluster extract as: standards want a text for each, and the first has it all."""


class Embedded(Struct, frozen=True):
    """One face of the document: its subset, and the fonts that show it, each with its texts by code.

    With `upright` each font has a twin whose codes follow each other downward.
    """

    subset: Subset
    fonts: tuple[str, ...]
    texts: tuple[dict[int, str], ...]
    upright: bool = False


class Embedding(Struct, frozen=True):
    """The fonts of some pages: `codes` shows their glyphs, `widths` (by font and code) measures them."""

    faces: tuple[Embedded, ...]
    codes: dict[Use, Code]
    widths: dict[str, dict[int, float]]


def embed(pages: Iterable[Page], cut: Callable[[str], Cut]) -> Embedding:
    """Subsets and codes for all that the pages show; `cut` tells what a face key stands for."""
    pages = tuple(pages)
    uses = tuple(dict.fromkeys(_uses(pages)))
    runs = (item for page in pages for item in page.items if isinstance(item, Run))
    standing = {cut(face).face.key for face in {run.face for run in runs if run.way in (UPRIGHT, ACROSS)}}
    cuts = {key: cut(key) for key in dict.fromkeys(key for key, _, _ in uses)}
    faces: dict[str, Embedded] = {}
    fonts = 1
    found = _texts(uses, cuts)
    for face, texts in found.values():
        faces[face.key] = _embedded(face, texts, fonts, face.key in standing)
        fonts += len(faces[face.key].fonts)
    return Embedding(
        tuple(faces.values()),
        dict(_codes(uses, cuts, faces, found)),
        dict(_widths(faces.values())),
    )


def _widths(faces: Iterable[Embedded]) -> Iterator[tuple[str, dict[int, float]]]:
    """How far each code of each font moves on."""
    for face in faces:
        for font in face.fonts:
            yield font, face.subset.widths
            if face.upright:
                ems = dict.fromkeys(face.subset.widths, 1000.0)
                yield upright_font(font), ems
                yield hung_font(font), ems


def _uses(pages: Iterable[Page]) -> Iterator[Use]:
    for page in pages:
        for item in page.items:
            if isinstance(item, Run):
                for glyph in item.glyphs:
                    yield item.face, glyph.gid, glyph.text


def _texts(uses: Iterable[Use], cuts: Mapping[str, Cut]) -> dict[str, tuple[Face, Texts]]:
    """For each face its glyphs, and for each of them the texts it stands for, in order of appearance."""
    faces: dict[str, tuple[Face, Texts]] = {}
    for key, gid, text in uses:
        face = cuts[key].face
        texts = faces.setdefault(face.key, (face, {}))[1].setdefault(gid, {})
        texts.setdefault(text or NO_TEXT, len(texts))
    return faces


def _embedded(face: Face, texts: Texts, number: int, upright: bool) -> Embedded:
    """The face with as many fonts, counted from `number`, as its most ambiguous glyph has texts."""
    part = subset(face, texts, {text[0] for alternatives in texts.values() for text in alternatives if text != NO_TEXT})
    layers: tuple[dict[int, str], ...] = tuple({} for _ in range(max(map(len, texts.values()))))
    for gid, alternatives in sorted(texts.items()):
        for layer, text in zip(layers, alternatives, strict=False):
            layer[part.cids[gid]] = text
    return Embedded(part, tuple(f"F{number + layer}" for layer in range(len(layers))), layers, upright)


def _codes(
    uses: Iterable[Use],
    cuts: Mapping[str, Cut],
    faces: Mapping[str, Embedded],
    found: Mapping[str, tuple[Face, Texts]],
) -> Iterator[tuple[Use, Code]]:
    shared: dict[tuple[str, int], FontCut] = {}
    for use in uses:
        key, gid, text = use
        cut = cuts[key]
        embedded = faces[cut.face.key]
        layer = found[cut.face.key][1][gid][text or NO_TEXT]
        if (key, layer) not in shared:
            shared[key, layer] = FontCut(embedded.fonts[layer], cut.scale, cut.rise)
        yield use, Code(shared[key, layer], embedded.subset.cids[gid])
