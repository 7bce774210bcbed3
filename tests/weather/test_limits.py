"""Whatever is too large is refused in one line that names the bound, and raising it helps."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from PIL import Image

import newsconv
from newsconv import InputError, Limits, PictureError
from newsconv.cli import cli
from newsconv.errors import UsageError
from newsconv.limits import limits_of
from newsconv.pictures import Pictures

HEAD = "# 标题\n\n本报记者 王小明\n\n"

TOO_MUCH = [
    ("characters", 200, HEAD + "甲乙。\n\n" * 100, 0),
    ("lines", 20, HEAD + "甲乙。\n\n" * 30, 0),
    ("paragraph", 50, HEAD + "甲" * 60, 5),
    ("paragraph", 50, HEAD + "| 甲 |\n|---|\n| " + "乙" * 60 + " |\n", 7),
    ("blocks", 10, HEAD + "甲乙。\n\n" * 12, 21),
    ("nesting", 8, HEAD + ">" * 10_000 + "甲", 5),
    ("nesting", 8, HEAD + "- " * 10_000 + "甲", 5),
    ("nesting", 8, HEAD + "::: sidebar\n" * 20 + "甲\n" + ":::\n" * 20, 13),
    ("table_cells", 20, HEAD + "| 甲 | 乙 |\n|---|---|\n" + "|\n" * 30, 5),
    ("pictures", 3, HEAD + "![](a.png)\n\n" * 5, 11),
]


@pytest.mark.parametrize(("name", "most", "text", "line"), TOO_MUCH, ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "")
def test_markdown(name: str, most: int, text: str, line: int) -> None:
    with pytest.raises(InputError) as raised:
        newsconv.read_data(text.encode(), "a.md", format="md", limits=msgspec.structs.replace(Limits(), **{name: most}))
    assert f"--limit {name.replace('_', '-')}=NUMBER" in raised.value.message
    assert (raised.value.file, raised.value.line) == ("a.md", line)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, _, text, _ in TOO_MUCH if name != "nesting"])
def test_the_same_is_read_within_the_defaults(name: str, text: str) -> None:
    assert newsconv.read_data(text.encode(), "a.md", format="md").stories, name


def test_text_html_and_json_are_bounded_too() -> None:
    low = Limits(paragraph=50)
    long = "甲" * 60
    article = newsconv.read_data((HEAD + long).encode(), "a.md", format="md")
    for format, data in (
        ("txt", f"标题\n\n{long}\n".encode()),
        ("html", f"<html><body><h1>标题</h1><p>{'乙。' * 20}</p><p>{long}</p></body></html>".encode()),
        ("json", newsconv.render(article, "json")),
        ("docx", newsconv.render(article, "docx")),
    ):
        with pytest.raises(InputError, match="--limit paragraph=NUMBER"):
            newsconv.read_data(data, f"a.{format}", format=format, limits=low)


def test_json_nested_without_end() -> None:
    inner = '{"type":"quotation","blocks":[' * 400 + "]}" * 400
    data = '{"type":"article","language":"zh-Hans-CN","stories":[{"type":"story","blocks":[' + inner + "]}]}"
    with pytest.raises(InputError):
        newsconv.read_data(data.encode(), "a.json", format="json")


def test_a_docx_that_expands_beyond_reason() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * (2 * 2**20) + b"</a>")
    with pytest.raises(InputError, match="archive-ratio"):
        newsconv.read_data(file.getvalue(), "a.docx", format="docx")
    with pytest.raises(InputError, match="part-bytes"):
        newsconv.read_data(file.getvalue(), "a.docx", format="docx", limits=Limits(part_bytes=1000))
    with pytest.raises(InputError, match="archive-bytes"):
        newsconv.read_data(file.getvalue(), "a.docx", format="docx", limits=Limits(archive_bytes=1000))


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "GIF", "WEBP"])
def test_pictures_of_too_many_pixels(tmp_path: Path, kind: str) -> None:
    Image.new("P" if kind != "WEBP" else "RGB", (2000, 600)).save(tmp_path / "a.bin", kind)
    with pytest.raises(PictureError, match="picture-pixels"):
        Pictures(tmp_path, limits=Limits(picture_pixels=1_000_000)).load("a.bin")
    with pytest.raises(PictureError, match="picture-bytes"):
        Pictures(tmp_path, limits=Limits(picture_bytes=20)).load("a.bin")
    assert Pictures(tmp_path).load("a.bin") is not None


def test_pictures_that_are_too_much_together(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        Image.new("RGB", (200, 100)).save(tmp_path / f"{name}.png")
    for limits in (Limits(all_picture_pixels=50_000), Limits(all_picture_bytes=2 * (tmp_path / "a.png").stat().st_size)):
        for keep in (True, False):
            pictures = Pictures(tmp_path, keep=keep, limits=limits)
            for name in ("a", "b", "a", "b"):
                assert pictures.load(f"{name}.png")
            with pytest.raises(PictureError, match="--limit all-picture-"):
                pictures.load("c.png")


def test_pictures_in_word_files(tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (20, 10)).save(picture, "png")
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("a.png", picture.getvalue())
        for number in range(20):
            archive.writestr(f"{number}", "")
    assert Pictures(tmp_path).load("a.docx/a.png")
    for name, most in (("archive_parts", 10), ("source_bytes", 100), ("picture_bytes", 10)):
        limits = msgspec.structs.replace(Limits(), **{name: most})
        with pytest.raises(PictureError, match=f"--limit {name.replace('_', '-')}=NUMBER"):
            Pictures(tmp_path, limits=limits).load("a.docx/a.png")


@pytest.mark.parametrize(("name", "text"), [
    ("elements", "<p>甲</p>" * 60), ("characters", "甲" * 600), ("paragraph", "<p>" + "甲" * 100 + "</p>"),
])
def test_pages(name: str, text: str) -> None:
    page = f"<html><body><h1>标题</h1>{text}</body></html>".encode()
    assert newsconv.read_data(page, "a.html", format="html").headline
    with pytest.raises(InputError, match=f"--limit {name}=NUMBER"):
        newsconv.read_data(page, "a.html", format="html", limits=msgspec.structs.replace(Limits(), **{name: 50}))


def test_what_a_page_holds_as_base64_does_not_count() -> None:
    page = f"<html><body><h1>标题</h1><p>正文在此。</p><img src='data:image/png;base64,{'QUJD' * 5000}'></body></html>"
    article = newsconv.read_data(page.encode(), "a.html", format="html", limits=Limits(characters=1000))
    assert "正文" in newsconv.plain_text(article)


def test_front_matter() -> None:
    text = "---\ntitle: |\n" + "  甲\n" * 100 + "---\n\n正文。\n"
    with pytest.raises(InputError, match="front matter has over 50 characters"):
        newsconv.read_data(text.encode(), "a.md", format="md", limits=Limits(paragraph=50))


def test_what_the_command_takes() -> None:
    assert limits_of(["picture-pixels=5", "nesting=40"]) == Limits(picture_pixels=5, nesting=40)
    for wrong in ("colour=5", "lines", "lines=", "lines=-1", "lines=0", "lines=１", "lines=1e3", "nesting=5000"):
        with pytest.raises(UsageError):
            limits_of([wrong])


def test_the_command_raises_and_lowers(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(HEAD + "甲" * 60, encoding="utf-8")
    arguments = ["convert", str(tmp_path / "a.md"), "-o", str(tmp_path / "a.json")]
    done = CliRunner().invoke(cli, [*arguments, "--limit", "paragraph=50"])
    assert (done.exit_code, (tmp_path / "a.json").exists()) == (1, False)
    assert "a.md:5: a paragraph has over 50 characters" in done.output
    assert CliRunner().invoke(cli, arguments).exit_code == 0
    assert CliRunner().invoke(cli, [*arguments, "--limit", "x=1"]).exit_code == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_pipes_and_devices_are_no_articles(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    for path in (tmp_path / "pipe.md", Path("/dev/zero"), tmp_path):
        with pytest.raises(InputError, match=r"is a (pipe|device|folder), not a file"):
            newsconv.read(path)
    assert Pictures(tmp_path).load("pipe.md") is None


def test_links_in_a_circle(tmp_path: Path) -> None:
    try:
        (tmp_path / "a.md").symlink_to("b.md")
        (tmp_path / "b.md").symlink_to("a.md")
    except OSError:
        pytest.skip("this system lets us make no links")
    with pytest.raises(InputError):
        newsconv.read(tmp_path / "a.md")
    assert Pictures(tmp_path).load("a.md") is None
    (tmp_path / "c.md").write_text("# 题\n\n文。\n", encoding="utf-8")
    with pytest.raises(newsconv.OutputError):
        newsconv.write(newsconv.read(tmp_path / "c.md"), tmp_path / "a.md")
