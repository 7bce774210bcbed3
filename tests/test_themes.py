"""Themes: bundled ones are whole, lengths may be said in the trade's words."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsconv.errors import InputError
from newsconv.theme import theme

BUNDLED = ["newspaper", "handout", "report", "large-print"]


@pytest.mark.parametrize("name", BUNDLED)
def test_bundled_themes_have_room_for_every_line(name: str) -> None:
    for style in theme(name).styles.values():
        assert style.leading >= 1.15 * style.size


def test_large_print_is_large_and_black() -> None:
    styles = theme("large-print").styles
    assert styles["body"].size >= 18
    assert all(style.size >= 14 for role, style in styles.items() if role not in ("strong", "emphasis"))
    assert all(style.weight >= 400 for style in styles.values())
    assert styles["caption"].colour == "#000000"


def made(folder: Path, text: str) -> str:
    path = folder / "own.toml"
    path.write_text('extends = "newspaper"\n' + text, encoding="utf-8")
    return str(path)


def test_sizes_by_the_names_of_the_trade(tmp_path: Path) -> None:
    own = theme(made(tmp_path, '[body]\nsize = "小四"\nleading = "1.5em"\n[title]\nsize = "二號"\n'))
    assert (own["body"].size, own["body"].leading, own["title"].size) == (12, 18, 22)


def test_lengths_in_mm_and_em(tmp_path: Path) -> None:
    own = theme(made(tmp_path, '[page]\ntop = "2.5cm"\ngutter = "8mm"\n[body]\nindent = "21pt"\nsize = 10.5\n'))
    assert own.page.top == pytest.approx(25)
    assert own.page.gutter * 10.5 == pytest.approx(8 * 72 / 25.4)
    assert own["body"].indent == pytest.approx(2)


def test_kinsoku_is_the_themes(tmp_path: Path) -> None:
    assert theme("newspaper").lines.kinsoku == "gb"
    assert theme(made(tmp_path, '[lines]\nkinsoku = "strict"\n')).lines.kinsoku == "strict"
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(InputError, match=r"\[lines\].*kinsoku"):
        theme(made(other, '[lines]\nkinsoku = "hard"\n'))


@pytest.mark.parametrize("length", ["九号", "12 px", "-3mm", "em"])
def test_what_is_no_length_is_an_error(tmp_path: Path, length: str) -> None:
    with pytest.raises(InputError, match=r"\[body\].*no length"):
        theme(made(tmp_path, f'[body]\nsize = "{length}"\n'))
