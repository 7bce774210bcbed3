"""Blanks between numbers and Chinese: `12 月23 日`, `近 2 亿元`; the gap there is layout, not text.

A blank stays where it parts two things: after the number of a list item or a label (`1 总则`,
`电话 010…`, `图 2`), before the date of another line, beside long numbers, times and scores.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..names import is_name
from ..patterns import lazy
from ..spans import Edit
from .line import HAN, Line, Repair

_BLANK = "[ \xa0]"
_MEASURES = frozenset(
    "年月日号时分秒岁周天世纪点期届次度季旬亿万千百个名位人户家所台部辆架艘只头匹尾羽条株棵粒颗枚件套项批种类门座栋间处片块张份本册篇"
    "章节元角分毛美卢欧英港吨斤公克千毫升米里亩顷平立方倍成折余多左以至级等层楼村县镇省市国场轮局对组队支把根段辈口两辰集版大小盆"
    "號時歲個萬億戶臺輛隻頭條顆項種類門棟處張冊節噸畝頃餘級層縣鎮場輪對組隊兩"
)
"""What a number counts, by its first character."""
_JOINTS = frozenset("至到和与與及或的是为為占佔降升增减減上下")
"""Words between two numbers, or a number and its verb: 降到, 上升, 至 80."""
_LABEL = lazy(
    "(?:第|图|表|圖|附件|附录|电话|電話|传真|傳真|邮编|邮政编码|热线|手机|分机|分機|编号|公告|定价|开本|印张|星期.|周.|章|节|条|步骤|版|期|号)\\Z"
)
_PARTED = lazy(  # labels, and places that begin like a measure
    "电话|電話|传真|傳真|邮编|邮箱|地址|网址|微信|星期|农历|農曆|责编|责任|编辑|編輯|美编|校对|记者|記者|本[报報社市县縣省院校]|通讯员|第|"
    "[台臺][湾灣南北中东東]"
)
_CODE = lazy(r"[#＃]\d*\Z|\d[:：]\d*\Z|\d+[-/]\d+[-/]\d*\Z|/\d*\Z")
"""What stands before the last figures of a telephone number, a time, a score, a date in figures."""
_CODE_NEXT = lazy(r"\d*[:：]\d|\d+[.．、)）](?!\d)")
"""How a time, a score and the number of a list item begin."""
_DATE = lazy(rf"\d+{_BLANK}?[年月](?!均|薪)")
_DATELINE = lazy(r"(?:社|报|報)[^，。]{0,8}\Z")
_LEANING = lazy(
    "[在于於从從自至到由是了按及和与與或等为為达達近约約超逾过過前后後共计計以比仅僅首连連续續每其中初底即起将將有占佔长長需要投建获獲得"
    "产產收增减減高低出成入给給向用升降涨跌率量额額年月余餘]\\Z"
)
"""A word that leans on the number after it: the line goes on."""
_STOPS = lazy("[，。；：！？、,;:!?]")
_NUMBER = lazy(r"\d")
_RUN_IN = 6
_LONG = 7

_AFTER = lazy(rf"(?<![\d.,])(?P<number>\d[\d.,]*)[%％‰℃]?(?P<blank>{_BLANK}{{1,2}})(?=(?P<word>{HAN}))")
_BEFORE = lazy(
    rf"(?<={HAN})(?P<blank>{_BLANK}{{1,2}})(?=(?P<number>\d[\d.,]*)[%％‰℃]?{_BLANK}?(?P<word>{HAN}?))"
)
_ACRONYM = lazy(rf"(?<={HAN})(?:[A-Z]{{2,6}}|\d?[A-Z])(?P<blank>{_BLANK})(?={HAN})")
_NAME = lazy(rf"(?<!{HAN})({HAN}{{2,4}})\Z")


def find(line: Line) -> Iterator[Edit]:
    """The blanks of a line between a number and its words.

    10928 亿斤 → 10928亿斤;  近 2 亿元 → 近2亿元;  在GDP 中 → 在GDP中
    """
    prose = line.prose
    for match in _AFTER.finditer(line.text):
        if not _is_apart(line.text, match) and _counts(line.text, match, prose):
            yield _drop(match)
    for match in _BEFORE.finditer(line.text):
        if not _is_apart(line.text, match) and _leads_to(line.text, match, prose):
            yield _drop(match)
    if prose:
        yield from map(_drop, _ACRONYM.finditer(line.text))


def _drop(match: re.Match[str]) -> Edit:
    return Edit(match.start("blank"), match.end("blank"), "")


def _is_apart(text: str, match: re.Match[str]) -> bool:
    """Whether the number is a code, a telephone number, a time or a score, which stands by itself."""
    number, start = match["number"].rstrip(".,"), match.start("number")
    digits = sum(character.isdigit() for character in number)
    if digits >= _LONG or (number.startswith("0") and number.isdigit() and digits > 1):
        return True
    return bool(_CODE.search(text[max(0, start - 12) : start]) or _CODE_NEXT.match(text, start))


def _counts(text: str, match: re.Match[str], prose: bool) -> bool:
    """Whether the words after the number go on from it."""
    before = text[: match.start()]
    measured = match["word"] in _MEASURES
    if _PARTED.match(text, match.end()) or (_LABEL.search(before.rstrip()[-4:]) and not measured):
        return False
    if not before.strip():
        return prose and measured
    return measured or (prose and match["word"] in _JOINTS)


def _leads_to(text: str, match: re.Match[str], prose: bool) -> bool:
    """Whether the words before the number go on into it."""
    before = text[: match.start()]
    if _LABEL.search(before[-4:]) or _is_end(before, text, match.end()):
        return False
    return prose or (match["word"] in _MEASURES and not _DATE.match(text, match.end()))


def _is_end(before: str, text: str, at: int) -> bool:
    """Whether what stands before is a name, or a heading that runs into the text: a sentence begins here.

    A date begins one unless a word leans on it (在 12月) or it is a dateline's (某社某地 12月).
    """
    if _LEANING.search(before[-1:]):
        return False
    name = _NAME.search(before[-5:])
    if name and is_name(name[1]) and before[: -len(name[1])].strip():
        return True
    if _DATE.match(text, at):
        return not _DATELINE.search(before[-12:])
    return len(before) >= _RUN_IN and not _STOPS.search(before) and not _NUMBER.search(before)


DIGITS = Repair("digit-spacing", "blanks beside numbers taken out", (" ", "\xa0"), find)
