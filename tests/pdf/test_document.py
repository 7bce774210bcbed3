"""The file around the pages, read back with pikepdf."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from newsconv.typeset.page import Bookmark, LinkArea, Rule
from newsconv.typeset.shaping import FaceRequest
from newsconv.writers.pdf.links import uri
from newsconv.writers.pdf.metadata import Facts, pdf_date

from .pages import FACTS, Sheet

TEXT = "新闻报道：CO₂排放“下降”don’t"


def sheet() -> Sheet:
    made = Sheet().text(TEXT, 60).text("标题", 30, 20, style=FaceRequest("hei", 800))
    made.text("線线", 90, language="zh-Hant-TW").text("第1页", 560, artifact=True)
    return made.add(
        Bookmark("一", 0, 20), Bookmark("一之一", 2, 40), Bookmark("二", 0, 80),
        LinkArea(40, 50, 100, 12, "https://例子.cn/路?q=1"), Rule(40, 70, 100, 0.5, "#cc0000"),
    )


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return list(pdf.pages[0].Resources.Font.values())


def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(sheet().pdf())
    with pikepdf.open(path) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_all_fonts_are_embedded_subsets() -> None:
    with opened(sheet().pdf()) as pdf:
        found = fonts(pdf)
        assert found
        for font in found:
            assert font.Subtype == "/Type0"
            assert font.Encoding == "/Identity-H"
            assert str(font.BaseFont)[7] == "+"
            inner = font.DescendantFonts[0]
            descriptor = inner.FontDescriptor
            if inner.Subtype == "/CIDFontType0":
                assert descriptor.FontFile3.Subtype == "/CIDFontType0C"
            else:
                assert inner.CIDToGIDMap == "/Identity"
                assert "/FontFile2" in descriptor


def test_no_font_is_named_that_is_not_used() -> None:
    data = sheet().pdf()
    assert b"Helvetica" not in data
    with opened(data) as pdf:
        content = pdf.pages[0].Contents.read_bytes().decode("ascii")
        assert all(f"{name} " in content for name in pdf.pages[0].Resources.Font)


def test_a_second_text_of_a_glyph_shares_the_outlines() -> None:
    with opened(Sheet().text("2₂", 60).pdf()) as pdf:
        first, second = fonts(pdf)
        assert first.DescendantFonts[0].objgen == second.DescendantFonts[0].objgen
        assert b"<0032>" in first.ToUnicode.read_bytes()
        assert b"<2082>" in second.ToUnicode.read_bytes()


def test_information_and_catalog() -> None:
    facts = Facts("标题“一”", "王小明; 李四", "副题", "甲, 乙", "zh-Hant-TW", datetime(2024, 5, 31, 8, tzinfo=UTC))
    with opened(Sheet().text("文", 60).pdf(facts)) as pdf:
        information = pdf.docinfo
        assert str(information.Title) == "标题“一”"
        assert str(information.Author) == "王小明; 李四"
        assert str(information.Subject) == "副题"
        assert str(information.Keywords) == "甲, 乙"
        assert str(information.CreationDate) == str(information.ModDate) == "D:20240531080000Z"
        assert str(pdf.Root.Lang) == "zh-Hant-TW"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
        assert [float(v) for v in pdf.pages[0].MediaBox] == [0, 0, 420, 595]
        assert [float(v) for v in pdf.pages[0].TrimBox] == [0, 0, 420, 595]


def test_empty_facts_are_left_out() -> None:
    with opened(Sheet().text("文", 60).pdf()) as pdf:
        assert "/Author" not in pdf.docinfo
        assert "/Keywords" not in pdf.docinfo


def test_the_outline_has_no_missing_levels() -> None:
    with opened(sheet().pdf()) as pdf, pdf.open_outline() as outline:
        assert [(item.title, [child.title for child in item.children]) for item in outline.root] == [
            ("一", ["一之一"]), ("二", [])
        ]
        place = outline.root[0].destination
        assert place[0].objgen == pdf.pages[0].obj.objgen
        assert float(place[3]) == 595 - 20


def test_links_are_ascii_and_where_they_belong() -> None:
    with opened(sheet().pdf()) as pdf:
        (link,) = pdf.pages[0].Annots
        assert str(link.A.URI) == "https://xn--fsqu00a.cn/%E8%B7%AF?q=1"
        assert [float(v) for v in link.Rect] == [40, 533, 140, 545]


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/%E8%B7%AF", "https://example.org/%E8%B7%AF"),
        ("mailto:王@example.org", "mailto:%E7%8E%8B@example.org"),
        ("http://..", "http://.."),
    ],
)
def test_uri(target: str, wanted: str) -> None:
    assert uri(target) == wanted


@pytest.mark.parametrize(
    ("moment", "wanted"),
    [
        (datetime(2024, 1, 2, 3, 4, 5), "D:20240102030405Z"),
        (datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC), "D:20240102030405Z"),
        (datetime(2024, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=8))), "D:20240102030405+08'00'"),
        (datetime(2024, 1, 2, 3, 4, 5, tzinfo=timezone(-timedelta(hours=3, minutes=30))), "D:20240102030405-03'30'"),
    ],
)
def test_dates(moment: datetime, wanted: str) -> None:
    assert pdf_date(moment) == wanted


def test_two_runs_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = sheet().pdf()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1234567890")
    assert sheet().pdf() == first


def test_different_content_has_a_different_identifier() -> None:
    with opened(Sheet().text("甲", 60).pdf()) as one, opened(Sheet().text("乙", 60).pdf()) as two:
        assert one.trailer.ID[0] != two.trailer.ID[0]


def test_threads_do_not_disturb_each_other() -> None:
    wanted = sheet().pdf()
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: sheet().pdf(), range(8))) == {wanted}


def test_nothing_is_registered_with_reportlab() -> None:
    from reportlab.pdfbase import pdfmetrics

    before = pdfmetrics.getRegisteredFontNames()
    sheet().pdf(FACTS)
    assert pdfmetrics.getRegisteredFontNames() == before


def test_generated_text_is_marked_as_an_artifact() -> None:
    with opened(sheet().pdf()) as pdf:
        marks = []
        for instruction in pikepdf.parse_content_stream(pdf.pages[0]):
            if str(instruction.operator) in ("BMC", "EMC", "TJ", "re"):
                marks.append(str(instruction.operator))
    at = marks.index("BMC")
    assert marks[at:] == ["BMC", "TJ", "re", "EMC"]
