"""`newsconv handout` and `newsconv check` as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner, Result

from newsconv.cli import cli
from newsconv.handout import handout

ARTICLE = "---\noutlet: 临漪晚报\nissue-date: 2024-05-31\nterms: [新桥]\n---\n\n# {}\n\n江边的新桥在雨里通了车。\n"


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    files = [tmp_path / f"{number}.md" for number in range(3)]
    for number, file in enumerate(files):
        file.write_text(ARTICLE.format(f"新桥的第{number}天"), encoding="utf-8")
    return files


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def test_a_handout_of_several_articles(articles: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "handout.pdf"
    result = run("handout", *articles, "-o", out, "--recipe", "a4-fold", "--title", "新桥")
    assert result.exit_code == 0 and "3 articles → " in result.stderr
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 2
        assert [round(float(value)) for value in pdf.pages[0].mediabox] == [0, 0, 1190, 842]
        assert str(pdf.docinfo["/Title"]) == "新桥"


def test_a_handout_is_a_pdf_alone(articles: list[Path], tmp_path: Path) -> None:
    result = run("handout", articles[0], "-o", tmp_path / "handout.docx")
    assert result.exit_code == 2 and "FILE.pdf" in result.stderr
    assert not (tmp_path / "handout.docx").exists()


def test_the_paper_and_the_sheet_can_be_chosen(articles: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "handout.pdf"
    for options, size in ((("--paper", "16K"), (1049, 737)), (("--paper", "A4", "--sheet", "A4"), (842, 595))):
        assert run("handout", articles[0], "-o", out, "--recipe", "a4-fold", *options).exit_code == 0
        with pikepdf.open(out) as pdf:
            assert tuple(round(float(value)) for value in pdf.pages[0].mediabox[2:]) == size


def test_a_shop_gets_single_pages_with_bleed(articles: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "handout.pdf"
    assert run("handout", *articles, "-o", out, "--recipe", "a5-booklet", "--print", "--bleed", "5").exit_code == 0
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 4
        trim, bleed = ([float(value) for value in box] for box in (pdf.pages[0].trimbox, pdf.pages[0].bleedbox))
        assert [round(trim[2] - trim[0]), round(trim[3] - trim[1])] == [420, 595]
        assert [round((bleed[at] - trim[at]) / 72 * 25.4, 2) for at in range(4)] == [-5, -5, 5, 5]


def test_the_library_makes_the_same_file(articles: list[Path], tmp_path: Path) -> None:
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    assert run("handout", *articles, "-o", one, "--recipe", "two-up").exit_code == 0
    result = handout(articles, two, recipe="two-up")
    assert result.files == (two,) and one.read_bytes() == two.read_bytes()


def test_readings_for_learners(articles: list[Path], tmp_path: Path) -> None:
    plain, read = tmp_path / "plain.pdf", tmp_path / "read.pdf"
    run("handout", articles[0], "-o", plain)
    assert run("handout", articles[0], "-o", read, "--pinyin").exit_code == 0
    assert "tōng" in _text(read) and "tōng" not in _text(plain)


def _text(file: Path) -> str:
    return str(pypdfium2.PdfDocument(file)[0].get_textpage().get_text_bounded())


def test_traditional_chinese(articles: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "handout.pdf"
    assert run("handout", articles[0], "-o", out, "--chinese", "tw").exit_code == 0
    with pikepdf.open(out) as pdf:
        assert str(pdf.docinfo["/Title"]) == "新橋的第0天"


@pytest.mark.parametrize(("options", "status", "said"), [
    (("--recipe", "origami"), 1, "no such recipe"),
    (("--paper", "A17"), 2, "A17"),
    (("--theme", "nowhere"), 1, "nowhere: no such theme"),
    (("--recipe", "study", "--columns", "2"), 2, "columns = 1"),
    (("--chinese", "klingon"), 2, "klingon"),
])
def test_errors_are_one_line(
    articles: list[Path], tmp_path: Path, options: tuple[str, ...], status: int, said: str
) -> None:
    out = tmp_path / "handout.pdf"
    result = run("handout", articles[0], "-o", out, *options)
    assert result.exit_code == status, result.output
    assert said in result.stderr and len(result.stderr.strip().splitlines()) == 1
    assert not out.exists()


def test_the_output_is_no_input(articles: list[Path]) -> None:
    result = run("handout", articles[0], "-o", articles[0])
    assert result.exit_code == 1 and "is an input" in result.stderr


def test_strict_fails_on_a_code_that_leads_nowhere(tmp_path: Path) -> None:
    source, out = tmp_path / "a.md", tmp_path / "a.pdf"
    source.write_text("# 新桥通车\n\n正文一段。\n\n{.read-more}\n扫码阅读全文\n", encoding="utf-8")
    result = run("handout", source, "-o", out, "--strict")
    assert result.exit_code == 3 and "no-link" in result.stderr and not out.exists()


def test_check_says_what_is_wrong_by_its_exit_status(articles: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "handout.pdf"
    run("handout", articles[0], "-o", out)
    result = run("check", out)
    assert result.exit_code == 0 and "0 errors, 0 warnings" in result.stdout
    with pikepdf.open(out, allow_overwriting_input=True) as pdf:
        pdf.pages[0].TrimBox = [-9, -9, 99, 99]
        pdf.save(out)
    result = run("check", out, "--json")
    assert result.exit_code == 1
    report, = json.loads(result.stdout)
    assert report["file"] == str(out)
    assert {"box-outside", "text-outside"} <= {finding["code"] for finding in report["findings"]}


def test_check_goes_on_after_a_file_that_it_cannot_open(articles: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "handout.pdf"
    run("handout", articles[0], "-o", out)
    result = run("check", articles[0], tmp_path / "gone.pdf", out)
    assert result.exit_code == 1 and "no such file" in result.stdout and "no PDF" in result.stdout
    assert "0 errors, 0 warnings" in result.stdout


def test_check_needs_a_document(articles: list[Path]) -> None:
    result = run("check", articles[0])
    assert result.exit_code == 1 and "no PDF, DOCX or EPUB" in result.stderr
