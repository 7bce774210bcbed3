"""Vertical lines: which Latin letters and digits stand upright in them (纵中横) and which turn with their word.

A number of one or two digits stands in one cell, a letter or an acronym upright letter by letter;
all else turns (CLREQ §3.2.6).
"""

from __future__ import annotations

from collections.abc import Iterator

from ...patterns import lazy

_LATIN = "0-9A-Za-z\u00c0-\u024f"
_UPRIGHT = lazy(f"(?<![{_LATIN}.,:%/&'’+~–-])(?:[0-9]{{1,2}}|[A-Z]{{1,4}})(?![{_LATIN}.,:%‰°℃/&'’+~–-])")


def upright_parts(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it stands upright in one cell."""
    start = 0
    for match in _UPRIGHT.finditer(text):
        if match.start() > start:
            yield text[start:match.start()], False
        cells = [match[0]] if match[0].isdigit() else match[0]
        yield from ((cell, True) for cell in cells)
        start = match.end()
    if start < len(text):
        yield text[start:], False
