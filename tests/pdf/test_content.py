"""Content streams, read as operators and added up as a viewer does."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from newsconv.writers.pdf.colours import SCREEN
from newsconv.writers.pdf.content import Content
from newsconv.writers.pdf.surface import Show

WIDTHS = {1: 1000.0, 2: 500.0, 3: 333.333}


def operators(content: Content) -> list[tuple[list[object], str]]:
    """The stream as pikepdf reads it."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    page.Contents = pdf.make_stream(content.data())
    saved = BytesIO()
    pdf.save(saved)
    with pikepdf.open(saved) as again:
        return [(list(i.operands), str(i.operator)) for i in pikepdf.parse_content_stream(again.pages[0])]


def show(codes: tuple[int, ...], places: tuple[float, ...], size: float = 10.5, text: str = "") -> Show:
    return Show(50, 60, size, "F1", codes, places, "#000000", text)


codes = st.lists(st.tuples(st.sampled_from(sorted(WIDTHS)), st.floats(-6, 20)), min_size=1, max_size=60)


@given(codes, st.sampled_from([7.5, 10.5, 26.0]))
def test_every_glyph_lands_on_its_place(steps: list[tuple[int, float]], size: float) -> None:
    places, pen = [], 0.0
    for code, gap in steps:
        places.append(pen)
        pen += WIDTHS[code] * size / 1000 + gap
    content = Content()
    content.show(show(tuple(code for code, _ in steps), tuple(places), size), 700, WIDTHS)
    landed, at = [], 0.0
    for element in re.findall(r"<([0-9A-F]+)>|(-?[\d.]+)", re.search(r"\[(.*)\] TJ", content.data().decode())[1]):
        if element[0]:
            for number in re.findall("....", element[0]):
                landed.append(at)
                at += WIDTHS[int(number, 16)] * size / 1000
        else:
            at -= float(element[1]) * size / 1000
    assert landed == pytest.approx(places, abs=0.002)


def test_a_run_without_gaps_is_one_string() -> None:
    content = Content()
    content.show(show((1, 2, 1), (0, 10.5, 15.75)), 700, WIDTHS)
    assert b"[<000100020001>] TJ" in content.data()


def test_font_and_colour_are_set_once() -> None:
    content = Content()
    for y in (700, 680):
        content.show(show((1,), (0,)), y, WIDTHS)
    names = [name for _, name in operators(content)]
    assert names == ["BT", "Tf", "Tm", "TJ", "Tm", "TJ", "ET"]


def test_text_objects_close_before_anything_else() -> None:
    content = Content()
    content.show(show((1,), (0,)), 700, WIDTHS)
    content.rectangle(1, 2, 3, 4, "#ff0000")
    content.begin_artifact()
    content.show(show((1,), (0,)), 690, WIDTHS)
    content.end_artifact()
    content.draw("I1", (1, 0, 0, 1, 5, 6))
    names = [name for _, name in operators(content)]
    assert names == [
        "BT", "Tf", "Tm", "TJ", "ET", "rg", "re", "f", "BMC", "g", "BT", "Tf", "Tm", "TJ", "ET", "EMC",
        "q", "cm", "Do", "Q",
    ]


def test_codes_that_stand_for_a_text_together_carry_it() -> None:
    content = Content()
    content.show(show((1, 2), (0, 5), text="e\u0301"), 700, WIDTHS)
    assert b"/Span <</ActualText <FEFF00650301>>> BDC" in content.data()


def test_text_that_codes_at_two_heights_stand_for_is_one_span() -> None:
    content = Content()
    content.show(replace(show((1,), (0,), text="e\u0301"), more=True), 700, WIDTHS)
    content.show(show((2,), (0,)), 702, WIDTHS)
    content.show(show((1,), (0,)), 700, WIDTHS)
    names = [name for _, name in operators(content)]
    assert names == ["BT", "Tf", "Tm", "BDC", "TJ", "Tm", "TJ", "EMC", "Tm", "TJ", "ET"]


@pytest.mark.parametrize(
    ("colour", "operator"),
    [("#000000", "0 g"), ("#ffffff", "1 g"), ("#808080", "0.502 g"), ("#cc0000", "0.8 0 0 rg")],
)
def test_greys_are_one_channel(colour: str, operator: str) -> None:
    assert SCREEN.operator(colour) == operator
