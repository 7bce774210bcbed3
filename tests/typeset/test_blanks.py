"""White space in blank stretches: a column is one row of lines for whoever reads blocks of text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsconv.model import Article, Crosshead, Figure, Paragraph, Picture, Story, Text
from newsconv.notices import ignore
from newsconv.options import PdfOptions
from newsconv.typeset import compose
from newsconv.typeset.blanks import Area, White, fillers, further, padding
from newsconv.typeset.page import Page, PlacedGlyph, Run
from newsconv.typeset.shaping import Glyph

from .grid import GridShaper
from .setting import newspaper, run_text, runs

EM = newspaper()["body"].size
TEXT = Paragraph((Text("湖边的芦苇收割以后，晒干，捆好，送到镇上的作坊里编成席子。" * 6),))
FIGURE = Figure((Picture("reeds.jpg"),), (Text("收割芦苇"),))


def set_page(*blocks: Paragraph | Crosshead | Figure, columns: int = 2) -> Page:
    content = Article(stories=(Story(blocks),))
    options = PdfOptions(columns=columns)
    return compose(content, newspaper(), options, GridShaper(), lambda _: (800, 600), ignore)[0]


def white(page: Page) -> list[Run]:
    return [run for run in runs(page.items) if run.artifact and not run_text(run).strip()]


def test_no_column_has_a_gap_that_a_line_beside_it_could_fall_into() -> None:
    page = set_page(TEXT, FIGURE, TEXT, Crosshead((Text("编席的人"),)), TEXT, TEXT, TEXT)
    middle = page.width / 2
    inside = [run for run in runs(page.items) if "/" not in run_text(run)]
    for column in ([run for run in inside if run.x < middle], [run for run in inside if run.x > middle]):
        lines = sorted({round(run.y, 2) for run in column})
        assert all(b - a <= 1.5 * EM + 0.01 for a, b in pairwise(lines))


def test_white_space_is_no_text_of_the_article() -> None:
    page = set_page(TEXT, FIGURE, TEXT, TEXT)
    assert white(page)
    assert all(run.artifact for run in runs(page.items) if not run_text(run).strip())


def test_a_page_of_one_column_needs_no_white_space() -> None:
    assert not white(set_page(TEXT, FIGURE, TEXT, columns=1))


def test_white_space_stays_in_its_column() -> None:
    page = set_page(TEXT, FIGURE, TEXT, TEXT, TEXT)
    widest = max(run.glyphs[-1].x + run.glyphs[-1].advance for run in white(page))
    assert widest < (page.width - 2 * 51) / 2


DOWN = White(Glyph("", 3, "　", 1), 10, down=True)
COLUMN = Area(0, 100, 0, 300)


def line(x: float, y: float, size: float) -> Run:
    return Run(x, y, size, "", (PlacedGlyph(1, "席", 0, size),))


@given(st.lists(st.tuples(st.floats(20, 280), st.sampled_from([7.0, 10.0, 14.0])), max_size=12))
def test_where_lines_run_down_those_of_body_size_have_no_gap_among_them(lines: list[tuple[float, float]]) -> None:
    items = [line(0, y, size) for y, size in lines]
    added = list(fillers(items, COLUMN, DOWN))
    rows = sorted([run.y for run in (*items, *added) if run.size == 10])
    assert all(b - a <= 15.01 for a, b in pairwise(rows))
    assert rows[0] < 25
    assert rows[-1] > 290
    assert all(run.glyphs[0].advance == 100 and run.artifact for run in added)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_column_below_others_reaches_further(count: int) -> None:
    rows = [run.y for run in further(COLUMN, count, DOWN)]
    assert rows[-1] - 300 > 16 * count
    assert all(b - a <= 15.01 for a, b in pairwise((297.0, *rows)))


def test_the_column_above_all_others_ends_with_its_foot() -> None:
    assert not list(further(COLUMN, 0, DOWN))


def test_white_space_parts_the_texts_of_a_row() -> None:
    row = [line(10, 50, 9), line(60, 50, 9)]
    added = [(run.x, run.glyphs[-1].advance, run.size) for run in padding(row, 0, DOWN)]
    assert added == [(0, 10, 9), (19, 41, 9)]


def test_white_space_also_stands_for_a_blank_within_a_text() -> None:
    glyphs = (PlacedGlyph(1, "甲", 0, 9), PlacedGlyph(2, "　", 9, 9), PlacedGlyph(1, "乙", 18, 9))
    (added,) = padding([Run(0, 50, 9, "", glyphs)], 0, DOWN)
    assert (added.x, added.glyphs[0].advance) == (9, 9)
