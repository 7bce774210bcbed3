"""Simplified or traditional: which script a text is in, by characters that only one of them uses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_SIMPLIFIED = frozenset(
    "们这个来时说国对学与后发无开关于为过动会经现实长种进产业众书专东两严丧丰临举么义乌习乡买争亏云亚亲亿仅从仑仓仪价"
    "优伤伦传体余佣侠侣侦侧侨债倾偿储儿党兰兴养兽冈册写军农冯冲决况冻净凉减凤凭凯击凿刘则刚创删别剂剑剧劝办务劢劳势勋"
    "区医华协单卖卢卫却厂厅历厉压厌厕县双变叙叠号叹吁吓吗吨听启吴员呜咏咙咸响哑唤问间闻队阳阴阶际陆陈险随难页顶项顺须"
    "顾顿预领颇频题颜额风飞饭饮饰饱馆馈马驱驶驻驾验骗骚鱼鲁鲜鸟鸡鸣鸭鸿鹅鹏麦黄齐龙龟"
)
_TRADITIONAL = frozenset(
    "們這個來時說國對學與後發無開關於為過動會經現實長種進產業眾書專東兩嚴喪豐臨舉麼義烏習鄉買爭虧雲亞親億僅從侖倉儀價"
    "優傷倫傳體餘傭俠侶偵側僑債傾償儲兒黨蘭興養獸岡冊寫軍農馮沖決況凍淨涼減鳳憑凱擊鑿劉則剛創刪別劑劍劇勸辦務勱勞勢勳"
    "區醫華協單賣盧衛卻廠廳歷厲壓厭廁縣雙變敘疊號嘆籲嚇嗎噸聽啟吳員嗚詠嚨鹹響啞喚問間聞隊陽陰階際陸陳險隨難頁頂項順須"
    "顧頓預領頗頻題顏額風飛飯飲飾飽館饋馬驅駛駐駕驗騙騷魚魯鮮鳥雞鳴鴨鴻鵝鵬麥黃齊龍龜"
)
_SHARED = _SIMPLIFIED & _TRADITIONAL
_TAIWAN = ("台灣", "臺灣", "台北", "臺北", "中央社", "新竹", "高雄", "台中", "臺中")
_HONG_KONG = ("香港", "港島", "九龍", "立法會", "新界")


_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003fffd]")


def has_han(text: str) -> bool:
    """Whether there is a Han character."""
    return bool(_HAN.search(text))


def language_of(lines: Iterable[str]) -> str:
    """`zh-Hans-CN`, or for traditional text `zh-Hant-TW` or `zh-Hant-HK` by the places it names."""
    text = "\n".join(lines)
    simplified = sum(character in _SIMPLIFIED and character not in _SHARED for character in text)
    traditional = sum(character in _TRADITIONAL and character not in _SHARED for character in text)
    if traditional <= simplified:
        return "zh-Hans-CN"
    hong_kong = sum(map(text.count, _HONG_KONG))
    taiwan = sum(map(text.count, _TAIWAN))
    return "zh-Hant-HK" if hong_kong > taiwan else "zh-Hant-TW"


def script_of(text: str) -> str:
    """`Hans`, `Hant`, or '' where no character tells.

    A character that GB 2312 has and Big5 has not is simplified, and the other way round; the majority decides.
    """
    sign = leaning(text)
    return "Hant" if sign > 0 else "Hans" if sign < 0 else ""


def leaning(text: str) -> int:
    """By how many characters more a text is traditional (positive) or simplified (negative)."""
    return sum(_leaning(character) for character in text if character > "\u33ff")


@cache
def _leaning(character: str) -> int:
    return _has(character, "big5") - _has(character, "gb2312")


def _has(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
