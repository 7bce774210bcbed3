"""Lines that say by themselves what they are: bylines, jumps, boxes, captions, notes.

Each rule looks at one row (and, for captions, at its neighbours); headings in runs are
read in `headings`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..draft import RowRole
from ..model import List, Table
from ..names import surname_rank
from ..patterns import lazy
from ..script import has_han
from .credits import bullet_length, read_credit
from .dateline import filed_report, find_dateline
from .labels import Labelled
from .own_lines import are_dated, is_box_title, is_closing_word, is_entry, is_listed_person
from .person import COMMON_SURNAMES, read_person
from .vocabulary import (
    AGENCIES,
    BULLETS,
    CAPTION_OPENINGS,
    CONTINUATIONS,
    CREDIT_ENDINGS,
    EDITORS_NOTE,
    NO_CONTINUATIONS,
    READ_MORE,
    SENTENCE_END,
    SIGN_OFF_OPENINGS,
    alternatives,
)

_JUMP = lazy(
    r"[（(【\[]?\s*(?:(?P<from>[上紧緊文][接承])|下[转轉]|(?:[转轉]|接)(?=第))\s*(?:本报)?\s*第?\s*[A-Za-z]?\s*"
    r"[一二三四五六七八九十百\d]{1,4}\s*版\s*.{0,8}?[）)】\]]?"
    r"|[（(【]?(?:[^，。]{0,8}?(?:请看|請看|详见|詳見|全文见|全文見|报道见|報道見|報導見))\s*(?:今日|本报|本報)?\s*第?\s*[A-Za-z]?[一二三四五六七八九十\d]{1,4}\s*版[）)】]?"
    r"|[>＞》▶►→]{1,3}\s*(?:下[转轉]|[详詳][见見]|[请請]看|[见見])?\s*第?\s*(?:[A-D]\d{1,2}\s*版?|\d{1,3}\s*版)"
    r"|[（(【〔\[]?\s*[^，。（()）【】〔〕]{0,8}?(?:[详詳]?[见見]|[请請]看)\s*(?:今日|本报|本報)?\s*第?\s*(?:[A-D]\d{1,2}(?:[、，,及和至-]\s*[A-D]?\d{1,2})*\s*版?|\d{1,2}\s*版)\s*[）)】〕\]]?"
)
_FROM_PAGE = lazy(r"\s*(?:[（(【\[]\s*[上紧緊文]接第?[^（()）]{1,8}版[^（()）]{0,8}[）)】\]]|上接第?\s*[A-Z]?\d{1,3}\s*版[：:\s])\s*")
_TO_PAGE = lazy(r"[（(【〔]|(?<![>＞▶►])[>＞▶►]|下[转轉]")
"""How a reference to another page begins that ends a paragraph."""
_READ_MORE = lazy(alternatives(READ_MORE))
_EDITORS_NOTE = lazy(rf"[【\[（(]?(?:{alternatives(EDITORS_NOTE)})")
_CAPTION = lazy(rf"(?:[{BULLETS}]\s*)?(?:{alternatives(CAPTION_OPENINGS)})")
_BULLET_CAPTION = lazy(r"[▲△▼▽◀◁▶▷►◄◢◣◤◥]\s*\S")
_CREDIT = lazy(rf"[^。！？!?，]{{0,24}}(?:{alternatives(CREDIT_ENDINGS)})[）)]?")
_SIGN_OFF = lazy(alternatives(SIGN_OFF_OPENINGS))
_SALUTATION = lazy(r"[^，。]{1,14}[：:]")
_END = lazy(r"[-—–·•～~\s]*(?:END|End|完|全文完|文章完)[-—–·•～~\s]*")
_AGENCY_DATE = lazy(r"(?<=[）)])\d{6,7}$")
_REMARK = lazy(
    r"[*＊※（(]?\s*本文(?:有|略有|已)?(?:删节|刪節|删改|节选|節選|转载|轉載|系|為|为|由|仅代表|僅代表|不代表|来源|來源)[^。]{0,40}[。）)]?"
    r"|[（(]?(?:摘自|[选選]自|原[载載]于?|[转轉][载載]?自)\s*《[^》]{1,30}》[^。]{0,30}[。）)]?"
)
_THANKED = lazy(r"[^。]{2,40}对?(?:本文|此文)(?:亦|也)?(?:有|做出|作出)?.{0,2}(?:贡献|貢獻)[。）)]?")
_PICTURE_SOURCE = lazy(r"(?:(?:[题封頭头]|示意|资料|資料|[翻][攝摄])?[图圖](?:片|源)?(?:来源|來源)?)[：:丨|／/]\s*[^。]{2,24}")
_NO_CAPTION = lazy(r"\d{1,2}[:：]\d{2}[\s\u3000]|附件|.{2,16}[〔\[(（]\d{4}[〕\])）]\s*(?:第\s*)?\d{1,5}\s*[号號]$")
"""An entry of a live report, the enclosures of a notice, the number of a document 发文字号."""
_NOT_SHOWN = lazy(r"[A-Za-z@|｜丨：:【】]")
"""Captions whose pictures are lost are plain words; what a web page offers and what labels hold is none."""
_QUOTED_WORD = lazy(r"(?<![。！？!?…；，])[”’]\s*$")
"""A quoted word at the end, without a stop: `开展“三减三健”`."""
_WROTE_FIRST = lazy(r"(?:撰?文|採訪|采访|采写|採寫)\s*[｜|／/：:丨]\s*[\u4e00-\u9fff]{2,4}[\s\u3000、，,；;/／]+(?:摄影?|攝影?|[图圖](?:片)?)\s*[｜|／/：:丨]\s*\S")
"""Who wrote, and then whose the pictures are: `文｜張三　圖｜李四、受訪者提供`."""
_SAID = lazy("[“「][^“”「」]*[。！？!?…][”」]")
"""What somebody says, whole: the text goes on below the picture."""
_WROTE_TOO = lazy(r"文\s*[/／]?\s*[摄攝]\s*$")
"""Who wrote as well as photographed has a byline: `张三 文/摄`."""
_WORK_FIRST = lazy(r"[（(]?\s*(?:摄影?|攝影?|图片?|圖片?|绘图?|繪圖?|制图|製圖)\s*[／/：:丨|]\s*[^。，]{2,20}[）)]?")
_BRACKETED = lazy(r"[（(【〔](?P<inside>[^（()）【】〔〕]{2,40})[）)】〕]")

_COMPILED = lazy(r"本[版期报刊組组][^。]{0,20}(?:整理|采写|撰写|供稿|採寫|撰寫)[^。]{0,24}|本[版期报刊組组][^。]{2,20}编辑部[^。]{0,24}")
"""`本版文章由周刊编辑部整理，本报记者×××`: a credit in words."""
_COMMENTATOR = lazy(r"[^\s，。：:]{1,8}[报報刊社网網]\s*(?:特[约約])?[評评][論论][員员]\s*[：:]?")
"""`本报评论员`: an editorial names its paper, not its writer."""
_FILED_FROM = lazy(r"[发發]自[\u4e00-\u9fff、]{2,10}")
"""`发自北岭`: where it was written, under who wrote it."""
_CREDIT_AT_END = lazy(r"(?:[。！？”\s\u3000]|(?=[（(]))\s*(?P<credit>(?:[^。！？，“”（()）\s]{2,8}发\s*)?[（(][^（()）]{2,24}[）)]|[^。！？，“”（()）]{2,24})\s*$")
_PHOTOGRAPHED = ("攝影報導", "攝影報道", "摄", "攝", "摄影", "攝影", "供图", "供圖", "提供", "制图", "製圖", "绘图", "繪圖", "摄影报道")
_SUPPLIED = ("新华社发", "资料图片", "资料照片", "供图", "供圖", "資料照", "資料圖片", "新華社發", "图片由受访者提供")

_TABLE_TITLE = lazy(r"[附续續]?表\s*(?:\d{1,3}(?:[-.－．]\d{1,2})?|[一二三四五六七八九十]{1,2})(?!\d)[^。，；]*(?<![：:])")

_NOTE_MARKS = " \t\n\u3000\xa0①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳¹²³⁴⁵⁶⁷⁸⁹⁰"
"""What may stand behind the stop of a sentence: the number of a note."""
_NO_PICTURE_MARKS = "—─―▌▍▎■◆"
"""A deck begins with a dash, a crosshead with a bar or a square; no caption does."""
LONGEST_JUMP = 24
LONGEST_LINE = 40
"""Lines longer than this are prose."""
LONGEST_CAPTION = 200
SHORTEST_CAPTION = 4
"""Shorter lines with no picture beside them tell nothing that a picture shows."""


def self_evident(item: Labelled) -> tuple[RowRole, float] | None:
    """The role that a paragraph's own words give it, and the confidence, or None."""
    return self_evident_text(item.text)


