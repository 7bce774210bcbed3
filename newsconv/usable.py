"""Characters that no document can hold, and such as make it read otherwise than it is written."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import Any

import msgspec
from msgspec import Struct

from .model import Article
from .notices import Notice, Notify
from .patterns import lazy
from .rewriting import first_places, rebuilt, same_row

_UNUSABLE = lazy(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
"""What XML 1.0 §2.2 does not allow or discourages, and the explicit directional formatting of UAX #9 §2."""
_SUSPECT = lazy(
    rb"\\u00[01]|\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xb7[\x90-\xaf]|\xef\xbf[\xbe\xbf]"
)
"""The same in JSON: a search that costs a clean article next to nothing."""
_SEPARATORS = "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_STAND_IN = "\ufffd"
_NAMELESS = {
    "Co": ("private-use", "private-use characters, which show only in a face made for them"),
    "Cn": ("unassigned-characters", f"characters that Unicode {unicodedata.unidata_version} does not have"),
}
"""The general categories of characters that mean nothing by themselves: code of the notice, and its words."""


def cleaned(text: str) -> str:
    """The text without them.

    Page and line separators become a space.  NUL, as CommonMark asks, half of a surrogate pair, and marks that turn
    the direction of what follows become U+FFFD, so that they are seen and not obeyed.  Other controls go.
    """
    return _UNUSABLE.sub(lambda match: _substitute(match.group()), text)


def _substitute(char: str) -> str:
    if char in _SEPARATORS:
        return " "
    return _STAND_IN if char == "\0" or "\ud800" <= char <= "\udfff" or char in _DIRECTIONS else ""


def tell_unusable(text: str, file: str, notify: Notify) -> None:
    """A notice for each kind that is in the text."""
    found = Counter(_UNUSABLE.findall(text))
    turned = sum(found.pop(char, 0) for char in _DIRECTIONS)
    if found:
        message = f"{found.total()} control characters were taken out"
        notify(Notice("control-characters", "repair", message, file=file))
    if turned:
        message = f"{turned} marks that turn the direction of writing are shown as {_STAND_IN} and not obeyed"
        notify(Notice("direction-marks", "doubt", message, file=file))


def usable(article: Article, notify: Notify) -> Article:
    """The article with every text in it cleaned; the same object if nothing is wrong with it."""
    try:
        if not _SUSPECT.search(msgspec.json.encode(article)):
            return article
    except UnicodeEncodeError:  # half of a surrogate pair
        pass
    changed: list[str] = []

    def field(value: Any) -> Any:
        if isinstance(value, str):
            clean = cleaned(value)
            if clean == value:
                return value
            changed.append(value)
            return clean
        if isinstance(value, Struct):
            return rebuilt(value, field)  # type: ignore[type-var]
        if isinstance(value, tuple) and value:
            return same_row(value, tuple(field(item) for item in value))
        return value

    made = rebuilt(article, field)
    tell_unusable("".join(changed), made.file, notify)
    return made


def tell_nameless(article: Article, notify: Notify) -> None:
    """A notice for each kind of characters that are kept though nobody can say what they show."""
    places = first_places(article)
    kinds: dict[str, list[str]] = {}
    for character in places:
        kind = unicodedata.category(character)
        if kind in _NAMELESS:
            kinds.setdefault(kind, []).append(character)
    for kind, found in kinds.items():
        code, words = _NAMELESS[kind]
        some = ", ".join(f"U+{ord(character):04X}" for character in found[:5])
        some += " and others" if len(found) > 5 else ""
        notify(Notice(code, "doubt", f"{len(found)} {words}, are kept: {some}", places[found[0]], file=article.file))
