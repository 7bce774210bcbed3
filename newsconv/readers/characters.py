"""Characters: what counts as Chinese, and which control characters no document can hold."""

from __future__ import annotations

import re
import unicodedata

from ..notices import Notice, Notify
from ..patterns import lazy

HAN = lazy(
    r"[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]"
)
"""A Han character (Unicode blocks of CJK ideographs, radicals and 々〆〇)."""

_NEWLINE = lazy(r"\r\n?")
_UNUSABLE = lazy(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_SEPARATORS = "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_EITHER = frozenset("“”‘’—…·–")
"""Marks that Chinese and Latin text share; their neighbours tell which they are."""


def clean(text: str, file: str, notify: Notify) -> str:
    """The text with `\\n` line ends and without control characters (XML 1.0 §2.2 allows none).

    Page and line separators become a space; NUL becomes U+FFFD, as CommonMark asks.
    """
    text = _NEWLINE.sub("\n", text)
    cleaned, count = _UNUSABLE.subn(_substitute, text)
    if count:
        notify(Notice("control-characters", "repair", f"{count} control characters were taken out", file=file))
    return cleaned


def _substitute(match: re.Match[str]) -> str:
    char = match.group()
    if char in _SEPARATORS:
        return " "
    return "\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else ""


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
