"""`newsconv fonts`: the faces, where they are, what they lack."""

from __future__ import annotations

import json
from pathlib import Path

from newsconv.fonts.find import bundled

from .test_commands import one_line_error, run


def test_every_part_has_a_face_and_a_file() -> None:
    account = json.loads(run("fonts", "--json").stdout)
    assert [face["part"] for face in account["faces"]] == ["song", "hei", "kai", "mono"]
    assert all(Path(face["file"]).is_file() for face in account["faces"])
    assert [face["part"] for face in account["faces"] if face["stands_in"]] == ["kai", "mono"]


def test_the_bundled_faces_have_the_sets_of_their_regions() -> None:
    """GB 2312 has 6,763 Han characters, Big5 13,060 (and one that Python's codec lists twice)."""
    mainland = json.loads(run("fonts", "--json").stdout)["coverage"]
    assert (mainland[0]["repertoire"], mainland[0]["count"], mainland[0]["present"]) == ("GB 2312", 6763, 6763)
    taiwan = json.loads(run("fonts", "--chinese", "tw", "--json").stdout)["coverage"]
    assert taiwan[0]["repertoire"] == "Big5"
    assert taiwan[0]["present"] == taiwan[0]["count"] >= 13060


def test_an_edition_has_the_faces_of_its_region() -> None:
    assert "NotoSerifTC" in run("fonts", "--chinese", "hk").stdout.splitlines()[0]


def test_a_chosen_face_is_named_as_such() -> None:
    line = run("fonts", "--font", f"kai={bundled('serif', 'TC').path}").stdout.splitlines()[2]
    assert line.startswith("kai") and "chosen" in line and "stands in" not in line


def test_what_an_article_lacks_is_named(tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_text("# 标题\n\n正文里有\U0001f9ff和\U0002a6a5。\n", encoding="utf-8")
    found = run("fonts", article).stdout
    assert "U+2A6A5" in found and "U+1F9FF" in found
    article.write_text("# 标题\n\n正文。\n", encoding="utf-8")
    assert "every character of the text is there" in run("fonts", article).stdout


def test_a_face_that_is_not_there_is_an_error() -> None:
    assert "no such face" in one_line_error(run("fonts", "--font", "kai=none.ttf"))
    one_line_error(run("fonts", "--font", "kai"), 2)
    one_line_error(run("fonts", "missing.md"))
