"""Font stacks: the faces that systems and reading systems have, by style and region.

Names in the order of preference: the open faces, then Apple's, Microsoft's and
the generic family.  A reader's own choice of font stays above all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from .names import is_traditional

Region = Literal["SC", "TC", "HK"]

_STACKS: Mapping[Region, Mapping[str, tuple[str, ...]]] = MappingProxyType({
    "SC": {
        "song": ("Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", "Songti SC", "STSong", "SimSun"),
        "hei": ("Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Heiti SC",
                "Microsoft YaHei", "SimHei"),
        "kai": ("LXGW WenKai", "Kaiti SC", "STKaiti", "KaiTi", "AR PL UKai CN"),
    },
    "TC": {
        "song": ("Source Han Serif TC", "Noto Serif CJK TC", "Noto Serif TC", "Songti TC", "PMingLiU", "MingLiU"),
        "hei": ("Source Han Sans TC", "Noto Sans CJK TC", "Noto Sans TC", "PingFang TC", "Heiti TC",
                "Microsoft JhengHei"),
        "kai": ("LXGW WenKai TC", "Kaiti TC", "BiauKai", "DFKai-SB", "AR PL UKai TW"),
    },
    "HK": {
        "song": ("Source Han Serif HC", "Noto Serif CJK HK", "Noto Serif HK", "Songti TC", "MingLiU_HKSCS", "PMingLiU"),
        "hei": ("Source Han Sans HC", "Noto Sans CJK HK", "Noto Sans HK", "PingFang HK", "Heiti TC",
                "Microsoft JhengHei"),
        "kai": ("LXGW WenKai TC", "Kaiti TC", "BiauKai", "DFKai-SB", "AR PL UKai HK"),
    },
})
_GENERIC: Mapping[str, str] = MappingProxyType({"song": "serif", "hei": "sans-serif", "kai": "serif"})
_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})
_MONO = '"Source Code Pro", "Noto Sans Mono", Menlo, Consolas, monospace'


def region_of(language: str) -> Region:
    """The region whose forms a BCP 47 language is set in."""
    if not is_traditional(language):
        return "SC"
    subtags = language.lower().split("-")
    return "HK" if "hk" in subtags or "mo" in subtags else "TC"


def family(face: str, language: str, embedded: Mapping[str, tuple[str, ...]] = _NONE) -> str:
    """The CSS `font-family` of a face style (song, hei, kai, mono); Kai falls back to Song.

    `embedded` names the faces that come with the publication by style; they go before the reader's.
    """
    if face == "mono":
        return _MONO
    stacks = _STACKS[region_of(language)]
    names = embedded.get(face, ()) + stacks[face]
    if face == "kai":
        names += embedded.get("song", ()) + stacks["song"]
    return ", ".join((*(f'"{name}"' for name in names), _GENERIC[face]))
