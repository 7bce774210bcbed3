"""The text that readers get back out of a real PDF."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path
from unicodedata import bidirectional, category

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsconv.fonts.face import opened
from newsconv.fonts.find import Choice, bundled
from newsconv.typeset.shaping import FaceRequest

from .pages import Sheet

LIGATURES = "ﬀﬁﬂﬃﬄﬅﬆ"
"""pdfium spells these out, whatever a file says."""


@cache
def covered() -> list[str]:
    """The characters of the bundled faces that a reader is to give back one by one."""
    codes: set[int] = set()
    for shape in ("serif", "sans"):
        for script in ("SC", "TC"):
            codes |= set(opened(Choice(bundled(shape, script))).hb.unicodes)  # type: ignore[arg-type]
    characters = (chr(code) for code in sorted(codes) if code < 0x10000)
    return [c for c in characters if (category(c)[0] not in "CZM" and bidirectional(c) not in "RAL") or c.isascii()]


def pdfium(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return document[0].get_textpage().get_text_range()


def poppler(data: bytes, folder: Path, *options: str) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    (folder / "text.pdf").write_bytes(data)
    command = ["pdftotext", "-enc", "UTF-8", *options, str(folder / "text.pdf"), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8").strip()


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_characters_of_the_faces_come_out_as_themselves(data: st.DataObject) -> None:
    text = data.draw(st.text(st.sampled_from(covered()), min_size=1, max_size=25)).replace(" ", "")
    style = data.draw(st.sampled_from([FaceRequest("song"), FaceRequest("hei", 700)]))
    language = data.draw(st.sampled_from(["zh-Hans-CN", "zh-Hant-TW"]))
    if not text or set(text) & set(LIGATURES):
        return
    got = pdfium(Sheet().text(text, 100, style=style, language=language).pdf())
    assert "".join(got.split()) == text


EXAMPLES = [
    "浓度为CO₂，10⁻³，xⁿ与H₂O。",
    "“引号”与‘单引号’——破折号……省略号",
    "don’t office fi AV To",
    "戶户戸⼀一⽂文",
    "2²₂和1¹₁",
    "约翰·史密斯《书名》（注）",
    "臺灣線线",
    "①⑳㈱℃‰½Ⅷ",
]


@pytest.mark.parametrize("text", EXAMPLES)
@pytest.mark.parametrize("options", [(), ("-raw",)])
def test_poppler_reads_the_source_back(text: str, options: tuple[str, ...], tmp_path: Path) -> None:
    got = poppler(Sheet().text(text, 100).pdf(), tmp_path, *options)
    assert "".join(got.split()) == text.replace(" ", "")
    assert got.count(" ") == text.count(" ") or options


@pytest.mark.parametrize("text", EXAMPLES)
def test_pdfium_reads_the_source_back(text: str) -> None:
    got = pdfium(Sheet().text(text, 100).pdf())
    assert "".join(got.split()) == text.replace(" ", "")


def test_the_author_s_spaces_stay(tmp_path: Path) -> None:
    text = "New York Times报道 10 000 人"
    assert poppler(Sheet().text(text, 100).pdf(), tmp_path) == text


def test_a_stand_in_extracts_as_the_character_it_stands_for(tmp_path: Path) -> None:
    assert poppler(Sheet().text("前🙂后", 100).pdf(), tmp_path) == "前🙂后"
