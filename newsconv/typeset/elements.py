"""Structure elements: what stands on a page is a heading, a cell, a caption.

A placed item says by its `tags` in which elements it stands, from the outermost
to its own.  One element is one object: a paragraph that runs over two pages has
the same on both (`is`), and two paragraphs with equal values have two.
The tree of a document follows from its pages: elements in the order in which
they first appear.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

Kind = Literal[
    "Sect", "H", "P", "BlockQuote", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Caption",
    "Figure", "Note", "Reference", "Link", "Code", "Span", "Ruby", "RB", "RT",
]
"""Standard structure types (ISO 32000-1, 14.8.4); `H` becomes H1 to H6 by its level."""


class Element(Struct, frozen=True):
    """One element.

    `level` (from 1) is that of a heading, `alternative` the words for a picture, `language` (BCP 47)
    stands where it differs from that of the article, `columns` and `rows` are what a cell spans.
    """

    kind: Kind
    level: int = 0
    alternative: str = ""
    ordered: bool = False
    language: str = ""
    columns: int = 1
    rows: int = 1


Tags: TypeAlias = tuple[Element, ...]
"""Elements from the outermost to the innermost."""

GENERATED: frozenset[Kind] = frozenset(("Lbl", "Reference", "RT"))
"""What newsconv sets itself and still belongs to the structure: list and note marks, readings."""
