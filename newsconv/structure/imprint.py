"""发布信息: the line of a web page that says when, where and by whom an article was published.

`2024-01-02 10:20 来源：新华社 作者：张三`, `新京报记者 张三 编辑 李四 校对 王五`, `出版：… 更新：…`: dates, outlets
and people with labels, and nothing else.
"""

from __future__ import annotations

from typing import Literal

from ..names import is_name, split_names
from ..patterns import lazy
from ..spans import Mark
from .credits import leading_role, outlet_only, read_credit
from .vocabulary import ROLES

Kind = Literal["date", "outlet", "person", "count", "words"]

_KINDS: dict[Kind, tuple[str, ...]] = {
    "date": ("发布时间", "发布日期", "发布于", "发表时间", "发表日期", "发布", "时间", "日期", "更新", "更新时间", "最后更新", "出版",
             "發布時間", "發佈時間", "發布日期", "發布", "發佈", "時間", "更新時間", "最後更新", "最後更新時間", "刊登日期"),
    "outlet": ("来源", "单位", "單位", "作者单位", "作者單位", "稿源", "发布单位", "发布机构", "发文单位", "發布單位", "發布機關", "發佈單位",
               "信息来源", "文章来源", "转自", "转载自", "数据来源", "资料来源", "來源", "稿源", "轉自", "資料來源", "文章來源"),
    "person": (*ROLES, "责编", "责任编辑", "值班编辑", "值班编委", "新媒体编辑", "校对", "审核", "审校", "监制", "终审", "复审", "初审", "主编",
               "签发", "美编", "设计", "版式设计", "排版", "制图", "視覺", "责任校对", "值班主任", "責編", "責任編輯", "校對", "審核", "監製",
               "主編", "設計", "責任校對", "剪輯", "剪辑", "摄制", "插图", "插圖", "绘图", "繪圖", "题字"),
    "count": ("浏览次数", "浏览量", "浏览", "阅读量", "阅读次数", "阅读", "点击数", "点击量", "点击", "评论", "瀏覽次數", "瀏覽", "閱讀", "點擊",
              "人氣"),
    "words": ("原标题", "原標題", "字号", "字號", "字体大小"),
}
_KIND_OF: dict[str, Kind] = {label: kind for kind, labels in _KINDS.items() for label in labels}
_CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_DATE = lazy(
    rf"\d{{2,4}}\s*[-/.年]\s*\d{{1,2}}\s*[-/.月]\s*\d{{1,2}}\s*日?(?:\s*(?:星期|周|週)[一二三四五六日天])?(?:[\sT]*{_CLOCK})?"
)
_UPDATED = lazy(rf"[（(](?:更新[:：]?\s*)?(?:\d{{2,4}}[-/.年])?\d{{1,2}}[-/.月]\d{{1,2}}日?\s*(?:{_CLOCK})?\s*(?:更新|發布|发布)?[）)]")
_CITED = lazy(r"[《〈]\s*(?P<outlet>[^《》〈〉（()）]{2,12}?)\s*[》〉]\s*[（(]\s*(?P<date>[\d年月日./ -]{6,20}?)\s*(?:第?\s*[A-Z]?\d{1,3}\s*版)?\s*[）)]")
"""`《北岭日报》（2025年2月18日 03版）`."""
_SEPARATOR = lazy(r"[\s\u3000|｜丨/／:：,，;；、·•]+")
_TOKEN = lazy(r"[^\s\u3000|｜丨/／:：,，;；、·•（）()]+")
LONGEST = 80


def read_imprint(text: str) -> tuple[Mark, ...] | None:
    """The marks of a line that is nothing but dates, outlets and people with their labels, or None.

    A line without any label or date of the year is none: a byline of names alone is a credit.
    """
    if not text or len(text) > LONGEST:
        return None
    bracketed = text[0] in "（(" and text[-1] in "）)"
    reader = _Reader(text, 1 if bracketed else 0, len(text) - bracketed)
    return tuple(reader.marks) if reader.read() and reader.labelled else None


class _Reader:
    """Reads a line from left to right; `labelled` tells that it said what a piece is."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.marks: list[Mark] = []
        self.labelled = False
        self._text, self._at, self._end = text, start, end
        self._wants: Kind | None = None

    def read(self) -> bool:
        """Whether the whole line could be read."""
        while True:
            if gap := _SEPARATOR.match(self._text, self._at, self._end):
                self._at = gap.end()
            if self._at >= self._end:
                return True
            if not (self._cited() or self._date() or self._word()):
                return False

    def _cited(self) -> bool:
        found = _CITED.match(self._text, self._at, self._end)
        if found is None:
            return False
        self._mark(found.start("outlet"), found.end("outlet"), "outlet")
        self._mark(found.start("date"), found.end("date"), "date")
        self._at, self._wants, self.labelled = found.end(), None, True
        return True

    def _date(self) -> bool:
        found = _DATE.match(self._text, self._at, self._end) or _UPDATED.match(self._text, self._at, self._end)
        if found is None:
            return False
        self._mark(found.start(), found.end(), "date")
        self._at, self._wants, self.labelled = found.end(), None, True
        return True

    def _word(self) -> bool:
        token = _TOKEN.match(self._text, self._at, self._end)
        if token is None:
            return False
        word = token[0]
        if kind := _KIND_OF.get(word):
            return self._label(word, kind)
        match self._wants:
            case "outlet":
                self._mark(self._at, token.end(), "outlet")
                self._wants = None
            case "count" if word.isdigit():
                self._wants = None
            case "person" if names := ([word] if is_name(word) else split_names(word)):
                self._names(names)
            case _:
                return self._credit(token.end())
        self._at = token.end()
        return True

    def _label(self, word: str, kind: Kind) -> bool:
        if kind == "person":
            self._mark(self._at, self._at + len(word), "role")
        elif not self._colon_after(word):
            return False
        self._wants, self.labelled = kind, True
        self._at = self._end if kind == "words" else self._at + len(word)
        return True

    def _colon_after(self, word: str) -> bool:
        """Labels of a date or an outlet are words of the language too, and count only before a colon."""
        return self._text[self._at + len(word):].lstrip()[:1] in tuple(":：|｜丨")

    def _credit(self, end: int) -> bool:
        """A piece without a label: an outlet with a role, an outlet, a name with its role, or the rest as a credit."""
        if marks := leading_role(self._text, self._at, end):
            self.marks.extend(marks)
            self._at, self._wants = end, "person"
            return True
        if outlet_only(self._text[self._at:end]) and self._text[end:self._end].strip():
            self._mark(self._at, end, "outlet")
            self._at = end
            return True
        for stop in (self._end, end):
            if credit := read_credit(self._text, self._at, stop):
                self.marks.extend(credit.marks)
                self.labelled = self.labelled or any(mark.role == "place" for mark in credit.marks)
                self._at, self._wants = stop, "person"
                return True
        return False

    def _names(self, names: list[str]) -> None:
        at = self._at
        for name in names:
            self._mark(at, at + len(name), "name")
            at += len(name)

    def _mark(self, start: int, end: int, role: Literal["date", "outlet", "role", "name"]) -> None:
        self.marks.append(Mark(start, end, role))
