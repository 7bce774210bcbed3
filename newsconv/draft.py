"""What a reader hands on: the source as it stands, with what its author said of it.

A reader is faithful.  It turns syntax into rows of blocks and keeps what was
said explicitly (front matter, attribute lines, containers) beside them; what the
newspaper meant is the business of `structure`.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from .model import Block, Footnote, Inlines, Publication, Source

RowRole = Literal[
    "",
    "section", "kicker", "title", "deck", "summary",
    "story-section", "story-kicker", "story-title", "story-deck", "story-summary",
    "speaker", "byline", "portrait", "read-more",
    "body", "lead", "editors-note", "question", "answer", "sign-off",
    "crosshead", "caption", "credit", "pull-quote", "jump", "furniture",
]
"""What an attribute line may say of a block; '' is nothing said."""


class Row(Struct, frozen=True):
    """One block with what was said of it.

    `join` is `{.join}` (True: goes on from the paragraph before) or `{.no-join}`.
    A heading is a `Crosshead` until recognised.  `role` `''` means: recognise it.
    `indented` tells that the source line began with an indent (`　　` or spaces).
    """

    block: Block
    role: RowRole = ""
    join: bool | None = None
    source: Source | None = None
    indented: bool = False


class Group(Struct, frozen=True):
    """A container: rows that make one story."""

    rows: tuple[Row, ...]
    source: Source | None = None


class FrontMatter(Struct, frozen=True):
    """What the front matter sets; inline fields are already parsed."""

    publication: Publication = Publication()
    language: str = ""
    section: Inlines = ()
    kicker: Inlines = ()
    title: Inlines = ()
    deck: Inlines = ()
    summary: Inlines = ()
    bylines: tuple[Inlines, ...] = ()
    given: bool = False
    """`structure: given`: nothing is to be inferred or repaired."""


Rows: TypeAlias = tuple[Row | Group, ...]


class Draft(Struct, frozen=True):
    """A source, read."""

    file: str
    front: FrontMatter
    rows: Rows
    footnotes: tuple[Footnote, ...] = ()