def self_evident_text(text: str) -> tuple[RowRole, float] | None:
    """The role that a line's words give it, and the confidence, or None."""
    if is_jump(text):
        return "jump", 0.98
    if is_read_more(text):
        return "read-more", 0.9
    if _EDITORS_NOTE.match(text):
        return "editors-note", 0.97
    if (confidence := byline_confidence(text)) >= 0.7:
        return "byline", confidence
    if is_credit(text):
        return "credit", 0.85
    if _CAPTION.match(text) and len(text) <= LONGEST_CAPTION:
        return "caption", 0.95
    if len(text) <= 150 and credit_at_end(text):
        return "caption", 0.93
    if _BULLET_CAPTION.match(text) and len(text) <= 120 and not is_box_title(text) and byline_confidence(text) == 0:
        return "caption", 0.75
    if (_SIGN_OFF.match(text) and len(text) <= 60 and not _SALUTATION.fullmatch(text)) or _END.fullmatch(text) or _THANKED.fullmatch(text) or _REMARK.fullmatch(text):
        return "sign-off", 0.9
    return None


def is_jump(text: str) -> bool:
    """`下转第三版`, `（上接第一版）`, `详见第5版` and nothing else."""
    return any(word in text for word in "版见見>＞▶►") and _JUMP.fullmatch(text) is not None


