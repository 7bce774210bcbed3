"""Where a text is to be read: the language tag, the region's forms and words, or an OpenCC configuration."""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal

from msgspec import Struct

from ...errors import UsageError

Region = Literal["cn", "t", "tw", "hk"]
Formal = Literal["", "tw", "hk"]
"""The region whose official forms are asked for."""
LANGUAGES: dict[Region, str] = {"cn": "zh-Hans-CN", "t": "zh-Hant", "tw": "zh-Hant-TW", "hk": "zh-Hant-HK"}
_SHORT: dict[str, Region] = {"s": "cn", "cn": "cn", "t": "t", "tw": "tw", "hk": "hk", "zh-hans": "cn", "zh-cn": "cn",
                             "zh-tw": "tw", "zh-hk": "hk", "zh-hant-mo": "hk"}
_OPENCC: dict[str, tuple[Region, bool, bool]] = {
    "s2t": ("t", False, False), "s2tw": ("tw", False, True), "s2twp": ("tw", True, True),
    "s2hk": ("hk", False, True), "s2hkp": ("hk", True, True),
    "t2s": ("cn", False, False), "tw2s": ("cn", False, False), "tw2sp": ("cn", True, False),
    "hk2s": ("cn", False, False), "hk2sp": ("cn", True, False),
}
"""OpenCC's own names for what newsconv does: region, regional words, the region's official forms."""
_OTHERS: dict[str, str] = {"t2tw": "zh-Hant-TW", "t2hk": "zh-Hant-HK", "tw2t": "zh-Hant", "hk2t": "zh-Hant",
                           "t2jp": "ja", "jp2t": "zh-Hant"}


class Target(Struct, frozen=True):
    """What to convert to.

    `words` asks for the region's vocabulary; `formal` for the forms of Taiwan's Ministry of Education (臺, 汙, 溼)
    or Hong Kong's List of Graphemes (説, 綫, 羣) where its press prints others (台, 污, 濕; 說, 線, 群).
    With `configuration`, a name or file of OpenCC's, the text is OpenCC's alone; `language` is '' where a file does
    not tell it.
    """

    region: Region | None
    language: str
    words: bool = False
    formal: bool = False
    configuration: str = ""


def target_for(asked: str, *, words: bool = False, formal: Formal = "") -> Target:
    """The target of `tw`, `hk`, `t`, `s`, a language tag, an OpenCC configuration's name or a file ending in .json.

    Raises UsageError for anything else, and where an option does not fit.
    """
    target = _target(asked, words, bool(formal))
    if formal and target.region != formal:
        raise UsageError(f"--{formal}-formal is for --chinese {formal}: it chooses {_OFFICIAL[formal]}")
    if words and target.configuration:
        raise UsageError(f"--regional-words does not fit the OpenCC configuration {target.configuration}")
    if words and target.region == "t":
        raise UsageError("--regional-words needs a region: --chinese tw, hk or s")
    return target


_OFFICIAL: dict[Formal, str] = {"tw": "the forms of Taiwan's Ministry of Education",
                                "hk": "the forms of Hong Kong's official list"}


def _target(asked: str, words: bool, formal: bool) -> Target:
    by_tag: dict[str, Region] = {tag.lower(): region for region, tag in LANGUAGES.items()}
    if region := _SHORT.get(asked.lower()) or by_tag.get(asked.lower()):
        return Target(region, LANGUAGES[region], words, formal)
    name = asked.removesuffix(".json")
    if name in _OPENCC:
        region, with_words, official = _OPENCC[name]
        return Target(region, LANGUAGES[region], words or with_words, formal or official)
    if name in _OTHERS:
        return Target(None, _OTHERS[name], words, formal, name)
    if PurePath(asked).suffix == ".json":
        return Target(None, "", words, formal, asked)
    raise UsageError(
        f"unknown Chinese target {asked!r}: use tw, hk, t, s, a tag such as zh-Hant-TW, "
        "or an OpenCC configuration (s2twp, my-own.json)"
    )


def language_for(asked: str) -> str:
    """The BCP 47 tag of a target ('' where a configuration file does not tell); UsageError if there is none."""
    return target_for(asked).language


def region_of(language: str) -> Region:
    """The region whose forms a language tag means."""
    if "Hans" in language or language.lower() in ("zh", "zh-cn", "zh-sg"):
        return "cn"
    ending = language.rpartition("-")[2].upper()
    return "tw" if ending == "TW" else "hk" if ending in ("HK", "MO") else "t"
