"""Articles as no reader would make them: any characters, anything inside anything, hollow parts.

`articles()` of `tests.strategies` draws what news looks like; here is what a program could build.
"""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from newsconv import model as m
from newsconv.walk import normalise

MARKUP = (
    "*", "**", "_", "__", "`", "``", "~", "~~", "~~~", "[", "]", "(", ")", "![", "](", "<", ">", "<b>",
    "</em>", "<br>", "<!--", "-->", "&", "&amp;", "&#32;", "\\", "\\\\", "#", "## ", "1. ", "1)", "2.",
    "- ", "-", "---", "+ ", "***", "===", "|", "| a |", "|---|", ":", ":::", "::: story", "{", "}",
    "{.byline}", "{.name}", "[^1]", "[^1]:", "[x]: y", "!", "^", "　", "　　", "\xa0", " ", "  ",
    "    ", "\t", "\ufeff", "\u200b", "\n", "\r", "\u2028", "\x0c", "\x00", "\x1f", "$1.7\\%$",
    "https://a.cn", "a@b.cn", '"', "'", "“", "”", "，", "。", "中", "记者", "国", "a", "b", "Z", "1",
    "0", "😀", "é",
)


@cache
def texts(least: int = 0, most: int = 4) -> st.SearchStrategy[str]:
    """Strings of markup, white space and characters of any script."""
    piece = st.sampled_from(MARKUP) | st.characters(exclude_categories=("Cs",))
    return st.lists(piece, min_size=least, max_size=most).map("".join)


@cache
def rows(depth: int = 2) -> st.SearchStrategy[m.Inlines]:
    """Rows of inline nodes, possibly empty."""
    return st.lists(inline(depth), max_size=4).map(tuple)


@cache
def inline(depth: int) -> st.SearchStrategy[m.Inline]:
    """One inline node with anything in it."""
    text = texts().map(m.Text)
    kinds: list[st.SearchStrategy[m.Inline]] = [
        text, text, text,
        texts().map(m.Code),
        st.just(m.LineBreak()),
        st.builds(m.FootnoteReference, keys()),
        st.builds(m.Picture, paths(), texts(), texts()),
    ]
    if depth:
        inside = rows(depth - 1)
        marks = (m.Strong, m.Emphasis, m.Underline, m.Strikethrough, m.Superscript, m.Subscript)
        kinds += [st.builds(mark, inside) for mark in marks]
        kinds += [
            st.builds(m.Ruby, inside, texts()),
            st.builds(m.Span, st.sampled_from(m.SPAN_ROLES), inside),
            st.builds(m.Link, inside, targets(), texts()),
        ]
    return st.one_of(kinds)


def keys() -> st.SearchStrategy[str]:
    """Keys of footnotes, few enough to meet."""
    return st.sampled_from(("1", "n1", "注", "a b", "]", '"}', ""))


def paths() -> st.SearchStrategy[str]:
    """Paths of pictures, some of them refused."""
    some = ("a.png", "图 片/(1).jpg", "a\\b.png", "http://a.cn/x.png", "", "<x>.png", "&amp;.gif")
    return st.sampled_from(some) | texts()


def targets() -> st.SearchStrategy[str]:
    """Targets of links, some of them refused."""
    good = texts().map("https://news.example.cn/{}".format)
    return good | st.sampled_from(("javascript:alert(1)", "", "#a", "mailto:a@b.cn", "http://a.cn/&copy;(1)", "tel:1"))


@cache
def blocks(depth: int = 2) -> st.SearchStrategy[m.Blocks]:
    """Rows of blocks, possibly empty."""
    return st.lists(block(depth), max_size=3).map(tuple)


@cache
def block(depth: int) -> st.SearchStrategy[m.Block]:
    """One block with anything in it."""
    row = rows()
    pictures = st.builds(m.Picture, paths(), texts(), texts())
    kinds: list[st.SearchStrategy[m.Block]] = [
        st.builds(m.Paragraph, row, st.sampled_from(m.PARAGRAPH_ROLES)),
        st.builds(m.Paragraph, row),
        st.builds(m.Crosshead, row, st.integers(-1, 9)),
        st.builds(m.PullQuote, row),
        st.builds(m.Jump, row, st.sampled_from(("from", "to"))),
        st.builds(m.Byline, row),
        st.builds(m.Portrait, st.builds(m.Person, row), st.none() | pictures),
        st.builds(m.ReadMore, row, st.just("") | targets(), st.none() | pictures),
        st.builds(m.CodeBlock, texts(0, 6), texts()),
        st.just(m.Divider()),
        tables(),
        st.builds(m.Figure, st.lists(pictures, max_size=2).map(tuple), row, row),
    ]
    if depth:
        inside = blocks(depth - 1)
        item = st.builds(m.ListItem, inside)
        kinds += [
            st.builds(m.Quotation, inside),
            st.builds(m.Sidebar, inside, row),
            st.builds(m.List, st.lists(item, max_size=3).map(tuple), st.booleans(), st.integers(-1, 10**10)),
        ]
    return st.one_of(kinds)


@cache
def tables() -> st.SearchStrategy[m.Table]:
    """Ragged tables."""
    row = st.builds(m.TableRow, st.lists(st.builds(m.TableCell, rows(1)), max_size=3).map(tuple))
    align = st.lists(st.sampled_from(("", "left", "center", "right")), max_size=4).map(tuple)
    return st.builds(m.Table, st.lists(row, max_size=3).map(tuple), st.none() | row, align, rows(1))


def headlines() -> st.SearchStrategy[m.Headline]:
    """Headlines, some of them blank."""
    return st.builds(m.Headline, rows(1), rows(1), rows(1), rows(1), rows(1))


def publications() -> st.SearchStrategy[m.Publication]:
    """Publications with any text."""
    names = ("outlet", "issue_date", "page_number", "page_name", "section", "url", "rights", "identifier",
             "description", "modified")
    lines = st.lists(texts(), max_size=2).map(tuple)
    return st.builds(m.Publication, **{name: texts() for name in names}, keywords=lines, furniture=lines)


def stories() -> st.SearchStrategy[m.Story]:
    """Stories, some of them empty."""
    return st.builds(m.Story, blocks(), st.none() | headlines(), st.none() | st.builds(m.Person, rows(1)),
                     st.lists(st.builds(m.Byline, rows(1)), max_size=1).map(tuple))


def articles() -> st.SearchStrategy[m.Article]:
    """Articles in normal form."""
    return raw_articles().map(normalise)


def raw_articles() -> st.SearchStrategy[m.Article]:
    """Articles not yet in normal form."""
    few = {"max_size": 1}
    return st.builds(
        m.Article,
        language=st.sampled_from(("zh-Hans-CN", "zh-Hant-TW", "")),
        publication=st.just(m.Publication()) | publications(),
        headline=st.none() | headlines(),
        bylines=st.lists(st.builds(m.Byline, rows(1)), **few).map(tuple),
        portraits=st.lists(st.builds(m.Portrait, st.builds(m.Person, rows(1))), **few).map(tuple),
        stories=st.lists(stories(), max_size=2).map(tuple),
        read_more=st.lists(st.builds(m.ReadMore, rows(1), st.just("") | targets()), **few).map(tuple),
        footnotes=st.lists(st.builds(m.Footnote, keys(), blocks(1)), max_size=2).map(tuple),
    )