def is_read_more(text: str) -> bool:
    """A short line with a word of a code box and no finished sentence."""
    label = re.split("[：:]", text)[0] if is_entry(text) else text
    return len(text) <= 30 and bool(_READ_MORE.search(label)) and not text.endswith(("。", "？", "！"))


def jump_direction(text: str) -> str:
    """`from` for 上接, `to` for 下转."""
    found = _JUMP.match(text.strip())
    return "from" if found and found["from"] else "to"


def leading_jump(text: str) -> int:
    """The length of a `（上接第一版）` that begins a paragraph, or 0."""
    found = _FROM_PAGE.match(text)
    return found.end() if found and found.end() < len(text) else 0


def trailing_jump(text: str) -> int:
    """Where a `（下转第二版）` that ends a paragraph begins, or 0."""
    for sign in _TO_PAGE.finditer(text, max(0, len(text) - LONGEST_JUMP)):
        if is_jump(text[sign.start() :].rstrip()):
            return sign.start()
    return 0


@lru_cache(maxsize=512)
def byline_confidence(text: str) -> float:
    """How surely a whole line is a byline (0: it is none).

    A role word makes it one; bullets make it likely; names alone are left to
    their place under a headline.
    """
    if len(text) > 60:
        return 0.0
    if (text.startswith("本") and _COMPILED.fullmatch(text)) or _COMMENTATOR.fullmatch(text) or _WROTE_FIRST.match(text) or _FILED_FROM.fullmatch(text):
        return 0.9
    bracketed = _BRACKETED.fullmatch(text)
    inside = bracketed["inside"] if bracketed else text
    start = bullet_length(inside)
    credit = read_credit(inside, start)
    if credit is None:
        return 0.95 if filed_report(inside, start, len(inside)) else 0.0
    if (inside.rstrip().endswith(("摄", "攝")) and not _WROTE_TOO.search(inside)) or any(inside[mark.start : mark.end] in ("摄", "攝", "供图", "供圖") for mark in credit.marks):
        return 0.0
    if credit.has_role:
        return 0.97
    if not start:
        return 0.4
    return 0.85 if credit.names > 1 or _is_surely_name(inside[start:]) else 0.5


def _is_surely_name(text: str) -> bool:
    """Anything but two characters of a rare surname: `■ 解读` is a label."""
    rank = surname_rank(text.strip())
    return rank is None or rank < COMMON_SURNAMES or len(text.strip()) > 2


def is_credit(text: str) -> bool:
    """`本报记者 张三 摄`, `新华社发`, `李四供图`: a picture's credit on a line of its own."""
    inside = _BRACKETED.fullmatch(text)
    text = inside["inside"] if inside else text
    if _PICTURE_SOURCE.fullmatch(text):
        return True
    return len(text) <= 30 and bool(_CREDIT.fullmatch(text)) and text[-1:] not in SENTENCE_END


def is_photographers(item: Labelled) -> bool:
    """A credit on a line of its own, `张三 摄`, or the byline of a report in pictures, `记者 张三 摄影报道`."""
    if item.explicit or item.role not in ("credit", "byline"):
        return False
    return item.role == "credit" or item.text.rstrip("）) ").endswith(_PHOTOGRAPHED)


def says_who_took(text: str) -> bool:
    """`（攝影／張三）`, `图：李四`: a credit of a picture that names the work first."""
    return len(text) <= 30 and _WORK_FIRST.fullmatch(text) is not None


