"""What a repair sees and gives: a line with its literal parts hidden, and edits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ..model import Code, FootnoteReference, Inline, Inlines, LineBreak, Picture, Ruby, Text, inline_text
from ..patterns import lazy
from ..spans import Edit
from .edits import substituted

HAN = r"[^\W\x00-\x7f]"
"""A Han character: a word character outside ASCII.

Others that are (é, full-width letters and figures) are hidden in what a repair sees.  A class of
the Han blocks says the same, but takes Python a hundred times longer to compile.
"""

HIDDEN = "\ufffc"
"""Stands for each character of a literal part; no rule matches it."""


def han_or(marks: str) -> str:
    """The pattern of a Han character or one of `marks`; of one character, so that it may stand in a look-behind."""
    return f"(?:{HAN}|[{marks}])"



FORMULA = lazy(r"\$(?:[ -#%-~]|[^\w\x00-\x7f，。；、]){1,120}\$")
"""`$…$` without Chinese inside: two sums of dollars in a Chinese sentence are not one."""

_LITERAL = lazy(
    r"""(?:https?|ftp)://[\x21-\x7e]*[\w/=&\#~-]
      | (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}
      | (?<![\w.-])(?:[a-z0-9-]{1,63}\.){1,8}(?:com|cn|org|net|gov|edu|tw|hk|int|info|io|top|tv)\b
        (?:/[\x21-\x7e]*[\w/=&\#~-])?
      | [a-z]:\\[\x21-\x7e]+
      | [^\s，。；：、“”"‘’（）()《》〈〉,;:]{1,60}\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|md|txt|html?|zip|mp[34])\b
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_LITERAL_SIGN = lazy(r"[./@\\]\S?[A-Za-z]")
_FOREIGN = lazy("[\u00aa-\u024f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_HAN = lazy(HAN)
_LATIN = lazy("[A-Za-z]")
_STOPS = lazy("[，。；！？,;]")
_PROSE_HAN = 8


@dataclass(frozen=True)
class Line:
    """One line: its `text`, whether it is a heading, and whether the source is traditional."""

    text: str
    heading: bool = False
    traditional: bool = False

    @cached_property
    def chinese(self) -> bool:
        """Whether there are more Han characters than Latin letters."""
        return len(_HAN.findall(self.text)) > len(_LATIN.findall(self.text))

    @cached_property
    def prose(self) -> bool:
        """Whether it is running text: Chinese, with a stop in it, and not only a few words."""
        return bool(_STOPS.search(self.text)) and self.chinese and len(_HAN.findall(self.text)) >= _PROSE_HAN


Find = Callable[[Line], Iterable[Edit]]
Make = Callable[[Inlines, Sequence[Edit]], Inlines]


class Repair(NamedTuple):
    """A repair: the `name` (the notice's code), `what` is said of it, and how its edits are found and made.

    A line with none of the strings in `signs` has nothing for it.  With `formulas` it sees the
    formulas of the line too.
    """

    name: str
    what: str
    signs: tuple[str, ...]
    find: Find
    make: Make = substituted
    formulas: bool = False


class Rule(NamedTuple):
    """What `pattern` matches is replaced by `text`; `example` shows a line before and after."""

    pattern: re.Pattern[str]
    text: str
    example: tuple[str, str]


def by_rules(rules: Sequence[Rule], line: Line) -> Iterator[Edit]:
    """The edits of a table: where two rules meet, the earlier one wins."""
    taken: set[int] = set()
    for rule in rules:
        for match in rule.pattern.finditer(line.text):
            if taken.isdisjoint(range(match.start(), match.end())):
                taken.update(range(match.start(), match.end()))
                yield Edit(match.start(), match.end(), match.expand(rule.text))


def seen_text(inlines: Inlines) -> str:
    """The text of a line, character for character, with its literal parts hidden, but for formulas."""
    text = "".join(_seen(inline) for inline in inlines)
    if _LITERAL_SIGN.search(text):
        text = _LITERAL.sub(_hide, text)
    return _FOREIGN.sub(lambda match: HIDDEN if match.group().isalnum() else match.group(), text)


def without_formulas(text: str) -> str:
    """The text with formulas hidden too."""
    return FORMULA.sub(_hide, text) if "$" in text else text


def _hide(match: re.Match[str]) -> str:
    return HIDDEN * len(match.group())


def _seen(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return text
        case LineBreak():
            return "\n"
        case Code() | Ruby():
            return HIDDEN * len(inline_text((inline,)))
        case FootnoteReference() | Picture():
            return ""
        case _:
            return "".join(_seen(child) for child in inline.children)
