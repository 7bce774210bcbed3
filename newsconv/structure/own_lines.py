"""Lines that stand for themselves and join no other: a year, a label with its value, a head with a number."""

from __future__ import annotations

from collections.abc import Sequence

from ..names import is_name
from ..patterns import lazy
from .vocabulary import SIDEBAR_TITLES, alternatives

_PERIOD = lazy(
    r"(?:公元前?|民[国國])?\s*\d{1,4}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|[春夏秋冬初底])?|\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?"
)
_ENTRY = lazy(r"[^\s\d，。！？：:（()）]{1,8}(?:(?:(?<=..)(?:：|:\s|\s?[|｜丨]\s?))|＝)\s*\S[^。！？\n]{0,60}")
_RESULT = lazy(
    r"(?:\d{1,2}[月日/]\S{0,8}\s+)?[^\s\d，。！？：:]{1,12}\s*\d{1,3}\s*(?:[:：比]|[-－–—])\s*\d{1,3}\s*(?:[（(][^（()）]{1,12}[）)]\s*)?[^\s\d，。！？：:]{1,12}(?:\s*[（(][^（()）]{1,30}[）)])?"
)
"""A result: `北岭 3：0 石桥（25比18）`."""
_TIMED = lazy(r"\d{1,2}[:：]\d{2}(?:\s*[-—~至]\s*\d{1,2}[:：]\d{2})?[\s\u3000]+\S[^。！？\n]{0,40}")
_FIGURES = lazy(r"[^\s\d，。！？：:]{1,12}(?:[\s\u3000]+[+\-−↑↓▲▼]?\d[\d.,%％]*){2,}(?:\s*[-—–]+\s*\d+)?")
"""A line of a programme, and one of a table of figures."""
_WORK = lazy(r"[《〈][^《》〈〉\n]{1,40}[》〉]\s*[^\s，。！？；：的是在]{2,12}(?:[\s\u3000、]+[^\s，。！？；：]{2,16}){1,5}")
"""A work with its authors and their office, in a list of prizes."""
_HEREBY = lazy("特此(?:公告|通知|声明|更正|说明|致歉|敬告|函告|通告|通报|证明|聲明|說明|通報|證明)")
_LISTED = lazy(r"(?P<name>\S{2,4}|\S\u3000\S)\u3000+\S{4,}")
_DAY = lazy(r"\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?\s*[，,、：: 　]|\s*\d{1,2}\s*日\s*[，,]")
"""How an entry under its year begins: `10月1日，…`."""
_DATED = lazy(r"(?:\d{4}\s*[年./-]\s*)?\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?(?:[（(][^（()）]{1,4}[）)])?[\s\u3000：:]\s*\S|\d{4}\s*年(?:\s*\d{1,2}\s*月)?[\s\u3000：:]\s*\S")
_STARS = lazy(r"(?:[*＊※☆★◇◆○●•·]\s*){3,9}")
_NUMBERS: tuple[tuple[int, str], ...] = (
    (1, r"第[一二三四五六七八九十百]{1,3}[章节節部篇编編]|[一二三四五六七八九十]{1,3}、"),
    (2, r"[（(][一二三四五六七八九十]{1,3}[）)]"),
)
_NUMBERED = tuple((level, lazy(rf"(?:{number})\s*\S[^。！？；]{{1,30}}")) for level, number in _NUMBERS)
_ENDS = "。！？!?…；;：:，、"
_STOPS = tuple("，。！？；：、…—”」")
_BOX_TITLE = lazy(rf"[【\[■●◆▶>★☆◎▼▲]*\s*(?:{alternatives(SIDEBAR_TITLES)})\s*[】\]:：▼▲◆●★☆<]*")
LONGEST_VERSE, LEAST_VERSE = 20, 4
COUPLET = (5, 6, 8)
"""Characters of a line of four, five or seven and its stop."""
LONGEST_OFFICE = 30
LONGER = 1.5
"""A head is the shorter line by this much: lines of a narrow column are of one width."""


def is_period(line: str) -> bool:
    """A year, a month or a day and nothing else."""
    return _PERIOD.fullmatch(line.strip()) is not None


def is_entry(line: str) -> bool:
    """A short label, a colon and a value: `时间：3月2日`; or a result of two sides, a line of a programme or of figures."""
    line = line.strip()
    return any(pattern.fullmatch(line) for pattern in (_ENTRY, _RESULT, _TIMED, _FIGURES, _WORK))


def is_listed_person(line: str) -> bool:
    """A name and where it is from, as a list has it: `叶万春　石桥镇水利站`."""
    found = _LISTED.fullmatch(line.strip())
    return found is not None and is_name("".join(found["name"].split()))


def numbered_level(line: str) -> int:
    """The level of a head with a Chinese number, `一、` or `（一）`; 0 for what is none."""
    line = line.strip()
    if line.rstrip("”》）)")[-1:] in _ENDS:
        return 0
    return next((level for level, pattern in _NUMBERED if pattern.fullmatch(line)), 0)


def is_box_title(line: str) -> bool:
    """相关链接, 【核心提示】: the title of a box."""
    return _BOX_TITLE.fullmatch(line.strip()) is not None


def is_closing_word(line: str) -> bool:
    """此致, which 敬礼 follows on a line of its own, and the last words of a notice: 特此公告."""
    return _HEREBY.fullmatch(line.strip()) is not None or line.strip() in ("此致", "谨此", "謹此", "顺颂", "順頌", "此祝")


def is_verse(lines: Sequence[str]) -> bool:
    """Short lines that all end in a stop: two or more of one length, or four or more of any."""
    lengths = [len(line) for line in lines]
    if max(lengths) > LONGEST_VERSE or not all(line[-1:] in _STOPS for line in lines):
        return False
    return len(lines) >= LEAST_VERSE or (len(lines) >= 2 and lengths[0] in COUPLET and len(set(lengths)) == 1)


def is_divider(line: str) -> bool:
    """Stars or bullets alone on a line, which part one scene from the next: `* * *`."""
    return _STARS.fullmatch(line.strip()) is not None


def are_headed(lines: Sequence[str]) -> bool:
    """A short line without a stop over entries."""
    head, *entries = lines
    return len(entries) >= 2 and len(head) <= LONGEST_OFFICE and not head.endswith(_STOPS) and all(map(is_entry, entries))


def are_dated(lines: Sequence[str]) -> bool:
    """Lines that each begin with a day and a blank: a forecast, a programme, a chronicle."""
    return all(_DATED.match(line) for line in lines)


def are_signed(lines: Sequence[str]) -> bool:
    """A few short lines without a stop over a day: the office and the date that close a notice."""
    *offices, day = lines
    return 1 <= len(offices) <= 3 and day.endswith("日") and is_period(day) and all(
        len(line) <= LONGEST_OFFICE and not line.endswith(_STOPS) for line in offices
    )


def stands(line: str, following: str) -> bool:
    """Whether a line of a paragraph stands for itself before the line that follows."""
    if is_box_title(line) or is_closing_word(line):
        return True
    if is_period(line):
        return _DAY.match(following) is not None or (len(following) > len(line) and not following[:1].isdigit())
    if is_entry(line):
        return is_entry(following)
    return numbered_level(line) > 0 and len(following) >= LONGER * len(line)

