"""Lines that run down: where characters stand on the page, what lies on its side, what stands side by side."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from newsconv.model import Article, Emphasis, Figure, Headline, Paragraph, Picture, Story, Text
from newsconv.notices import ignore
from newsconv.options import PdfOptions
from newsconv.typeset import compose
from newsconv.typeset.page import ACROSS, TURNED, UPRIGHT, Page, PlacedPicture, Run
from newsconv.typeset.shaping import FaceRequest, Glyph
from newsconv.typeset.vertical import AXIS

from .grid import GridShaper
from .setting import article, newspaper, page_text, run_text, runs

A5 = PdfOptions(paper="A5", columns=1)
SENTENCE = "湖面结冰以后，渔民在冰上凿洞，把网从一头穿到另一头，"


def set_down(content: Article, options: PdfOptions = A5) -> tuple[Page, ...]:
    return compose(content, newspaper(), options, GridShaper(), lambda _: (800, 600), ignore, vertical=True)


def body(page: Page) -> list[Run]:
    return [run for run in runs(page.items) if not run.artifact]


def run_with(page: Page, text: str) -> Run:
    return next(run for run in body(page) if text in run_text(run))


def test_lines_run_down_and_follow_each_other_leftward() -> None:
    (page,) = set_down(article(SENTENCE * 6))
    lines = [run for run in body(page) if run.way == UPRIGHT]
    assert (page.width, page.height) == pytest.approx((148 * 72 / 25.4, 210 * 72 / 25.4), abs=1 / 8)
    assert len(lines) > 3
    assert all(b.x == pytest.approx(a.x - newspaper()["body"].leading) for a, b in pairwise(lines))
    for line in lines:
        ends = line.y + line.glyphs[-1].x + line.glyphs[-1].advance
        assert 0 < line.y < ends < page.height


def test_the_first_line_stands_at_the_right_margin_with_its_indent() -> None:
    (page,) = set_down(article(SENTENCE * 6))
    first, second = [run for run in body(page) if run.way == UPRIGHT][:2]
    assert first.x < page.width - newspaper().page.inside * 72 / 25.4
    assert first.y == pytest.approx(second.y + 2 * newspaper()["body"].size)


def test_no_text_is_lost() -> None:
    content = article(SENTENCE + "共12个网眼，CT、AI和5.5 MPa。" + SENTENCE)
    text = page_text(set_down(content)).replace(" ", "")
    assert text == (SENTENCE + "共12个网眼，CT、AI和5.5MPa。" + SENTENCE)


@pytest.mark.parametrize(("text", "way"), [
    ("12", ACROSS), ("7", ACROSS), ("AI", ACROSS), ("G", ACROSS),
    ("123", TURNED), ("3.5", TURNED), ("MRI", TURNED), ("ice", TURNED), ("12 kg", TURNED),
])
def test_short_figures_stand_and_words_lie(text: str, way: int) -> None:
    (page,) = set_down(article(f"捕鱼{text}船"))
    assert run_with(page, text[0]).way == way


@pytest.mark.parametrize("text", ["捕鱼12船", "捕鱼 12 船", "捕鱼 12船"])
def test_two_digits_take_one_em_on_the_axis(text: str) -> None:
    (page,) = set_down(article(text))
    before, digits, after = run_with(page, "鱼"), run_with(page, "12"), run_with(page, "船")
    size = newspaper()["body"].size
    last = before.glyphs[-1]
    assert after.y == pytest.approx(before.y + last.x + last.advance + size)
    middle = digits.x + (digits.glyphs[0].x + digits.glyphs[-1].x + digits.glyphs[-1].advance) / 2
    assert middle == pytest.approx(before.x + AXIS * size)
    assert before.y + last.x + last.advance < digits.y < after.y


class NoKai(GridShaper):
    """A machine without Kai: emphasis gets its dots."""

    def shape(self, text: str, request: FaceRequest, language: str) -> tuple[Glyph, ...]:
        return super().shape(text, replace(request, style="song"), language)


def test_emphasis_dots_stand_to_the_right() -> None:
    content = Article(stories=(Story((Paragraph((Text("冰下"), Emphasis((Text("有鱼"),)))),)),))
    (page,) = compose(content, newspaper(), A5, NoKai(), lambda _: None, ignore, vertical=True)
    marks = [run for run in runs(page.items) if run.artifact and run_text(run) == "·"]
    word = run_with(page, "有")
    assert len(marks) == 2
    assert all(word.x + word.size / 2 < mark.x < word.x + 1.2 * word.size for mark in marks)


def test_pictures_stand_upright() -> None:
    content = Article(stories=(Story((Paragraph((Text(SENTENCE),)), Figure((Picture("ice.jpg"),)))),))
    (page,) = set_down(content)
    picture = next(item for item in page.items if isinstance(item, PlacedPicture))
    assert picture.width / picture.height == pytest.approx(800 / 600)


def test_columns_stand_one_under_the_other() -> None:
    content = Article(headline=Headline(title=(Text("冰上"),)), stories=article(*[SENTENCE * 4] * 8).stories)
    page = set_down(content, PdfOptions(columns=2))[0]
    tops = {round(run.y) for run in body(page) if run.way == UPRIGHT and run.size == newspaper()["body"].size}
    assert max(tops) - min(tops) > page.height / 3
