"""Laws of setting: what holds for every text, in every measure, for every article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import articles

from newsconv.model import Article
from newsconv.options import PdfOptions
from newsconv.typeset.page import Page, PlacedPicture, Run
from newsconv.walk import footnote_text, plain_text

from .setting import EM, Glyph, glyphs, page_text, pages, paragraph, texts

# Transcribed from clreq 3.1.3 and GB/T 15834 5.1, apart from the table under test.
NEVER_FIRST = set("。．，、；：？！‼⁇⁈⁉”’」』）》〉】〗〕］｝·・‧～–-/／")
NEVER_LAST = set("“‘「『（《〈【〖〔［｛／")
UNITS = (
    "一", "中国", "放射医师年会", "龙", "𠮷", "㐀", *"，。、；：？！“”（）《》「」", "——", "……", "·", "～",
    "AI", "CT", "radiology", "don’t", "5", "31", "1,200", "90%", "25℃", " ",
)
LANGUAGES = ("zh-Hans-CN", "zh-Hant-TW", "zh-Hant-HK")


def sentences(*pieces: str, least: int = 1) -> st.SearchStrategy[str]:
    """Texts made of these pieces, which hold their marks in places that Chinese puts them."""
    return st.lists(st.sampled_from(pieces), min_size=least, max_size=80).map("".join)


lines_of_text = st.lists(st.sampled_from(UNITS), min_size=1, max_size=60).map("".join).filter(str.strip)
measures = st.integers(14, 42)


@settings(deadline=None)
@given(lines_of_text, measures, st.sampled_from(LANGUAGES))
def test_no_character_is_lost_or_added(text: str, measure: int, language: str) -> None:
    set_text = "".join(texts(paragraph(text, measure, language=language)))
    assert " ".join(set_text.split()) == " ".join(text.split())


@settings(deadline=None)
@given(lines_of_text, measures, st.sampled_from(LANGUAGES), st.sampled_from((0, 2)))
def test_every_line_but_the_last_is_flush(text: str, measure: int, language: str, indent: int) -> None:
    lines = paragraph(text, measure, language=language, indent=indent)
    if _no_stop_between_marks(text):
        for line in lines[1:-1]:
            assert line.width == pytest.approx(measure * EM, abs=0.01)
        if len(lines) > 1:
            assert lines[0].width == pytest.approx((measure - indent) * EM, abs=0.01)


def _no_stop_between_marks(text: str) -> bool:
    """Whether a break is allowed often enough: no run of marks is as long as a line."""
    longest = run = 0
    for char in text:
        run = run + 1 if char in NEVER_FIRST | NEVER_LAST or not _han(char) else 0
        longest = max(longest, run)
    return longest <= 10


def _han(char: str) -> bool:
    return char >= "㐀" and char not in NEVER_FIRST | NEVER_LAST


@settings(deadline=None)
@given(
    sentences("一", "中国", "放射医师年会", "，一", "。二", "“三”", "（四）", "《五》", "AI", "5", least=1),
    st.floats(14, 42), st.sampled_from(LANGUAGES),
)
def test_no_line_begins_or_ends_with_a_forbidden_mark(text: str, measure: float, language: str) -> None:
    lines = texts(paragraph(text, measure, language=language))
    for before, after in pairwise(lines):
        assert before.rstrip()[-1] not in NEVER_LAST
        assert after.lstrip()[0] not in NEVER_FIRST


@settings(deadline=None)
@given(lines_of_text, measures, st.sampled_from(LANGUAGES))
def test_glyphs_go_from_left_to_right(text: str, measure: int, language: str) -> None:
    for line in paragraph(text, measure, language=language):
        assert all(a.x <= b.x + 1e-3 for a, b in pairwise(glyphs(line)))


@settings(deadline=None)
@given(lines_of_text, measures)
def test_no_ink_runs_into_the_next(text: str, measure: int) -> None:
    """A mark gives half an em and no more; every other character keeps its width."""
    for line in paragraph(text, measure):
        row = [_ink(glyph) for glyph in glyphs(line) if not glyph.text.isspace()]
        assert all(a[1] <= b[0] + 1e-3 for a, b in pairwise(row))


def _ink(glyph: Glyph) -> tuple[float, float]:
    """Where the ink of a character of the grid lies: of full-width marks in half of their em."""
    if glyph.text in "（《「":
        return glyph.x + 0.5, glyph.x + 1
    narrow = glyph.text in "，。、；：？！）》」“”’·℃" or ord(glyph.text) < 0x2E80
    return glyph.x, glyph.x + (0.5 if narrow and glyph.text not in "—…" else 1)


@settings(deadline=None)
@given(
    sentences("一", "中国", "放射医师年会", "，一", "。二", "“三”", least=8),
    st.floats(14, 42),
)
@example("中国中国中国中国中国中国“三”“三”", 18.0)
def test_no_last_line_of_one_character(text: str, measure: float) -> None:
    lines = texts(paragraph(text, measure, indent=2))
    if len(lines) > 1:
        assert sum(_han(char) for char in lines[-1]) >= 2


@settings(deadline=None)
@given(
    sentences("一", "中国", "放射医师年会", "，一", "。二", "（三）", "、四", least=20),
    st.floats(14, 42),
)
def test_no_line_is_loose(text: str, measure: float) -> None:
    for line in paragraph(text, measure)[:-1]:
        row = glyphs(line)
        assert all(b.x - a.x < 1.25 for a, b in pairwise(row) if _han(a.text) and _han(b.text))


# Articles


def _bare(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=60, deadline=None)
@given(articles())
def test_text_of_the_pages_is_the_text_of_the_article(article: Article) -> None:
    painted = _bare(page_text(pages(article)))
    if article.footnotes:
        assert sorted(painted) == sorted(_bare(plain_text(article) + footnote_text(article)))
    else:
        assert painted == _bare(plain_text(article))


@settings(max_examples=40, deadline=None)
@given(articles(), st.sampled_from(("A4", "A5", "80x100mm")), st.sampled_from((None, 1, 2, 3)))
def test_nothing_overlaps_and_nothing_leaves_the_sheet(article: Article, paper: str, columns: int | None) -> None:
    for page in pages(article, PdfOptions(paper=paper, columns=columns)):
        boxes = list(_boxes(page))
        for left, top, right, bottom in boxes:
            assert top >= 0
            assert bottom <= page.height
            assert left >= 0 or right <= page.width
        assert not _overlap(boxes)


def _boxes(page: Page) -> Iterator[tuple[float, float, float, float]]:
    """Ink of what is text of the article: half an em high, clear of readings and of raised marks."""
    for item in page.items:
        if isinstance(item, Run) and item.glyphs and not item.artifact and item.size >= 7.5:
            last = item.glyphs[-1]
            yield item.x + 0.1, item.y - item.size / 2, item.x + last.x + 0.1, item.y
        elif isinstance(item, PlacedPicture):
            yield item.x, item.y, item.x + item.width, item.y + item.height


def _overlap(boxes: list[tuple[float, float, float, float]]) -> bool:
    return any(
        a[0] < b[2] - 0.5 and b[0] < a[2] - 0.5 and a[1] < b[3] - 0.5 and b[1] < a[3] - 0.5
        for at, a in enumerate(boxes) for b in boxes[at + 1:]
    )


@settings(max_examples=30, deadline=None)
@given(articles())
def test_the_same_article_gives_the_same_pages(article: Article) -> None:
    assert pages(article) == pages(article)
