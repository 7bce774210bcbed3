"""Characters: what counts as Chinese, and text that every document can hold."""

from __future__ import annotations

import unicodedata

from ..notices import Notify
from ..patterns import lazy
from ..usable import cleaned, tell_unusable

HAN = lazy(
    r"[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]"
)
"""A Han character (Unicode blocks of CJK ideographs, radicals and 々〆〇)."""

_NEWLINE = lazy(r"\r\n?")
_EITHER = frozenset("“”‘’—…·–")
"""Marks that Chinese and Latin text share; their neighbours tell which they are."""


def clean(text: str, file: str, notify: Notify) -> str:
    """The text with `\\n` line ends and without what no document can hold, told in notices."""
    text = _NEWLINE.sub("\n", text)
    better = cleaned(text)
    if better != text:
        tell_unusable(text, file, notify)
    return better


def is_wide(char: str) -> bool:
    """Whether a character fills an em: Han, kana, Chinese marks, full-width forms (UAX #11)."""
    return unicodedata.east_asian_width(char) in "WFH"


def glue(before: str, after: str) -> str:
    """What a line break in the source stands for: nothing inside Chinese text, else one space.

    `before` and `after` are the text on both sides.  This is the segment break rule of CSS Text
    for East Asian text (css-text-4 §4.1.3): a break goes away when both neighbours are wide.
    """
    left = next((char for char in reversed(before) if char not in _EITHER), "")
    right = next((char for char in after if char not in _EITHER), "")
    if not left or not right:
        return "" if not before or not after or is_wide(left or right or " ") else " "
    return "" if is_wide(left) and is_wide(right) else " "
