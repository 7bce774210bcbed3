"""Blocks → slabs: each kind of block in its style, in a column of a given measure."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from msgspec.structs import replace

from ..model import (
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
    Portrait,
    PullQuote,
    Quotation,
    ReadMore,
    Sidebar,
    Table,
    Text,
    inline_text,
)
from ..theme import Role, Style
from .collect import look_of
from .elements import Element
from .figures import CAPTION_GAP, Figures
from .items import ASCENT
from .lines import generated_runs
from .page import Bookmark, LinkArea, Rule
from .paragraph import Paragraphs
from .slabs import Slab, generated, marked, on_rows, paragraph_slabs, shifted, stacked, within
from .symbols import LEAST_TEXT, Encode, beside, no_symbols, symbol
from .tables import table_slabs

NARROW_COLUMN = 14.0
"""Em of measure under which a paragraph is indented by one em only (clreq 3.2)."""
BOX_PADDING = 0.8
"""Em of body between the edge of a grey box and its text."""
HEADING_ABOVE = 0.68
"""The share of a heading's blank that stands above it: it belongs to what follows."""
ADDRESS_WEIGHT, ADDRESS_COLOUR = 350, "#555555"
RULE_COLOUR = "#999999"


class BlockSetter:
    """Sets blocks as slabs."""

    def __init__(self, paragraphs: Paragraphs, figures: Figures, encode: Encode = no_symbols) -> None:
        self.encode = encode
        self.paragraphs = paragraphs
        self.theme = paragraphs.theme
        self.figures = figures
        self.row = self.theme["body"].leading
        self.most = figures.most

    def slabs(self, blocks: Iterable[Block], measure: float, role: Role | None = None) -> list[Slab]:
        """The slabs of blocks in a column; `role` is the style of paragraphs that have none of their own."""
        out: list[Slab] = []
        before: Block | None = None
        for block in blocks:
            slabs = self._block(block, measure, role)
            if slabs and isinstance(block, Crosshead) and isinstance(before, Crosshead):
                self._close_up(slabs)
            if slabs and isinstance(before, Table) and is_caption(block):
                out[-1].below, out[-1].keep = CAPTION_GAP, True
                slabs[0].above, slabs[0].on_grid = 0.0, False
            if out and isinstance(block, Table) and before is not None and is_caption(before):
                out[-1].keep = True
            out.extend(slabs)
            before = block
        return out

    def _close_up(self, slabs: list[Slab]) -> None:
        """A heading right under another has no blank of its own above it."""
        slabs[0].above = 0.0
        slabs[-1].below = -sum(slab.height for slab in slabs) % self.row
        slabs[0].stretch = False

    def _block(self, block: Block, measure: float, role: Role | None) -> list[Slab]:
        match block:
            case Paragraph():
                style = self.theme[role if role and block.role == "body" else block.role]
                slabs = self.text(block.children, replace(style, inset=0) if role == "quotation" else style, measure)
                if slabs and block.role == "question":
                    slabs[-1].keep = True
                return slabs
            case Crosshead():
                return self._crosshead(block, measure)
            case Quotation():
                inset = self.theme["quotation"].inset * self.theme["quotation"].size
                slabs = self.slabs(block.blocks, measure - 2 * inset, "quotation")
                return within(_inset(slabs, inset), Element("BlockQuote"))
            case PullQuote():
                return within(self._pull_quote(block.children, measure), Element("BlockQuote"), Element("P"))
            case List():
                return within(self._list(block, measure, role), Element("L", ordered=block.ordered))
            case Table():
                return table_slabs(self.paragraphs, block, measure, self.most)
            case Figure():
                return self.figures.slabs(block, measure)
            case Sidebar():
                return within(self._sidebar(block, measure), Element("Sect"))
            case Jump():
                return self.text(block.children, self.theme["jump"], measure)
            case Portrait():
                return self.figures.portrait(block, measure)
            case ReadMore():
                return self.read_more(block, measure)
            case Byline():
                return self.text(block.children, self.theme["byline"], measure)
            case CodeBlock():
                return within(self._code(block, measure), Element("P"), Element("Code"))
            case Divider():
                rule = Rule(measure / 3, self.row / 2, measure / 3, 0.5, RULE_COLOUR)
                return [Slab(self.row, [rule], on_grid=True)]

    def text(self, inlines: Inlines, style: Style, measure: float) -> list[Slab]:
        """A paragraph in a style, inset on both sides if the style says so."""
        inset = style.inset * style.size
        inside = measure - 2 * inset
        indent = style.indent if inside >= NARROW_COLUMN * style.size else min(style.indent, 1.0)
        lines = self.paragraphs.lines(inlines, style, inside, indent * style.size)
        slabs = paragraph_slabs(lines, style, inset, on_grid=style.leading == self.row)
        if slabs and not slabs[0].on_grid:
            slabs[0].on_grid = not style.grey
        if slabs and style.before:
            slabs[0].above = style.before
        if slabs and style.after:
            slabs[-1].below = style.after
        return within(slabs, Element("P"))

    def _crosshead(self, block: Crosshead, measure: float) -> list[Slab]:
        """A heading takes a whole number of body lines and stays with what follows."""
        style = self.theme["crosshead" if block.level <= 1 else "crosshead-2"]
        lines = self.paragraphs.lines(block.children, style, measure)
        deep = min(block.level, 3) + 1
        slabs = within(paragraph_slabs(lines, style), Element("H", deep + 1))
        if not slabs:
            return []
        slab = stacked(slabs)
        if slab.height > self.most / 2:
            return slabs
        blank = ceil((style.before + style.after + slab.height) / self.row - 1e-6) * self.row - slab.height
        slab.above, slab.below = HEADING_ABOVE * blank, (1 - HEADING_ABOVE) * blank
        slab.items.insert(0, Bookmark(bookmark_title(block.children), deep, 0))
        slab.on_grid = slab.keep = slab.stretch = True
        return [slab]

    def _pull_quote(self, inlines: Inlines, measure: float) -> list[Slab]:
        """A sentence set large between two rules."""
        style = self.theme["pull-quote"]
        body = self.theme["body"].size
        lines = self.paragraphs.lines(inlines, style, measure - 2 * body)
        if not lines:
            return []
        slabs = paragraph_slabs(lines, style, body)
        inner = stacked(slabs)
        if inner.height > self.most / 2:
            return on_rows(slabs, self.row)
        pad = 0.4 * body
        height = inner.height + 2 * pad
        rules = [Rule(0, 0, measure, 1.2, style.colour), Rule(0, height - 0.5, measure, 0.5, style.colour)]
        slab = Slab(height, [*rules, *shifted(inner.items, 0, pad)], notes=inner.notes, stretch=True)
        return on_rows([slab], self.row, (style.before + style.after) / self.row)

    def _list(self, block: List, measure: float, role: Role | None) -> list[Slab]:
        """Items with generated marks, hung to the left of their text."""
        style = self.theme[role] if role else self.theme["list"]
        out: list[Slab] = []
        for number, item in enumerate(block.items, block.start):
            out.extend(self._item(item, f"{number}." if block.ordered else "•", style, measure, role))
        return out

    def _item(self, item: ListItem, mark: str, style: Style, measure: float, role: Role | None) -> list[Slab]:
        look = replace(look_of(style), tags=(Element("Lbl"),))
        glyphs = self.paragraphs.preparer.shape(mark, look)
        width = sum(glyph.advance for glyph in glyphs) * style.size
        inset = max(2 * style.size, width + 0.5 * style.size)
        inside: list[Slab] = []
        for block in item.blocks:
            if isinstance(block, Paragraph):
                inside.extend(self.text(block.children, replace(style, indent=0, inset=0), measure - inset))
            else:
                inside.extend(self._block(block, measure - inset, role))
        slabs = within(_inset(inside, inset), Element("LBody"))
        if not slabs:
            slabs = [Slab(style.leading, on_grid=style.leading == self.row)]
        baseline = (style.leading - style.size) / 2 + ASCENT * style.size
        marked(slabs[0], generated_runs(glyphs, look, inset - width - 0.5 * style.size, baseline))
        return within(slabs, Element("LI"))

    def _sidebar(self, block: Sidebar, measure: float) -> list[Slab]:
        style = self.theme["sidebar"]
        pad = BOX_PADDING * self.theme["body"].size
        inside: list[Slab] = []
        if block.title:
            inside.extend(self.text(block.title, self.theme["sidebar-title"], measure - 2 * pad))
            for slab in inside:
                slab.keep = True
        inside.extend(self.slabs(block.blocks, measure - 2 * pad, "sidebar"))
        return self.boxed(inside, style.grey or 0.06, pad)

    def _code(self, block: CodeBlock, measure: float) -> list[Slab]:
        """Literal lines, each whole if it can be."""
        style = replace(self.theme["code"], align="start", indent=0)
        pad = BOX_PADDING * self.theme["body"].size / 2
        inside: list[Slab] = []
        look = replace(look_of(style), literal=True)
        for line in block.text.splitlines() or [""]:
            lines = self.paragraphs.lines((Text(line),), style, measure - 2 * pad, look=look)
            inside.extend(paragraph_slabs(lines, style) or [Slab(style.leading)])
        return self.boxed(inside, style.grey or 0.04, pad)

    def read_more(self, box: ReadMore, measure: float) -> list[Slab]:
        """A grey box: the label, in small type, generated, where it leads, and the symbol that says the same."""
        style = self.theme["read-more"]
        pad = style.size * 0.9
        inside = measure - 2 * pad
        grid = self.encode(box.link) if box.link else None
        code = within([symbol(grid, box.link)], Element("P"), Element("Link"))[0] if grid else None
        left = inside - code.height - pad if code else inside
        if code and left >= LEAST_TEXT * style.size:
            slabs = [beside(code, self._label(box, style, left), pad)]
        else:
            slabs = [*([code] if code else []), *self._label(box, style, inside)]
        for slab in slabs:
            slab.keep = True
        return self.boxed(slabs, style.grey or 0.06, pad)

    def _label(self, box: ReadMore, style: Style, measure: float) -> list[Slab]:
        """The words of a read-more box and under them its address."""
        line, link = Element("P"), Element("Link")
        look = replace(look_of(style), link=box.link, tags=(link,)) if box.link else look_of(style)
        slabs = within(paragraph_slabs(self.paragraphs.lines(box.children, style, measure, look=look), style), line)
        if box.link:
            small = replace(style, size=style.size * 0.85, weight=ADDRESS_WEIGHT, colour=ADDRESS_COLOUR)
            for slab in paragraph_slabs(self.paragraphs.lines((Text(box.link),), small, measure), small):
                slab.items = [*generated(slab.items), LinkArea(0, 0, measure, slab.height, box.link, (line, link))]
                slabs.append(slab)
        return slabs

    def boxed(self, inside: list[Slab], grey: float, pad: float) -> list[Slab]:
        """Slabs on a grey ground with padding all around, breakable where they are."""
        slabs = [Slab(pad, keep=True), *_inset(inside, pad), Slab(pad)]
        for slab in slabs:
            slab.on_grid, slab.stretch, slab.grey = False, False, grey
            slab.height += slab.above + slab.below
            slab.items = shifted(slab.items, 0, slab.above)
            slab.above = slab.below = 0
        slabs[-2].keep = True
        return on_rows(slabs, self.row)


def _inset(slabs: list[Slab], x: float) -> list[Slab]:
    for slab in slabs:
        slab.items = shifted(slab.items, x, 0)
    return slabs


def is_caption(block: Block) -> bool:
    """Whether it is a caption that stands by itself."""
    return isinstance(block, Figure) and not block.pictures


def bookmark_title(inlines: Inlines) -> str:
    """The words of a heading on one line."""
    return " ".join(inline_text(inlines).split())

