"""Readers that go by the places of text get what those get that go by the file: several stories on a page, heads,
plates, tables, captions and boxes, in one column and in several, along the page and down it."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from newsconv import PdfOptions, read, render

SAMPLES = Path(__file__).parents[2] / "samples"
SETTINGS = [
    (name, "newspaper", columns)
    for name in ("README", "clinic", "congress", "interview", "news-item", "taiwan", "two-stories", "wire")
    for columns in (1, 2, 3)
] + [
    (name, theme, columns)
    for name in ("clinic", "congress", "taiwan") for theme in ("handout", "large-print", "report") for columns in (1, 2)
]


def bare(text: str) -> str:
    """Text without white space, and without hyphens: readers disagree on those that divide a word."""
    return re.sub(r"[-\s\u200b\ufffe]+", "", text)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize(("name", "theme", "columns"), SETTINGS)
def test_the_places_of_texts_tell_their_order(
    tmp_path: Path, name: str, theme: str, columns: int, *, vertical: bool
) -> None:
    path = tmp_path / "places.pdf"
    options = PdfOptions(vertical=vertical, columns=columns, theme=theme)
    path.write_bytes(render(read(SAMPLES / f"{name}.md"), "pdf", options, modified=datetime(2026, 1, 5, tzinfo=UTC)))
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True)
    by_places = done.stdout.decode().split("\f")[:-1]
    with pypdfium2.PdfDocument(path) as document:
        by_the_file = [page.get_textpage().get_text_range() for page in document]
    assert [bare(page) for page in by_places] == [bare(page) for page in by_the_file]
