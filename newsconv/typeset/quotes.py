"""Which curly quotes are Latin: `don’t` has a narrow mark, `“好”` a full-width one.

Unicode gives both the same characters (clreq 3.1.1, note on quotation marks), so the
neighbours decide; the two quotes of a pair are always of one kind.
"""

from __future__ import annotations

from .clreq import LATIN, mark_of

QUOTES = frozenset("“”‘’")
_PARTNER = {"“": "”", "‘": "’"}


def narrow_quotes(text: str) -> set[int]:
    """The positions of the quotes in a paragraph that belong to Latin text."""
    alone = {at for at, char in enumerate(text) if char in QUOTES and _latin_around(text, at)}
    narrow = {at for at in alone if _apostrophe(text, at)}
    opened: list[int] = []
    for at, char in enumerate(text):
        if char not in QUOTES or at in narrow:
            continue
        if char in _PARTNER:
            opened.append(at)
        elif opened and _PARTNER[text[opened[-1]]] == char:
            pair = {opened.pop(), at}
            if pair <= alone:
                narrow |= pair
        elif at in alone:
            narrow.add(at)
    return narrow


def _apostrophe(text: str, at: int) -> bool:
    """Between two letters: `don’t`."""
    return text[at] == "’" and 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()


def _latin_around(text: str, at: int) -> bool:
    """Whether the nearest characters on both sides, as far as there are any, are Latin."""
    before = text[:at].rstrip()[-1:] if at < 80 else text[at - 80 : at].rstrip()[-1:]
    after = text[at + 1 : at + 80].lstrip()[:1]
    sides = [char for char in (before, after) if char]
    return bool(sides) and all(char in QUOTES or mark_of(char).kind == LATIN for char in sides) and not all(
        char in QUOTES for char in sides
    )
