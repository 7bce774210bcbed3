"""The command line: what it writes, what it says, and its exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsconv.cli import cli

ARTICLE = """# 石桥镇办起夜间门诊

本报讯（记者 林一帆）3月2日，石桥镇卫生院的夜间门诊开诊。当晚有四十多位居民前来就诊。

院长周明远说，夜间门诊每周开放五天。
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], input=stdin)


def one_line_error(result: Result, status: int = 1) -> str:
    lines = result.stderr.strip().splitlines()
    assert result.exit_code == status, result.output
    assert len(lines) == 1
    assert "Traceback" not in result.stderr
    return lines[0]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_three_formats_beside_the_source(article: Path) -> None:
    result = run("convert", article)
    assert result.exit_code == 0
    assert names(article.parent) == {"article.md", "article.docx", "article.pdf", "article.epub"}


def test_suffix_decides_the_format(article: Path) -> None:
    assert run("convert", article, "-o", article.with_name("out.json")).exit_code == 0
    assert json.loads(article.with_name("out.json").read_text(encoding="utf-8"))["type"] == "article"


def test_an_output_given_twice_is_refused(article: Path) -> None:
    result = run("convert", article, "-o", article.with_name("a.pdf"), "-o", article.with_name("a.docx"))
    assert result.exit_code == 2
    assert "given twice" in result.stderr
    assert names(article.parent) == {"article.md"}


def test_several_files_and_the_name_of_one_are_told(article: Path) -> None:
    told = one_line_error(run("convert", article, "-t", "json,md", "-o", article.with_name("out.json")))
    assert "out.json: is no folder, and 2 files result" in told
    assert names(article.parent) == {"article.md"}


def test_a_report_that_cannot_be_written_is_told_before_anything_is(article: Path) -> None:
    result = run("convert", article, "-t", "json", "--report", article.parent / "none" / "report.json")
    assert "no such folder" in one_line_error(result)
    assert names(article.parent) == {"article.md"}


def test_standard_input_and_output(tmp_path: Path) -> None:
    result = run("convert", "-", "-o", "-", "-t", "md", stdin=ARTICLE.encode())
    assert result.exit_code == 0
    assert "石桥镇办起夜间门诊" in result.stdout
    assert names(tmp_path) == set()


def test_traditional(article: Path) -> None:
    assert run("convert", article, "--chinese", "tw", "-o", article.with_name("out.json")).exit_code == 0
    made = json.loads(article.with_name("out.json").read_text(encoding="utf-8"))
    assert made["language"] == "zh-Hant-TW"
    assert "石橋鎮辦起夜間門診" in json.dumps(made, ensure_ascii=False)


def test_report_and_folder(article: Path) -> None:
    out = article.parent / "out"
    out.mkdir()
    report = article.parent / "report.json"
    assert run("convert", article, "-o", out, "-t", "json,md", "--report", report).exit_code == 0
    assert names(out) == {"article.json", "article.md"}
    codes = {notice["code"] for notice in json.loads(report.read_text(encoding="utf-8"))}
    assert {"title", "dateline"} <= codes


def test_inspect_shows_the_tree(article: Path) -> None:
    result = run("inspect", article)
    assert result.exit_code == 0
    assert "电头 dateline" in result.stdout
    assert "林一帆" in result.stdout


def test_inspect_for_programs(article: Path) -> None:
    report = json.loads(run("inspect", article, "--json").stdout)
    assert report["headline"]["title"] == "石桥镇办起夜间门诊"
    assert report["datelines"][0]["reporters"] == ["林一帆"]


def test_schema_validates_what_is_written(article: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(run("schema").stdout)
    written = json.loads(run("convert", article, "-o", "-", "-t", "json").stdout)
    jsonschema.validate(written, schema)


def test_missing_file(tmp_path: Path) -> None:
    assert "nowhere.md: no such file" in one_line_error(run("convert", tmp_path / "nowhere.md"))
    assert names(tmp_path) == set()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\n\t\n", "empty"),
        (bytes(range(256)) * 8, "text"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
    ],
)
def test_unusable_sources(tmp_path: Path, data: bytes, words: str) -> None:
    source = tmp_path / "bad.md"
    source.write_bytes(data)
    assert words in one_line_error(run("convert", source))
    assert names(tmp_path) == {"bad.md"}


def test_folder_as_source(tmp_path: Path) -> None:
    assert "folder" in one_line_error(run("convert", tmp_path, "-o", tmp_path / "x.pdf"))


def test_unreadable_picture(article: Path) -> None:
    article.with_name("photo.jpg").write_bytes(b"\xff\xd8\xff no picture at all")
    article.write_text(ARTICLE + "\n![](photo.jpg)\n", encoding="utf-8")
    assert "photo.jpg" in one_line_error(run("convert", article))
    assert names(article.parent) == {"article.md", "photo.jpg"}


