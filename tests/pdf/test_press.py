"""Files for a print shop, and what every file says of itself and its colours."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from xml.etree import ElementTree

import pikepdf
import pytest
from PIL import Image, ImageCms

from newsconv.typeset.page import LinkArea, Rule
from newsconv.writers.pdf.colours import Colours, inks
from newsconv.writers.pdf.conditions import coated
from newsconv.writers.pdf.metadata import Facts, xmp, xmp_date
from newsconv.writers.pdf.press import Press
from newsconv.writers.pdf.profiles import fogra39, srgb

from .pages import FACTS, Sheet

PRESS = Press(8.5)
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def printed(**entries: str) -> bytes:
    sheet = Sheet().text("新闻", 60, **entries)
    return sheet.add(Rule(40, 70, 100, 5, "#cc0000"), LinkArea(40, 50, 90, 12, "https://example.org/")).pdf(press=PRESS)


def operators(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return pdf.pages[0].Contents.read_bytes().decode("ascii").splitlines()


def box(page: pikepdf.Page, name: str) -> list[float]:
    return [float(value) for value in page.obj[name]]


def test_boxes_lie_in_each_other() -> None:
    with pikepdf.open(BytesIO(printed())) as pdf:
        page = pdf.pages[0]
        media, bleed, trim = (box(page, name) for name in ("/MediaBox", "/BleedBox", "/TrimBox"))
    assert (trim[2] - trim[0], trim[3] - trim[1]) == (420, 595)
    assert [a - b for a, b in zip(trim, bleed, strict=True)] == [8.5, 8.5, -8.5, -8.5]
    assert media[:2] == [0, 0]
    assert media[2] - trim[2] == trim[0] > 8.5
    assert media[3] - trim[3] == trim[1] > 8.5


def test_marks_stand_outside_the_bleed_and_point_at_the_trim() -> None:
    marks = PRESS.crop_marks(420, 595)
    assert len(marks) == 8
    for left, bottom, width, height in marks:
        right, top = left + width, bottom + height
        assert right <= -8.5 or left >= 428.5 or top <= -8.5 or bottom >= 603.5
        assert min(abs(left + width / 2 - at) for at in (0, 420)) < 1e-9 or min(abs(bottom + height / 2 - at) for at in (0, 595)) < 1e-9


def test_black_is_one_ink_over_all_and_colours_are_inks() -> None:
    lines = operators(printed())
    assert "0 0 0 1 k" in lines
    assert lines[lines.index("0 0 0 1 k") - 1] == "/Over gs"
    assert not [line for line in lines if re.search(r" (rg|RG|g|G)$", line)]
    assert Colours(coated()).operator("#ffffff") == "/Knock gs\n0 0 0 0 k"
    assert inks("#333333", coated()) == (0, 0, 0, pytest.approx(0.8))
    cyan, magenta, yellow, black = inks("#cc0000", coated())
    assert magenta > 0.8
    assert yellow > 0.8
    assert cyan < 0.3
    assert cyan + magenta + yellow + black <= 3.2


def test_a_file_for_the_press_claims_what_it_is() -> None:
    data = printed()
    assert data.startswith(b"%PDF-1.6")
    with pikepdf.open(BytesIO(data)) as pdf:
        intents = list(pdf.Root.OutputIntents)
        assert {str(intent.S) for intent in intents} == {"/GTS_PDFX", "/GTS_PDFA1"}
        assert len({intent.DestOutputProfile.objgen for intent in intents}) == 1
        assert intents[0].DestOutputProfile.read_bytes() == fogra39()
        assert "/Annots" not in pdf.pages[0].obj
        assert pdf.docinfo.Trapped == "/False"
        said = pdf.Root.Metadata.read_bytes().decode("utf-8")
    assert "<pdfxid:GTS_PDFXVersion>PDF/X-4<" in said
    assert "<pdf:Trapped>False<" in said


def test_a_file_for_screens_claims_no_print() -> None:
    with pikepdf.open(BytesIO(Sheet().text("文", 60).pdf())) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.S) == "/GTS_PDFA1"
        assert intent.DestOutputProfile.read_bytes() == srgb()
        assert pdf.Root.MarkInfo.Marked is True
        assert pdf.pages[0].obj.Tabs == "/S"
        assert "/Filter" not in pdf.Root.Metadata
        assert b"pdfxid:GTS" not in pdf.Root.Metadata.read_bytes()


def test_metadata_and_information_agree() -> None:
    zone = timezone(timedelta(hours=8))
    facts = Facts("标题<一>&“二”", "王小明; 李四", "副题", "甲, 乙", "zh-Hant-TW", datetime(2024, 5, 31, 8, tzinfo=zone))
    with pikepdf.open(BytesIO(Sheet().text("文", 60).pdf(facts))) as pdf:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        root = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())
    said = {one.tag.split("}")[1]: "".join(one.itertext()).strip() for one in next(root.iter(f"{RDF}Description"))}
    assert said["title"] == info["/Title"] == facts.title
    assert said["creator"] == info["/Author"]
    assert said["description"] == info["/Subject"]
    assert said["Keywords"] == info["/Keywords"]
    assert said["Producer"] == info["/Producer"]
    assert said["CreatorTool"] == info["/Creator"]
    assert said["language"] == "zh-Hant-TW"
    assert said["ModifyDate"] == "2024-05-31T08:00:00+08:00"
    assert info["/ModDate"] == "D:20240531080000+08'00'"
    assert (said["part"], said["conformance"]) == ("1", "A")


def test_a_file_without_a_title_has_one() -> None:
    facts = Facts("", "", "", "", "zh-Hant-TW", FACTS.modified)
    with pikepdf.open(BytesIO(Sheet().text("文", 60).pdf(facts))) as pdf:
        assert str(pdf.docinfo.Title) == "無標題"


def test_metadata_hold_no_character_that_xml_cannot() -> None:
    ElementTree.fromstring(xmp(Facts("甲\x00\x0b\ufffe乙", "", "", "", "zh", FACTS.modified), "urn:uuid:0"))


def test_dates_without_a_zone_are_utc() -> None:
    assert xmp_date(datetime(2024, 1, 2, 3, 4, 5)) == xmp_date(datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)) == "2024-01-02T03:04:05Z"


def test_our_srgb_is_srgb() -> None:
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb()))
    image = Image.linear_gradient("L")
    image = Image.merge("RGB", (image, image.rotate(90), image.rotate(180)))
    again = ImageCms.profileToProfile(image, ours, ImageCms.createProfile("sRGB"), outputMode="RGB")
    differences = [abs(a - b) for a, b in zip(image.tobytes(), again.tobytes(), strict=True)]
    assert max(differences) <= 1


def test_print_files_are_the_same_bytes_twice() -> None:
    assert printed() == printed()
