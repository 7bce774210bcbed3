"""Numbers and bullets: lists, and labels that Word shows but does not keep as text (第一章, 一、, （一）)."""

from __future__ import annotations

from msgspec import Struct

from .names import Element, W, number, value

_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_COUNTED = ("decimal", "decimalZero", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "")
"""Formats that a numbered list stands for; a label in any other is text that readers would miss."""
_LONGEST_LABEL = 255
"""Characters of a label, which stands before every paragraph of its level; Word's dialogue takes no more."""


class Level(Struct, frozen=True):
    """One level of a numbering: `form` (ECMA-376 §17.18.59), the text of its label with `%1` for numbers, its start."""

    form: str
    text: str
    start: int


class Mark(Struct, frozen=True):
    """The number of one paragraph: the definition it comes from, how deep, which, and how its label reads."""

    family: str
    depth: int
    form: str
    count: int
    label: str

    @property
    def is_list(self) -> bool:
        """Whether it is an item of a list: a bullet or a plain number."""
        return self.form == "bullet" or self.form in _COUNTED

    @property
    def is_more(self) -> bool:
        """Whether nothing is shown, but the paragraph stands as far in as an item: it goes on with one."""
        return self.form == "bullet" and not self.label

    @property
    def is_ordered(self) -> bool:
        """Whether it counts."""
        return self.form != "bullet"


class Numbering:
    """The numberings of a document; counts while the paragraphs come by."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, str] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._define(root)

    def _define(self, root: Element) -> None:
        for one in root.iterfind(W + "abstractNum"):
            levels = {number(level.get(W + "ilvl", "0")): _level(level) for level in one.iterfind(W + "lvl")}
            self._levels[one.get(W + "abstractNumId", "")] = levels
        for one in root.iterfind(W + "num"):
            identifier = one.get(W + "numId", "")
            self._abstract[identifier] = value(one, "abstractNumId")
            for override in one.iterfind(W + "lvlOverride"):
                if start := value(override, "startOverride"):
                    self._starts[identifier, number(override.get(W + "ilvl", "0"))] = number(start, 1)

    def next(self, identifier: str, depth: int) -> Mark | None:
        """The mark of the next paragraph of a numbering; None for one that shows none."""
        abstract = self._abstract.get(identifier, "")
        level = self._levels.get(abstract, {}).get(depth)
        if level is None or level.form == "none" or not level.text:
            return None
        counts = self._counts.setdefault(abstract, {})
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if level.form == "bullet":
            return Mark(abstract, depth, level.form, 0, level.text.strip())
        start = self._starts.get((identifier, depth))
        if start is not None and (identifier, depth) not in self._begun:
            counts[depth] = start
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        self._begun.add((identifier, depth))
        return Mark(abstract, depth, level.form, counts[depth], self._label(abstract, level, counts))

    def _label(self, abstract: str, level: Level, counts: dict[int, int]) -> str:
        label = level.text
        for depth in range(9):
            if f"%{depth + 1}" in label:
                other = self._levels[abstract].get(depth, level)
                label = label.replace(f"%{depth + 1}", counted(other.form, counts.get(depth, other.start)))
        return label


def _level(element: Element) -> Level:
    form = value(element, "numFmt")
    return Level(form, value(element, "lvlText")[:_LONGEST_LABEL], number(value(element, "start"), 1))


def counted(form: str, count: int) -> str:
    """A number as a format writes it (ECMA-376 §17.18.59); decimal for the rare ones."""
    if count < 1:
        return str(count)
    match form:
        case "decimalZero":
            return f"{count:02d}"
        case "lowerLetter" | "upperLetter":
            letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 % 40 + 1)
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman":
            return _roman(count).upper() if form == "upperRoman" else _roman(count)
        case "chineseCounting" | "chineseCountingThousand" | "taiwaneseCounting" | "taiwaneseCountingThousand" \
                | "japaneseCounting" | "ideographDigital" | "koreanCounting":
            return _chinese(count)
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if count <= 20:
            return chr(0x2460 + count - 1)
        case "decimalFullWidth" | "decimalFullWidth2":
            return "".join(chr(ord(digit) - ord("0") + ord("０")) for digit in str(count))
        case "ideographTraditional":
            return _STEMS[(count - 1) % 10]
        case "ideographZodiac":
            return _BRANCHES[(count - 1) % 12]
        case _:
            return str(count)


def _roman(count: int) -> str:
    out = ""
    for amount, letters in _ROMAN:
        out += letters * (count // amount if count < 10_000 else 0)
        count %= amount
    return out


def _chinese(count: int) -> str:
    """Below 10,000 in words (一百零五), beyond that digit by digit."""
    if count >= 10_000:
        return "".join(_DIGITS[int(digit)] for digit in str(count))
    out, gap = "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = count // unit % 10
        if digit:
            out += ("零" if gap and out else "") + _DIGITS[digit] + word
        gap = digit == 0
    return out[1:] if 10 <= count < 20 else out
