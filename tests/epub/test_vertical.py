"""Vertical lines: direction of pages and lines, turned style sheet, figures and letters upright."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import PAGE, one_story, para, row
from opened_epub import OPF, Opened, classes, squeezed, written

from newsconv.model import Table
from newsconv.options import EpubOptions
from newsconv.theme import theme
from newsconv.walk import plain_text
from newsconv.writers.markup import style_sheet
from newsconv.writers.markup.layout import rules
from newsconv.writers.markup.turn import turned
from newsconv.writers.markup.upright import upright

VERTICAL = EpubOptions(cover="none", vertical=True)
LEVEL = style_sheet(theme("newspaper"), "zh-Hant-TW")
SHEET = style_sheet(theme("newspaper"), "zh-Hant-TW", vertical=True)


def test_pages_run_from_right_to_left() -> None:
    spine = next(Opened(written(PAGE, options=VERTICAL)).package.iter(f"{OPF}spine"))
    assert spine.get("page-progression-direction") == "rtl"
    assert next(Opened(written(PAGE)).package.iter(f"{OPF}spine")).get("page-progression-direction") is None


def test_lines_run_down_but_tables_stay_level() -> None:
    assert re.search(r"html \{[^}]*[; ]writing-mode: vertical-rl", SHEET)
    assert re.search(r"\.table, pre \{[^}]*[; ]writing-mode: horizontal-tb", SHEET)
    assert "writing-mode" not in LEVEL
    for rule in ("th, td { padding: 0.35em 0.5em; vertical-align: top }", "thead { border-bottom: 1px solid }"):
        assert rule in SHEET and rule in LEVEL


@pytest.mark.parametrize(("level", "vertical"), [
    ("margin: 1em 2em 3em 4em", "margin: 4em 1em 2em 3em"), ("margin: 1em 0", "margin: 0 1em 0 1em"),
    ("padding: 1em 0 1.4em", "padding: 0 1em 0 1.4em"), ("padding: 2em", "padding: 2em 2em 2em 2em"),
    ("border-left: 1px solid", "border-top: 1px solid"), ("margin-top: 1em", "margin-right: 1em"),
    ("padding-bottom: 1em", "padding-left: 1em"), ("width: 5em", "height: 5em"), ("max-height: 90vh", "max-width: 90vw"),
    ("text-align: left", "text-align: left"), ("float: left", "float: left"),
])
def test_blocks_turn_with_the_lines(level: str, vertical: str) -> None:
    """What is above a block in horizontal lines is to the right of it in vertical-rl (CSS Writing Modes 4, 6.4)."""
    (_, declarations), = rules(f"p {{ {level} }}")
    assert "; ".join(f"{name}: {value}" for name, value in turned(declarations)) == vertical


def spans(text: str) -> list[str]:
    """`text` with brackets around what stands upright, braces around what stands side by side."""
    marks = {"upright": "[{}]", "side-by-side": "<{}>"}
    return [piece if isinstance(piece, str) else marks[piece.attributes["class"]].format(piece.children[0])
            for piece in upright(text)]


@pytest.mark.parametrize(("text", "pieces"), [
    ("4月23日", ["[4]", "月", "<23>", "日"]), ("2019年", ["2019年"]), ("让AI走进", ["让", "[AI]", "走进"]),
    ("CT与MRI", ["[CT]", "与", "[MRI]"]), ("New York", ["New York"]), ("增长23.5%", ["增长23.5%"]), ("90%", ["90%"]),
    ("A股", ["[A]", "股"]), ("iPhone手机", ["iPhone手机"]), ("COVID-19", ["COVID-19"]), ("第5版", ["第", "[5]", "版"]),
    ("Windows 11发布", ["Windows 11发布"]), ("12:30", ["12:30"]), ("UNESCO", ["UNESCO"]), ("", [""]), ("汉字", ["汉字"]),
    ("5 G", ["5 G"]), ("B2B", ["B2B"]),
])
def test_figures_and_letters(text: str, pieces: list[str]) -> None:
    assert spans(text) == pieces


@given(st.text("0123AB b汉，.% "))
def test_upright_changes_no_text(text: str) -> None:
    assert "".join(piece if isinstance(piece, str) else "".join(map(str, piece.children))
                   for piece in upright(text)) == text


def test_nothing_is_lost_in_vertical_lines() -> None:
    book = Opened(written(PAGE, options=VERTICAL))
    assert squeezed(book.text) == squeezed(plain_text(PAGE))
    assert [node.text for node in book.find("span", class_="side-by-side")] == ["23"]


def test_figures_of_a_level_table_are_left_alone() -> None:
    book = Opened(written(one_story(para("12日"), Table(rows=(row("12", "A"),))), options=VERTICAL))
    assert [node.text for node in book.find("td")] == ["12", "A"]
    assert all(not classes(node) for node in book.find("td"))
