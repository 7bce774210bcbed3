"""Preflight of claims: a standard that a file claims and does not keep is found out."""

from __future__ import annotations

import re

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from newsconv.handout.preflight import check

from .planted import Change, changed, drawn, found, good, severe, shop

XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{}</rdf:RDF></x:xmpmeta>'
CLAIMS = {
    "PDF/UA-1": '<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>',
    "PDF/X-4": "<rdf:Description xmlns:pdfxid='http://www.npes.org/pdfx/ns/id/'><pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion></rdf:Description>",
}


def claiming(pdf: pikepdf.Pdf, claim: str) -> None:
    pdf.Root.Metadata = pdf.make_stream(XMP.format(CLAIMS[claim]).encode())
    pdf.Root.Metadata.Type, pdf.Root.Metadata.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML


def test_a_tag_that_is_missing() -> None:
    def unhook(pdf: pikepdf.Pdf) -> None:
        element = next(one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/P")
        del element["/K"]

    assert "in no element" in found(changed(good(), unhook))["untagged"].message


def test_text_that_is_not_tagged() -> None:
    def unmark(pdf: pikepdf.Pdf) -> None:
        content = pdf.pages[0].Contents.read_bytes()
        pdf.pages[0].Contents = pdf.make_stream(re.sub(rb"/Artifact BMC", b"/Span BMC", content))

    assert "neither part of the structure nor artifact" in found(changed(good(), unmark))["untagged"].message


def test_a_claim_with_a_font_that_is_missing() -> None:
    def drop(pdf: pikepdf.Pdf) -> None:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary):
                for key in ("/FontFile2", "/FontFile3"):
                    if key in one:
                        del one[key]

    said = [one.message for one in check(changed(good(), drop), "a.pdf") if one.code == "claim-unmet"]
    assert any("fonts that are not embedded" in message for message in said)


def test_a_claim_of_accessibility_without_tags() -> None:
    def claim(pdf: pikepdf.Pdf) -> None:
        claiming(pdf, "PDF/UA-1")
        for key in ("/StructTreeRoot", "/MarkInfo", "/Lang", "/ViewerPreferences"):
            if key in pdf.Root:
                del pdf.Root[key]

    said = [finding.message for finding in check(changed(good(), claim), "a.pdf") if finding.code == "claim-unmet"]
    assert len(said) == 5 and any("structure tree" in message for message in said)


def test_a_claim_of_print_with_rgb_and_links() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(50, 50, 80, 80, stroke=0, fill=1)
        canvas.linkURL("https://example.org", (50, 50, 90, 90))

    def claim(pdf: pikepdf.Pdf) -> None:
        claiming(pdf, "PDF/X-4")
        del pdf.docinfo["/Trapped"]

    data = changed(drawn(draw), claim)
    said = " ".join(finding.message for finding in check(data, "a.pdf") if finding.code == "claim-unmet")
    assert all(word in said for word in ("RGB", "links", "output intent", "trapped"))


def test_a_figure_without_words() -> None:
    def tag(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Extra = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Figure))

    assert found(changed(drawn(), tag))["no-alternative"].severity == "warning"
    assert found(changed(good(), tag))["no-alternative"].severity == "error", "it claims PDF/UA"


def unmapped(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == "/Type0":
            del one["/ToUnicode"]


def retyped(old: str, new: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == old:
                one.S = pikepdf.Name(new)

    return change


def painted_red(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"1 0 0 RG 9 w 0 0 m 50 50 l S")
    form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 50, 50]
    page = pdf.pages[0]
    page.Resources.XObject = pikepdf.Dictionary(F=form)
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n/Artifact BMC /F Do EMC")


@pytest.mark.parametrize(("change", "code", "said"), [
    (lambda pdf: pdf.pages[0].obj.__delitem__("/MediaBox"), "no-media", "MediaBox"),
    (lambda pdf: pdf.pages[0].obj.__delitem__("/BleedBox"), "no-bleed-box", "how far"),
    (lambda pdf: pdf.pages[0].obj.__delitem__("/TrimBox"), "claim-unmet", "no TrimBox"),
    (painted_red, "claim-unmet", "page 1 paints in device RGB"),
    (lambda pdf: pdf.Root.__setattr__("OutputIntents", pikepdf.Array()), "claim-unmet", "no output intent for print"),
    (lambda pdf: pdf.Root.__delitem__("/Lang"), "claim-unmet", "names no language"),
    (unmapped, "claim-unmet", "which characters"),
    (retyped("/P", "/Absatz"), "role-unknown", "Absatz"),
    (retyped("/H1", "/H3"), "heading-skipped", "H3 first"),
    (lambda pdf: pdf.docinfo.__setitem__("/Title", "另一个"), "titles-differ", "另一个"),
])
def test_faults_planted_in_a_file_for_a_shop(change: Change, code: str, said: str) -> None:
    told = {one.code: "" for one in check(shop(), "a.pdf")}
    assert code not in told
    assert said in " ".join(one.message for one in check(changed(shop(), change), "a.pdf") if one.code == code)


def test_a_link_outside_of_the_structure() -> None:
    def add(pdf: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[9, 9, 50, 50])
        pdf.pages[0].Annots, pdf.pages[0].obj.Tabs = pikepdf.Array([note]), pikepdf.Name.R

    said = " ".join(one.message for one in check(changed(good(), add), "a.pdf"))
    assert "page 1 has links or notes in no structure" in said and "order of the structure" in said


def test_a_mapped_role_is_known() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        retyped("/P", "/Absatz")(pdf)
        pdf.Root.StructTreeRoot.RoleMap = pikepdf.Dictionary(Absatz=pikepdf.Name.P)

    assert severe(changed(good(), change)) == set()
