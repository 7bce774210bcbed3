"""Vertical lines in the file: fonts, direction, and the text that readers get."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from newsconv import PdfOptions, plain_text, render
from newsconv.model import Article, Headline, LineBreak, Paragraph, Person, Portrait, Span, Story, Text

TEXT = (
    "冬捕从十二月开始，“头网”要看日子。渔把头说——他干了31年——冰有40厘米厚，才敢上车马（从前是马，"
    "如今是绞盘）。今年AI也来了：声呐画出鱼群，误差不到1.5米……老人只信自己的脚。"
)


def article(language: str = "zh-Hans-CN") -> Article:
    return Article(
        language=language, headline=Headline(title=(Text("冰湖腾鱼"),)),
        stories=(Story(tuple(Paragraph((Text(TEXT),)) for _ in range(4))),),
    )


def made(content: Article) -> bytes:
    return render(content, "pdf", PdfOptions(vertical=True, columns=1), modified=datetime(2026, 1, 5, tzinfo=UTC))


def bare(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def test_fonts_go_down() -> None:
    with pikepdf.open(BytesIO(made(article()))) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        down = [font for font in fonts if font.Encoding == "/Identity-V"]
        assert down
        assert len(down) < len(fonts)
        assert all(list(font.DescendantFonts[0].W2) == [0, 65535, -1000, 120, -120] for font in down)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("language", ["zh-Hans-CN", "zh-Hant-TW"])
def test_pdftotext_reads_the_lines_in_order(tmp_path: Path, language: str) -> None:
    path = tmp_path / "down.pdf"
    path.write_bytes(made(article(language)))
    done = subprocess.run(["pdftotext", "-nopgbrk", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True)
    assert bare(done.stdout.decode()).removesuffix("1/1") == bare(plain_text(article()))


def test_pdfium_reads_the_lines_in_order() -> None:
    page = pypdfium2.PdfDocument(made(article()))[0].get_textpage()
    assert bare(page.get_text_range()).removesuffix("1/1") == bare(plain_text(article()))


def test_columns_come_one_after_another_in_the_file() -> None:
    content = article()
    data = render(content, "pdf", PdfOptions(vertical=True, columns=2), modified=datetime(2026, 1, 5, tzinfo=UTC))
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    assert bare("".join(pages)).removesuffix("1/1") == bare(plain_text(content))


@pytest.mark.parametrize("ends", range(1, 9))
def test_pdfium_reads_paragraphs_in_order_however_short_their_last_lines_are(ends: int) -> None:
    """A short line and the indent after it begin at nearly one height, side by side."""
    texts = ["冰" * 43 + "雪" * ends + "。", "“网要看日子。”他说，" * 3, "AI也来了" + "鱼" * ends]
    content = Article(stories=(Story(tuple(Paragraph((Text(text),)) for text in texts * 3)),))
    for columns in (1, 2):
        options = PdfOptions(vertical=True, columns=columns)
        data = render(content, "pdf", options, modified=datetime(2026, 1, 5, tzinfo=UTC))
        text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
        assert bare(text).removesuffix("1/1") == bare(plain_text(content))


def test_pdfium_reads_a_latin_name_over_its_office_in_order() -> None:
    person = Person((Span("name", (Text("Dana Olsson"),)), LineBreak(), Span("honorific", (Text("教授"),))))
    content = Article(portraits=(Portrait(person),), stories=article().stories)
    text = pypdfium2.PdfDocument(made(content))[0].get_textpage().get_text_range()
    assert bare(text).startswith("DanaOlsson教授冬捕")


def test_curly_quotes_are_corner_brackets_to_the_eye_and_themselves_to_the_reader() -> None:
    """Mainland quotes in vertical lines are 『』 (GB/T 15834-2011, 5.2.2); the text stays."""
    from newsconv.fonts.shaper import HarfBuzzShaper
    from newsconv.fonts.system import SystemFaces
    from newsconv.typeset.shaping import FaceRequest

    shaper = HarfBuzzShaper(SystemFaces(()))
    down = FaceRequest("song", vertical=True)
    quotes, corners = (shaper.shape(text, down, "zh-Hans-CN") for text in ("“”", "『』"))
    assert [glyph.gid for glyph in quotes] == [glyph.gid for glyph in corners]
    assert [glyph.text for glyph in quotes] == ["“", "”"]


def test_pdfium_takes_lines_that_begin_at_one_height_for_lines() -> None:
    long = Paragraph((Text("湖上的人说，冰一年比一年薄，下湖的日子也一年比一年晚，大家心里都有数。" * 5),))
    content = Article(stories=(Story((long,)),))
    page = pypdfium2.PdfDocument(made(content))[0].get_textpage()
    assert bare(page.get_text_range()).removesuffix("1/1") == bare(plain_text(content))
