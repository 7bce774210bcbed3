"""What Chinese setting asks of a face beyond its defaults.

A pair of dashes is 2 em long (GB/T 15834-2011, 4.13) whatever language the face
was tuned for; quotes and apostrophes inside Latin text are narrow (CLREQ 3.1.1).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..patterns import BACKWARD, lazy
from .face import Features

_DASHES = lazy("—{2,}")
_APART = lazy(
    rf"—{{3,}}|(?P<joined>[{BACKWARD}]+|[\u0900-\u0dff]+|[\u0e00-\u0eff]+|[\u0f00-\u0fff]+|[\u1000-\u109f]+"
    r"|[\u1780-\u17ff]+|[\u1800-\u18af]+)"
)
"""Long dashes; text whose letters join or stack: Hebrew to Syriac, those of India, Thai and Lao, Tibetan, Burmese,
Khmer, Mongolian."""
_QUOTES = lazy("[“”‘’]")
_PAIRS = {"“": "”", "‘": "’"}
_LAST_LATIN = 0x024F
"""The end of Latin Extended-B: up to here, letters and digits are Latin text."""


def features(text: str) -> Features:
    """The features to shape this text with."""
    wanted: dict[str, bool | list[tuple[int, int, bool]]] = {"liga": False}
    if "——" in text:
        wanted["fwid"] = [(*match.span(), True) for match in _DASHES.finditer(text)]
    if narrow := [(at, at + 1, True) for at in narrow_quotes(text)]:
        wanted["pwid"] = narrow
    return wanted


def cuts(text: str) -> Iterator[tuple[int, int, bool]]:
    """The text in pieces to shape one by one, and whether letters of each join as their script has it.

    No ligature joins more than two dashes.
    """
    start = 0
    for match in _APART.finditer(text):
        joined = match.lastgroup == "joined"
        if joined and start < match.start():
            yield start, match.start(), False
            start = match.start()
        for at in (match.end(),) if joined else range(match.start() + 2, match.end(), 2):
            yield start, at, joined
            start = at
    if start < len(text):
        yield start, len(text), False


def narrow_quotes(text: str) -> list[int]:
    """Where quotes belong to Latin text: apostrophes in words, and pairs that Latin text surrounds."""
    if not _QUOTES.search(text):
        return []
    found: list[int] = []
    open_at: list[int] = []
    for match in _QUOTES.finditer(text):
        at, mark = match.start(), match[0]
        if mark == "’" and _latin_word(text, at):
            found.append(at)
        elif mark in _PAIRS:
            open_at.append(at)
        elif open_at and _PAIRS[text[open_at[-1]]] == mark:
            found.extend(_latin_pair(text, open_at.pop(), at))
    return sorted(found)


def _latin_word(text: str, at: int) -> bool:
    """An apostrophe: letters on both sides (don’t)."""
    return 0 < at < len(text) - 1 and is_latin(text[at - 1]) and is_latin(text[at + 1])


def _latin_pair(text: str, start: int, end: int) -> tuple[int, ...]:
    """Both ends if all inside is Latin and what stands outside is too; a lone `“AI”` is Chinese."""
    inside = text[start + 1 : end]
    if not inside or not all(ord(c) <= _LAST_LATIN or c in "‘’“”–—…" for c in inside):
        return ()
    before, after = text[:start].rstrip(" “‘"), text[end + 1 :].lstrip(" ”’")
    outside = before[-1:] + after[:1]
    if outside and all(ord(c) <= _LAST_LATIN for c in outside):
        return start, end
    return (start, end) if not outside and " " in inside.strip() else ()


def is_latin(character: str) -> bool:
    """A Latin letter or a European digit."""
    return character.isalnum() and ord(character) <= _LAST_LATIN
