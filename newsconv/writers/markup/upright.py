"""Figures and letters in vertical lines: two digits side by side (纵中横), one letter or an acronym upright.

JLREQ 3.2.5 and CLREQ 3.1.5 leave longer numbers and words lying along the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...patterns import lazy
from .element import Child, Children, element

_JOINED = "[0-9A-Za-z.,:/%&@'’+-]"
"""What makes a run part of a longer number or word."""
_RUN = lazy(rf"(?<!{_JOINED})(?:(\d{{2}})|([0-9A-Za-z]|[A-Z]{{2,4}}))(?!{_JOINED}| [0-9A-Za-z])", re.ASCII)
_LATIN_BEFORE = lazy(r"[0-9A-Za-z] $", re.ASCII)


def upright(text: str) -> Children:
    """The text with spans of class `side-by-side` and `upright` where the line wants them."""
    return tuple(_pieces(text)) if any(character.isascii() for character in text) else (text,)


def _pieces(text: str) -> Iterator[Child]:
    done = 0
    for found in _RUN.finditer(text):
        if _LATIN_BEFORE.search(text[max(0, found.start() - 2) : found.start()]):
            continue
        if done < found.start():
            yield text[done : found.start()]
        yield element("span", (found[0],), class_="side-by-side" if found[1] else "upright")
        done = found.end()
    if done < len(text):
        yield text[done:]
