"""Merged cells on the page: joint widths, rows held together, rules that cross no cell."""

from __future__ import annotations

import pytest

from newsconv.model import Article, Story, Table, TableCell, TableRow, Text
from newsconv.options import PdfOptions
from newsconv.typeset.page import Page, Rule, Run

from .setting import page_text, pages, run_text, runs

A5 = PdfOptions(paper="A5")


def cell(words: str = "", columns: int = 1, rows: int = 1) -> TableCell:
    return TableCell((Text(words),) if words else (), columns, rows)


def row(*cells: TableCell) -> TableRow:
    return TableRow(cells)


def merged(again: int = 0) -> Table:
    rows = (
        row(cell(), cell("上年"), cell("今年")),
        row(cell("河滨"), cell("停业修缮", 2, 2), cell()),
        row(cell("北门"), cell(), cell()),
        *[row(cell(f"东{number}馆"), cell("8041"), cell("9120")) for number in range(again)],
    )
    return Table(rows, row(cell("书屋", 1, 2), cell("藏书", 2), cell()))


def setting(table: Table, options: PdfOptions = A5) -> tuple[Page, ...]:
    return pages(Article(stories=(Story((table,)),)), options)


def found(page: Page) -> dict[str, Run]:
    return {run_text(run): run for run in runs(page.items) if run.glyphs}


def rules(page: Page) -> list[Rule]:
    return sorted((item for item in page.items if isinstance(item, Rule) and item.height < 2), key=lambda one: one.y)


def test_text_comes_row_by_row() -> None:
    assert page_text(setting(merged())[:1]) == "书屋藏书上年今年河滨停业修缮北门"


def test_cells_stand_where_their_columns_and_rows_begin() -> None:
    at = found(setting(merged())[0])
    assert at["书屋"].y == at["藏书"].y < at["上年"].y == at["今年"].y < at["河滨"].y == at["停业修缮"].y < at["北门"].y
    assert at["河滨"].x == at["北门"].x < at["停业修缮"].x < at["上年"].x
    assert at["藏书"].x == pytest.approx((at["上年"].x + at["今年"].x) / 2), "heads are centred"


def test_no_rule_crosses_a_merged_cell() -> None:
    page = setting(merged())[0]
    at, drawn = found(page), rules(page)
    whole = drawn[0].width
    [under_head_group] = [rule for rule in drawn if at["藏书"].y < rule.y < at["上年"].y]
    [beside_closed] = [rule for rule in drawn if at["河滨"].y < rule.y < at["北门"].y]
    assert under_head_group.x > at["书屋"].x + 2 * at["书屋"].size and under_head_group.width < whole
    assert beside_closed.x + beside_closed.width < at["停业修缮"].x
    assert sum(rule.width == pytest.approx(whole) for rule in drawn) == 3


def test_a_merged_cell_has_the_width_of_its_columns() -> None:
    long = "全市各馆周末照常开放欢迎市民前来"
    table = Table((row(cell(long, 2), cell()), row(cell("甲"), cell("乙"))))
    assert long in found(setting(table)[0])
    assert page_text(setting(table, PdfOptions(paper="60x120mm"))) == long + "甲乙"


def test_a_tall_merged_cell_makes_its_last_row_higher() -> None:
    tall = Table((row(cell("甲"), cell("长文字" * 12, 1, 2)), row(cell("乙"), cell()), row(cell("丙"), cell("丁"))))
    page = setting(tall, PdfOptions(paper="60x150mm"))[0]
    last = max(run.y for run in runs(page.items) if set(run_text(run)) & set("长文字"))
    at = found(page)
    assert at["甲"].y < at["乙"].y < last < at["丙"].y
    assert at["乙"].y - at["甲"].y == pytest.approx(at["丁"].y - last) == pytest.approx(19), "only the last row is higher"


def test_joined_rows_stand_on_one_page() -> None:
    rows = [line for number in range(40) for line in (
        row(cell(f"甲{number}", 1, 2), cell(f"乙{number}")), row(cell(), cell(f"丙{number}")))]
    where = {text: at for at, page in enumerate(setting(Table(tuple(rows)))) for text in found(page)}
    assert len(set(where.values())) > 1
    assert all(where[f"甲{number}"] == where[f"乙{number}"] == where[f"丙{number}"] for number in range(40))


def test_rows_that_no_page_holds_together_are_parted() -> None:
    rows = [row(cell("全年", 1, 99), cell("第0场")), *[row(cell(), cell(f"第{number}场")) for number in range(1, 99)]]
    set_pages = setting(Table(tuple(rows)))
    assert len(set_pages) > 1
    assert page_text(set_pages) == "全年" + "".join(f"第{number}场" for number in range(99))


def test_a_head_of_two_rows_is_set_again() -> None:
    set_pages = setting(merged(90))
    assert len(set_pages) > 1
    for number, page in enumerate(set_pages):
        again = [run for run in runs(page.items) if run_text(run) in ("书屋", "今年")]
        assert [run.artifact for run in again] == [number > 0] * 2
