"""The document: what a newspaper article is, never how it looks.

Everything is a frozen, typed node; the unions are closed, so a writer that
matches on them is told by the type checker when a kind is missing.  Inline
content is in `inlines`; all of it is to be had from here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias, get_args

from msgspec import Struct

from .inlines import (
    INLINE_TYPES,
    SPAN_ROLES,
    Code,
    Emphasis,
    FootnoteReference,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Node,
    Picture,
    Ruby,
    Source,
    Span,
    SpanRole,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
    covering,
    first_part,
    inline_text,
    parts,
)

__all__ = [
    "INLINE_TYPES",
    "PARAGRAPH_ROLES",
    "SPAN_ROLES",
    "Alignment",
    "Article",
    "Block",
    "Blocks",
    "Byline",
    "Code",
    "CodeBlock",
    "Crosshead",
    "Dateline",
    "Divider",
    "Emphasis",
    "Figure",
    "Footnote",
    "FootnoteReference",
    "Headline",
    "Inline",
    "Inlines",
    "Jump",
    "LineBreak",
    "Link",
    "List",
    "ListItem",
    "Node",
    "Paragraph",
    "ParagraphRole",
    "Person",
    "Picture",
    "Portrait",
    "Publication",
    "PullQuote",
    "Quotation",
    "ReadMore",
    "Ruby",
    "Sidebar",
    "Source",
    "Span",
    "SpanRole",
    "Story",
    "Strikethrough",
    "Strong",
    "Subscript",
    "Superscript",
    "Table",
    "TableCell",
    "TableRow",
    "Text",
    "Underline",
    "covering",
    "dateline_of",
    "first_part",
    "inline_text",
    "parts",
]

ParagraphRole = Literal["body", "lead", "editors-note", "question", "answer", "sign-off"]
"""正文, 导语, 编者按, interview question and answer, 文末署名."""

Alignment = Literal["", "left", "center", "right"]
PARAGRAPH_ROLES: tuple[str, ...] = get_args(ParagraphRole)


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
