"""Which files are articles."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsconv.batch import Passed, Wanted
from newsconv.batch.find import find
from newsconv.batch.places import place

links = pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")


def tree(folder: Path, *paths: str) -> Path:
    for path in paths:
        folder.joinpath(path).parent.mkdir(parents=True, exist_ok=True)
        folder.joinpath(path).write_text("x", encoding="utf-8")
    return folder


def found(folder: Path, *, out: str = "out", **wanted: object) -> tuple[list[str], list[Passed]]:
    return find(place(folder), Wanted(**wanted), place(folder / out))  # type: ignore[arg-type]


def test_kinds_of_input_in_order(tmp_path: Path) -> None:
    tree(tmp_path, "b.txt", "a/z.MD", "a/y.html", "c.docx", "d.json", "e.jpg", "f.pdf", "g", "a.md", "十.md")
    (tmp_path / "d.json").write_text('{\n  "type": "article",\n  "language": "zh-Hans-CN"}', encoding="utf-8")
    assert found(tmp_path)[0] == ["a.md", "a/y.html", "a/z.MD", "b.txt", "c.docx", "d.json", "十.md"]


def test_json_beside_articles_is_left_out_with_a_word(tmp_path: Path) -> None:
    tree(tmp_path, "a.md", "a.json", "b.json", "c.json")
    paths, passed = found(tmp_path)
    assert paths == ["a.md"]
    assert [one.reason for one in passed] == ["3 JSON files hold no article of newsconv's"]
    assert found(tmp_path, include=("b.json",))[0] == ["b.json"]


def test_hidden_and_output_folders_are_left_out(tmp_path: Path) -> None:
    tree(tmp_path, "a.md", ".git/b.md", ".c.md", "out/d.md", "__MACOSX/e.md", "~$f.docx", "x/out/g.md")
    assert found(tmp_path) == (["a.md", "x/out/g.md"], [])


def test_patterns(tmp_path: Path) -> None:
    tree(tmp_path, "2023/a.md", "2023/drafts/b.md", "2024/a.md", "2024/a.html", "2024/notes.md", "2024/x.article")
    assert found(tmp_path, include=("*.md",), exclude=("drafts/", "notes.md"))[0] == ["2023/a.md", "2024/a.md"]
    assert found(tmp_path, include=("/2024/**",))[0] == ["2024/a.html", "2024/a.md", "2024/notes.md", "2024/x.article"]
    assert found(tmp_path, exclude=("*", "!*.html"))[0] == ["2024/a.html"]


def test_an_input_format_takes_its_own_suffixes(tmp_path: Path) -> None:
    tree(tmp_path, "a.md", "b.markdown", "c.txt", "d.docx")
    assert found(tmp_path, input_format="md")[0] == ["a.md", "b.markdown"]


@links
def test_link_loops_end(tmp_path: Path) -> None:
    tree(tmp_path, "a/b/c.md")
    (tmp_path / "a/b/up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "again").symlink_to("a/b")
    paths, passed = found(tmp_path, follow_links=True)
    assert paths == ["a/b/c.md"]
    assert {one.path for one in passed} == {"a/b/up", "again"}


@links
def test_links_that_lead_out_are_followed_when_asked(tmp_path: Path) -> None:
    inside, outside = tree(tmp_path / "in", "a.md"), tree(tmp_path / "far", "b.md", "deep/c.md")
    (inside / "folder").symlink_to(outside)
    (inside / "d.md").symlink_to(outside / "b.md")
    (inside / "alias.md").symlink_to("a.md")
    paths, passed = found(inside)
    assert paths == ["a.md", "alias.md"]
    assert {one.path for one in passed} == {"folder", "d.md"}
    assert found(inside, follow_links=True) == (["a.md", "alias.md", "d.md", "folder/b.md", "folder/deep/c.md"], [])


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode on Windows")
def test_names_that_are_no_text_are_told(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(bytes(tmp_path) + b"/\xff.md")).write_text("x")
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    paths, passed = found(tmp_path)
    assert paths == []
    assert passed[0].bad


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    tree(tmp_path, "a.md", "closed/b.md")
    (tmp_path / "closed").chmod(0)
    paths, passed = found(tmp_path)
    (tmp_path / "closed").chmod(0o700)
    assert paths == ["a.md"]
    assert passed[0].bad
