"""Pictures of a Word file: DrawingML and the older VML, in the line or anchored."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Picture, Source
from .document import Part
from .names import WP, A, Element, R, V, W


def pictures(element: Element, part: Part, source: Source | None) -> Iterator[Picture]:
    """The pictures in a drawing, those in text boxes on it aside; a path names the file and the part in it."""
    words = _words(element)
    for blip in own(element, A + "blip", V + "imagedata"):
        name = blip.get(R + "embed") or blip.get(R + "id") or ""
        relation = part.relations.get(name)
        if relation is not None and not relation.outside and part.document.package.has(relation.target):
            yield Picture(f"{part.document.folder}/{relation.target}", *words, source=source)
        elif blip.get(R + "link") or relation is not None:
            part.document.say("picture-refused", "doubt", f"a picture that is not in the file is left out: {words[0]}",
                              source)


def own(element: Element, *tags: str) -> Iterator[Element]:
    """The elements inside that are not inside a text box there, which is read by itself."""
    for found in element.iter(*tags):
        if not any(above.tag == W + "txbxContent" for above in _between(found, element)):
            yield found


def _between(inner: Element, outer: Element) -> Iterator[Element]:
    for above in inner.iterancestors():
        if above is outer:
            return
        yield above


def _words(element: Element) -> tuple[str, str]:
    """Alternative text and title."""
    for said in element.iter(WP + "docPr"):
        return " ".join(said.get("descr", "").split()), " ".join(said.get("title", "").split())
    for shape in element.iter(V + "shape"):
        return " ".join(shape.get("alt", "").split()), ""
    return "", ""
