"""Which standards a file claims, and whether what must be there for each is there.

This looks for what is commonly missing; a full proof is the business of a validator (veraPDF).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from .content import Colour, events
from .findings import Finding

_A = re.compile(rb"pdfaid:part(?:>|=[\"'])(\d)")
_A_LEVEL = re.compile(rb"pdfaid:conformance(?:>|=[\"'])(\w)")
_UA = re.compile(rb"pdfuaid:part(?:>|=[\"'])(\d)")
_X = re.compile(rb"GTS_PDFXVersion(?:>|=[\"'])([^<\"']+)")


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


def claim_findings(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    """A note of the claims, and an error for each thing that a claim needs and the file lacks."""
    said = claims(pdf)
    yield Finding("claims", "note", f"claims {', '.join(said)}" if said else "claims no standard")
    for claim in said:
        for lack in _lacks(pdf, claim):
            yield Finding("claim-unmet", "error", f"claims {claim} but {lack}")
    yield from _figures(pdf, "error" if any(claim.startswith("PDF/UA") for claim in said) else "warning")


def _lacks(pdf: pikepdf.Pdf, claim: str) -> Iterator[str]:
    root = pdf.Root
    tagged = claim.startswith("PDF/UA") or (claim.startswith("PDF/A") and claim.endswith("a"))
    if tagged and "/StructTreeRoot" not in root:
        yield "has no structure tree"
    if tagged and not _says(root, "/MarkInfo", "/Marked"):
        yield "is not marked as tagged"
    if tagged and "/Lang" not in root:
        yield "names no language"
    if claim.startswith("PDF/UA") and not _says(root, "/ViewerPreferences", "/DisplayDocTitle"):
        yield "does not show its title"
    intents = [str(intent.get("/S")) for intent in root.get("/OutputIntents", [])]
    if claim.startswith("PDF/A") and "/GTS_PDFA1" not in intents and _device_colours(pdf):
        yield "has no output intent for its device colours"
    if claim.startswith("PDF/X"):
        yield from _lacks_of_x(pdf, intents)


def _says(root: Any, dictionary: str, key: str) -> bool:
    return dictionary in root and bool(root[dictionary].get(key, False))


def _lacks_of_x(pdf: pikepdf.Pdf, intents: list[str]) -> Iterator[str]:
    if "/GTS_PDFX" not in intents:
        yield "has no output intent for print"
    if str(pdf.docinfo.get("/Trapped", "")) not in ("/True", "/False"):
        yield "does not say whether it is trapped"
    for number, page in enumerate(pdf.pages, 1):
        if "/TrimBox" not in page.obj and "/ArtBox" not in page.obj:
            yield f"page {number} has no TrimBox"
        if any(isinstance(event, Colour) and event.space == "RGB" for event in events(page)):
            yield f"page {number} paints in device RGB"
        if any(annotation.get("/Subtype") != "/PrinterMark" for annotation in page.obj.get("/Annots", [])):
            yield f"page {number} has links or notes"


def _device_colours(pdf: pikepdf.Pdf) -> bool:
    return any(isinstance(event, Colour) for page in pdf.pages for event in events(page))


def _figures(pdf: pikepdf.Pdf, severity: Any) -> Iterator[Finding]:
    """Figures in the structure that have no words for those who cannot see them."""
    bare = sum(
        isinstance(found, pikepdf.Dictionary) and found.get("/S") == "/Figure"
        and not str(found.get("/Alt", "")).strip() and "/ActualText" not in found
        for found in pdf.objects
    )
    if bare:
        yield Finding("no-alternative", severity, f"{bare} pictures have no alternative text")
