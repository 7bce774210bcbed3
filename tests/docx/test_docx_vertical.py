"""Vertical lines, emphasis dots and the grid of characters."""

from __future__ import annotations

from pathlib import Path

import pytest
from featured import featured, para, story, table, text
from hypothesis import given, settings
from hypothesis import strategies as st
from opened_docx import OpenedDocx, W, value, written
from PIL import Image
from strategies import articles

from newsconv import model as m
from newsconv.options import DocxOptions
from newsconv.walk import plain_text
from newsconv.writers.docx.upright import upright_parts

VERTICAL = DocxOptions(vertical=True)
TWIPS = 1440 / 25.4


def test_every_section_runs_down() -> None:
    sections = list(written(featured("zh-Hant-TW"), options=VERTICAL).document.iter(W + "sectPr"))
    assert len(sections) > 2
    assert {value(section, "textDirection") for section in sections} == {"tbRl"}
    assert [child.tag for child in sections[0]].index(W + "textDirection") > [
        child.tag for child in sections[0]].index(W + "cols")
    assert all(section.find(W + "textDirection") is None for section in written(featured()).document.iter(W + "sectPr"))


def test_columns_stand_one_above_the_other() -> None:
    opened = written(story(para("文")), options=VERTICAL)
    section = next(opened.document.iter(W + "sectPr"))
    top, bottom = (int(value(section, "pgMar", side)) for side in ("top", "bottom"))
    room, gutter = int(value(section, "pgSz", "h")) - top - bottom, int(value(section, "cols", "space"))
    count = int(value(section, "cols", "num"))
    column = (room - (count - 1) * gutter) / count
    assert count == 3
    assert abs(column / 210 - round(column / 210)) < 0.02


def test_a_page_of_vertical_lines_is_bound_on_the_right(tmp_path: Path) -> None:
    theme = tmp_path / "own.toml"
    theme.write_text('extends = "newspaper"\n[page]\ninside = 25\noutside = 15\n', encoding="utf-8")
    opened = written(story(para("文")), options=DocxOptions(theme=str(theme), vertical=True))
    section = next(opened.document.iter(W + "sectPr"))
    assert abs(int(value(section, "pgMar", "right")) - 25 * TWIPS) < 2
    assert abs(int(value(section, "pgMar", "left")) - 15 * TWIPS) < 2


def test_cells_of_a_vertical_page_say_so_too() -> None:
    opened = written(story(table(2)), options=VERTICAL)
    assert {value(cell, "tcPr/textDirection") for cell in opened.all("tc")} == {"tbRl"}
    assert {value(cell, "tcPr/textDirection") for cell in written(story(table(2))).all("tc")} == {""}


def test_a_picture_is_as_tall_as_a_column_at_most(tmp_path: Path) -> None:
    Image.new("RGB", (400, 4000)).save(tmp_path / "tall.png")
    opened = written(story(m.Figure((m.Picture("tall.png"),))), tmp_path, options=VERTICAL)
    wp = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    extent = next(opened.document.iter(wp + "extent"))
    height = int(extent.get("cy")) / 12700
    assert 200 < height <= 21.5 * 10.5


def test_the_running_head_is_as_wide_as_the_page() -> None:
    tabs = {written(featured(), options=options).styles["Header"].find(f"{W}pPr/{W}tabs/{W}tab").get(W + "pos")
            for options in (VERTICAL, DocxOptions())}
    assert all(9500 < int(tab) < 10000 for tab in tabs)


# What stands upright


@pytest.mark.parametrize(("words", "upright"), [
    ("5月31日", ["5", "31"]), ("用AI看CT片", ["A", "I", "C", "T"]), ("2019年", []), ("达30%", []), ("Monti说", []),
    ("第3、4版", ["3", "4"]), ("3.5米", []), ("5G时代", []), ("UNESCO会", []), ("X光", ["X"]), ("1/3强", []),
    ("12:30开", []), ("零下5℃", []), ("don’t说", []), ("文", []),
])
def test_short_numbers_and_acronyms_stand_upright(words: str, upright: list[str]) -> None:
    assert [part for part, stands in upright_parts(words) if stands] == upright


@given(st.text("中文5月31AIbx。’%", max_size=12))
def test_the_parts_are_the_text(words: str) -> None:
    assert "".join(part for part, _ in upright_parts(words)) == words


def cells(opened: OpenedDocx) -> list[str]:
    return ["".join(t.text for t in run.iter(W + "t")) for run in opened.document.iter(W + "r")
            if run.find(f"{W}rPr/{W}eastAsianLayout") is not None]


def test_upright_runs_say_so_and_only_in_vertical_lines() -> None:
    article = story(para("5月31日，", m.Ruby(text("31"), "x"), m.Strong(text("AI"))))
    opened = written(article, options=VERTICAL)
    assert cells(opened) == ["5", "31", "A", "I"]
    layouts = opened.all("eastAsianLayout")
    assert {layout.get(W + "vert") for layout in layouts} == {"1"}
    assert len({layout.get(W + "id") for layout in layouts}) == len(layouts)
    assert cells(written(article)) == []


@settings(max_examples=25, deadline=None)
@given(articles())
def test_vertical_lines_hold_the_whole_text(article: m.Article) -> None:
    assert written(article, options=VERTICAL).text().split() == plain_text(article).split()


# Dots and grid


@pytest.mark.parametrize(("options", "mark"), [
    (DocxOptions(emphasis_dots=True), "underDot"), (DocxOptions(emphasis_dots=True, vertical=True), "dot"),
])
def test_emphasis_by_dots(options: DocxOptions, mark: str) -> None:
    article = story(para("甲", m.Emphasis(text("乙")), m.Strong((m.Text("丙"), m.Emphasis(text("丁"))))))
    opened = written(article, options=options)
    assert opened.runs("EmphasisDots") == ["乙"]
    assert opened.runs("StrongEmphasisDots") == ["丁"]
    style = opened.styles["EmphasisDots"].find(W + "rPr")
    assert [(child.tag, child.get(W + "val")) for child in style] == [(W + "em", mark)]
    assert value(opened.styles["StrongEmphasisDots"], "rPr/em") == mark
    assert written(article).all("em", "word/styles.xml") == []


def test_the_grid_has_cells_for_characters_on_request() -> None:
    opened = written(featured(), options=DocxOptions(character_grid=True))
    assert {(value(section, "docGrid", "type"), value(section, "docGrid", "charSpace"))
            for section in opened.document.iter(W + "sectPr")} == {("linesAndChars", "0")}
