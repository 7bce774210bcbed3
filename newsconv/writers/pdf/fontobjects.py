"""An embedded face as PDF objects: a Type 0 font over a CID font under Identity-H (ISO 32000-1, 9.7)."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from typing import Any

from ...fonts.subset import Subset
from .embed import Embedded
from .objects import Stream, array, dictionary, name, number, string
from .paint import HUNG_PEN, PEN, hung_font, upright_font

_SYMBOLIC, _SERIF, _ITALIC = 4, 2, 64
_QUICK = 1
_KINDS: tuple[tuple[str, tuple[float, float] | None, Callable[[str], str]], ...] = (
    ("Identity-H", None, str), ("Identity-V", PEN, upright_font), ("Identity-V", HUNG_PEN, hung_font),
)
"""How codes follow each other, where the pen is for those that go down, and the names of such fonts."""
_CODES_A_BLOCK = 100
"""The most entries in one `bfchar` block (Adobe Technical Note 5411)."""


class FaceObjects:
    """Adds the fonts of a face that were `shown` to a reportlab document when that is saved (its `delayedFonts`)."""

    def __init__(self, embedded: Embedded, shown: Container[str]) -> None:
        self._embedded, self._shown = embedded, shown

    def addObjects(self, document: Any) -> None:  # noqa: N802 - the name reportlab calls
        """Put the fonts into the document's font dictionary."""
        part, shown = self._embedded.subset, self._shown
        description = document.Reference(_descriptor(part, document))
        tables = [document.Reference(to_unicode(texts)) for texts in self._embedded.texts]
        fonts = document.idToObject["BasicFonts"].dict
        for encoding, pen, named in _KINDS:
            found = [(font, table) for font, table in zip(map(named, self._embedded.fonts), tables, strict=True)
                     if font in shown]
            descendant = document.Reference(_cid_font(part, description, pen)) if found else None
            for font, table in found:
                fonts[font] = document.Reference(_type0_font(part, encoding, descendant, table))


def _type0_font(part: Subset, encoding: str, descendant: Any, to_unicode: Any) -> Any:
    return dictionary(
        Type=name("Font"),
        Subtype=name("Type0"),
        BaseFont=name(part.name),
        Encoding=name(encoding),
        DescendantFonts=array(descendant),
        ToUnicode=to_unicode,
    )


def _cid_font(part: Subset, description: Any, pen: tuple[float, float] | None) -> Any:
    usual = 1000
    font = dictionary(
        Type=name("Font"),
        Subtype=name("CIDFontType0" if part.kind == "cff" else "CIDFontType2"),
        BaseFont=name(part.name),
        CIDSystemInfo=dictionary(Registry=string("Adobe"), Ordering=string("Identity"), Supplement=0),
        DW=usual,
        W=widths(part.widths, usual),
        FontDescriptor=description,
    )
    if pen is not None:
        x, y = (round(1000 * length) for length in pen)
        font["DW2"], font["W2"] = array(y, -1000), array(0, 0xFFFF, -1000, x, y)
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
