from __future__ import annotations

import pytest

from newsconv.fonts.habits import cuts, narrow_quotes


@pytest.mark.parametrize(
    ("text", "narrow"),
    [
        ("don’t", "’"),
        ("他说“好”", ""),
        ("他说“OK”了", ""),
        ("“OK”", ""),
        ("“It is OK.”", "“”"),
        ("He said “OK” twice", "“”"),
        ("see “a ‘b’ c” there", "“‘’”"),
        ("the “中文” word", ""),
        ("O’Neill说“不”", "’"),
        ("’", ""),
        ("“", ""),
    ],
)
def test_which_quotes_are_latin(text: str, narrow: str) -> None:
    assert "".join(text[at] for at in narrow_quotes(text)) == narrow


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("甲乙", ["甲乙"]),
        ("甲——乙", ["甲——乙"]),
        ("———", ["——", "—"]),
        ("甲————", ["甲——", "——"]),
    ],
)
def test_dashes_are_shaped_in_pairs(text: str, pieces: list[str]) -> None:
    assert [text[start:end] for start, end, _ in cuts(text)] == pieces


def test_scripts_whose_letters_join_are_shaped_apart() -> None:
    text = "甲אב ج——乙ไทย丙"
    pieces = [(text[start:end], joined) for start, end, joined in cuts(text)]
    assert [piece for piece, joined in pieces if joined] == ["אב", "ج", "ไทย"]
    assert [piece for piece, joined in pieces if not joined] == ["甲", " ", "——乙", "丙"]
