"""What independent readers get out of each file is the article's text, in order, for every sample."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

import newsconv
from newsconv.pipeline import render

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted((ROOT / "samples").glob("*.md"))
SAMPLES = [path for path in SAMPLES if path.name != "README.md"]
XHTML = "{http://www.w3.org/1999/xhtml}"


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest) -> newsconv.Article:
    return newsconv.read(request.param)


def made(article: newsconv.Article, format: str) -> bytes:
    return render(article, format, images=[ROOT / "samples"])


def test_docx(sample: newsconv.Article) -> None:
    body = docx.Document(io.BytesIO(made(sample, "docx"))).element.body
    skipped = {text for ruby in body.iter(qn("w:rt")) for text in ruby.iter(qn("w:t"))}
    text = "".join(node.text or "" for node in body.iter(qn("w:t")) if node not in skipped)
    assert bare(text) == bare(newsconv.plain_text(sample))


def test_epub(sample: newsconv.Article) -> None:
    with zipfile.ZipFile(io.BytesIO(made(sample, "epub"))) as book:
        names = [name for name in book.namelist() if re.search(r"part-\d+\.xhtml$", name)]
        names.sort(key=lambda name: int(re.findall(r"\d+", name)[-1]))
        text = "".join(_visible(etree.fromstring(book.read(name)).find(f"{XHTML}body")) for name in names)
    assert bare(text) == bare(newsconv.plain_text(sample))


def _visible(element: etree._Element) -> str:
    generated = "generated" in element.get("class", "").split() or element.tag in (f"{XHTML}rt", f"{XHTML}rp")
    note = element.get("{http://www.idpf.org/2007/ops}type") in ("footnote", "footnotes", "noteref")
    if generated or note:
        return ""
    return (element.text or "") + "".join(_visible(child) + (child.tail or "") for child in element)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("mode", ["-raw", "-nopgbrk"], ids=["content order", "reading order"])
def test_pdf(sample: newsconv.Article, tmp_path: Path, mode: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(made(sample, "pdf"))
    done = subprocess.run(["pdftotext", mode, "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True)
    expected, found = bare(newsconv.plain_text(sample)), bare(done.stdout.decode())
    assert is_subsequence(expected, found), first_missing(expected, found)
    assert len(found) < len(expected) * 1.12 + 60


def is_subsequence(expected: str, found: str) -> bool:
    characters = iter(found)
    return all(character in characters for character in expected)


def first_missing(expected: str, found: str) -> str:
    at = 0
    for place, character in enumerate(expected):
        at = found.find(character, at) + 1
        if at == 0:
            return expected[max(0, place - 20) : place + 20]
    return ""


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_pdf_is_sound(sample: newsconv.Article, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(made(sample, "pdf"))
    assert subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="pdffonts is not installed")
def test_pdf_fonts_are_embedded_subsets(sample: newsconv.Article, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(made(sample, "pdf"))
    done = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines()[2:]:
        assert re.search(r"^[A-Z]{6}\+.* yes yes yes ", line), line


@pytest.mark.parametrize("format", ["md", "json"])
def test_text_formats_come_back(sample: newsconv.Article, format: str) -> None:
    data = made(sample, format)
    assert newsconv.same(newsconv.read_data(data, "a", format=format), newsconv.normalise(sample))


def test_traditional_edition_loses_nothing(sample: newsconv.Article) -> None:
    traditional = newsconv.to_chinese(sample, "tw")
    assert traditional.language == "zh-Hant-TW"
    assert len(bare(newsconv.plain_text(traditional))) == len(bare(newsconv.plain_text(sample)))
    body = docx.Document(io.BytesIO(made(traditional, "docx"))).element.body
    skipped = {text for ruby in body.iter(qn("w:rt")) for text in ruby.iter(qn("w:t"))}
    text = "".join(node.text or "" for node in body.iter(qn("w:t")) if node not in skipped)
    assert bare(text) == bare(newsconv.plain_text(traditional))
