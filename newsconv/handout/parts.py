"""What stands under an article: where it comes from, the words to learn from it, room to write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from ..model import Article, Inline, Publication, Strong, Text
from ..theme import Style
from ..typeset.blocks import BOX_PADDING, BlockSetter
from ..typeset.page import Rule
from ..typeset.pages import Section
from ..typeset.slabs import Slab, generated, paragraph_slabs
from ..typeset.symbols import LEAST_TEXT, beside, symbol
from .labels import Labels, labels
from .pinyin import Pinyin
from .recipe import Parts

_WRITING_ROWS = 2
"""Rows of the grid for each line to write on: room for a hand."""
_RULE_COLOUR = "#999999"
_GREY = 0.06
_MEANING = re.compile(r"\s*[:：]\s*")
_TWO_COLUMNS = 30.0
"""Em of measure from which a glossary without explanations stands in two columns."""


class PartSetter:
    """Sets the parts of one article; all of it generated, none of it the article's text."""

    def __init__(self, setter: BlockSetter, measure: float, parts: Parts, pinyin: Pinyin) -> None:
        self._setter = setter
        self._measure = measure
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
        height = _WRITING_ROWS * self._setter.row
        return [Slab(height, [Rule(0, height - 0.5, self._measure, 0.4, _RULE_COLOUR)]) for _ in range(count)]

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
        out: list[Slab] = []
        for label, text in rows:
            inlines = (Strong(children=(Text(label),)), Text(f"　{text}"))
            out.extend(paragraph_slabs(self._setter.paragraphs.lines(inlines, style, measure), style))
        return out

    # Glossary

    def _glossary(self, terms: tuple[str, ...], words: Labels, gap: float) -> Section:
        explained = any(_MEANING.search(term) for term in terms)
        two = not explained and self._measure >= _TWO_COLUMNS * self._theme["body"].size
        columns = 2 if two else 1
        style = replace(self._theme["list"], indent=0, inset=0, align="start")
        measure = self._measure / columns - (style.size if two else 0)
        slabs: list[Slab] = []
        for term in terms:
            slabs.extend(paragraph_slabs(self._setter.paragraphs.lines(self._entry(term), style, measure), style,
                                         on_grid=style.leading == self._setter.row))
        return Section(_made(self._heading(words.glossary)), _made(slabs), columns, gap)

    def _entry(self, term: str) -> tuple[Inline, ...]:
        """词　cí　what it means."""
        word, *meaning = _MEANING.split(term.strip(), maxsplit=1)
        reading = self._pinyin(word)
        tail = "".join(f"　{part}" for part in (reading, *meaning) if part)
        return (Strong(children=(Text(word),)), Text(tail)) if tail else (Strong(children=(Text(word),)),)


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
