"""A whole article in simplified or traditional Chinese.

Code, addresses, link targets and names of files stay; headings, captions, tables, notes, alternative texts and
metadata change together with the language tag and the quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, cast

from msgspec.structs import replace

from ...model import (
    INLINE_TYPES,
    Article,
    Inlines,
    Link,
    Node,
    Paragraph,
    Picture,
    Publication,
    Source,
    Span,
    covering,
    inline_text,
)
from ...notices import Notice, Notify, ignore
from ...rewriting import N, rebuilt, rewrite, same_row, walk
from ...script import language_of, script_of
from .conversion import Conversion, Line
from .glossary import Entry, Glossary, entries_of
from .layering import laid_over, readable
from .quotes import CORNER, CURLY, Carried, requoted
from .scripts import HIDDEN
from .targets import Formal, Region, Target, region_of, target_for

_TEXT_FIELDS = ("outlet", "page_name", "section", "rights", "description")
_LIST_FIELDS = ("keywords", "terms", "furniture")


class Row(NamedTuple):
    """A converted line of the article, and where it stands in the source."""

    line: Line
    source: Source | None


class Converted(NamedTuple):
    """The article in the target language, and its lines with what was decided in each, in order."""

    article: Article
    rows: tuple[Row, ...]


class Chinese:
    """Converts from one language tag to a target.

    `target` is `tw`, `hk`, `t`, `s`, a tag or an OpenCC configuration; `glossary` holds layers of entries, each
    overruling those before.  Raises UsageError for an unknown target, InputError for a glossary at odds with itself.
    """

    def __init__(
        self, source: str, target: str, *, regional_words: bool = False, formal: Formal = "",
        glossary: Iterable[Iterable[Entry]] = (),
    ) -> None:
        self.source = source
        self._target = target_for(target, words=regional_words, formal=formal)
        self._layers = [list(layer) for layer in glossary]
        self._glossary = Glossary(self._layers, self._target.region or "")

    @property
    def target(self) -> str:
        """The language tag of the target ('' where only the result will tell)."""
        return self._target.language

    def text(self, text: str) -> str:
        """A text of one or several lines; addresses in it stay."""
        lines = text.split("\n")
        source = _source(self.source, text, lines)
        converted = Conversion(source, self._target, self._glossary).lines(lines)
        quotes = _Quotes(self._target)
        return "\n".join("".join(quotes.paragraph(line, converted[line].pieces)) for line in lines)

    def __call__(self, article: Article, notify: Notify = ignore) -> Article:
        """The article in the target language."""
        return self.converted(article, notify).article

    def converted(self, article: Article, notify: Notify = ignore) -> Converted:
        """The article in the target language, with every line's decisions."""
        strings = _Strings.of(article)
        source = _source(article.language, "\n".join(strings.lines), strings.lines)
        conversion = Conversion(source, self._target, self._glossary_of(article))
        self._tell(article, source, conversion.mixed(strings.lines), notify)
        lines = conversion.lines([*strings.lines, *strings.attributes], strings.names)
        rewriting = _Rewriting(lines, _Quotes(self._target))
        changed = rewrite(rewriting.node(article), rewriting.attributes)
        changed = replace(changed, publication=rewriting.publication(article.publication))
        language = self._target.language or language_of(line.result for line in lines.values())
        return Converted(replace(changed, language=language), tuple(rewriting.rows))

    def _glossary_of(self, article: Article) -> Glossary:
        own = article.publication.glossary
        if not own:
            return self._glossary
        entries = entries_of((line if "\t" in line else "\t".join(line.split()) for line in own), article.file)
        return Glossary([*self._layers, list(entries)], self._target.region or "")

    def _tell(self, article: Article, source: Region, mixed: bool, notify: Notify) -> None:
        target = self._target
        if source == target.region and not mixed:
            message = f"the text is written for {target.language} already: only marks change"
            notify(Notice("script-kept", "info", message, article.source))
        elif region_of(article.language) != source:
            message = f"the article says {article.language}, but its text is not in that script: its characters decide"
            notify(Notice("script-detected", "info", message, article.source))
        if mixed:
            message = "simplified and traditional lines are mixed: each was converted by its own script"
            notify(Notice("script-mixed", "doubt", message, article.source))


def _source(language: str, text: str, lines: Iterable[str]) -> Region:
    """The region a text is written for: what its language says, unless its characters say another script."""
    region, script = region_of(language), script_of(text)
    if script == "Hans" or (script == "" and region == "cn"):
        return "cn"
    return region_of(language_of(lines)) if region == "cn" else region


