"""What is settled before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsconv import ChineseOptions, DocxOptions, EpubOptions, InputError, PdfOptions, UsageError
from newsconv.batch import Conversion, plan
from newsconv.batch.fingerprint import fingerprint

from .archives import LIGHT, archive


def test_the_plan_mirrors_the_folders(tmp_path: Path) -> None:
    made = plan(archive(tmp_path / "in", 2), tmp_path / "out", LIGHT)
    assert [(task.source, task.targets) for task in made.tasks] == [
        ("2024/01/000.md", ("2024/01/000.json", "2024/01/000.md")),
        ("2024/02/001.md", ("2024/02/001.json", "2024/02/001.md")),
    ]
    assert not (tmp_path / "out").exists()


def test_two_articles_with_one_output(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x")
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(InputError, match=r"a\.md and a\.txt would both become a\.json"):
        plan(tmp_path, tmp_path / "out", LIGHT)


def test_outputs_among_the_articles(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="choose another"):
        plan(archive(tmp_path / "in", 1), tmp_path / "in", LIGHT)
    archive(tmp_path / "in/in", 1)
    with pytest.raises(InputError, match="among the articles"):
        plan(tmp_path / "in", tmp_path, LIGHT)


def test_nothing_to_convert(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no articles"):
        plan(tmp_path, tmp_path / "out", LIGHT)
    with pytest.raises(InputError, match="no such folder"):
        plan(tmp_path / "nowhere", tmp_path / "out", LIGHT)


def test_a_fingerprint_sees_options_and_the_files_they_name(tmp_path: Path) -> None:
    glossary, theme, cover = (tmp_path / name for name in ("g.tsv", "t.toml", "c.png"))
    glossary.write_text("keep\t甲\n", encoding="utf-8")
    theme.write_text('extends = "newspaper"\n', encoding="utf-8")
    cover.write_bytes(b"1")
    said = [
        LIGHT,
        Conversion((("json", None),)),
        Conversion((("pdf", PdfOptions()),)),
        Conversion((("pdf", PdfOptions(vertical=True)),)),
        Conversion((("docx", DocxOptions()),)),
        Conversion((("json", None),), ChineseOptions("tw", glossaries=(str(glossary),))),
        Conversion((("epub", EpubOptions(cover=str(cover))),)),
        Conversion((("pdf", PdfOptions(theme=str(theme))),)),
    ]
    before = [fingerprint(one) for one in said]
    assert len(set(before)) == len(said)
    assert before == [fingerprint(one) for one in said]
    glossary.write_text("keep\t乙\n", encoding="utf-8")
    cover.write_bytes(b"2")
    changed = [old != fingerprint(one) for old, one in zip(before, said, strict=True)]
    assert changed == [False, False, False, False, False, True, True, False]


def test_workers_are_given_absolute_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "reference.docx").write_bytes(b"")
    archive(tmp_path / "in", 1)
    monkeypatch.chdir(tmp_path)
    made = plan("in", "out", Conversion((("docx", DocxOptions(reference="reference.docx")),), images=("in",)))
    (_, options), = made.work.conversion.writers
    assert isinstance(options, DocxOptions)
    assert options.reference == str(tmp_path / "reference.docx")
    assert made.work.conversion.images == (str(tmp_path / "in"),)
    assert made.work.source.shown("2024/01/000.md") == "in/2024/01/000.md"
