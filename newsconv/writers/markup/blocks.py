"""Blocks as flow elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from ...model import (
    Block,
    Byline,
    CodeBlock,
    Crosshead,
    Divider,
    Figure,
    Inlines,
    Jump,
    List,
    ListItem,
    Paragraph,
    Person,
    Portrait,
    PullQuote,
    Quotation,
    ReadMore,
    Sidebar,
)
from .element import Children, Element, element
from .figures import image
from .headings import Outline
from .inlines import Inside, Phrases
from .links import safe_target
from .names import one_line
from .notes import SetNote
from .tables import table


class Flow(Struct, frozen=True):
    """Turns blocks into elements; crossheads become headings of the `outline`."""

    phrases: Phrases
    outline: Outline

    def __call__(self, blocks: Iterable[Block]) -> tuple[Element, ...]:
        """The elements of blocks; portraits that stand together make one row."""
        out: list[Element] = []
        for together, row in groupby(blocks, key=lambda block: isinstance(block, Portrait)):
            if together:
                out.append(self.portraits(block for block in row if isinstance(block, Portrait)))
            else:
                out.extend(self._block(block) for block in row)
        return tuple(out)

    def line(self, inlines: Inlines, class_: str) -> Iterator[Element]:
        """A paragraph of its own class, or nothing."""
        if inlines:
            yield element("p", self.phrases(inlines), class_=class_)

    def person(self, person: Person) -> Iterator[Element]:
        """Who speaks in a story."""
        yield from self.line(person.children, "speaker")

    def byline(self, byline: Byline) -> Iterator[Element]:
        """Who wrote."""
        yield from self.line(byline.children, "byline")

    def portraits(self, portraits: Iterable[Portrait]) -> Element:
        """Name plates in a row, with their pictures."""
        return element("ul", (self._portrait(portrait) for portrait in portraits), class_="portraits")

    def _portrait(self, portrait: Portrait) -> Element:
        picture = () if portrait.picture is None else (image(portrait.picture, self.phrases.show, self.phrases.labels),)
        return element("li", (*picture, *self.line(portrait.person.children, "person")))

    def read_more(self, box: ReadMore) -> Element:
        """A box that leads on: its picture (a code to scan) and its label, linked where the target is known."""
        target = safe_target(box.link) if box.link else None
        label = self.phrases(box.children, Inside(link=target is not None))
        if target is not None:
            label = (element("a", label or (_generated(self.phrases.labels.more),), href=target),)
        picture = () if box.picture is None else (image(box.picture, self.phrases.show, self.phrases.labels),)
        words = (element("p", label),) if label else ()
        return element("aside", (*picture, *words), class_="read-more")

    def note(self, due: SetNote) -> Element:
        """A footnote, which readers that can show it as a pop-up do."""
        labels = self.phrases.labels
        number: Children = (str(due.number),)
        if due.called:
            number = (element("a", number, href=f"#{due.mark}", role="doc-backlink",
                              aria_label=f"{labels.note} {due.number}，{labels.back}"),)
        body = self(due.note.blocks)
        mark = element("p", number, class_="generated note-number")
        return element("aside", (mark, element("div", body, class_="note-text")), id=due.id,
                       class_="footnote", epub_type="footnote", role="doc-footnote")

    def _block(self, block: Block) -> Element:
        match block:
            case Paragraph():
                return element("p", self.phrases(block.children), class_=None if block.role == "body" else block.role)
            case Crosshead():
                return self._crosshead(block)
            case Quotation():
                return element("blockquote", self(block.blocks))
            case PullQuote():
                words = element("p", self.phrases(block.children))
                return element("aside", (words,), class_="pull-quote", role="doc-pullquote")
            case List():
                return self._list(block)
            case Figure():
                return self._figure(block)
            case Sidebar():
                body = (*self.line(block.title, "sidebar-title"), *self(block.blocks))
                return element("aside", body, class_="sidebar")
            case Jump():
                return element("p", self.phrases(block.children), class_="jump")
            case Portrait():
                return self.portraits((block,))
            case ReadMore():
                return self.read_more(block)
            case Byline():
                return element("p", self.phrases(block.children), class_="byline")
            case CodeBlock():
                class_ = f"language-{block.language}" if block.language else None
                return element("pre", (element("code", (block.text,), class_=class_),))
            case Divider():
                return element("hr")
            case _:
                return table(block, replace(self.phrases, vertical=False))

    def _crosshead(self, block: Crosshead) -> Element:
        if not one_line(block.children):
            return element("p", self.phrases(block.children), class_="crosshead")
        heading = self.outline.enter(block)
        class_ = "crosshead" if heading.rank == 0 else "crosshead-2"
        return element(f"h{heading.level}", self.phrases(block.children), class_=class_, id=heading.id)

    def _list(self, block: List) -> Element:
        items = (element("li", self._item(item)) for item in block.items)
        if not block.ordered:
            return element("ul", items)
        return element("ol", items, start=None if block.start == 1 else str(block.start))

    def _item(self, item: ListItem) -> Children:
        match item.blocks:
            case (Paragraph(role="body", children=children),):
                return self.phrases(children)
            case blocks:
                return self(blocks)

    def _figure(self, figure: Figure) -> Element:
        pictures = [image(picture, self.phrases.show, self.phrases.labels) for picture in figure.pictures]
        words = (*self.line(figure.caption, "caption"), *self.line(figure.credit, "credit"))
        caption = (element("figcaption", words),) if words else ()
        return element("figure", (*pictures, *caption), class_=None if pictures else "caption-only")


def _generated(words: str) -> Element:
    return element("span", (words,), class_="generated")
