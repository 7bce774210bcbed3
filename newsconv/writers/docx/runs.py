"""Runs of text: which face a mark that Latin and Chinese share is set in.

Word sets quotation marks, dashes, ellipses and the like in the Latin face unless the run says
`w:hint="eastAsia"` (ECMA-376 §17.3.2.26).  Letters and digits do not heed the hint, so a run
carries it for the sake of its marks, and is split only where both kinds of marks meet.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...patterns import BACKWARD, lazy

_SHARED = "\u00b7\u2010-\u2027\u203b\u2190-\u21ff\u2460-\u27bf\u2e3a\u2e3b"
"""Quotation marks, dashes, points, arrows, circled numbers: Chinese in a Chinese line."""
_ALWAYS_LATIN = "\u00a1-\u00b6\u00b8-\u04ff\u2030-\u2033\u2070-\u209f\u2200-\u22ff"
"""Letters, degrees, exponents and signs of arithmetic, which a hint would set a whole em wide."""
_HEEDING = lazy(f"[{_SHARED}{_ALWAYS_LATIN}]")
_LATIN_SIGN = lazy(f"[{_ALWAYS_LATIN}]")
_BACKWARD = lazy(f"[{BACKWARD}]+(?:[ \u00a0]+[{BACKWARD}]+)*")
_HEBREW = lazy("[\u0590-\u05ff\ufb1d-\ufb4f]")
_LATIN = lazy("[0-9A-Za-z\u00c0-\u024f]")


def has_han(text: str) -> bool:
    """Whether the text has a Chinese character or mark."""
    return any(map(_is_chinese, text))


def _is_chinese(character: str) -> bool:
    return character > "\u2e7f" and (
        "\u3001" <= character <= "\u9fff" or "\uff01" <= character <= "\uffee" or character <= "\u2fdf"
        or "\uf900" <= character <= "\ufaff" or "\U00020000" <= character <= "\U000323af"
    )


def segments(text: str, chinese: bool) -> Iterator[tuple[str, bool]]:
    """Pieces of the text, each with whether its shared marks are Chinese; `chinese` tells of the whole line."""
    start, hint = 0, None
    for match in _HEEDING.finditer(text):
        eastern = chinese and not _LATIN_SIGN.match(match[0]) and not _within_latin(text, match.start())
        if hint is not None and eastern != hint:
            yield text[start:match.start()], hint
            start = match.start()
        hint = eastern
    if text[start:]:
        yield text[start:], bool(hint)


def directions(text: str) -> Iterator[tuple[str, str]]:
    """Pieces of the text, each with its language if it is written from right to left, else with ''."""
    start = 0
    for match in _BACKWARD.finditer(text):
        if text[start:match.start()]:
            yield text[start:match.start()], ""
        yield match[0], "he-IL" if _HEBREW.match(match[0]) else "ar-SA"
        start = match.end()
    if text[start:]:
        yield text[start:], ""


def _within_latin(text: str, place: int) -> bool:
    """Whether a mark stands inside a Latin word or number, as in `don’t` or `20–30`."""
    return (0 < place < len(text) - 1
            and _LATIN.match(text[place - 1]) is not None and _LATIN.match(text[place + 1]) is not None)
