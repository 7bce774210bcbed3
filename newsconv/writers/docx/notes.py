"""The part that holds the footnotes, which python-docx has no class for."""

from __future__ import annotations

from ...model import Footnote
from .blocks import set_blocks
from .flow import Flow
from .package import CONTENT_TYPE, RELATIONSHIP_TYPE, Package, Relations
from .parts import SEPARATORS
from .styles import Key
from .xml import XML_SPACE, Element, root, w


def set_notes(package: Package, main: Flow) -> bool:
    """Write the notes that the text called; whether there are any."""
    notes = main.work.notes.called()
    if not notes:
        return False
    element = root("footnotes")
    part = package.add("/word/footnotes.xml", CONTENT_TYPE.WML_FOOTNOTES, element)
    main.relations.internal(RELATIONSHIP_TYPE.FOOTNOTES, part)
    relations = Relations(part.rels)
    for kind, identifier in SEPARATORS:
        _separator(element, kind, identifier, main)
    for number, note in enumerate(notes, 1):
        _note(w(element, "footnote", id=str(number)), note, main, relations)
    return True


def _separator(parent: Element, kind: str, identifier: str, main: Flow) -> None:
    paragraph = w(w(parent, "footnote", type=kind, id=identifier), "p")
    w(w(paragraph, "pPr"), "pStyle", val=main.work.sheet.paragraph(Key("section-end")))
    w(w(paragraph, "r"), kind)


def _note(parent: Element, note: Footnote, main: Flow, relations: Relations) -> None:
    def marked(paragraph: Element, _: Element) -> None:
        run = w(paragraph, "r")
        w(w(run, "rPr"), "rStyle", val=main.work.sheet.character(("note-mark",)))
        w(run, "footnoteRef")
        space = w(w(paragraph, "r"), "t")
        space.text = " "
        space.set(XML_SPACE, "preserve")

    flow = main.note(parent, relations)
    flow.begin_with(marked)
    set_blocks(flow, note.blocks)
    flow.flush()
