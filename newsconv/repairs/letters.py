"""Letter-spaced runs: `水 稻 种 植 面 积` was one line of a justified column, and is 水稻种植面积 again.

A run is four or more single Han characters with one blank between them, numbers and marks
standing in between or not.  Names (王 诚 摄), lists of single characters (东 南 西 北) and the
blanks between words stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..names import is_name
from ..patterns import lazy
from ..spans import Edit
from .line import HAN, Line, Repair

_TOKEN = lazy(
    rf"(?P<han>{HAN}+)|(?P<blank>[ \xa0]+)|(?P<mark>[\d.%％‰,，、。；：！？（）《》“”]+)|(?P<other>.)", re.DOTALL
)
_SERIES = tuple(map(frozenset, (
    "一二三四五六七八九十日", "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥", "金木水火土",
    "东南西北中上下左右", "東南西北中上下左右", "鼠牛虎兔龙蛇马羊猴鸡狗猪", "春夏秋冬", "男女老少", "优良中差",
)))
"""Characters that are listed one by one."""
_LABEL = lazy("(?:记者|記者|通讯员|通訊員|编辑|編輯|责编|美编|校对|主编|摄影|攝影|作者|撰文|实习生|文|图|圖)$")
_CREDIT = lazy("(?:摄影|攝影|摄|攝|文图|文|图|圖|绘|報道|报道)$")
_WORDS = lazy(r"(?<![^ \xa0])(?:本 报 讯|编 者 按|通 讯 员|关 键 词|本 報 訊|編 者 按)(?![^ \xa0，：:（(])")
"""Short words of the trade that are spaced for show."""
_FEWEST, _FEWEST_BLANKS = 4, 2

_Run = list[re.Match[str]]


def find(line: Line) -> Iterator[Edit]:
    """The blanks inside letter-spaced runs.

    全 市 水 稻 种 植 → 全市水稻种植
    企业增 加 值 932 亿 元 ，比 2005 年 增 长 → 企业增加值 932 亿元 ，比 2005 年增长
    """
    if line.text.count(" ") + line.text.count("\xa0") < _FEWEST_BLANKS:
        return
    found: set[int] = set()
    for match in _WORDS.finditer(line.text):
        found.update(at for at in range(match.start(), match.end()) if not line.text[at].strip())
    for run in _runs(list(_TOKEN.finditer(line.text))):
        found.update(_blanks(run, line))
    yield from (Edit(at, at + 1, "") for at in sorted(found))


def _runs(tokens: _Run) -> Iterator[_Run]:
    """Runs of single characters, blanks and marks, each with the whole words at its two ends."""
    start = 0
    for index, token in enumerate([*tokens, None]):
        if token is None or _ends(token):
            yield tokens[max(0, start - 1) : index + 1]
            start = index + 1


def _ends(token: re.Match[str]) -> bool:
    kind, length = token.lastgroup, len(token.group())
    return kind == "other" or (kind in ("han", "blank") and length > 1)


def _blanks(run: _Run, line: Line) -> Iterator[int]:
    """The blanks of a run to close, or none if it is not letter-spaced text."""
    singles = [token for token in run if _is_single(token)]
    inner = list(_between(run, single_only=True))
    if len(singles) < _FEWEST or len(inner) < _FEWEST_BLANKS or _is_list(run, singles):
        return
    yield from _between(run, single_only=not line.prose)


def _is_single(token: re.Match[str]) -> bool:
    return token.lastgroup == "han" and len(token.group()) == 1


def _between(run: _Run, single_only: bool) -> Iterator[int]:
    """Single blanks between Han characters; with `single_only` both of them stand alone."""
    for left, blank, right in zip(run, run[1:], run[2:], strict=False):
        if blank.group() not in (" ", "\xa0") or left.lastgroup != "han" or right.lastgroup != "han":
            continue
        alone = _is_single(left) + _is_single(right)
        if alone == 2 or (alone == 1 and not single_only):
            yield blank.start()


def _is_list(run: _Run, singles: Sequence[re.Match[str]]) -> bool:
    """Whether the single characters are names after a label, names in pairs, or a series."""
    characters = "".join(token.group() for token in singles)
    if any(set(characters) <= series for series in _SERIES):
        return True
    if any(_LABEL.search(token.group()) for token in run if token.lastgroup == "han" and not _is_single(token)):
        return True
    names = _CREDIT.sub("", characters)
    return len(names) % 2 == 0 and all(is_name(names[at : at + 2]) for at in range(0, len(names), 2))


LETTERS = Repair("letter-spacing", "letter-spaced characters closed up", (" ", "\xa0"), find)
