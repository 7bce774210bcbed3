"""What holds for every page: no visible character is lost, and nothing but NewsconvError is raised."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsconv.errors import NewsconvError
from newsconv.pipeline import read_data
from newsconv.readers.html import HtmlReader, html_encoding

from .pages import SEMANTIC
from .reading import Read

WORDS = st.sampled_from(("茶山", "采茶人，", "天不亮。", "“上山”", "tea", "3.5公斤", "臺灣", "𠮷", "——", "（组图）"))
LINE = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
INLINE = st.sampled_from(("b", "i", "u", "span", "font", "sup", "em", "small", "a", "code", "mark", "label", "time"))
BLOCK = st.sampled_from(("p", "div", "h2", "h3", "blockquote", "section", "center", "li", "td", "dd", "ul", "table", "pre",
                         "figure", "figcaption", "tr", "ol", "th", "article", "form"))


def _wrapped(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.one_of(INLINE, BLOCK)
    several = st.lists(children, min_size=1, max_size=3).map("\n".join)
    return st.one_of(
        st.builds(lambda tag, inside: f"<{tag}>{inside}</{tag}>", tags, several),
        st.builds(lambda tag, inside: f"<{tag}>{inside}", tags, several),
        st.builds(lambda inside: f"{inside}<br>", children),
        several,
    )


FRAGMENTS = st.recursive(LINE, _wrapped, max_leaves=12)


def letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FRAGMENTS)
@example("<table><tr><td>茶山<li>采茶人")
@example("<ul>茶山<li>采茶人，</ul><ol></ol>")
@example("<pre>茶山<ul><li>tea</pre>")
def test_no_visible_character_is_lost(fragment: str) -> None:
    plain = "".join(piece.partition(">")[2] for piece in f">{fragment}".split("<"))
    page = Read(f"<html><body>{fragment}</body></html>")
    kept = "".join(page.lines)
    left = "".join(notice.message.removeprefix("left out of the page: ").replace(" / ", "")
                   for notice in page.notices if notice.code == "left-out")
    assert letters(kept + left) == letters(plain)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=6))
def test_paragraphs_are_kept_in_order(lines: list[str]) -> None:
    page = Read("<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>")
    assert page.lines == lines


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(SEMANTIC)), st.integers(0, len(SEMANTIC)), st.text(max_size=6))
def test_mangled_pages_raise_nothing_else(start: int, length: int, put: str) -> None:
    with suppress(NewsconvError):
        HtmlReader()(SEMANTIC[:start] + put + SEMANTIC[start + length % 200 :], "x.html", lambda _: None)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | st.text(alphabet="<>/=\"'& ;abptdiv\n中#x0\x00", max_size=200).map(str.encode))
def test_bytes_raise_nothing_else(data: bytes) -> None:
    with suppress(NewsconvError):
        read_data(data, "x.html", format="html")
    html_encoding(data)
