"""Recipes: those that come along, those of users, and what is wrong in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from newsconv.errors import InputError
from newsconv.handout.recipe import names, recipe


def test_the_promised_recipes_are_there() -> None:
    assert {"a4-fold", "a5-booklet", "two-up", "single", "study", "clinic"} <= set(names())
    for name in names():
        recipe(name)


def test_an_own_recipe_extends_another(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('extends = "a5-booklet"\nscale = 1.25\n[imposition]\nflip = "long"\n', encoding="utf-8")
    made = recipe(str(file))
    assert (made.paper, made.scale, made.imposition.scheme, made.imposition.flip) == ("A5", 1.25, "booklet", "long")


def test_the_recipe_of_the_readme_is_one(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    example = next(part for part in re.findall(r"```toml\n(.*?)```", readme, re.DOTALL) if "imposition" in part)
    file = tmp_path / "mine.toml"
    file.write_text(example, encoding="utf-8")
    assert recipe(str(file)).imposition.signature == 4


@pytest.mark.parametrize(("text", "said"), [
    ('papr = "A4"', "papr"),
    ('paper = "A17"', "A17"),
    ('scale = 0', "scale"),
    ('[imposition]\nscheme = "origami"', "origami"),
    ('[imposition]\ncolumns = 0', "columns"),
    ('line_numbers = 5', "columns"),
    ('paper = ', "TOML"),
    ('extends = "nowhere"', "no such recipe"),
])
def test_what_is_wrong_is_named(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        recipe(str(file))


@pytest.mark.parametrize(("text", "line"), [
    ('extends = "a5-booklet"\nscale = 1.1\n\n[margins]\ninside = 18\ninsid = 18\n', 6),
    ('extends = "single"\n# a comment\n[imposition]  # another\nscheme = "origami"\n', 4),
    ('scale = 1\n[margins]\ntop = 10\nbottom = -1\n', 4),
    ('\n\npaper = "A17"\n', 3),
    ('[parts]\nnotes = "many"\n', 2),
    ('scale = 1\nscale = \n', 2),
    ('\ncolumns = 0', 2),
    ("\nscale = nan", 2),
    ("scale = 1\n[imposition]\nrows = 100000", 3),
    ("[margins]\ninside = 900", 2),
    ('\nscale = 1\ntheme = "nowhere"\n', 3),
    ('scale = 1\nextends = "nowhere"\n', 2),
])
def test_the_line_is_named(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        recipe(str(file))
    assert caught.value.line == line


@pytest.mark.parametrize(("text", "said"), [
    ('theme = "nowhere"', ("nowhere", "newspaper")),
    ('extends = "nowhere"', ("nowhere", "a5-booklet")),
    ('[imposition]\nbinding = "top"', ("top", "left, right")),
])
def test_what_may_stand_there_is_listed(tmp_path: Path, text: str, said: tuple[str, ...]) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        recipe(str(file))
    assert "Errno" not in str(caught.value) and "wrong.toml" in str(caught.value)
    assert all(word in str(caught.value) for word in said)


def test_a_fault_is_named_in_the_file_that_has_it(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text("\nscale = 0\n", encoding="utf-8")
    (tmp_path / "mine.toml").write_text('extends = "base.toml"\n', encoding="utf-8")
    with pytest.raises(InputError) as caught:
        recipe(str(tmp_path / "mine.toml"))
    assert caught.value.file == "base.toml" and caught.value.line == 2


def test_files_that_a_recipe_names_lie_beside_it(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "mine.toml").write_text("extends = 'inner/base.toml'", encoding="utf-8")
    (inner / "base.toml").write_text("extends = 'bottom.toml'\ntheme = 'look.toml'", encoding="utf-8")
    (inner / "bottom.toml").write_text("extends = 'study'\nscale = 1.5", encoding="utf-8")
    (inner / "look.toml").write_text("extends = 'plain.toml'", encoding="utf-8")
    (inner / "plain.toml").write_text("extends = 'handout'\n[page]\ntop = '77mm'", encoding="utf-8")
    made = recipe(str(tmp_path / "mine.toml"))
    assert made.scale == 1.5 and made.line_numbers == 5 and made.look().page.top == pytest.approx(77)


def test_a_bundled_theme_is_no_file_beside_a_recipe(tmp_path: Path) -> None:
    (tmp_path / "report").write_text("[nonsense]", encoding="utf-8")
    (tmp_path / "mine.toml").write_text("theme = 'report'", encoding="utf-8")
    assert recipe(str(tmp_path / "mine.toml")).theme == "report"


def test_recipes_do_not_extend_each_other(tmp_path: Path) -> None:
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text(f"extends = '{two.as_posix()}'", encoding="utf-8")
    two.write_text(f"extends = '{one.as_posix()}'", encoding="utf-8")
    with pytest.raises(InputError, match="extend each other"):
        recipe(str(one))


def test_large_print_is_larger_all_over() -> None:
    large = recipe("clinic").look()
    assert large["body"].size >= 18, "the large print of libraries begins at 16 to 18 points"
    for style in large.styles.values():
        assert style.size >= 14 or style.size == 10.5, "strong and emphasis take their text's size"
        assert style.colour == "#000000"


def test_a_scale_makes_everything_larger() -> None:
    small = recipe("single")
    large = replace(small, scale=1.5).look()
    for role, style in small.look().styles.items():
        assert large.styles[role].size == 1.5 * style.size
        assert abs(large.styles[role].leading - 1.5 * style.leading) <= 1 / 16
