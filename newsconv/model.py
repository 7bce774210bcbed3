"""The document: what a newspaper article is, never how it looks.

Everything is a frozen, typed node; the unions are closed, so a writer that
matches on them is told by the type checker when a kind is missing.  The text of
a node is the only truth: names, outlets and dates inside a line are `Span`s of
that text, and `Byline.names` or `Dateline.date` read them from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias, get_args

from msgspec import Struct

SpanRole = Literal[
    "dateline", "outlet", "form", "place", "date", "role", "name", "office",
    "honorific", "suffix", "credit", "lead-in",
]
"""Parts of a line: 电头, outlet, 讯/电, place, date, 记者, name, office, 先生/教授, 文/图, 摄, run-in words."""

ParagraphRole = Literal["body", "lead", "editors-note", "question", "answer", "sign-off"]
"""正文, 导语, 编者按, interview question and answer, 文末署名."""

Alignment = Literal["", "left", "center", "right"]


class Source(Struct, frozen=True, gc=False):
    """Where a node came from: first and last line, counted from 1."""

    first: int
    last: int


def covering(sources: Iterable[Source | None]) -> Source | None:
    """The lines from the first of the sources to the last; None if none is known."""
    known = [source for source in sources if source is not None]
    return Source(min(s.first for s in known), max(s.last for s in known)) if known else None


class Node(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type",
           forbid_unknown_fields=True, gc=False):
    """Base of every node; `source` is None for what was made by a program."""

    source: Source | None = None


# Inline content


class Text(Node, frozen=True, tag="text"):
    """A run of characters."""

    text: str


class Strong(Node, frozen=True, tag="strong"):
    """Strong emphasis, set in Hei."""

    children: Inlines


class Emphasis(Node, frozen=True, tag="emphasis"):
    """Emphasis, set in Kai or with emphasis dots where such a face is missing."""

    children: Inlines


class Underline(Node, frozen=True, tag="underline"):
    """Underlined text (`<u>`)."""

    children: Inlines


class Strikethrough(Node, frozen=True, tag="strikethrough"):
    """Struck text."""

    children: Inlines


class Superscript(Node, frozen=True, tag="superscript"):
    """Raised text (`<sup>`)."""

    children: Inlines


class Subscript(Node, frozen=True, tag="subscript"):
    """Lowered text (`<sub>`)."""

    children: Inlines


class Link(Node, frozen=True, tag="link"):
    """A link; `target` is http, https, mailto or tel."""

    children: Inlines
    target: str
    title: str = ""


class Code(Node, frozen=True, tag="code"):
    """Code or another literal run; never converted."""

    text: str


class Ruby(Node, frozen=True, tag="ruby"):
    """Base text with its reading."""

    children: Inlines
    reading: str


class Span(Node, frozen=True, tag="span"):
    """A part of a line with a role: a name, an outlet, a whole dateline."""

    role: SpanRole
    children: Inlines


class LineBreak(Node, frozen=True, tag="line-break"):
    """A break that the author asked for."""


class FootnoteReference(Node, frozen=True, tag="footnote-reference"):
    """The mark of the footnote with this key."""

    key: str


class Picture(Node, frozen=True, tag="picture"):
    """A picture by its path (relative to the article) and its alternative text."""

    path: str
    alternative: str = ""
    title: str = ""


Inline: TypeAlias = (
    Text | Strong | Emphasis | Underline | Strikethrough | Superscript | Subscript | Link | Code
    | Ruby | Span | LineBreak | FootnoteReference | Picture
)
Inlines: TypeAlias = tuple[Inline, ...]
INLINE_TYPES: tuple[type[Inline], ...] = get_args(Inline)


# People and credits


class Person(Node, frozen=True, tag="person"):
    """A person as a line of text whose parts are spans: office, name, honorific."""

    children: Inlines

    @property
    def name(self) -> str:
        """The name, without office or honorific."""
        return first_part(self.children, "name")

    @property
    def office(self) -> str:
        """Affiliation and office (`中国医师协会放射医师分会长`)."""
        return first_part(self.children, "office")

    @property
    def honorific(self) -> str:
        """Title of address (教授, 先生, 会长)."""
        return first_part(self.children, "honorific")


class Byline(Node, frozen=True, tag="byline"):
    """署名: the line that says who wrote or photographed."""

    children: Inlines

    @property
    def outlet(self) -> str:
        """The paper as written (本报, 医师报), or ''."""
        return first_part(self.children, "outlet")

    @property
    def role(self) -> str:
        """The first role (记者, 通讯员), or ''."""
        return first_part(self.children, "role")

    @property
    def names(self) -> tuple[str, ...]:
        """All names, in order."""
        return tuple(parts(self.children, "name"))

    @property
    def suffix(self) -> str:
        """文/图, 摄 and the like, or ''."""
        return first_part(self.children, "suffix")


class Dateline(Struct, frozen=True):
    """电头, read from the `dateline` span of a story."""

    raw: str
    outlet: str = ""
    form: str = ""
    place: str = ""
    date: str = ""
    role: str = ""
    reporters: tuple[str, ...] = ()


class Portrait(Node, frozen=True, tag="portrait"):
    """人物头像: a person with a picture, or the name line that was left of one."""

    person: Person
    picture: Picture | None = None


class ReadMore(Node, frozen=True, tag="read-more"):
    """扫码阅读: the label of a code box and where it leads, if that is known."""

    children: Inlines
    link: str = ""
    picture: Picture | None = None


# Blocks


class Paragraph(Node, frozen=True, tag="paragraph"):
    """A paragraph of running text."""

    children: Inlines
    role: ParagraphRole = "body"


class Crosshead(Node, frozen=True, tag="crosshead"):
    """小标题: a heading inside a story; `level` is 1 (outermost) to 6."""

    children: Inlines
    level: int = 1


class Quotation(Node, frozen=True, tag="quotation"):
    """Quoted blocks."""

    blocks: Blocks


class PullQuote(Node, frozen=True, tag="pull-quote"):
    """A sentence lifted out of the text and set large."""

    children: Inlines


class ListItem(Node, frozen=True, tag="list-item"):
    """One item of a list."""

    blocks: Blocks


class List(Node, frozen=True, tag="list"):
    """A bulleted or numbered list."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1


