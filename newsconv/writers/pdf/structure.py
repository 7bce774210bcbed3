"""The structure tree (ISO 32000-1, 14.7): elements in the order in which the pages show them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase import pdfdoc

from ...typeset.elements import Element, Tags
from .objects import array, dictionary, name, number, string

_LOOSE = Element("P")
"""What text stands in that names no element."""
_DEEPEST = 6
"""The deepest heading that there is."""


class Node(pdfdoc.PDFObject):  # type: ignore[misc]
    """One element of the tree as an object of the file; `kids` are formatted when the file is."""

    __RefOnly__ = 1

    def __init__(self, kind: str, element: Element | None, parent: Any, alternative: str = "") -> None:
        self.kind = kind
        self.alternative = alternative
        self.element = element
        self.parent = parent
        self.page: Any = None
        self.box: tuple[float, float, float, float] | None = None
        self.key = ""
        self.reference: Any = None
        self.kids: list[Any] = []

    def format(self, document: Any) -> bytes:
        """The dictionary; written by hand, for there is one for every paragraph."""
        written = [b"<</Type/StructElem/S/", self.kind.encode(), b"/P ", _formatted(self.parent, document)]
        if self.page is not None:
            written += [b"/Pg ", _formatted(self.page, document)]
        for key, value in self._entries():
            written += [b"/", key.encode(), b" ", _formatted(value, document)]
        kids = b" ".join(_formatted(kid, document) for kid in self.kids)
        written += [b"/K[", kids, b"]>>"]
        return b"".join(written)

    def _entries(self) -> Iterator[tuple[str, Any]]:
        element = self.element
        if element is None:
            return
        if element.kind == "Figure":
            yield "Alt", string(self.alternative)
            if self.box is not None:
                yield "A", f"<</O/Layout/BBox[{' '.join(map(number, self.box))}]>>"
        if cell := _cell(element):
            yield "A", f"<</O/Table{cell}>>"
        if element.kind == "L":
            yield "A", f"<</O/List/ListNumbering/{'Decimal' if element.ordered else 'Disc'}>>"
        if element.language:
            yield "Lang", string(element.language)
        if self.key:
            yield "ID", string(self.key)


def _cell(element: Element) -> str:
    """Attributes of a cell (ISO 32000-1, table 349): what it heads and spans, '' for nothing of both."""
    scope = "/Scope/Column" if element.kind == "TH" else ""
    columns = f"/ColSpan {element.columns}" if element.columns > 1 else ""
    rows = f"/RowSpan {element.rows}" if element.rows > 1 else ""
    return scope + columns + rows


class _Content(pdfdoc.PDFObject):  # type: ignore[misc]
    """A marked sequence of a page as a kid; the page is named where it is not the element's own."""

    def __init__(self, node: Node, page: Any, mcid: int) -> None:
        self._node, self._page, self._mcid = node, page, mcid

    def format(self, document: Any) -> bytes:
        if self._page is self._node.page:
            return b"%d" % self._mcid
        return b"<</Type/MCR/Pg %b/MCID %d>>" % (_formatted(self._page, document), self._mcid)


class StructureTree:
    """Grows while pages are drawn; `finish` puts it into the document's catalogue.

    One element is one object (`is`): where it comes up again, its content goes on.
    `picture` is what is said of a picture that nothing describes.
    """

    def __init__(self, document: Any, picture: str) -> None:
        self._document = document
        self._picture = picture
        self._nodes: dict[int, Node] = {}
        self._kept: list[Element] = []
        self._parents: list[list[Any] | Any] = []
        self._page: Any = None
        self._contents: list[Any] = []
        self._level = 0
        self._notes: list[Node] = []
        self._tree = dictionary(Type=name("StructTreeRoot"))
        self._whole = self._add(Node("Document", None, document.Reference(self._tree)))

    def begin_page(self) -> int:
        """Begin the document's next page; its key in the parent tree."""
        self._page = self._document.thisPageRef()
        self._contents = []
        return self._enter(self._contents)

    def content(self, tags: Tags) -> tuple[str, int]:
        """Name and number for a marked sequence of this page that belongs to the innermost of `tags`."""
        node = self._node(tags or (_LOOSE,))
        if node.page is None:
            node.page = self._page
        mcid = len(self._contents)
        self._contents.append(node.reference)
        node.kids.append(_Content(node, self._page, mcid))
        return node.kind, mcid

    def annotation(self, tags: Tags, annotation: Any) -> int:
        """Put an annotation (its reference) into the innermost link of `tags`; its key in the parent tree."""
        depth = max((at for at, element in enumerate(tags, 1) if element.kind == "Link"), default=0)
        node = self._node(tags[:depth] or (*(tags or (_LOOSE,)), Element("Link")))
        node.kids.append(dictionary(Type=name("OBJR"), Pg=self._page, Obj=annotation))
        return self._enter(node.reference)

    def box(self, tags: Tags, box: tuple[float, float, float, float]) -> None:
        """The place of the innermost of `tags`, a figure, on its page: left, bottom, right, top."""
        self._node(tags or (_LOOSE,)).box = box

    def finish(self) -> None:
        """Put the tree into the catalogue."""
        document, tree = self._document, self._tree
        numbers = " ".join(f"{key} {self._written(value)}" for key, value in enumerate(self._parents))
        tree["K"] = self._whole.reference
        tree["ParentTree"] = f"<</Nums[{numbers}]>>"
        tree["ParentTreeNextKey"] = len(self._parents)
        if self._notes:
            names = [part for note in self._notes for part in (string(note.key), note.reference)]
            tree["IDTree"] = dictionary(Names=array(*names))
        document.Catalog.StructTreeRoot = tree
        document.Catalog.MarkInfo = dictionary(Marked="true")

    def _node(self, tags: Tags) -> Node:
        """The node of the innermost element; those around it are made where they are new."""
        found = self._nodes.get(id(tags[-1]))
        if found is not None and tags[-1] is not _LOOSE:
            return found
        above = self._node(tags[:-1]) if len(tags) > 1 else self._whole
        return self._new(tags[-1], above)

    def _new(self, element: Element, above: Node) -> Node:
        words = element.alternative or self._picture
        node = self._add(Node(self._name(element), element, above.reference, words))
        # An element that is kept has an identity that no later one can take.
        self._nodes[id(element)] = node
        self._kept.append(element)
        above.kids.append(node.reference)
        if element.kind == "Note":
            self._notes.append(node)
            node.key = f"note-{len(self._notes):06d}"
        return node

    def _add(self, node: Node) -> Node:
        node.reference = self._document.Reference(node)
        return node

    def _name(self, element: Element) -> str:
        """The structure type; a heading is never more than one level under the one before it."""
        if element.kind != "H":
            return element.kind
        self._level = min(element.level, self._level + 1, _DEEPEST)
        return f"H{self._level}"

    def _enter(self, value: Any) -> int:
        self._parents.append(value)
        return len(self._parents) - 1

    def _written(self, value: Any) -> str:
        if isinstance(value, list):
            return f"[{' '.join(map(self._number, value))}]"
        return self._number(value)

    def _number(self, reference: Any) -> str:
        """A reference as it stands in the file."""
        return str(reference.format(self._document), "ascii")


def _formatted(value: Any, document: Any) -> bytes:
    return value.encode("ascii") if isinstance(value, str) else bytes(value.format(document))
