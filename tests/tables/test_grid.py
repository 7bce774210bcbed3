"""Merged cells: a full grid that holds what it says and loses no text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsconv.cells import grid, widened
from newsconv.model import Table, TableCell, TableRow, Text
from newsconv.walk import normalise, plain_text


def cell(words: str = "", columns: int = 1, rows: int = 1) -> TableCell:
    return TableCell((Text(words),) if words else (), columns, rows)


def row(*cells: TableCell) -> TableRow:
    return TableRow(cells)


def spans(table: Table) -> list[list[tuple[int, int]]]:
    whole = normalise(table)
    rows = [one for one in (whole.header, *whole.rows) if one is not None]
    return [[(one.columns, one.rows) for one in line.cells] for line in rows]


@st.composite
def wild(draw: st.DrawFn) -> Table:
    """Ragged rows, spans of any size, text anywhere."""
    one = st.builds(cell, st.sampled_from(("", "", "甲", "北门书屋")), st.integers(-1, 5), st.integers(-1, 5))
    line = st.lists(one, max_size=5).map(lambda cells: TableRow(tuple(cells)))
    return Table(tuple(draw(st.lists(line, max_size=5))), draw(st.none() | line))


@given(wild())
def test_the_normal_form_keeps_every_text_and_is_final(table: Table) -> None:
    whole = normalise(table)
    assert plain_text(whole).split() == plain_text(table).split()
    assert normalise(whole) == whole


@given(wild())
def test_every_cell_of_the_grid_belongs_to_one(table: Table) -> None:
    whole = grid(table)
    seen: dict[tuple[int, int], int] = {}
    for at, line in enumerate(whole.rows):
        assert len(line.cells) == len(whole.rows[0].cells) == len(whole.alignments)
        for column, one in whole.shown(at):
            for down in range(one.rows):
                for right in range(one.columns):
                    place = at + down, column + right
                    seen[place] = seen.get(place, 0) + 1
                    covered = whole.rows[place[0]].cells[place[1]]
                    assert (down, right) == (0, 0) or covered == TableCell(())
            assert at >= whole.head or at + one.rows <= whole.head
    assert set(seen.values()) <= {1}
    assert len(seen) == sum(len(line.cells) for line in whole.rows)


@given(wild())
def test_a_cell_begins_in_every_row_and_column(table: Table) -> None:
    whole = grid(table)
    begun = [(at, column) for at in range(len(whole.rows)) for column, _ in whole.shown(at)]
    assert {at for at, _ in begun} == set(range(len(whole.rows)))
    assert {column for _, column in begun} == set(range(len(whole.alignments)))


def test_a_span_ends_with_the_table() -> None:
    table = Table((row(cell("书屋"), cell("藏书", 9, 9)), row(cell("北门"), cell())))
    assert spans(table) == [[(1, 1), (1, 2)], [(1, 1), (1, 1)]]


def test_a_span_is_cut_back_before_text() -> None:
    table = Table((row(cell("甲", 3, 2), cell(), cell("乙")), row(cell(), cell("丙"), cell())))
    assert spans(table)[0] == [(2, 1), (1, 1), (1, 1)]
    assert plain_text(normalise(table)) == "甲\n乙\n丙"


def test_of_two_that_overlap_the_first_holds() -> None:
    table = Table((row(cell("甲"), cell("乙", 1, 2)), row(cell("丙", 2), cell())))
    assert spans(table) == [[(1, 1), (1, 2)], [(1, 1), (1, 1)]]


def test_a_row_that_is_wholly_covered_goes() -> None:
    table = Table((row(cell("甲", 1, 3), cell("乙", 1, 2)), row(cell(), cell()), row(cell(), cell("丙"))))
    assert spans(table) == [[(1, 2), (1, 1)], [(1, 1), (1, 1)]]


def test_a_column_that_is_wholly_covered_goes_with_its_alignment() -> None:
    table = Table((row(cell("甲", 2), cell(), cell("乙")), row(cell("丙", 2), cell(), cell("丁"))),
                  alignments=("left", "center", "right"))
    assert spans(table) == [[(1, 1), (1, 1)], [(1, 1), (1, 1)]]
    assert normalise(table).alignments == ("left", "right")


def test_a_header_that_reaches_down_takes_rows_into_the_head() -> None:
    table = Table(
        (row(cell(), cell("上年"), cell("今年", 1, 2)), row(cell("北门"), cell("8041"), cell())),
        header=row(cell("书屋", 1, 2), cell("藏书", 2), cell()),
    )
    whole = grid(table)
    assert whole.head == 2
    assert whole.rows[1].cells[2].rows == 1, "a cell of the head ends with the head"
    assert grid(Table(table.rows, row(cell("书屋"), cell("藏书", 2), cell()))).head == 1


def test_over_several_columns_heads_are_centred_and_words_among_figures() -> None:
    whole = grid(Table(
        (row(cell("北门"), cell("停业", 2), cell()), row(cell("合计", 2), cell(), cell("9120"))),
        row(cell("书屋"), cell("藏书", 2), cell()), ("", "right", "right"),
    ))
    assert [[whole.alignment(at, column) for column, _ in whole.shown(at)] for at in range(3)] == [
        ["", "center"], ["", "center"], ["", "right"],
    ]


def test_widths_grow_alike_only_where_the_merged_cell_needs_it() -> None:
    assert widened([10.0, 20.0, 30.0], 0, 2, 40.0) == [15.0, 25.0, 30.0]
    assert widened([10.0, 20.0, 30.0], 0, 2, 25.0) == [10.0, 20.0, 30.0]
