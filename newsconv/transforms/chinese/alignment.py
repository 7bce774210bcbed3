"""Which part of a converted text stands for which character of the old one.

The answer is a list of pieces, one for each old character, that joined are the new text: laid over any markup of
the old text they give the new text, wherever the markup cuts.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

Pieces = list[str]


class Replacement(NamedTuple):
    """What stands from `start` to `end` becomes `text`, of any length."""

    start: int
    end: int
    text: str


def aligned(old: str, new: str) -> Pieces:
    """The pieces of `new` for the characters of `old`."""
    if len(old) == len(new):
        return list(new)
    pieces = [""] * len(old)
    extra = ""
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "insert" and a == b:
            if a:
                pieces[a - 1] += new[c:d]
            else:
                extra = new[c:d]
        else:
            pieces[a:b] = shared(new[c:d], b - a)
    if pieces:
        pieces[0] = extra + pieces[0]
    return pieces


def shared(text: str, count: int) -> Pieces:
    """A text shared out over `count` characters, evenly and in order."""
    size = len(text)
    return [text[size * at // count : size * (at + 1) // count] for at in range(count)]


def put(pieces: Pieces, replacements: Iterable[Replacement]) -> None:
    """Replace ranges of the old text in its pieces."""
    for start, end, text in replacements:
        pieces[start:end] = shared(text, end - start)