class _Strings(NamedTuple):
    """The texts of an article: its lines, its attributes and metadata, the names it knows."""

    lines: list[str]
    attributes: list[str]
    names: list[str]

    @classmethod
    def of(cls, article: Article) -> _Strings:
        attributes = list(_publication_texts(article.publication))
        names = []
        for node in walk(article):
            if isinstance(node, Picture):
                attributes += [node.alternative, node.title]
            elif isinstance(node, Link):
                attributes.append(node.title)
            elif isinstance(node, Span) and node.role == "name":
                names.append(inline_text(node.children))
        return cls([readable(row) for row in _rows(article)], attributes, names)


def _rows(node: Node) -> Iterator[Inlines]:
    """Every whole line of inline content, in field order."""
    for name in node.__struct_fields__:
        yield from _rows_in(getattr(node, name))


def _rows_in(value: Any) -> Iterator[Inlines]:
    if isinstance(value, tuple) and value:
        if isinstance(value[0], INLINE_TYPES):
            yield cast(Inlines, value)
        else:
            for item in value:
                yield from _rows_in(item)
    elif isinstance(value, Node) and not isinstance(value, INLINE_TYPES):
        yield from _rows(value)


def _publication_texts(publication: Publication) -> Iterator[str]:
    for name in _TEXT_FIELDS:
        yield getattr(publication, name)
    for name in _LIST_FIELDS:
        yield from getattr(publication, name)


class _Quotes:
    """Sets quotation marks in pieces; remembers what paragraphs leave open."""

    def __init__(self, target: Target) -> None:
        self._style = None if target.configuration else CURLY if target.region == "cn" else CORNER
        self._carried = Carried()

    def line(self, text: str, pieces: Sequence[str]) -> Sequence[str]:
        """A line that stands by itself."""
        return self._set(text, pieces, Carried())[0]

    def paragraph(self, text: str, pieces: Sequence[str]) -> Sequence[str]:
        """A paragraph, which may go on with a quotation of the one before."""
        changed, self._carried = self._set(text, pieces, self._carried)
        return changed

    def _set(self, text: str, pieces: Sequence[str], carried: Carried) -> tuple[Sequence[str], Carried]:
        if self._style is None:
            return pieces, carried
        changes, left = requoted(text, self._style, carried)
        if not changes:
            return pieces, left
        out = list(pieces)
        for at, mark in changes.items():
            out[at] = mark
        return out, left


class _Rewriting:
    """Puts converted lines in the place of the old ones."""

    def __init__(self, lines: dict[str, Line], quotes: _Quotes) -> None:
        self._lines = lines
        self._quotes = quotes
        self.rows: list[Row] = []

    def node(self, node: N) -> N:
        """A node with all its lines converted."""

        def field(value: Any) -> Any:
            if isinstance(value, INLINE_TYPES):
                return value
            if isinstance(value, Node):
                return self.node(value)
            if isinstance(value, tuple) and value and isinstance(value[0], INLINE_TYPES):
                return self._row(node, cast(Inlines, value))
            if isinstance(value, tuple) and value:
                return same_row(value, tuple(field(item) for item in value))
            return value

        return rebuilt(node, field)

    def _row(self, node: Node, row: Inlines) -> Inlines:
        text = readable(row)
        line = self._lines[text]
        quoted = self._quotes.paragraph if isinstance(node, Paragraph) else self._quotes.line
        pieces = quoted(text, line.pieces)
        whole = inline_text(row)
        seen = [old if was == HIDDEN else new for old, was, new in zip(whole, text, pieces, strict=True)]
        self.rows.append(Row(line._replace(text=whole, pieces=seen), covering(i.source for i in row) or node.source))
        return row if "".join(seen) == whole else laid_over(row, seen)

    def attributes(self, node: Node) -> Node:
        """A picture or link with its alternative text and title converted."""
        match node:
            case Picture() if node.alternative or node.title:
                return replace(node, alternative=self._string(node.alternative), title=self._string(node.title))
            case Link() if node.title:
                return replace(node, title=self._string(node.title))
            case _:
                return node

    def publication(self, publication: Publication) -> Publication:
        """The metadata, converted."""
        fields: dict[str, Any] = {name: self._string(getattr(publication, name)) for name in _TEXT_FIELDS}
        fields |= {name: tuple(map(self._string, getattr(publication, name))) for name in _LIST_FIELDS}
        return replace(publication, **fields)

    def _string(self, text: str) -> str:
        return "".join(self._quotes.line(text, self._lines[text].pieces))