def credit_at_end(text: str) -> int:
    """Where the credit that ends a caption begins (`……。 张三 摄`, `……。（张三摄）`), or 0."""
    found = _CREDIT_AT_END.search(text)
    if not found:
        return 0
    words = re.split(r"[（(]", found["credit"].strip("（）() 　"))[-1]
    if words in AGENCIES and is_marked_caption(text):
        return found.start("credit")
    if says_who_took(words):
        return found.start("credit")
    named = read_credit(words) is not None and words.endswith(_PHOTOGRAPHED)
    return found.start("credit") if is_credit(words) and (named or words.endswith(_SUPPLIED)) else 0


def is_marked_caption(text: str) -> bool:
    """A line with a triangle before it, which points to a picture, or with the words of a caption."""
    return bool(_BULLET_CAPTION.match(text) or _CAPTION.match(text))


def is_portrait(text: str) -> bool:
    """A short line that names one person with office or honorific."""
    return len(text) <= LONGEST_LINE and read_person(text) is not None


def is_person_in_brackets(text: str) -> bool:
    """`（北岭市农技中心 王小明）`: who writes, under a headline."""
    bracketed = _BRACKETED.fullmatch(text)
    return bracketed is not None and read_person(bracketed["inside"]) is not None


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a finished sentence or line does."""
    text = text.rstrip(_NOTE_MARKS)
    return text[-1:] in SENTENCE_END and _QUOTED_WORD.search(text) is None


def begins_like_continuation(text: str) -> bool:
    """Whether the text begins as only the rest of a cut paragraph does."""
    text = text.lstrip()
    if text.startswith(NO_CONTINUATIONS):
        return False
    return text.startswith(CONTINUATIONS) or text[:1] in "，。、；：！？”’）》」』,.;:!?)%％"


def is_bare_caption(items: Sequence[Labelled], at: int) -> float:
    """How surely an unmarked short line is the caption of a picture (0: it is none).

    A line beside a picture is one.  A line that stands alone among paragraphs,
    unfinished, and is not the head of a cut paragraph, is one where the picture was lost.
    """
    item = items[at]
    text = item.text
    if not text or len(text) > LONGEST_LINE * 2 or begins_like_continuation(text) or find_dateline(text):
        return 0.0
    if _NO_CAPTION.match(text) or is_entry(text) or are_dated([text]) or is_closing_word(text) or is_listed_person(text) or _mostly_figures(text) or not has_han(text):
        return 0.0
    before = items[at - 1] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    if (before is not None and before.is_heading) or text[0] in _NO_PICTURE_MARKS:
        return 0.0
    if before is not None and before.is_pictures and not _SAID.fullmatch(text):
        return 0.9 if len(text) <= LONGEST_LINE or not ends_sentence(text) else 0.0
    if not SHORTEST_CAPTION <= len(text) <= LONGEST_LINE or before is None:
        return 0.0
    if _NOT_SHOWN.search(text) or (after is not None and _is_listed(after)):
        return 0.0
    after_bare_caption = before.role == "caption" and before.confidence <= 0.6
    if after_bare_caption and (after is None or not after.is_prose) and len(text) <= 30 and text[-1] not in "：:" and text.count("。") <= 1:
        return 0.6
    if ends_sentence(text):
        return 0.0
    if before.is_body and (not ends_sentence(before.text) or before.text.endswith(("：", ":"))):
        return 0.0
    if after is not None and after.is_prose and begins_like_continuation(after.text):
        return 0.0
    return 0.6 if text.count("，") + text.count("？") <= 1 and not text.endswith(("，", "、")) else 0.0


def is_table_title(text: str) -> bool:
    """A line that counts a table and says what it holds: `表1 历年供水`."""
    return len(text) <= LONGEST_LINE * 2 and _TABLE_TITLE.fullmatch(text) is not None


def _is_listed(item: Labelled) -> bool:
    """A table, a list or an entry, over which a line is its title."""
    return isinstance(item.row.block, (Table, List)) or (item.is_prose and is_entry(item.text))


def _mostly_figures(text: str) -> bool:
    """A line of a score or a table."""
    return sum(char.isdigit() for char in text) * 3 > len(text)


def is_bracketed(text: str) -> bool:
    """A short line that is all in one pair of brackets, with the date that Taiwan's agency puts after its editors."""
    text = _AGENCY_DATE.sub("", text)
    if text[1:-1] in ("完", "全文完"):
        return True
    return 4 <= len(text) <= 80 and text[0] in "（(" and text[-1] in "）)" and text.count("（") + text.count("(") == 1
