"""The command line: issues, folders of HTML, and the options of EPUB and HTML."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from PIL import Image

import newsconv
from newsconv.cli import cli

TITLES = {"a": ("夜间门诊开诊", "2"), "b": ("古渡口复航", "1")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles of one newspaper, each in a folder of its own with a picture of the same name."""
    for number, (name, (title, page)) in enumerate(TITLES.items()):
        home = tmp_path / name
        home.mkdir()
        text = (f"---\noutlet: 石桥报\nissue-date: 2024-03-02\npage-number: \"{page}\"\n---\n\n# {title}\n\n"
                f"{title}的正文写在这里，一共两句。第二句也写完了。\n\n![图](photo.png)\n")
        (home / f"{name}.md").write_text(text, encoding="utf-8")
        Image.new("RGB", (640, 480), ("red", "blue")[number]).save(home / "photo.png")
    return tmp_path


def run(folder: Path, *arguments: str) -> Result:
    sources = [str(folder / name / f"{name}.md") for name in TITLES]
    return CliRunner().invoke(cli, ["convert", *sources, *arguments])


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_one_issue_of_two_articles(folder: Path) -> None:
    target = folder / "issue.epub"
    result = run(folder, "--combine", "-o", str(target), "--picture-size", "64")
    assert result.exit_code == 0, result.output
    with ZipFile(target) as book:
        assert "古渡口复航" in book.read("EPUB/part-0.xhtml").decode()
        assert "夜间门诊开诊" in book.read("EPUB/part-1.xhtml").decode()
        assert "石桥报 2024-03-02" in book.read("EPUB/content.opf").decode()
        with book.open("EPUB/pictures/2.png") as picture, Image.open(picture) as image:
            assert (image.size, image.convert("RGB").getpixel((5, 5))) == ((64, 48), (255, 0, 0))


def test_the_library_binds_the_same_bytes(folder: Path) -> None:
    sources = [folder / name / f"{name}.md" for name in TITLES]
    assert run(folder, "--combine", "-o", str(folder / "issue.epub")).exit_code == 0
    result = newsconv.combine(sources, folder / "library.epub")
    assert result.files == (folder / "library.epub",)
    assert (folder / "library.epub").read_bytes() == (folder / "issue.epub").read_bytes()


def test_issue_as_html_with_a_title(folder: Path) -> None:
    assert run(folder, "--combine", "--title", "石桥合订本", "-o", str(folder / "issue.html")).exit_code == 0
    text = (folder / "issue.html").read_text(encoding="utf-8")
    assert "<title>石桥合订本</title>" in text and text.count("data:image/png") == 2


def test_issue_to_standard_output(folder: Path) -> None:
    assert run(folder, "--combine", "-t", "epub", "-o", "-", "-q").stdout_bytes[30:58] == b"mimetypeapplication/epub+zip"


def test_folders_of_html(folder: Path) -> None:
    out = folder / "out"
    out.mkdir()
    (out / "kept.txt").write_text("mine")
    assert run(folder, "--folder", "-o", f"{out}/").exit_code == 0
    each = {"index.html", "style.css", "pictures/1.png"}
    assert names(out) == {"kept.txt", *(f"{name}/{file}" for name in TITLES for file in each)}
    assert run(folder, "--folder", "--combine", "-o", str(folder / "site")).exit_code == 0
    assert names(folder / "site") == {"index.html", "style.css", "pictures/1.png", "pictures/2.png"}


def test_html_beside_the_source(folder: Path) -> None:
    assert run(folder, "-t", "html", "--vertical", "--embed-fonts").exit_code == 0
    assert "writing-mode: vertical-rl" in (folder / "a" / "a.html").read_text(encoding="utf-8")


def test_cover_of_the_users(folder: Path) -> None:
    source = str(folder / "a" / "a.md")
    target = folder / "a.epub"
    arguments = ["convert", source, "-o", str(target), "--cover"]
    assert CliRunner().invoke(cli, [*arguments, str(folder / "b" / "photo.png")]).exit_code == 0
    with ZipFile(target) as book, book.open("EPUB/cover.png") as picture, Image.open(picture) as image:
        assert image.size == (640, 480)
    target.unlink()
    assert CliRunner().invoke(cli, [*arguments, str(folder / "gone.png")]).exit_code == 1
    assert not target.exists()


@pytest.mark.parametrize("arguments", [
    ("--combine", "-o", "issue.pdf"), ("--combine", "-t", "docx", "-o", "x.docx"), ("--combine", "-t", "epub"),
    ("--combine", "-t", "epub,html", "-o", "x"), ("--folder", "-t", "epub"), ("--folder", "-o", "-"),
    ("--title", "甲", "-t", "epub"), ("--cover", "none", "-t", "pdf"), ("--embed-fonts", "-t", "docx"),
    ("--picture-size", "100", "-t", "md"), ("--picture-size", "3", "-t", "epub"), ("--vertical", "-t", "json"),
])
def test_usage_errors(folder: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    before = names(folder)
    result = run(folder, *arguments)
    assert result.exit_code == 2, result.output
    assert names(folder) == before


@pytest.mark.parametrize("output", ["issue.epub", "issue.html", "site"])
def test_strict_writes_nothing(folder: Path, output: str) -> None:
    (folder / "b" / "photo.png").unlink()
    before = names(folder)
    result = run(folder, "--combine", "--strict", "-o", str(folder / output), *(["--folder"] if output == "site" else []))
    assert result.exit_code == 3
    assert names(folder) == before and not (folder / "site").exists()


def test_a_bad_picture_leaves_the_old_issue(folder: Path) -> None:
    target = folder / "issue.epub"
    assert run(folder, "--combine", "-o", str(target)).exit_code == 0
    old = target.read_bytes()
    (folder / "a" / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n broken")
    assert run(folder, "--combine", "-o", str(target)).exit_code == 1
    assert target.read_bytes() == old
    assert not [name for name in names(folder) if name.endswith(".part")]


def test_a_folder_that_cannot_be_made_whole_is_not_left(folder: Path) -> None:
    (folder / "site").write_text("a file")
    assert run(folder, "--combine", "--folder", "-o", str(folder / "site")).exit_code == 1
    assert (folder / "site").read_text() == "a file"