def test_picture_outside_the_folder(article: Path) -> None:
    inner = article.parent / "inner"
    inner.mkdir()
    (article.parent / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    source = inner / "a.md"
    source.write_text(ARTICLE + "\n![](../photo.png)\n", encoding="utf-8")
    assert "outside" in one_line_error(run("convert", source))


def test_output_folder_that_does_not_exist(article: Path) -> None:
    assert "no such folder" in one_line_error(run("convert", article, "-o", article.parent / "no" / "x.pdf"))
    assert "no such folder" in one_line_error(run("convert", article, "-o", f"{article.parent / 'no'}/"))
    assert names(article.parent) == {"article.md"}


def test_output_that_is_an_input(article: Path) -> None:
    assert "input" in one_line_error(run("convert", article, "-t", "md", "-o", article))
    assert article.read_text(encoding="utf-8") == ARTICLE


def test_two_inputs_with_one_output(article: Path) -> None:
    other = article.parent / "other"
    other.mkdir()
    twin = other / "article.md"
    twin.write_text(ARTICLE, encoding="utf-8")
    out = article.parent / "out"
    out.mkdir()
    assert "two outputs" in one_line_error(run("convert", article, twin, "-o", out, "-t", "json"))
    assert names(out) == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ("-t", "odt"),
        ("-o", "article.xyz"),
        ("-o", "-"),
        ("-t", "json", "--paper", "A4"),
        ("-t", "docx", "--print"),
        ("-t", "pdf", "--bleed", "3"),
        ("--paper", "A99"),
        ("--chinese", "klingon"),
        ("-f", "rtf"),
    ],
)
def test_usage_errors(article: Path, arguments: tuple[str, ...]) -> None:
    one_line_error(run("convert", article, *arguments), status=2)
    assert names(article.parent) == {"article.md"}


def test_unknown_theme(article: Path) -> None:
    assert "theme" in one_line_error(run("convert", article, "-t", "pdf", "--theme", "nothing"))
    assert names(article.parent) == {"article.md"}


def test_strict_fails_and_writes_nothing(article: Path) -> None:
    article.write_text(ARTICLE + "\n![会场](gone.jpg)\n", encoding="utf-8")
    assert "gone.jpg" in one_line_error(run("convert", article, "--strict"), status=3)
    assert names(article.parent) == {"article.md"}


def test_strict_repair(article: Path) -> None:
    article.write_text("# \n\n" + ARTICLE, encoding="utf-8")
    assert run("convert", article, "-t", "json", "--strict").exit_code == 0
    one_line_error(run("convert", article, "-t", "json", "--strict=repair"), status=3)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_no_room_on_the_disk(article: Path) -> None:
    code = (
        "import errno, pathlib, newsconv.files as files\n"
        "from newsconv.cli import main\n"
        "import io\n"
        "real = pathlib.Path.open\n"
        "def opened(self, mode='r', *rest, **named):\n"
        "    if self.suffix == '.part':\n"
        "        real(self, mode).close()\n"
        "        return io.FileIO('/dev/full', 'w')\n"
        "    return real(self, mode, *rest, **named)\n"
        "pathlib.Path.open = opened\n"
        f"main(['convert', {str(article)!r}, '-t', 'json'])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "no room on the disk" in done.stderr
    assert names(article.parent) == {"article.md"}


def test_same_bytes_twice(article: Path) -> None:
    formats = ("docx", "pdf", "epub", "json", "md")
    first = {name: _bytes(article, name, "1") for name in formats}
    second = {name: _bytes(article, name, "2") for name in formats}
    assert first == second


def _bytes(article: Path, name: str, hash_seed: str) -> bytes:
    out = article.with_name(f"twice-{hash_seed}.{name}")
    command = [sys.executable, "-m", "newsconv", "convert", str(article), "-q", "-o", str(out)]
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    subprocess.run(command, check=True, env=environment)
    data = out.read_bytes()
    out.unlink()
    return data


def test_source_date_epoch_and_issue_date(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run("convert", article, "-o", "-", "-t", "pdf").stdout_bytes
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    second = run("convert", article, "-o", "-", "-t", "pdf").stdout_bytes
    assert b"19800101" in first
    assert b"20231114" in second


def test_help_is_quick_and_light() -> None:
    code = (
        "import sys\nfrom newsconv.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = ('docx', 'reportlab', 'ebooklib', 'opencc', 'markdown_it', 'rich', 'uharfbuzz')\n"
        "print([m for m in heavy if m in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert "convert" in done.stdout
