"""Characters without ink that converters leave between Han: zero-width spaces, marks of byte order, soft hyphens."""

from __future__ import annotations

from collections.abc import Iterator

from ..patterns import lazy
from ..spans import Edit
from .line import Line, Repair, Rule, by_rules, han_or

_WIDE = han_or("\u3000-\u303f\uff00-\uffef“”‘’…—·")
_NONE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
"""Zero-width space, non-joiner, joiner, direction marks, word joiner, byte order mark, soft hyphen."""

RULES = (
    Rule(lazy(rf"(?<={_WIDE})[{_NONE}]+"), "", ("水\u200b稻种植", "水稻种植")),
    Rule(lazy(rf"(?<![{_NONE}])[{_NONE}]+(?={_WIDE})"), "", ("2010\ufeff年", "2010年")),
    Rule(lazy("(?<![\u200b\ufeff\u2060])[\u200b\ufeff\u2060]+(?=[0-9])|(?<=[0-9])[\u200b\ufeff\u2060]+"), "",
         ("9\u200b%", "9%")),
)
"""In words of other scripts they have a meaning (a soft hyphen, an emoji's joiner): only beside Chinese and digits."""


def find(line: Line) -> Iterator[Edit]:
    """The invisible characters of a line."""
    return by_rules(RULES, line)


INVISIBLE = Repair("invisible-characters", "characters without ink taken out", tuple(_NONE), find)
