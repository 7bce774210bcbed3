"""Running heads."""

from __future__ import annotations

from newsconv.handout.impose import Imposition
from newsconv.handout.recipe import Margins, Recipe

from .made import article, handout, texts


def test_a_title_that_would_run_into_the_outlet_is_left_out() -> None:
    one = article("新桥在雨里通车了", 30, outlet="临漪晚报", issue_date="2024-05-31", page_number="05", page_name="要闻")
    wide, narrow = (
        texts(handout(Recipe(paper=paper, columns=1, margins=Margins(inside=12, outside=12), imposition=Imposition()), one))[1]
        for paper in ("A4", "A5")
    )
    tiny = texts(handout(Recipe(paper="100x148mm", columns=1, margins=Margins(inside=10, outside=10)), one))[1]
    assert "新桥在雨里通车了" in wide and "新桥在雨里通车了" in narrow
    assert "新桥在雨里通车了" not in tiny and "临漪晚报" in tiny
