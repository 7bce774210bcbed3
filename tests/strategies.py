"""Hypothesis strategies for articles: small, valid, in normal form, with the characters news is made of.

`articles()`, `stories()`, `blocks()` and `inlines()` draw what a reader and the recogniser could
have made: rows are neither empty nor begun or ended by a space, links do not nest, and every
footnote reference finds its footnote.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from hypothesis import strategies as st

from newsconv import model as m
from newsconv.walk import normalise, text_rows, walk

HAN = ("中国", "医师", "放射年会", "记者", "新闻", "广州", "臺灣", "學術發展", "一", "龙", "龜", "〇", "𠮷", "𪚥", "的")
MARKS = (*"，。、；：？！“”‘’（）《》〈〉「」『』·～％", "——", "……")
LATIN = ("AI", "CT", "Monticciolo", "don’t", "CO₂", "mmHg", "e-mail", "x²", "α", "naïve", "A&B", "a<b")
OFFICES = ("主任", "医师协会 会长", "AI 研究院院长")
NUMBERS = ("5", "31", "2019", "3.5", "90%", "1,200", "5G", "25℃")
LANGUAGES = ("zh-Hans-CN", "zh-Hant-TW", "zh-Hant-HK")
TARGETS = ("https://news.example.cn/2019/05/31?a=1&b=2", "http://example.org/", "mailto:bianji@example.cn",
           "tel:+861012345678")

LETTERS = LATIN + NUMBERS
PIECES = HAN + HAN + MARKS + LETTERS


@cache
def texts(longest: int = 5) -> st.SearchStrategy[str]:
    """Lines of Han, Chinese marks, Latin words and numbers; words stand apart by one space."""
    return st.lists(st.sampled_from(PIECES), min_size=1, max_size=longest).map(_spaced)


def _spaced(pieces: list[str]) -> str:
    line = pieces[0]
    for before, piece in pairwise(pieces):
        line += f" {piece}" if before in LETTERS and piece in LETTERS else piece
    return line


@cache
def inlines(keys: tuple[str, ...] = (), depth: int = 2, link: bool = True) -> st.SearchStrategy[m.Inlines]:
    """A row of inline content; `keys` are the footnotes it may refer to, `link` whether links may stand in it."""
    row = st.lists(inline(keys, depth, link), max_size=2)
    return st.tuples(_text(), row, _text()).map(lambda r: normalise(m.Paragraph((r[0], *r[1], r[2]))).children)


@cache
def plain_inlines() -> st.SearchStrategy[m.Inlines]:
    """A row of nothing but text."""
    return _text().map(lambda text: (text,))


@cache
def _text() -> st.SearchStrategy[m.Text]:
    return texts().map(m.Text)


@cache
def inline(keys: tuple[str, ...] = (), depth: int = 2, link: bool = True) -> st.SearchStrategy[m.Inline]:
    """One inline node."""
    kinds: list[st.SearchStrategy[m.Inline]] = [
        _text(),
        texts().map(m.Code),
        st.builds(m.Ruby, plain_inlines(), texts(1)),
        st.just(m.LineBreak()),
    ]
    if keys:
        kinds.append(st.sampled_from(keys).map(m.FootnoteReference))
    if depth:
        inside = inlines(keys, depth - 1, link)
        marks = (m.Strong, m.Emphasis, m.Underline, m.Strikethrough, m.Superscript, m.Subscript)
        kinds += [st.builds(mark, inside) for mark in marks]
        kinds.append(st.builds(m.Span, st.sampled_from(m.SPAN_ROLES), plain_inlines()))
        if link:
            kinds.append(st.builds(m.Link, inlines(keys, depth - 1, link=False), st.sampled_from(TARGETS)))
    return st.one_of(kinds)


@cache
def blocks(keys: tuple[str, ...] = (), depth: int = 2, most: int = 3) -> st.SearchStrategy[m.Blocks]:
    """A row of blocks."""
    return st.lists(block(keys, depth), min_size=1, max_size=most).map(tuple)


@cache
def block(keys: tuple[str, ...] = (), depth: int = 2) -> st.SearchStrategy[m.Block]:
    """One block; `depth` is how far blocks nest."""
    row = inlines(keys)
    kinds: list[st.SearchStrategy[m.Block]] = [
        paragraphs(keys),
        st.builds(m.Crosshead, row, st.integers(1, 6)),
        st.builds(m.PullQuote, row),
        st.builds(m.Jump, row, st.sampled_from(("from", "to"))),
        st.builds(m.Byline, bylines_row()),
        st.builds(m.Portrait, people()),
        st.builds(m.ReadMore, row, st.sampled_from(("", TARGETS[0]))),
        st.builds(m.CodeBlock, st.lists(texts(), min_size=1, max_size=3).map("\n".join)),
        st.just(m.Divider()),
        tables(keys),
        st.builds(m.Figure, st.just(()), row, st.one_of(st.just(()), row)),
    ]
    if depth:
        inside = blocks(keys, depth - 1, 2)
        kinds.append(st.builds(m.Quotation, inside))
        kinds.append(st.builds(m.Sidebar, inside, st.one_of(st.just(()), row)))
        kinds.append(lists(keys, depth - 1))
    return st.one_of(kinds)


@cache
def paragraphs(keys: tuple[str, ...] = ()) -> st.SearchStrategy[m.Paragraph]:
    """A paragraph in any role."""
    return st.builds(m.Paragraph, inlines(keys), st.sampled_from(m.PARAGRAPH_ROLES))


@cache
def lists(keys: tuple[str, ...] = (), depth: int = 1) -> st.SearchStrategy[m.List]:
    """A list whose items begin with a paragraph."""
    more = blocks(keys, depth, 2) if depth else st.just(())
    body = st.builds(m.Paragraph, inlines(keys))
    item = st.tuples(body, more).map(lambda parts: m.ListItem((parts[0], *parts[1])))
    items = st.lists(item, min_size=1, max_size=3).map(tuple)
    return st.builds(m.List, items, st.booleans(), st.just(1)) | st.builds(
        m.List, items, st.just(True), st.integers(0, 99)
    )


@cache
@st.composite
def tables(draw: st.DrawFn, keys: tuple[str, ...] = ()) -> m.Table:
    """A table whose rows all have the same number of cells, some of them empty, some merged."""
    width = draw(st.integers(1, 4))
    span = st.sampled_from((1, 1, 1, 2, 3))
    cell = st.builds(m.TableCell, inlines(keys, 1) | st.just(()), span, span)
    row = st.lists(cell, min_size=width, max_size=width).map(lambda cells: m.TableRow(tuple(cells)))
    align = st.sampled_from(("", "left", "center", "right"))
    return normalise(m.Table(
        rows=tuple(draw(st.lists(row, min_size=1, max_size=3))),
        header=draw(st.none() | row),
        alignments=tuple(draw(st.lists(align, min_size=width, max_size=width))),
        caption=draw(st.just(()) | inlines(keys, 1)),
    ))


@cache
def names() -> st.SearchStrategy[str]:
    """Names of people, Chinese or not."""
    return st.sampled_from(("张三", "李小明", "歐陽菲菲", "阿卜杜·热合曼", "Debra Monticciolo", "𠮷田"))


@cache
@st.composite
def people(draw: st.DrawFn) -> m.Person:
    """A person with a name and perhaps an office and an honorific."""
    row: list[m.Inline] = [m.Span("name", (m.Text(draw(names())),))]
    if draw(st.booleans()):
        row = [m.Span("office", (m.Text(draw(st.sampled_from(OFFICES))),)), m.Text(" "), *row]
    if draw(st.booleans()):
        row += [m.Text(" "), m.Span("honorific", (m.Text(draw(st.sampled_from(("教授", "会长", "先生")))),))]
    return m.Person(tuple(row))


@cache
@st.composite
def bylines_row(draw: st.DrawFn) -> m.Inlines:
    """The line of a byline with its parts as spans."""
    row: list[m.Inline] = [m.Span("outlet", (m.Text("本报"),)), m.Span("role", (m.Text("记者"),))]
    for name in draw(st.lists(names(), min_size=1, max_size=3)):
        row += [m.Text(" "), m.Span("name", (m.Text(name),))]
    return tuple(row)


@cache
def headlines(keys: tuple[str, ...] = ()) -> st.SearchStrategy[m.Headline]:
    """A headline with a title and any of its other parts."""
    row, maybe = inlines(keys, 1), st.just(()) | inlines(keys, 1)
    return st.builds(m.Headline, title=row, kicker=maybe, deck=maybe, summary=maybe, section=maybe)


@cache
def stories(keys: tuple[str, ...] = ()) -> st.SearchStrategy[m.Story]:
    """A story with blocks and perhaps a headline, a speaker and bylines."""
    return st.builds(
        m.Story,
        blocks=blocks(keys),
        headline=st.none() | headlines(keys),
        speaker=st.none() | people(),
        bylines=st.lists(st.builds(m.Byline, bylines_row()), max_size=1).map(tuple),
    )


@cache
def publications() -> st.SearchStrategy[m.Publication]:
    """Where it appeared; any field may be empty."""
    def maybe(*values: str) -> st.SearchStrategy[str]:
        return st.sampled_from(("", *values))

    return st.builds(
        m.Publication,
        outlet=maybe("晨江日报"), issue_date=maybe("2019-06-06"), page_number=maybe("05"), page_name=maybe("要闻"),
        section=maybe("特别报道"), url=maybe(TARGETS[1]),
        keywords=st.lists(st.sampled_from(("医学", "AI")), max_size=2, unique=True).map(tuple),
    )


@cache
@st.composite
def articles(draw: st.DrawFn) -> m.Article:
    """A whole article in normal form; its footnotes are those it refers to, in the reading order of the references."""
    keys = tuple(f"n{number}" for number in range(1, draw(st.integers(0, 2)) + 1))
    article = m.Article(
        language=draw(st.sampled_from(LANGUAGES)),
        publication=draw(publications()),
        headline=draw(st.none() | headlines(keys)),
        bylines=tuple(draw(st.lists(st.builds(m.Byline, bylines_row()), max_size=2))),
        portraits=tuple(draw(st.lists(st.builds(m.Portrait, people()), max_size=3))),
        stories=tuple(draw(st.lists(stories(keys), min_size=1, max_size=2))),
        read_more=tuple(draw(st.lists(st.builds(m.ReadMore, plain_inlines(), st.sampled_from(("", TARGETS[0]))),
                                      max_size=1))),
    )
    reading = (node for row in text_rows(article) for inner in row for node in walk(inner))
    called = dict.fromkeys(node.key for node in reading if isinstance(node, m.FootnoteReference))
    notes = tuple(m.Footnote(key, draw(st.lists(paragraphs(), min_size=1, max_size=2).map(tuple))) for key in called)
    return normalise(m.Article(**{**_fields(article), "footnotes": notes}))


def _fields(node: m.Node) -> dict[str, object]:
    return {name: getattr(node, name) for name in node.__struct_fields__}