class TableCell(Node, frozen=True, tag="table-cell"):
    """One cell; it spans `columns` and `rows`, to the right and down.

    A table is a full grid: the cells that another covers are there, and empty.  A span that leaves the
    table, leaves the head or covers text is cut back in normal form (`newsconv.cells`).
    """

    children: Inlines
    columns: int = 1
    rows: int = 1


class TableRow(Node, frozen=True, tag="table-row"):
    """One row of cells."""

    cells: tuple[TableCell, ...]


class Table(Node, frozen=True, tag="table"):
    """A table; `header` is absent where the source has none.

    Rows that a cell of the header reaches down into belong to the head.
    """

    rows: tuple[TableRow, ...]
    header: TableRow | None = None
    alignments: tuple[Alignment, ...] = ()
    caption: Inlines = ()


class Figure(Node, frozen=True, tag="figure"):
    """Pictures with 图说 and credit; without a picture, the caption that was left of one."""

    pictures: tuple[Picture, ...] = ()
    caption: Inlines = ()
    credit: Inlines = ()


class Sidebar(Node, frozen=True, tag="sidebar"):
    """相关链接, 核心提示: a box beside the story."""

    blocks: Blocks
    title: Inlines = ()


class Jump(Node, frozen=True, tag="jump"):
    """转版: a story comes `from` another page or goes on `to` one."""

    children: Inlines
    direction: Literal["from", "to"] = "to"


class CodeBlock(Node, frozen=True, tag="code-block"):
    """Literal lines."""

    text: str
    language: str = ""


class Divider(Node, frozen=True, tag="divider"):
    """A rule between parts."""


