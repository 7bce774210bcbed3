"""Regions: the language tag Word knows, and faces that Windows, macOS, WPS and LibreOffice find.

A face is asked for by its Chinese name, as a Chinese Word writes it; the font table gives the
English name, the class and the character set, from which a system without it picks another.
Windows and macOS Office, WPS and LibreOffice's substitution table know all of these names.
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

_SONG = Face("宋体", "SimSun", "02010600030101010101", "86", "auto")
_YAHEI = Face("微软雅黑", "Microsoft YaHei", "020B0503020204020204", "86", "swiss")
_KAI = Face("楷体", "KaiTi", "02010609060101010101", "86", "modern", "fixed")

_MING = Face("新細明體", "PMingLiU", "02020500000000000000", "88", "roman")
_ZHENGHEI = Face("微軟正黑體", "Microsoft JhengHei", "020B0604030504040204", "88", "swiss")
_BIAOKAI = Face("標楷體", "DFKai-SB", "03000509000000000000", "88", "script", "fixed")

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
