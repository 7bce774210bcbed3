"""White space in blank stretches: a column is one row of lines for whoever reads blocks of text."""

from __future__ import annotations

from itertools import pairwise

from newsconv.model import Article, Crosshead, Figure, Paragraph, Picture, Story, Text
from newsconv.notices import ignore
from newsconv.options import PdfOptions
from newsconv.typeset import compose
from newsconv.typeset.page import Page, Run

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
