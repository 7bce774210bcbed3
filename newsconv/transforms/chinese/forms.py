"""The forms that regions print: from OpenCC's standard to a region, between regions, and back to the mainland.

Every function takes a text and gives its pieces, one for each character.
"""

from __future__ import annotations

from ...patterns import lazy
from .alignment import Pieces, aligned
from .dictionaries import through
from .targets import Region

_TO_REGION: dict[Region, tuple[str, ...]] = {"t": (), "tw": ("t2tw",), "hk": ("t2hk",), "cn": ()}
_TO_STANDARD: dict[Region, tuple[str, ...]] = {"t": (), "tw": ("tw2t",), "hk": ("hk2t",), "cn": ()}
_SIMPLIFY: dict[Region, str] = {"t": "t2s", "tw": "tw2s", "hk": "hk2s", "cn": "t2s"}
_PRESS = str.maketrans("臺汙溼歎賬", "台污濕嘆帳")
"""What Taiwan's press prints for forms of the Ministry of Education's list (OpenCC's Taiwan standard): counted in
government text, which leans to the list, 污 stands 786 times against 117, 濕 94 against 14, 嘆 16 against 3;
and 計畫 3,748 times against 105 of 計劃."""
_WEEKS = str.maketrans("週", "周")
"""周三, 周末, 周年 as Hong Kong's newspapers print them."""
_HONG_KONG_PRESS = str.maketrans(
    "説税脱鋭悦閲兑蜕温户敍羣啓麪牀峯綫媪榅藴醖愠緼氲", "說稅脫銳悅閱兌蛻溫戶敘群啟麵床峰線媼榲蘊醞慍縕氳"
)
"""What Hong Kong's newspapers print for forms of the List of Graphemes (OpenCC's Hong Kong standard): read in a
hundred of their pages, of which none had 説, 税 or 麪 and most 衞, 裏 and 着, which stay."""
_RAILWAY = lazy(
    "(?<=東鐵|西鐵|屯馬|觀塘|荃灣|港島|東涌|軍澳|鞍山|士尼|場快)線|無線(?=電視|新聞|劇|藝|節目|高層|旗下|年度)"
)
_SHOP = lazy("(?<=[店商當茶藥米書肉貨地舊旺吉餅])鋪|鋪(?=[位面頭租])")
"""Names of Hong Kong's railways and of a broadcaster, which keep 綫; shops, which are no 鋪."""
_SPREAD = lazy("(?<=[發公宣分頒散遍])佈|佈(?=[局置告雷滿])")
"""發布, 公布, 宣布, 分布 … as the press and the offices print them."""
_AUTHOR = lazy(
    "(?:(?<=[土原卓专遗拙旧史炳])|(?<=(?<!翻)译)|(?<=(?<![讨议谈评争辩])论)|(?<=新)(?!.装))着"
    "|(?<=编)着(?=[，。；：、的》等]|$)"
)
"""土著, 原著, 專著 …, which OpenCC takes for the particle on the way back from Taiwan."""
_NEVER = {"蔘": "參"}
"""What OpenCC's way back to its standard does to an ordinary character (香客參香)."""


def in_region(standard: str, region: Region, *, formal: bool = False) -> Pieces:
    """OpenCC's standard forms as a region prints them; `formal` keeps the official forms."""
    text = through(standard, *_TO_REGION[region])
    if region == "tw" and not formal:
        text = _SPREAD.sub("布", text.translate(_PRESS)).replace("計劃", "計畫")
    if region == "hk":
        text = text.translate(_WEEKS)
        if not formal:
            text = _SPREAD.sub("布", text.translate(_HONG_KONG_PRESS)).replace("計畫", "計劃")
            text = _SHOP.sub("舖", text)
            text = _RAILWAY.sub(lambda found: found[0].replace("線", "綫"), text)
    return aligned(standard, text)


def between(text: str, source: Region, region: Region, *, formal: bool = False) -> Pieces:
    """One region's traditional text in the variants of another; nothing but variants changes."""
    if source == region:
        return list(text)
    standard = standard_of(text, source)
    return [old if _NEVER.get(new) == old else new
            for old, new in zip(text, in_region(standard, region, formal=formal), strict=True)]


def standard_of(text: str, source: Region) -> str:
    """A region's traditional text in OpenCC's standard forms, as long as it was."""
    standard = through(text, *_TO_STANDARD[source])
    return standard if len(standard) == len(text) else text


def simplified(text: str, source: Region) -> Pieces:
    """A region's traditional text in simplified characters."""
    new = through(text, _SIMPLIFY[source])
    if "著" in new and source != "tw":
        new = _with_particles(new, through(text, _SIMPLIFY["tw"]))
    return aligned(text, _AUTHOR.sub("著", new).replace("甚么", "什么").replace("身分", "身份"))


def _with_particles(text: str, taiwan: str) -> str:
    """The text with 着 where 著 is the particle, which OpenCC tells for Taiwan only; papers elsewhere print it too."""
    if len(text) != len(taiwan):
        return text
    return "".join("着" if one == "著" and other == "着" else one for one, other in zip(text, taiwan, strict=True))
