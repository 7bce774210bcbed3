"""What stands under an article: where it comes from, the words to learn from it, room to write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from ..model import Article, Inlines, LineBreak, Publication, Strong, Text
from ..theme import Style
from ..typeset.blocks import BOX_PADDING, BlockSetter
from ..typeset.page import Rule
from ..typeset.pages import Frame, Section
from ..typeset.slabs import Slab, generated, paragraph_slabs
from ..typeset.symbols import LEAST_TEXT, beside, symbol
from .abreast import columns_of, row, widest
from .labels import Labels, labels
from .pinyin import Pinyin
from .recipe import Parts

_WRITING_ROWS = 2
"""Rows of the grid for each line to write on: room for a hand."""
_TOGETHER = 12
"""Lines to write on that are not parted."""
_RULE_COLOUR = "#999999"
_GREY = 0.06
_MEANING = re.compile(r"\s*[:：]\s*")
_ENTRY_GAP = 1.5
"""Em between the columns of a glossary."""
_LEAST_MEANING = 8.0
"""Em that a meaning needs to stand in a column of its own."""
_TWO_COLUMNS = 30.0
"""Em of measure from which a glossary without explanations stands in two columns."""


class PartSetter:
    """Sets the parts of one article; all of it generated, none of it the article's text."""

    def __init__(self, setter: BlockSetter, frame: Frame, parts: Parts, pinyin: Pinyin) -> None:
        self._setter = setter
        self._measure, self._gutter = frame.width, frame.gutter
        self._parts = parts
        self._pinyin = pinyin
        self._theme = setter.theme

    def sections(self, article: Article) -> Iterator[Section]:
        """The parts that the recipe asks for and the article can fill."""
        words = labels(article.language)
        gap = self._setter.row
        if self._parts.source and (box := self._source(article, words)):
            yield Section([], _made(box), gap=gap)
        if self._parts.glossary and article.publication.terms:
            yield self._glossary(article.publication.terms, words, gap)
        if self._parts.notes:
            yield Section(_made(self._heading(words.notes)), self._lines(self._parts.notes), gap=gap)

    def _heading(self, text: str) -> list[Slab]:
        style = self._theme["sidebar-title"]
        slabs = paragraph_slabs(self._setter.paragraphs.lines((Text(text),), style, self._measure), style)
        for slab in slabs:
            slab.keep = True
        return slabs

    def _lines(self, count: int) -> list[Slab]:
        """Lines to write on, a few of them all on one page."""
        height = _WRITING_ROWS * self._setter.row
        return [Slab(height, [Rule(0, height - 0.5, self._measure, 0.4, _RULE_COLOUR)],
                     keep=count <= _TOGETHER and number < count) for number in range(1, count + 1)]

    # Source

    def _source(self, article: Article, words: Labels) -> list[Slab]:
        """A grey box with outlet, date and page, the address, and its symbol unless the article has one."""
        rows = list(_source_rows(article.publication, words))
        if not rows:
            return []
        style = replace(self._theme["sidebar"], indent=0, align="start", grey=_GREY)
        pad = BOX_PADDING * self._theme["body"].size
        inside = self._measure - 2 * pad
        url = article.publication.url
        grid = self._setter.encode(url) if url and not any(box.link for box in article.read_more) else None
        code = symbol(grid, url) if grid else None
        if code and inside - code.height - pad >= LEAST_TEXT * style.size:
            slabs = [beside(code, self._rows(rows, style, inside - code.height - pad), pad)]
        else:
            slabs = self._rows(rows, style, inside)
        for slab in slabs:
            slab.keep = True
        return self._setter.boxed(slabs, _GREY, pad)

    def _rows(self, rows: list[tuple[str, str]], style: Style, measure: float) -> list[Slab]:
        """Labels, and beside them what they say."""
        paragraphs = self._setter.paragraphs
        cells = [((Strong(children=(Text(label),)),), (Text(text),)) for label, text in rows]
        columns = columns_of([widest(paragraphs, [label for label, _ in cells], style), 0], style.size, measure)
        return [slab for pair in cells for slab in row(paragraphs, pair, columns, style)]

    # Glossary

    def _glossary(self, terms: tuple[str, ...], words: Labels, gap: float) -> Section:
        """Words, their readings and meanings beside each other; in two columns where none has a meaning."""
        entries = [self._entry(term) for term in terms]
        em = self._theme["body"].size
        two = not any(meaning for _, _, meaning in entries) and self._measure >= _TWO_COLUMNS * em
        style = replace(self._theme["list"], indent=0, inset=0, align="justify")
        measure = (self._measure - self._gutter) / 2 if two else self._measure
        slabs = [slab for entry in self._abreast(entries, style, measure) for slab in entry]
        for slab in slabs:
            slab.on_grid = style.leading == self._setter.row
        return Section(_made(self._heading(words.glossary)), _made(slabs), 2 if two else 1, gap)

    def _abreast(self, entries: list[tuple[Inlines, ...]], style: Style, measure: float) -> Iterator[list[Slab]]:
        """The entries in columns; meanings that have no room beside the readings stand under them."""
        paragraphs = self._setter.paragraphs
        widths = [widest(paragraphs, [entry[at] for entry in entries], style) for at in range(2)]
        gap = _ENTRY_GAP * style.size
        if measure - sum(widths) - 2 * gap < _LEAST_MEANING * style.size:
            entries = [(word, (*reading, LineBreak(), *meaning) if reading and meaning else reading or meaning)
                       for word, reading, meaning in entries]
            widths = widths[:1]
        columns = columns_of([min(widths[0], measure / 2), *widths[1:], 0], gap, measure)[:len(entries[0])]
        for entry in entries:
            yield row(paragraphs, entry, columns, style)

    def _entry(self, term: str) -> tuple[Inlines, ...]:
        """The word, its reading, what it means; either may be empty."""
        word, *meaning = _MEANING.split(term.strip(), maxsplit=1)
        reading = self._pinyin(word)
        said = (reading, meaning[0] if meaning else "")
        return (Strong(children=(Text(word),)),), *((Text(part),) if part else () for part in said)


def _source_rows(publication: Publication, words: Labels) -> Iterator[tuple[str, str]]:
    number = publication.page_number
    page = f"第{number}版" if number.isdigit() else number
    known = (publication.outlet, publication.issue_date, page, publication.page_name)
    if any(known):
        yield words.source, "　".join(dict.fromkeys(part for part in known if part))
    if publication.url:
        yield words.link, publication.url
    if publication.rights:
        yield "©", publication.rights.removeprefix("©").strip()


def _made(slabs: list[Slab]) -> list[Slab]:
    """The slabs as something that newsconv made."""
    for slab in slabs:
        slab.items, slab.tags = generated(slab.items), ()
    return slabs
