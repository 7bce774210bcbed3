"""Handouts whose lines run down: bound on the right, read from there."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import zxingcpp
from click.testing import CliRunner
from msgspec.structs import replace

from newsconv.cli import cli
from newsconv.handout.impose import Imposition
from newsconv.handout.recipe import Parts, Recipe, recipe

from .made import SENTENCE, article, handout
from .test_handout import LINK


def vertical(name: str) -> Recipe:
    return replace(recipe(name), vertical=True)


def folios(page: pypdfium2.PdfPage) -> list[tuple[float, str]]:
    """Where across the side a folio `3 / 8` stands, and its number."""
    text = page.get_textpage()
    found = re.finditer(r"(\d+)\s*/\s*\d+", text.get_text_range())
    return sorted((text.get_charbox(match.start())[0] / page.get_width(), match[1]) for match in found)


def test_a_booklet_is_bound_on_the_right() -> None:
    sides = list(pypdfium2.PdfDocument(handout(vertical("a5-booklet"), article("新桥通车", 40))))
    last = len(sides) * 2
    for at, side in enumerate(sides):
        left, right = (last - at, at + 1) if at % 2 else (at + 1, last - at)
        there = {number: "left" if x < 0.5 else "right" for x, number in folios(side)}
        assert there.get(str(left), "left") == "left" and there.get(str(right), "right") == "right"
        assert all(number in (str(left), str(right)) for number in there)


def test_the_folio_stands_at_the_outer_edge() -> None:
    made = replace(vertical("a5-booklet"), imposition=Imposition(), parts=Parts())
    pages = list(pypdfium2.PdfDocument(handout(made, article("新桥通车", 30))))
    for number, page in enumerate(pages, 1):
        (x, said), = folios(page)
        assert said == str(number) and (x < 0.5) == (number % 2 == 1), "odd pages are left-hand ones"


def test_the_inner_margin_is_at_the_spine() -> None:
    made = replace(vertical("a4-fold"), imposition=Imposition())
    made = replace(made, margins=replace(made.margins, inside=40, outside=10))
    pages = list(pypdfium2.PdfDocument(handout(made, article("新桥通车", 60))))[:2]
    right = [page.get_width() - max(_boxes(page)) for page in pages]
    assert right[0] > 40 * 72 / 25.4 > 20 * 72 / 25.4 > right[1]


def _boxes(page: pypdfium2.PdfPage) -> list[float]:
    """The right edges of the article's characters."""
    text = page.get_textpage()
    whole = text.get_text_range()
    return [text.get_charbox(at)[2] for at, character in enumerate(whole) if character in SENTENCE]


def test_the_text_is_whole_and_the_code_is_read() -> None:
    one = article("新桥通车", 6, outlet="临漪晚报", url=LINK, terms=("新桥",))
    pages = list(pypdfium2.PdfDocument(handout(replace(recipe("single"), vertical=True), one)))
    text = "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)
    assert text.count(SENTENCE) == 4 * 6 and "生词表" in text and "来源" in text
    found = [code.text for page in pages for code in zxingcpp.read_barcodes(page.render(scale=2).to_pil())]
    assert found == [LINK]


def test_contents_stand_over_articles_and_numbers_at_the_feet_of_lines() -> None:
    data = handout(replace(vertical("single"), columns=1), *(article(title, 12) for title in ("新桥通车", "渔市迁址")))
    page = pypdfium2.PdfDocument(data)[0]
    text = page.get_textpage()
    whole = text.get_text_range()
    assert "目录" in whole and whole.index("目录") < whole.index("渔市迁址")
    at = whole.index("渔市迁址")
    numbers = [text.get_charbox(place) for place in range(at, len(whole)) if whole[place].isdigit()]
    assert numbers[0][1] < page.get_height() / 4, "the page number stands at the foot of its line"


def test_lines_are_numbered_over_their_tops() -> None:
    page = pypdfium2.PdfDocument(handout(vertical("study"), article("新桥通车", 20)))[0]
    text, whole = page.get_textpage(), page.get_textpage().get_text_range()
    tops = [text.get_charbox(at)[3] for at, character in enumerate(whole) if character in SENTENCE]
    numbers = [(match[0], text.get_charbox(match.start())) for match in re.finditer(r"\d+", whole)]
    over = sorted((-box[0], said) for said, box in numbers if box[1] > max(tops) - 1)
    assert [said for _, said in over] == ["5", "10", "15", "20", "25"]


def test_notes_are_written_over_the_lines() -> None:
    page = pypdfium2.PdfDocument(handout(vertical("study"), article("新桥通车", 20)))[0]
    text, whole = page.get_textpage(), page.get_textpage().get_text_range()
    tops = [text.get_charbox(at)[3] for at, character in enumerate(whole) if character in SENTENCE]
    assert page.get_height() - max(tops) > (45 + 12) * 72 / 25.4
    rule = page.render(scale=1).to_pil().convert("L").crop((100, 0, 400, round(page.get_height() - max(tops) - 20)))
    rows = [y for y in range(rule.height) if max(rule.getpixel((x, y)) for x in range(rule.width)) < 255]
    assert rows and rows[0] > 45 * 72 / 25.4


def test_the_command_and_a_recipe_ask_for_it(tmp_path: Path) -> None:
    source, mine, out = tmp_path / "a.md", tmp_path / "mine.toml", tmp_path / "a.pdf"
    source.write_text(f"# 新桥通车\n\n{SENTENCE * 40}\n", encoding="utf-8")
    mine.write_text('extends = "a4-fold"\nvertical = true\n', encoding="utf-8")
    made = []
    for options in (("--vertical", "--recipe", "a4-fold"), ("--recipe", str(mine))):
        assert CliRunner().invoke(cli, ["handout", str(source), "-o", str(out), *options]).exit_code == 0
        made.append(out.read_bytes())
    assert made[0] == made[1]
    with pikepdf.open(io.BytesIO(made[0])) as pdf:
        assert any(font.get("/Encoding") == "/Identity-V" for font in pdf.objects if isinstance(font, pikepdf.Dictionary))
