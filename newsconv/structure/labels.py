"""Rows with the role that was given to them, by their author or by a rule, and how sure that is."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from ..draft import Row, RowRole
from ..model import (
    Byline,
    CodeBlock,
    Crosshead,
    Figure,
    Inlines,
    Jump,
    Paragraph,
    Person,
    Picture,
    Portrait,
    PullQuote,
    ReadMore,
    Source,
    Strong,
    covering,
    inline_text,
)
from ..notices import Notice, Notify


class Labelled(Struct, frozen=True, dict=True):
    """A row and its role; confidence 1 with `explicit` is the author's word."""

    row: Row
    role: RowRole = ""
    confidence: float = 1.0
    explicit: bool = False

    @cached_property
    def text(self) -> str:
        """The row's text, without white space at its ends."""
        return inline_text(self.content).strip()

    @property
    def content(self) -> Inlines:
        """The row's inline content; empty for blocks that hold blocks."""
        block = self.row.block
        match block:
            case Paragraph() | Crosshead() | PullQuote() | Jump() | ReadMore() | Byline():
                return block.children
            case Portrait():
                return block.person.children
            case Figure():
                return (*block.caption, *block.credit)
            case _:
                return ()

    @property
    def source(self) -> Source | None:
        """The row's lines."""
        return self.row.source or self.row.block.source

    @property
    def is_heading(self) -> bool:
        """A heading of the source that nobody has labelled yet."""
        return isinstance(self.row.block, Crosshead) and self.role == ""

    @property
    def is_prose(self) -> bool:
        """A plain paragraph that nobody has labelled yet."""
        return isinstance(self.row.block, Paragraph) and self.role == ""

    @property
    def is_body(self) -> bool:
        """Running text of a story, labelled or not."""
        block = self.row.block
        return isinstance(block, Paragraph) and self.role in ("", "body", "lead", "question", "answer")

    @property
    def is_pictures(self) -> bool:
        """Nothing but pictures."""
        block = self.row.block
        if isinstance(block, Figure):
            return bool(block.pictures)
        return isinstance(block, Paragraph) and only_pictures(block.children)

    @property
    def level(self) -> int:
        """The heading's level, 0 for what is no heading."""
        return self.row.block.level if isinstance(self.row.block, Crosshead) else 0

    def relabelled(self, role: RowRole, confidence: float) -> Labelled:
        """The same row with an inferred role."""
        return replace(self, role=role, confidence=confidence)

    def with_content(self, inlines: Inlines) -> Labelled:
        """The same label over other inline content (paragraphs and headings)."""
        block = self.row.block
        if isinstance(block, (Paragraph, Crosshead)):
            return replace(self, row=replace(self.row, block=replace(block, children=inlines)))
        return self


def only_pictures(inlines: Inlines) -> bool:
    """Whether there is a picture and nothing else but white space."""
    return any(isinstance(inline, Picture) for inline in inlines) and not inline_text(inlines).strip() and all(
        isinstance(inline, Picture) or not inline_text((inline,)).strip() for inline in inlines
    )


def is_strong(item: Labelled) -> bool:
    """Whether a row is bold from end to end."""
    return bool(item.text) and all(
        isinstance(node, Strong) or not inline_text((node,)).strip() for node in item.content
    )


def unbold(inlines: Inlines) -> Inlines:
    """The row without bold that covers it all: a heading is bold anyway."""
    return inlines[0].children if len(inlines) == 1 and isinstance(inlines[0], Strong) else inlines


def label(row: Row) -> Labelled:
    """A row as its author labelled it."""
    typed = not isinstance(row.block, (Paragraph, Crosshead, CodeBlock))
    return Labelled(row, row.role, explicit=bool(row.role) or typed)


def tell(notify: Notify, item: Labelled, code: str, message: str) -> None:
    """Notify of an inferred role."""
    notify(Notice(code, "info", message, item.source, item.confidence))


def with_faces(items: list[Labelled]) -> list[Labelled]:
    """A picture and the name line after it are one portrait."""
    out: list[Labelled] = []
    for item in items:
        face = _only_picture(out[-1]) if out and item.role == "portrait" and not item.explicit else None
        if face is None:
            out.append(item)
        else:
            source = covering((out[-1].source, item.source))
            block = Portrait(Person(item.content), face, source=source)
            out[-1] = replace(item, row=replace(item.row, block=block, source=source))
    return out


def _only_picture(item: Labelled) -> Picture | None:
    """The picture of a row that is one picture without a caption."""
    if not item.is_pictures or (item.content and item.text):
        return None
    block = item.row.block
    inlines = block.pictures if isinstance(block, Figure) else item.content
    pictures = [inline for inline in inlines if isinstance(inline, Picture)]
    return pictures[0] if len(pictures) == 1 else None
