"""Imposition: nothing lost, nothing twice, and the folded sheets read in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from newsconv.handout.impose import Imposition, Side, impose
from newsconv.units import MM, Paper, paper

from .paper import Face, gathering, leaf, quarto

A4, A5 = paper("A4"), paper("A5")
COUNTS = st.integers(1, 70)
FLIPS = st.sampled_from(["short", "long"])


@st.composite
def impositions(draw: st.DrawFn) -> Imposition:
    return Imposition(
        scheme=draw(st.sampled_from(["single", "n-up", "booklet", "quarto", "cut-stack"])),
        columns=draw(st.integers(1, 4)), rows=draw(st.integers(1, 4)), signature=draw(st.integers(0, 5)),
        flip=draw(st.sampled_from(["short", "long", "none"])), binding=draw(st.sampled_from(["left", "right"])),
    )


SHEETS = st.sampled_from([None, "A3", "A4", "Letter", "100x900mm"]).map(lambda name: paper(name) if name else None)


@given(COUNTS, impositions(), SHEETS)
def test_every_page_stands_once(count: int, imposition: Imposition, sheet: Paper | None) -> None:
    sides = impose(count, A5, imposition, sheet)
    assert sorted(cell.page for side in sides for cell in side.cells) == list(range(count))


@given(COUNTS, impositions(), SHEETS)
def test_pages_lie_on_their_sheet_and_apart(count: int, imposition: Imposition, sheet: Paper | None) -> None:
    slack = 1 + 20 * imposition.thickness * MM
    for side in impose(count, A5, imposition, sheet):
        for cell in side.cells:
            assert cell.x > -slack and cell.y > -slack
            assert cell.x + A5.width * cell.scale < side.width + slack
            assert cell.y + A5.height * cell.scale < side.height + slack
        for number, one in enumerate(side.cells):
            for other in side.cells[number + 1:]:
                apart_x = abs(one.x - other.x) > A5.width * one.scale - 2 * slack
                apart_y = abs(one.y - other.y) > A5.height * one.scale - 2 * slack
                assert apart_x or apart_y


def reading(faces: list[Face], count: int) -> None:
    """The faces are the pages in order, upright, then blanks."""
    assert faces[:count] == [Face(page) for page in range(count)]
    assert all(face.page is None for face in faces[count:])


def in_pairs(sides: tuple[Side, ...]) -> list[tuple[Side, Side]]:
    assert len(sides) % 2 == 0
    return list(zip(sides[::2], sides[1::2], strict=True))


@given(COUNTS, st.integers(0, 5), FLIPS)
def test_a_folded_booklet_reads_in_order(count: int, signature: int, flip: str) -> None:
    imposition = Imposition("booklet", signature=signature, flip=flip)  # type: ignore[arg-type]
    sheets = in_pairs(impose(count, A5, imposition, A4))
    size = signature or len(sheets)
    faces = [
        face for at in range(0, len(sheets), size)
        for face in gathering(sheets[at:at + size], flip, A5)  # type: ignore[arg-type]
    ]
    reading(faces, count)
    assert len(faces) < count + 4


@given(COUNTS, FLIPS)
def test_a_book_bound_on_the_right_is_the_mirror_of_one_bound_on_the_left(count: int, flip: str) -> None:
    imposition = Imposition("booklet", flip=flip, binding="right")  # type: ignore[arg-type]
    sheets = in_pairs(impose(count, A5, imposition, A4))
    mirrored = [tuple(in_mirror(side) for side in pair) for pair in sheets]
    reading(list(gathering(mirrored, flip, A5)), count)  # type: ignore[arg-type]


def in_mirror(side: Side) -> Side:
    return replace(side, cells=tuple(
        replace(cell, x=side.width - cell.x - A5.width * cell.scale) for cell in side.cells
    ))


@given(COUNTS, FLIPS)
def test_a_sheet_folded_twice_reads_in_order(count: int, flip: str) -> None:
    sheets = in_pairs(impose(count, A5, Imposition("quarto", flip=flip)))  # type: ignore[arg-type]
    reading([face for front, back in sheets for face in quarto(front, back, flip, A5)], count)  # type: ignore[arg-type]


@given(COUNTS, st.integers(1, 3), st.integers(1, 3), FLIPS)
def test_a_cut_stack_reads_in_order(count: int, columns: int, rows: int, flip: str) -> None:
    imposition = Imposition("cut-stack", columns=columns, rows=rows, flip=flip)  # type: ignore[arg-type]
    sheets = in_pairs(impose(count, A5, imposition))
    faces = []
    for row in range(rows):
        for column in range(columns):
            for front, back in sheets:
                width, height = front.width / columns, front.height / rows
                piece = leaf(front, back, flip, A5, column * width, row * height, width, height)  # type: ignore[arg-type]
                faces.extend((piece.front, piece.back))
    reading(faces, count)


def test_two_a4_fill_an_a3() -> None:
    front, back = impose(4, A4, Imposition("booklet", sheet="A3"), paper("A3"))
    assert (front.width, front.height) == (paper("A3").height, paper("A3").width)
    assert [(cell.page, cell.x, cell.y, cell.scale) for cell in front.cells] == [(3, 0, 0, 1), (0, A4.width, 0, 1)]
    assert [(cell.page, cell.x) for cell in back.cells] == [(1, 0), (2, A4.width)]


def test_inner_sheets_creep_towards_the_spine() -> None:
    sides = impose(12, A5, Imposition("booklet", thickness=0.2), A4)
    spine = sides[0].width / 2
    gaps = [round((side.cells[1].x - spine) / MM, 3) for side in sides]
    assert gaps == [0, 0, -0.2, -0.2, -0.4, -0.4]
    lefts = [round((side.cells[0].x + A5.width - spine) / MM, 3) for side in sides]
    assert lefts == [0, 0, 0.2, 0.2, 0.4, 0.4]


def test_the_grid_reads_in_rows() -> None:
    side, = impose(4, A5, Imposition("n-up", columns=2, rows=2, flip="none"), A4)
    assert [(cell.page, cell.x < 200, cell.y < 300) for cell in side.cells] == [
        (0, True, True), (1, False, True), (2, True, False), (3, False, False),
    ]
    assert {round(cell.scale, 2) for cell in side.cells} == {0.71}


def test_marks_stand_at_the_fold() -> None:
    front, _ = impose(4, A4, Imposition("booklet"), paper("A3"))
    assert {round(mark.x + mark.width / 2, 3) for mark in front.marks} == {A4.width}
    assert impose(4, A4, Imposition("booklet", marks=False), paper("A3"))[0].marks == ()
