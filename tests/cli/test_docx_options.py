"""What only a Word file can have, asked for on the command line."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from click.testing import CliRunner, Result

import newsconv
from newsconv.cli import cli

ARTICLE = """{.kicker}
夜间门诊

# 石桥镇办起夜间门诊

本报讯（记者 林一帆）3月2日，石桥镇卫生院的夜间门诊*开诊*，见图1。

## 每周五天

院长周明远说，夜间门诊每周开放五天。

{.caption}
图1 夜间门诊
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["convert", *(str(argument) for argument in arguments)])


def part(path: Path, name: str) -> str:
    with ZipFile(path) as file:
        return file.read(name).decode()


@pytest.mark.parametrize(("option", "name", "piece"), [
    ("--contents", "word/document.xml", "TOC \\o"),
    ("--vertical", "word/document.xml", 'w:textDirection w:val="tbRl"'),
    ("--notices-as-comments", "word/comments.xml", "kicker"),
    ("--emphasis-dots", "word/styles.xml", 'w:em w:val="underDot"'),
    ("--character-grid", "word/document.xml", "linesAndChars"),
])
def test_an_option_reaches_the_file(article: Path, tmp_path: Path, option: str, name: str, piece: str) -> None:
    target = tmp_path / "out.docx"
    assert run(article, "-o", target, option).exit_code == 0
    assert piece in part(target, name)


@pytest.mark.parametrize("option", ["--contents", "--notices-as-comments", "--emphasis-dots", "--character-grid",
                                    "--reference=x.docx"])
def test_an_option_that_no_format_uses_is_a_usage_error(article: Path, tmp_path: Path, option: str) -> None:
    result = run(article, "-o", tmp_path / "out.json", option)
    assert result.exit_code == 2
    assert option.partition("=")[0] in result.stderr


def test_a_reference_gives_the_page_and_the_styles(article: Path, tmp_path: Path) -> None:
    reference = tmp_path / "house.docx"
    house = docx.Document()
    house.sections[0].header.paragraphs[0].text = "本社稿纸"
    house.save(str(reference))
    target = tmp_path / "out.docx"
    assert run(article, "-o", target, "--reference", reference).exit_code == 0
    made = docx.Document(str(target))
    assert made.sections[0].header.paragraphs[0].text == "本社稿纸"
    assert made.sections[0].page_width == docx.Document().sections[0].page_width
    assert "Heading 1" in [paragraph.style.name for paragraph in made.paragraphs]


def test_a_reference_has_its_own_paper(article: Path, tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "house.docx"))
    result = run(article, "-o", tmp_path / "out.docx", "--reference", tmp_path / "house.docx", "--paper", "A5")
    assert result.exit_code == 2
    assert "beside --reference" in result.stderr


def test_a_reference_is_not_written_over(article: Path, tmp_path: Path) -> None:
    reference = tmp_path / "house.docx"
    docx.Document().save(str(reference))
    before = reference.read_bytes()
    result = run(article, "-o", reference, "--reference", reference)
    assert result.exit_code == 1
    assert "an input" in result.stderr
    with pytest.raises(newsconv.NewsconvError, match="an input"):
        newsconv.convert(article, reference, options=[newsconv.DocxOptions(reference=str(reference))])
    assert reference.read_bytes() == before


def test_a_reference_that_is_missing_is_one_line(article: Path, tmp_path: Path) -> None:
    result = run(article, "-o", tmp_path / "out.docx", "--reference", tmp_path / "none.docx")
    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "out.docx").exists()


def test_the_library_hands_notices_on(article: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    newsconv.convert(article, target, options=[newsconv.DocxOptions(notices_as_comments=True)])
    assert "[title]" in part(target, "word/comments.xml")
