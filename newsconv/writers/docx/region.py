"""Regions: the language tag Word knows, and faces that Windows, macOS, WPS and LibreOffice find.

A face is asked for by its English name, which Windows and macOS match whatever their language
(and show in Chinese), and which WPS, LibreOffice and fontconfig have in their tables of
substitutes.  The font table gives the Chinese name, the class and the character set, from which
a system without the face picks another.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from ...typeset.shaping import FaceStyle


class Face(Struct, frozen=True):
    """A face in the font table (ECMA-376 §17.8.3): names, PANOSE, character set, family, pitch."""

    name: str
    alternative: str = ""
    panose: str = ""
    charset: str = "00"
    family: Literal["roman", "swiss", "modern", "script", "auto"] = "auto"
    pitch: Literal["variable", "fixed"] = "variable"


class Pair(Struct, frozen=True):
    """The East Asian face of a style and the Latin one that goes with it."""

    east: Face
    latin: Face


class Region(Struct, frozen=True):
    """What the article's language decides."""

    tag: str
    """Language and region as Word writes them: `zh-CN`."""
    traditional: bool
    faces: dict[FaceStyle, Pair]


_TIMES = Face("Times New Roman", "", "02020603050405020304", "00", "roman")
_ARIAL = Face("Arial", "", "020B0604020202020204", "00", "swiss")
_COURIER = Face("Courier New", "", "02070309020205020404", "00", "modern", "fixed")

_SONG = Face("SimSun", "宋体", "02010600030101010101", "86", "auto")
_YAHEI = Face("Microsoft YaHei", "微软雅黑", "020B0503020204020204", "86", "swiss")
_KAI = Face("KaiTi", "楷体", "02010609060101010101", "86", "modern", "fixed")

_MING = Face("PMingLiU", "新細明體", "02020500000000000000", "88", "roman")
_ZHENGHEI = Face("Microsoft JhengHei", "微軟正黑體", "020B0604030504040204", "88", "swiss")
_BIAOKAI = Face("DFKai-SB", "標楷體", "03000509000000000000", "88", "script", "fixed")

_SIMPLIFIED: dict[FaceStyle, Pair] = {
    "song": Pair(_SONG, _TIMES),
    "hei": Pair(_YAHEI, _ARIAL),
    "kai": Pair(_KAI, _TIMES),
    "mono": Pair(_YAHEI, _COURIER),
}
_TRADITIONAL: dict[FaceStyle, Pair] = {
    "song": Pair(_MING, _TIMES),
    "hei": Pair(_ZHENGHEI, _ARIAL),
    "kai": Pair(_BIAOKAI, _TIMES),
    "mono": Pair(_ZHENGHEI, _COURIER),
}


def region(language: str) -> Region:
    """The region of a BCP 47 tag: its script decides the faces, or else its region."""
    subtags = language.replace("_", "-").lower().split("-")
    place = next((tag.upper() for tag in subtags[1:] if tag in {"cn", "sg", "tw", "hk", "mo"}), "")
    traditional = "hant" in subtags or ("hans" not in subtags and place in {"TW", "HK", "MO"})
    tag = f"zh-{place or ('TW' if traditional else 'CN')}"
    return Region(tag, traditional, _TRADITIONAL if traditional else _SIMPLIFIED)
