"""What the commands in `tests/fuzz` found, kept."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

import newsconv
from newsconv.theme import theme


def test_a_page_nested_deep_comes_back_from_markdown() -> None:
    page = "<html><body><h1>标题</h1><p>正文在此。</p>" + "<ul><li>项" * 40 + "末</body></html>"
    article = newsconv.read_data(page.encode(), "a.html", format="html")
    assert "末" in newsconv.plain_text(article)
    again = newsconv.read_data(newsconv.render(article, "md"), "a.md", format="md")
    assert newsconv.same(again, newsconv.normalise(article))


def test_a_quotation_mark_that_shares_its_place_with_a_letter() -> None:
    for words in ("ŌĆ”’╝ÅÕ", "x’╝łĶ©śĶĆģŌĆ”’╝Å"):
        article = newsconv.read_data(f"# 标题\n\n甲{words}乙。".encode(), "a.md", format="md")
        assert newsconv.render(article, "pdf").startswith(b"%PDF")


def test_what_is_wrong_with_a_part_is_one_line() -> None:
    whole = newsconv.render(newsconv.read_data("# 标题\n\n正文。".encode(), "a.md", format="md"), "docx")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b"</w:p>", b"\0</w:p>") if name == "word/document.xml" else data)
    with pytest.raises(newsconv.InputError) as raised:
        newsconv.read_data(out.getvalue(), "a.docx", format="docx")
    assert "\n" not in raised.value.message


@pytest.mark.parametrize("wrong", [
    '[body]\ncolour = "#4Yabcd"', "[body]\nsize = nan", "[body]\nleading = 0", "[page]\ntop = inf", "[title]\nweight = 99999",
])
def test_themes_that_no_page_can_show(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "a.toml").write_text(f'extends = "newspaper"\n{wrong}\n', encoding="utf-8")
    with pytest.raises(newsconv.InputError, match=r"\[(body|page|title)\]"):
        theme(str(tmp_path / "a.toml"))


def test_a_table_over_what_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('extends = "newspaper"\nbody = 5\n', encoding="utf-8")
    (tmp_path / "b.toml").write_text('extends = "a.toml"\n[body]\nsize = 12\n', encoding="utf-8")
    for name in ("a", "b"):
        with suppress(newsconv.InputError):
            theme(str(tmp_path / f"{name}.toml"))


MANY = 500
FAMILIES = {
    "neighbours under marks": "***甲** 乙*" * MANY, "lists by turns": "- 甲\n* 乙\n" * MANY, "formulas": "$_{2}$甲" * MANY,
    "lines under a headline": "    甲\n\n" * MANY, "turns": "".join(f"甲{at}：乙？\n\n" for at in range(MANY)),
    "joined": "甲乙丙丁戊己庚辛壬癸甲乙\n\n{.join}\n" * MANY + "末。\n",
}


@pytest.mark.parametrize("name", FAMILIES)
def test_very_many(name: str) -> None:
    """Each took minutes while its work grew as the square of its size; `tests/fuzz/families.py` measures."""
    article = newsconv.read_data(f"# 标题\n\n本报记者 王小明\n\n{FAMILIES[name]}".encode(), "a.md", format="md")
    again = newsconv.read_data(newsconv.render(article, "md"), "a.md", format="md")
    assert newsconv.same(again, newsconv.normalise(article))
