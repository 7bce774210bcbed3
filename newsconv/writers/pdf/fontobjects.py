"""An embedded face as PDF objects: a Type 0 font over a CID font under Identity-H (ISO 32000-1, 9.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...fonts.face import UPRIGHT_TOP
from ...fonts.subset import Subset
from .embed import Embedded
from .objects import Stream, array, dictionary, name, number, string
from .paint import upright_font

_SYMBOLIC, _SERIF, _ITALIC = 4, 2, 64
_QUICK = 1
_CODES_A_BLOCK = 100
"""The most entries in one `bfchar` block (Adobe Technical Note 5411)."""


class FaceObjects:
    """Adds a face's objects to a reportlab document when that is saved (its `delayedFonts`)."""

    def __init__(self, embedded: Embedded) -> None:
        self._embedded = embedded

    def addObjects(self, document: Any) -> None:  # noqa: N802 - the name reportlab calls
        """Put every font of this face into the document's font dictionary."""
        part = self._embedded.subset
        descendant = document.Reference(_cid_font(part, document))
        fonts = document.idToObject["BasicFonts"].dict
        for font, texts in zip(self._embedded.fonts, self._embedded.texts, strict=True):
            table = document.Reference(to_unicode(texts))
            fonts[font] = document.Reference(_type0_font(part, "Identity-H", descendant, table))
            if self._embedded.upright:
                fonts[upright_font(font)] = document.Reference(_type0_font(part, "Identity-V", descendant, table))


def _type0_font(part: Subset, encoding: str, descendant: Any, to_unicode: Any) -> Any:
    return dictionary(
        Type=name("Font"),
        Subtype=name("Type0"),
        BaseFont=name(part.name),
        Encoding=name(encoding),
        DescendantFonts=array(descendant),
        ToUnicode=to_unicode,
    )


def _cid_font(part: Subset, document: Any) -> Any:
    usual = 1000
    font = dictionary(
        Type=name("Font"),
        Subtype=name("CIDFontType0" if part.kind == "cff" else "CIDFontType2"),
        BaseFont=name(part.name),
        CIDSystemInfo=dictionary(Registry=string("Adobe"), Ordering=string("Identity"), Supplement=0),
        DW=usual,
        W=widths(part.widths, usual),
        DW2=array(round(1000 * UPRIGHT_TOP), -1000),
        FontDescriptor=document.Reference(_descriptor(part, document)),
    )
    if part.kind == "truetype":
        font["CIDToGIDMap"] = name("Identity")
    return font


def _descriptor(part: Subset, document: Any) -> Any:
    descriptor = dictionary(
        Type=name("FontDescriptor"),
        FontName=name(part.name),
        Flags=_SYMBOLIC | (_SERIF if part.serif else 0) | (_ITALIC if part.italic_angle else 0),
        FontBBox=array(*map(number, part.box)),
        ItalicAngle=number(part.italic_angle),
        Ascent=number(part.ascent),
        Descent=number(part.descent),
        CapHeight=number(part.cap_height),
        StemV=stem(part.weight),
    )
    if part.kind == "cff":
        program = Stream(part.program, {"Subtype": name("CIDFontType0C")}, level=_QUICK)
        descriptor["FontFile3"] = document.Reference(program)
    else:
        program = Stream(part.program, {"Length1": len(part.program)}, level=_QUICK)
        descriptor["FontFile2"] = document.Reference(program)
    return descriptor


def stem(weight: int) -> int:
    """The thickness of vertical stems that viewers expect at a weight: about 80 at 400, 140 at 700."""
    return round(50 + (weight / 65) ** 2 * 0.8)


def widths(by_code: Mapping[int, float], usual: float) -> str:
    """The `W` array: for each row of neighbouring codes its first and the widths, without the usual ones."""
    rows: list[tuple[int, list[float]]] = []
    for code, width in sorted(by_code.items()):
        if width == usual:
            continue
        if rows and code == rows[-1][0] + len(rows[-1][1]):
            rows[-1][1].append(width)
        else:
            rows.append((code, [width]))
    return "[" + " ".join(f"{first} [{' '.join(map(number, row))}]" for first, row in rows) + "]"


def to_unicode(texts: Mapping[int, str]) -> Stream:
    """The table from codes to texts that copying and searching use."""
    codes = [f"<{code:04X}> <{_utf16(text)}>" for code, text in sorted(texts.items())]
    return Stream("\n".join((_HEAD, *_blocks(codes), _FOOT)).encode("ascii"))


def _blocks(codes: list[str]) -> Iterator[str]:
    for start in range(0, len(codes), _CODES_A_BLOCK):
        block = codes[start : start + _CODES_A_BLOCK]
        yield f"{len(block)} beginbfchar"
        yield from block
        yield "endbfchar"


def _utf16(text: str) -> str:
    return text.encode("utf-16-be", "surrogatepass").hex().upper()


_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""
_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
