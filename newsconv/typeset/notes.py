"""Footnotes: their numbers, and their slabs for a measure."""

from __future__ import annotations

from msgspec.structs import replace

from ..model import Article, Footnote, FootnoteReference
from ..walk import walk
from .blocks import BlockSetter
from .collect import look_of
from .elements import Element
from .items import ASCENT
from .lines import generated_runs
from .slabs import Slab, marked, shifted, within

NOTE_INSET = 1.6
"""Em between the number of a note and its text."""


def note_marks(article: Article) -> dict[str, str]:
    """The number of each footnote, in the order of their marks in the text, then of the notes."""
    keys = [node.key for node in walk(replace(article, footnotes=())) if isinstance(node, FootnoteReference)]
    keys.extend(note.key for note in article.footnotes)
    return {key: str(number) for number, key in enumerate(dict.fromkeys(keys), 1)}


class NoteSetter:
    """Sets footnotes when they are asked for, once for each measure."""

    def __init__(self, footnotes: tuple[Footnote, ...], marks: dict[str, str], setter: BlockSetter) -> None:
        self._notes = {note.key: note for note in footnotes}
        self._marks = marks
        self._setter = setter
        self._set: dict[tuple[str, float], list[Slab]] = {}

    def slabs(self, key: str, measure: float) -> list[Slab]:
        """The slabs of a note, its number generated before it; none if there is no such note."""
        wanted = (key, measure)
        if wanted not in self._set:
            note = self._notes.get(key)
            self._set[wanted] = [] if note is None else self._note(note, measure)
        return self._set[wanted]

    def _note(self, note: Footnote, measure: float) -> list[Slab]:
        style = self._setter.theme["footnote"]
        inset = NOTE_INSET * style.size
        slabs = self._setter.slabs(note.blocks, measure - inset, "footnote")
        for slab in slabs:
            slab.items = shifted(slab.items, inset, slab.above)
            slab.height += slab.above + slab.below
            slab.above = slab.below = 0.0
            slab.on_grid = slab.stretch = False
            slab.notes = ()
        if slabs:
            look = replace(look_of(style), tags=(Element("Lbl"),))
            baseline = (style.leading - style.size) / 2 + ASCENT * style.size
            glyphs = self._setter.paragraphs.preparer.shape(self._marks[note.key], look)
            marked(slabs[0], generated_runs(glyphs, look, 0, baseline))
        return within(slabs, Element("Note"))
