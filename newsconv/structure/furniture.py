"""Page furniture: the paper's name, date and page number, which belong to the metadata."""

from __future__ import annotations

from msgspec.structs import replace

from ..model import Publication
from ..patterns import HAN, lazy
from .vocabulary import OUTLET_ENDINGS, PAGE_NAMES, SECTION_LABELS, alternatives, endings

_DATE = lazy(r"(\d{4})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?")
_OF_THE_REPUBLIC = lazy(r"(?:中華)?民國\s*(\d{2,3})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_SHEET = lazy(r"[A-D]\d{1,2}")
"""A page of a paper of several sections: `A12`."""
_PAGE = lazy(r"第?\s*([A-Z]?\s*\d{1,3}|[一二三四五六七八九十]{1,3})\s*版(?:\s*[:：·\s]\s*(\S{1,12}))?")
_CITED = lazy(r"[《〈]\s*([^》〉（()）]{2,12}?)\s*[》〉]\s*[（(]\s*([^（()）]{6,40}?)\s*[）)]")
"""`《北岭日报》（2025年2月18日 03版）`: where an article stood in print."""
_PIECE = lazy(
    r"星期[一二三四五六日天]|禮拜[一二三四五六日]|总第?\d+期|第\d+期|农历\S{2,12}|[|｜/·•—-]+|\d{1,3}"
    r"|责任编辑[:：]?|日期[:：]?|(?:https?://)?www\.\S+|版次/卷期：?"
    r"|国内统一(?:连续出版物|刊)号[:：]?|[邮郵][发發]代[号號][:：]?|(?:CN)?\d{2}[-—]\d{2,4}|CN"
)
_OUTLET = lazy(rf"《?({HAN}{{1,8}}?(?:{endings(OUTLET_ENDINGS)}))》?")
_STAFF = lazy(r"本[版刊](?:责任编辑|责编|编辑|编审|主编|美编|校对|責任編輯|責編|編輯|美編)\s*[:：/／\s]")
_ASIDE = lazy(
    r"今日(?:共|出版)?\s*\d+\s*版|"
    r"(?<!\S)(?:值班(?:主任|编委|总编)|[责責]任?[编編][辑輯]?|[编編][辑輯]|美[编編]|版式|视觉|[组組]版|校[对對]|主[编編])\s*[:：/／\s]\s*[\u4e00-\u9fff·]{2,4}(?!\S)"
    r"|(?<!\S)(?:电话|電話|热线|熱線)\s*[:：]?\s*[\d\-—()（）]{7,16}(?!\S)|(?<!\S)(?:邮箱[:：]|[Ee]-?mail[:：])?\s*\S+@\S+(?!\S)"
)
"""How many pages there are, who made this one, how to reach them: `责编/张三 美编/李四`; furniture beside a date or a page."""
_SHEET_AND_NAME = lazy(
    rf"(?P<sheet>[A-D]\d{{1,2}}|0\d)[\s\u3000·|｜/／]*(?P<name>{alternatives(PAGE_NAMES)})|(?P<first>{alternatives(PAGE_NAMES)})[\s\u3000·|｜/／]*(?P<last>[A-D]\d{{1,2}}|0\d)"
)
"""`A06 要闻`, `要闻 03`: a page and its name, without a date."""
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_FOLIO = lazy(
    r"\d{1,4}\s*[/／]\s*\d{1,4}|[-—–·•~]\s*\d{1,4}\s*[-—–·•~]|第\s*\d{1,4}\s*[页頁](?:[，,\s/／]*共\s*\d{1,4}\s*[页頁])?"
    r"|(?:Page|page|PAGE)\s*\d{1,4}|[A-D]\d{2}版?"
)
"""A page number alone on its line: `3 / 12`, `— 5 —`, `第3页`."""
_OF_THE_SITE = lazy(
    r"分享(?:到|至)\s*[：:]|(?:上|下)一[篇页則则]\s*[：:]|点击(?:上方|下方|左上方)?(?:蓝字|藍字|蓝色字)|返回(?:首页|列表|搜狐)|【?(?:打印|关闭)(?:本页|窗口)"
    r"|点击(?:查看|阅读|进入|下载|观看)\S{0,8}$|(?:查看|阅读)更多$|展开全文$|點擊(?:查看|閱讀|觀看)\S{0,8}$"
    r"|長按識別|长按识别|(?:点赞|在看)[\s、，和]*(?:在看|分享)"
    r"|(?:文字大小|字[体體]大小|加入[书書][签籤]|已[复複][制製]|分享|收藏|[复複][制製][链鏈連][接結]|回到?[顶頂]部|版[权權]所有)$"
    r"|.{2,20}版[权權]所有.{0,20}$|(?:Copyright|©)"
)
"""What a web page says of itself: sharing, the next article, where to click, whose it is."""
_LINKS = lazy(r"[^\s|｜，。：:\d]{2,12}(?:\s*[|｜]\s*[^\s|｜，。：:\d]{2,12}){3,}")
"""Links in a row at the foot of a web page: `关于我们 | 联系我们 | 法律声明 | 网站地图`."""
_ABOUT = lazy("关于|關於|联系|聯[系絡]|声明|聲明|地图|地圖|版权|版權|隐私|隱私|首页|首頁")
_LATIN_NAME = lazy(r"(?:[A-Z][A-Za-z]*\s+){1,4}(?:DAILY|NEWS|TIMES|POST|HERALD|JOURNAL|WEEKLY|Daily|News|Times|Post|Herald|Journal|Weekly)")
LONGEST = 60
LONGEST_MASTHEAD = 120
"""A line under the paper's name holds its numbers as well."""


def read_furniture(line: str, known: Publication) -> Publication | None:
    """`known` completed by what a folio line says, or None if the line is no furniture.

    A page number alone is furniture, what a web page says of itself, and a line if nothing but a date, page number, page name, weekday, issue
    number and the paper's name stand in it, and at least the date or the page does.
    """
    if len(line) > LONGEST_MASTHEAD or (len(line) > LONGEST and not _DATE.search(line.translate(_NARROW))):
        return None
    if sheet := _SHEET_AND_NAME.fullmatch(line):
        number, name = sheet["sheet"] or sheet["last"], sheet["name"] or sheet["first"]
        return _completed(known, line, {"page_number": number, "page_name": name})
    if (line.startswith("本") and _STAFF.match(line)) or _FOLIO.fullmatch(line) or _OF_THE_SITE.match(line) or _is_foot(line):
        return replace(known, furniture=(*known.furniture, line))
    cited = _CITED.fullmatch(line)
    rest, found = f"{cited[1]} {cited[2]}" if cited else line.removesuffix("()").removesuffix("（）"), {}
    rest = _ASIDE.sub(" ", rest.translate(_NARROW).replace("日期:", " ").replace("版次/卷期:", " "))
    if date := _DATE.search(rest):
        found["issue_date"] = f"{int(date[1]):04d}-{int(date[2]):02d}-{int(date[3]):02d}"
        rest = rest.replace(date[0], " ", 1)
    elif year := _OF_THE_REPUBLIC.search(rest):
        found["issue_date"] = f"{int(year[1]) + 1911:04d}-{int(year[2]):02d}-{int(year[3]):02d}"
        rest = rest.replace(year[0], " ", 1)
    if page := _PAGE.search(rest):
        found["page_number"] = page[1].replace(" ", "")
        if page[2]:
            found["page_name"] = page[2]
        rest = rest.replace(page[0], " ", 1)
    if not found:
        return None
    for word in rest.split():
        if _PIECE.fullmatch(word):
            continue
        if _SHEET.fullmatch(word):
            found.setdefault("page_number", word)
        elif outlet := _OUTLET.fullmatch(word):
            found.setdefault("outlet", outlet[1])
        elif word in SECTION_LABELS:
            found.setdefault("page_name", word)
        else:
            return None
    return _completed(known, line, found)


def _completed(known: Publication, line: str, found: dict[str, str]) -> Publication:
    new = {key: value for key, value in found.items() if not getattr(known, key)}
    return replace(known, furniture=(*known.furniture, line), **new)


def is_latin_nameplate(line: str) -> bool:
    """The paper's name in Latin letters, as it stands under the Chinese one: `BEILING DAILY`."""
    return _LATIN_NAME.fullmatch(line) is not None


def _is_foot(line: str) -> bool:
    """Links in a row, one of which leads to what a site says of itself."""
    return ("|" in line or "｜" in line) and _ABOUT.search(line) is not None and _LINKS.fullmatch(line) is not None