Block: TypeAlias = (
    Paragraph | Crosshead | Quotation | PullQuote | List | Table | Figure | Sidebar | Jump
    | Portrait | ReadMore | Byline | CodeBlock | Divider
)
Blocks: TypeAlias = tuple[Block, ...]


# The article


class Headline(Node, frozen=True, tag="headline"):
    """标题: section 栏目 (standing head), kicker 引题, title 主题, deck 副题, summary 提要题."""

    title: Inlines = ()
    kicker: Inlines = ()
    deck: Inlines = ()
    summary: Inlines = ()
    section: Inlines = ()


class Story(Node, frozen=True, tag="story"):
    """One story: its headline, who speaks in it, who wrote it, and its blocks."""

    blocks: Blocks = ()
    headline: Headline | None = None
    speaker: Person | None = None
    bylines: tuple[Byline, ...] = ()

    @property
    def dateline(self) -> Dateline | None:
        """The first dateline in the story's paragraphs."""
        return next(self.datelines(), None)

    def datelines(self) -> Iterator[Dateline]:
        """Every dateline of the story, in order."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                for child in block.children:
                    if isinstance(child, Span) and child.role == "dateline":
                        yield dateline_of(child)


class Footnote(Node, frozen=True, tag="footnote"):
    """A note, found by its key."""

    key: str
    blocks: Blocks


class Publication(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Where and when it appeared; every value is text as given (`05` stays `05`)."""

    outlet: str = ""
    issue_date: str = ""
    page_number: str = ""
    page_name: str = ""
    section: str = ""
    url: str = ""
    rights: str = ""
    identifier: str = ""
    description: str = ""
    modified: str = ""
    keywords: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    """生词: words that readers are to learn, each `词` or `词: what it means`; a handout explains them."""
    glossary: tuple[str, ...] = ()
    """Entries for the conversion between scripts (`force 的士 計程車`): kind, source, result, region."""
    furniture: tuple[str, ...] = ()
    """Lines of the page (heads, folios) that left the body for these fields, as written."""


class Article(Node, frozen=True, tag="article"):
    """The whole: what one file holds."""

    language: str = "zh-Hans-CN"
    file: str = ""
    publication: Publication = Publication()
    headline: Headline | None = None
    bylines: tuple[Byline, ...] = ()
    portraits: tuple[Portrait, ...] = ()
    stories: tuple[Story, ...] = ()
    read_more: tuple[ReadMore, ...] = ()
    footnotes: tuple[Footnote, ...] = ()


SPAN_ROLES: tuple[str, ...] = get_args(SpanRole)
PARAGRAPH_ROLES: tuple[str, ...] = get_args(ParagraphRole)


def inline_text(inlines: Iterable[Inline]) -> str:
    """The characters of inline content: no readings, marks or alternative texts."""
    return "".join(_inline_text(inline) for inline in inlines)


def _inline_text(inline: Inline) -> str:
    match inline:
        case Text(text=text) | Code(text=text):
            return text
        case LineBreak():
            return "\n"
        case FootnoteReference() | Picture():
            return ""
        case _:
            return inline_text(inline.children)


def parts(inlines: Iterable[Inline], role: SpanRole) -> Iterator[str]:
    """Texts of the spans with this role, at any depth, in order."""
    for inline in inlines:
        if isinstance(inline, Span) and inline.role == role:
            yield inline_text(inline.children)
        elif not isinstance(inline, (Text, Code, LineBreak, FootnoteReference, Picture)):
            yield from parts(inline.children, role)


def first_part(inlines: Iterable[Inline], role: SpanRole) -> str:
    """The first of `parts`, or ''."""
    return next(parts(inlines, role), "")


def dateline_of(span: Span) -> Dateline:
    """The fields of a `dateline` span."""
    inside = span.children
    return Dateline(
        raw=inline_text(inside),
        outlet=first_part(inside, "outlet"),
        form=first_part(inside, "form"),
        place=first_part(inside, "place"),
        date=first_part(inside, "date"),
        role=first_part(inside, "role"),
        reporters=tuple(parts(inside, "name")),
    )
