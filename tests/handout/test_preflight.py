"""Preflight: planted faults are found, and a good file has none."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.colors import CMYKColorSep
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from newsconv.errors import InputError
from newsconv.handout.preflight import Limits, check
from newsconv.handout.preflight.text import Character, kinsoku_faults
from newsconv.handout.recipe import recipe

from .made import article, handout
from .planted import changed, drawn, found, good, picture, severe


@pytest.mark.parametrize("name", ["single", "a4-fold", "a5-booklet", "two-up", "study", "clinic"])
def test_nothing_is_wrong_with_a_handout(name: str) -> None:
    assert severe(handout(recipe(name), article("新桥通车", 6))) == set()


def test_nothing_is_wrong_with_a_file_for_a_shop() -> None:
    data = handout(recipe("a5-booklet"), article("新桥通车", 6), bleed=3)
    assert severe(data) == set()
    assert "PDF/X-4" in found(data)["claims"].message


def test_an_unembedded_font() -> None:
    finding = found(drawn(lambda canvas: canvas.drawString(50, 100, "plain")))["font-missing"]
    assert finding.severity == "error" and "Helvetica" in finding.message


def test_a_missing_trim_box() -> None:
    def drop(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[0].obj["/TrimBox"]

    assert found(changed(good(), drop))["no-trim"].page == 1


def test_a_trim_box_over_the_sheet() -> None:
    def widen(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].TrimBox = [-10, 0, 300, 300]

    assert found(changed(good(), widen))["box-outside"].severity == "error"


@pytest.mark.parametrize(("side", "severity"), [(50, "error"), (200, "warning"), (420, None)])
def test_the_resolution_of_a_picture_at_its_size(side: int, severity: str | None) -> None:
    finding = found(drawn(lambda canvas: canvas.drawImage(picture(side), 50, 50, 100, 100))).get("low-resolution")
    assert (finding.severity if finding else None) == severity


@pytest.mark.parametrize(("side", "is_low"), [(420, True), (850, False)])
def test_line_art_needs_twice_as_much(side: int, is_low: bool) -> None:
    def bitmap(pdf: pikepdf.Pdf) -> None:
        image = next(one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image")
        image.BitsPerComponent = 1

    data = changed(drawn(lambda canvas: canvas.drawImage(picture(side), 50, 50, 100, 100)), bitmap)
    told = found(data).get("low-resolution")
    assert ("black-and-white" in told.message and "under 600" in told.message) if told else not is_low


def test_a_low_picture_is_found_in_a_form_that_is_scaled() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("F")
        canvas.drawImage(picture(400), 0, 0, 50, 50)
        canvas.endForm()
        canvas.translate(20, 20)
        canvas.scale(3, 3)
        canvas.doForm("F")

    assert "192 ppi" in found(drawn(draw))["low-resolution"].message


@pytest.mark.parametrize(("text", "is_scan"), [("", True), ("words", False)])
def test_a_page_that_is_a_picture(text: str, is_scan: bool) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(picture(1000), 10, 10, 180, 180)
        canvas.drawString(50, 100, text) if text else None

    assert ("scan" in found(drawn(draw))) == is_scan


def test_hairlines() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(0.05)
        canvas.line(20, 20, 180, 20)

    assert "0.05" in found(drawn(draw))["hairline"].message


def test_a_colour_with_too_much_ink() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorCMYK(1, 1, 1, 0.9)
        canvas.rect(50, 50, 80, 80, stroke=0, fill=1)

    assert "390%" in found(drawn(draw))["ink"].message


def test_the_colours_are_told() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorCMYK(0, 0, 0, 1)
        canvas.rect(50, 50, 10, 10, stroke=0, fill=1)
        canvas.drawImage(picture(500), 80, 80, 40, 40)

    assert {"CMYK", "pictures in grey"} <= set(found(drawn(draw))["colours"].message.removeprefix("colours: ").split(", "))


def test_a_colour_chosen_by_its_space() -> None:
    data = changed(drawn(), lambda pdf: setattr(pdf.pages[0], "Contents", pdf.make_stream(
        b"/DeviceCMYK cs 1 1 1 .5 sc 50 50 80 80 re f")))
    assert "350%" in found(data)["ink"].message


def test_the_limit_of_ink_is_an_option() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorCMYK(1, 1, 0.5, 0)
        canvas.rect(50, 50, 80, 80, stroke=0, fill=1)

    assert "ink" not in found(drawn(draw))
    assert "250%" in {one.code: one.message for one in check(drawn(draw), "a.pdf", Limits(ink=2.4))}["ink"]


def test_a_picture_with_too_much_ink() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("CMYK", (400, 400), (255, 255, 255, 200))), 50, 50, 40, 40)

    assert "a picture takes 37" in found(drawn(draw))["ink"].message


def test_a_spot_ink_is_told() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(CMYKColorSep(0, 1, 1, 0, spotName="Festive Red"))
        canvas.rect(50, 50, 80, 80, stroke=0, fill=1)

    assert "spot ink Festive" in found(drawn(draw))["colours"].message


@pytest.mark.parametrize(("at", "is_short"), [(0, True), (-4, True), (-9, False), (20, False)])
def test_a_picture_at_the_trim_needs_bleed(at: float, is_short: bool) -> None:
    data = drawn(lambda canvas: canvas.drawImage(picture(500), at, 60, 80, 80))
    assert ("no-bleed" in found(data)) == is_short


def test_the_words_of_boxes_may_name_any_corners() -> None:
    data = changed(good(), lambda pdf: setattr(pdf.pages[0], "TrimBox", [595, 841, 0, 0]))
    assert "box-outside" not in found(data)


def test_an_encrypted_file_that_opens() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(good())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user=""))
    assert "encrypted" in found(out.getvalue())
    assert "is encrypted" in found(out.getvalue())["claim-unmet"].message


@pytest.mark.parametrize(("name", "bleed", "said"), [
    ("a5-booklet", 3, "stay blank"), ("a5-booklet", None, ""), ("a4-fold", None, ""), ("two-up", None, ""), ("single", None, ""),
])
def test_pages_are_compared_with_the_recipe(name: str, bleed: float | None, said: str) -> None:
    data = handout(recipe(name), article("新桥通车", 5), bleed=bleed)
    told = {one.code: one.message for one in check(data, "a.pdf", made=recipe(name))}
    assert (said in told["page-count"]) if said else not {"page-count", "page-size"} & set(told)
    other = recipe("study" if name == "a5-booklet" else "a5-booklet")
    assert "page-size" in {one.code for one in check(data, "a.pdf", made=other)} or name == "two-up"


def test_a_booklet_without_its_last_back() -> None:
    data = changed(handout(recipe("a5-booklet"), article("新桥通车", 5)), lambda pdf: pdf.pages.__delitem__(-1))
    assert "no back" in {one.code: one.message for one in check(data, "a.pdf", made=recipe("a5-booklet"))}["page-count"]


def test_a_blank_page() -> None:
    assert found(drawn())["blank-page"].page == 1


def test_text_outside_and_near_the_trim() -> None:
    assert found(drawn(lambda canvas: canvas.drawString(185, 100, "over")))["text-outside"].severity == "error"
    assert found(drawn(lambda canvas: canvas.drawString(4, 100, "near")))["text-near-trim"].severity == "warning"
    assert not {"text-outside", "text-near-trim"} & set(found(drawn(lambda canvas: canvas.drawString(50, 100, "in"))))


def test_a_hyphen_at_the_end_of_a_line_is_a_character() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 120, "https://example.org/new-")
        canvas.drawString(50, 106, "bridge opens today")

    assert "glyph-no-text" not in found(drawn(draw))


def test_glyphs_without_characters() -> None:
    def drop(pdf: pikepdf.Pdf) -> None:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/Type0":
                del item["/ToUnicode"]

    assert "font-no-text" in found(changed(good(), drop))


def character(text: str, x: float, y: float) -> Character:
    return Character(text, x, y, x + 10, y + 10)


def test_marks_that_begin_and_end_lines() -> None:
    line = [character(text, 10 * at, 100) for at, text in enumerate("他说：“")]
    below = [character(text, 10 * at, 80) for at, text in enumerate("，好")]
    assert kinsoku_faults([*line, *below]) == ["，", "“"]
    next_column = [character(text, 100 + 10 * at, 140) for at, text in enumerate("好")]
    assert kinsoku_faults([*line[:3], *below[1:], *next_column]) == []


def test_lines_that_run_down() -> None:
    first = [character(text, 100, 200 - 10 * at) for at, text in enumerate("他说今天好（")]
    second = [character(text, 80, 200 - 10 * at) for at, text in enumerate("，好的好的")]
    assert kinsoku_faults([*first, *second]) == ["，", "（"]


def test_pages_of_other_sizes_are_told() -> None:
    data = changed(good(), lambda pdf: pdf.add_blank_page(page_size=(100, 100)))
    assert "35 × 35 mm" in found(data)["page-sizes"].message


def test_a_file_that_lost_its_end() -> None:
    assert "repaired" in found(good()[:-200])


def test_content_that_cannot_be_read() -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(b"q 1 0 0 (x) 0 0 cm /X Do Q")

    assert found(changed(good(), spoil))["content-broken"].severity == "error"


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7\nnothing", b"PK\x03\x04broken"])
def test_what_is_no_document(data: bytes) -> None:
    with pytest.raises(InputError):
        check(data, "a.pdf")


def test_a_locked_file() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(good())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(InputError, match="password"):
        check(out.getvalue(), "a.pdf")
