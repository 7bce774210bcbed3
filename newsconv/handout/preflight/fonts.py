"""What is wrong with the fonts: not embedded, whole where a part would do, without a way back to text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from .findings import Finding

_SUBSET = re.compile(r"/?[A-Z]{6}\+")
_SIMPLE_ENCODINGS = ("/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding")


def font_findings(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    """Each font of the file once, by its name."""
    seen: dict[str, Any] = {}
    for font in fonts(pdf):
        seen.setdefault(str(font["/BaseFont"]), font)
    for name, font in seen.items():
        yield from _findings(name.lstrip("/"), font)


def fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The fonts of the file that have a name; a composite one is one with its descendant."""
    for found in pdf.objects:
        if (isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Font" and "/BaseFont" in found
                and found.get("/Subtype") not in ("/CIDFontType0", "/CIDFontType2")):
            yield found


def _findings(name: str, font: Any) -> Iterator[Finding]:
    if not is_embedded(font):
        yield Finding("font-missing", "error", f"the font {name} is not embedded: another will stand in for it")
    elif not _SUBSET.match(name):
        yield Finding("font-whole", "note", f"the font {name} is embedded whole")
    if not says_characters(font):
        yield Finding("font-no-text", "warning", f"the font {name} does not say which characters its glyphs are")


def says_characters(font: Any) -> bool:
    """Whether there is a way from its glyphs back to text: its own table, or an encoding that everyone knows."""
    return "/ToUnicode" in font or str(font.get("/Encoding", "")) in _SIMPLE_ENCODINGS


def is_embedded(font: Any) -> bool:
    """Whether the outlines are in the file; those of a Type 3 font always are."""
    if font.get("/Subtype") == "/Type3":
        return True
    holder = font["/DescendantFonts"][0] if font.get("/Subtype") == "/Type0" else font
    descriptor = holder.get("/FontDescriptor")
    return descriptor is not None and any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
