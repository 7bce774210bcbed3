"""The reader itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from ...draft import Draft, FrontMatter, Row
from ...errors import InputError
from ...limits import DEFAULT, Limits
from ...model import Footnote, inline_text
from ...notices import Level, Notify
from ...walk import text_rows
from ..contents import blocks_of
from ..language import agreed_language
from .document import Document, Part
from .groups import rows_of
from .items import Item, Reader
from .names import Element, W, at
from .numbering import Numbering
from .package import Package
from .properties import read_properties
from .styles import Styles
from .tables import table

_SHOWN = 500
"""Characters of what is left out that a notice repeats."""
_NO_NOTES = ("separator", "continuationSeparator", "continuationNotice")
_COUNTED: dict[str, tuple[Level, str]] = {
    "deleted": ("info", "deleted text that waits for a decision is left out"),
    "comments": ("info", "comments are left out"),
    "hidden": ("doubt", "hidden text is left out"),
}


def read_docx(data: bytes, file: str, notify: Notify, limits: Limits = DEFAULT) -> Draft:
    """A Word file as rows; InputError says why it cannot be read.

    A source is the number of a paragraph, from 1.  The path of a picture is the file's name and that
    of the part in it (`article.docx/word/media/image1.png`), which `Pictures` opens.
    """
    try:
        return _Reading(Package(data, file, limits), file, notify).draft()
    except RecursionError as error:
        raise InputError("tables or text boxes are nested too deep", file=file) from error


class _Reading:
    """The parts of one file, read in order."""

    def __init__(self, package: Package, file: str, notify: Notify) -> None:
        self.package = package
        self.main = package.main()
        self.relations = package.relations(self.main)
        notes = dict(self._notes("footnotes", "")) | dict(self._notes("endnotes", "e"))
        root = package.xml(self.main)
        self.body = at(root, "body")
        self.document = Document(
            file, PurePath(file.replace("\\", "/")).name, notify, package, Styles(self._part("styles")),
            Numbering(self._part("numbering")), frozenset(notes), _bookmarks(root), Counter(),
        )
        self.notes = notes

    def draft(self) -> Draft:
        """The whole file."""
        if self.body is None:
            raise self.package.error("this Word file has no text")
        reader = Reader(Part(self.document, self.relations))
        rows = _rows(self.body, reader)
        footnotes = tuple(self._footnote(key, element) for key, element in self.notes.items())
        if not rows:
            raise self.package.error("this Word file has no text")
        self._tell(reader.left_out)
        properties = read_properties(self.package)
        language = agreed_language(properties.language, _lines(rows))
        return Draft(self.document.file, FrontMatter(properties.publication, language), tuple(rows), footnotes)

    def _targets(self, kind: str) -> list[str]:
        found = (one.target for one in self.relations.values() if one.kind == kind and not one.outside)
        return list(dict.fromkeys(found))

    def _part(self, kind: str) -> Element | None:
        return next((root for name in self._targets(kind) if (root := self.package.xml(name)) is not None), None)

    # Notes

    def _notes(self, kind: str, prefix: str) -> Iterator[tuple[str, Element]]:
        root = self._part(kind)
        for element in root if root is not None else ():
            if element.get(W + "type") not in _NO_NOTES:
                yield f"{prefix}{element.get(W + 'id', '')}", element

    def _footnote(self, key: str, element: Element) -> Footnote:
        name = next(iter(self._targets("endnotes" if key.startswith("e") else "footnotes")))
        part = Part(self.document, self.package.relations(name))
        return Footnote(key, blocks_of(_rows(element, Reader(part))))

    # Notices

    def _tell(self, contents: list[str]) -> None:
        for name, (level, words) in _COUNTED.items():
            if self.document.counts[name]:
                self.document.say(name, level, f"{words} ({self.document.counts[name]} places)")
        running = dict.fromkeys(text for kind in ("header", "footer") for name in self._targets(kind)
                                if (text := self._running(name)))
        pieces = " / ".join(piece for piece in (*running, *contents) if piece)
        if pieces:
            shown = pieces if len(pieces) <= _SHOWN else f"{pieces[:_SHOWN]}… ({len(pieces)} characters)"
            self.document.say("left-out", "info", f"heads, feet and contents are left out: {shown}")

    def _running(self, name: str) -> str:
        root = self.package.xml(name)
        return " ".join("".join(text.text or "" for text in root.iter(W + "t")).split()) if root is not None else ""


def _rows(parent: Element, reader: Reader) -> list[Row]:
    """The rows of a body, a cell, a note or a text box."""
    return rows_of(list(_items(parent, reader)))


def _items(parent: Element, reader: Reader) -> Iterator[Item]:
    for element in reader.paragraphs_and_tables(parent):
        if element.tag == W + "tbl":
            yield from table(element, reader.part, lambda cell: _rows(cell, reader))
            continue
        items, boxes = reader.paragraph(element)
        yield from items
        for box in boxes:
            inside = list(_items(box, reader))
            if inside:
                words = " ".join(_lines(item.row for item in inside))
                message = f"the text of a box stands behind its paragraph: {words[:80]}"
                reader.part.document.say("text-box", "info", message, inside[0].row.source)
            yield from inside


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield from map(inline_text, text_rows(row.block))


def _bookmarks(root: Element) -> dict[str, str]:
    """Keys of notes by the names of the bookmarks that begin right before their marks."""
    found: dict[str, str] = {}
    waiting: list[str] = []
    for element in root.iter(W + "bookmarkStart", W + "footnoteReference", W + "endnoteReference", W + "t"):
        name = element.tag.removeprefix(W)
        if name == "bookmarkStart":
            waiting.append(element.get(W + "name", ""))
        elif name == "t":
            waiting = []
        else:
            key = f"{'e' if name.startswith('endnote') else ''}{element.get(W + 'id', '')}"
            found.update(dict.fromkeys(filter(None, waiting), key))
            waiting = []
    return found
