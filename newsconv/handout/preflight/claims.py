"""Which standards a file claims, and whether what must be there for each is there.

This looks for what is commonly missing; a full proof is the business of a validator (veraPDF).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

import pikepdf

from .content import Colour, Event, Picture
from .findings import Finding
from .fonts import fonts, is_embedded, says_characters
from .tags import figure_findings, role_findings, tag_findings

_A = re.compile(rb"pdfaid:part(?:>|=[\"'])(\d)")
_A_LEVEL = re.compile(rb"pdfaid:conformance(?:>|=[\"'])(\w)")
_UA = re.compile(rb"pdfuaid:part(?:>|=[\"'])(\d)")
_X = re.compile(rb"GTS_PDFXVersion(?:>|=[\"'])([^<\"']+)")


Content: TypeAlias = Sequence[Sequence[Event]]
"""What happens on each page."""


def claims(pdf: pikepdf.Pdf) -> list[str]:
    """The claims in the metadata: `PDF/A-2a`, `PDF/UA-1`, `PDF/X-4`."""
    if "/Metadata" not in pdf.Root:
        return []
    packet = pdf.Root.Metadata.read_bytes()
    out = []
    if match := _A.search(packet):
        level = _A_LEVEL.search(packet)
        out.append(f"PDF/A-{match[1].decode()}{level[1].decode().lower() if level else ''}")
    if match := _UA.search(packet):
        out.append(f"PDF/UA-{match[1].decode()}")
    if match := _X.search(packet):
        out.append(match[1].decode())
    return out


def claim_findings(pdf: pikepdf.Pdf, content: Content) -> Iterator[Finding]:
    """A note of the claims, and an error for each thing that a claim needs and the file lacks."""
    said = claims(pdf)
    yield Finding("claims", "note", f"claims {', '.join(said)}" if said else "claims no standard")
    if pdf.is_encrypted:
        yield Finding("encrypted", "warning", "is encrypted: a shop may not be able to change or print it")
    for claim in said:
        for lack in (*_lacks_of_all(pdf, claim), *_lacks(pdf, claim, content)):
            yield Finding("claim-unmet", "error", f"claims {claim} but {lack}")
    if said and (own := str(pdf.docinfo.get("/Title", "")).strip()) and own != _title(pdf):
        yield Finding("titles-differ", "warning", f"is called “{own}” in one place and “{_title(pdf)}” in its metadata")
    yield from figure_findings(pdf, "error" if any(claim.startswith("PDF/UA") for claim in said) else "warning")
    if any(_is_tagged(claim) for claim in said) and "/StructTreeRoot" in pdf.Root:
        yield from tag_findings(pdf, content)
        yield from role_findings(pdf)


def _is_tagged(claim: str) -> bool:
    """Whether the standard asks for a structure: PDF/UA, and level A of PDF/A."""
    return claim.startswith("PDF/UA") or (claim.startswith("PDF/A") and claim.endswith("a"))


def _lacks(pdf: pikepdf.Pdf, claim: str, content: Content) -> Iterator[str]:
    root = pdf.Root
    tagged = _is_tagged(claim)
    if tagged and "/StructTreeRoot" not in root:
        yield "has no structure tree"
    if tagged and not _says(root, "/MarkInfo", "/Marked"):
        yield "is not marked as tagged"
    if tagged and "/Lang" not in root:
        yield "names no language"
    if tagged and any(not says_characters(font) for font in fonts(pdf)):
        yield "has fonts that do not say which characters their glyphs are"
    if claim.startswith("PDF/UA"):
        yield from _lacks_of_ua(pdf)
    intents = [str(intent.get("/S")) for intent in root.get("/OutputIntents", [])]
    if claim.startswith("PDF/A") and "/GTS_PDFA1" not in intents and _has_device_colours(content):
        yield "has no output intent for its device colours"
    if claim.startswith("PDF/X"):
        yield from _lacks_of_x(pdf, intents, content)


def _lacks_of_ua(pdf: pikepdf.Pdf) -> Iterator[str]:
    """ISO 14289-1, 7.1 and 7.18."""
    if not _says(pdf.Root, "/ViewerPreferences", "/DisplayDocTitle"):
        yield "does not show its title"
    if not _title(pdf):
        yield "has no title in its metadata"
    for number, page in enumerate(pdf.pages, 1):
        notes = [each for each in page.obj.get("/Annots", []) if each.get("/Subtype") not in ("/Popup", "/PrinterMark")]
        if notes and page.obj.get("/Tabs") != "/S":
            yield f"page {number} does not say that its links come in the order of the structure"
        if any("/StructParent" not in each for each in notes):
            yield f"page {number} has links or notes in no structure"


def _title(pdf: pikepdf.Pdf) -> str:
    """The title in the metadata."""
    with pdf.open_metadata(update_docinfo=False) as metadata:
        return str(metadata.get("dc:title", "")).strip()


def _is_for_press(intent: Any) -> bool:
    profile = intent.get("/DestOutputProfile")
    return profile is not None and intent.get("/S") == "/GTS_PDFX" and profile.read_bytes()[12:16] == b"prtr"


def _says(root: Any, dictionary: str, key: str) -> bool:
    return dictionary in root and bool(root[dictionary].get(key, False))


def _lacks_of_x(pdf: pikepdf.Pdf, intents: list[str], content: Content) -> Iterator[str]:
    if "/GTS_PDFX" not in intents:
        yield "has no output intent for print"
    elif not any(_is_for_press(intent) for intent in pdf.Root.OutputIntents):
        yield "embeds no output profile of a press"
    if str(pdf.docinfo.get("/Trapped", "")) not in ("/True", "/False"):
        yield "does not say whether it is trapped"
    for number, (page, happened) in enumerate(zip(pdf.pages, content, strict=True), 1):
        if "/TrimBox" not in page.obj and "/ArtBox" not in page.obj:
            yield f"page {number} has no TrimBox"
        if any(isinstance(event, Colour | Picture) and event.space.kind == "RGB" and event.space.device
               for event in happened):
            yield f"page {number} paints in device RGB"
        if any(annotation.get("/Subtype") != "/PrinterMark" for annotation in page.obj.get("/Annots", [])):
            yield f"page {number} has links or notes"


def _lacks_of_all(pdf: pikepdf.Pdf, claim: str) -> Iterator[str]:
    """What none of the standards allows."""
    root = pdf.Root
    if pdf.is_encrypted and not claim.startswith("PDF/UA"):
        yield "is encrypted"
    if "/JavaScript" in root.get("/Names", {}) or (_is_script(root.get("/OpenAction"))):
        yield "runs a script"
    if not claim.startswith("PDF/UA") and "/ID" not in pdf.trailer:
        yield "has no identifier"
    if any(not is_embedded(font) for font in fonts(pdf)):
        yield "has fonts that are not embedded"


def _is_script(action: Any) -> bool:
    return isinstance(action, pikepdf.Dictionary) and action.get("/S") == "/JavaScript"


def _has_device_colours(content: Content) -> bool:
    return any(isinstance(event, Colour) and event.space.device for happened in content for event in happened)
