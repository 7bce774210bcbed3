"""Footnotes of a page: a short link to a place in the page that holds the note, and perhaps a link back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from .dom import BLOCKS, Element, ancestors, attribute, key, tag, text

_MARK = re.compile(r"[\[［【(（〔]?(?:注|註)?(?:\d{1,3}|[*†‡§]{1,3}|[①-⑳㉑-㉟]|[a-z])[\]］】)）〕]?")
_BACK = re.compile(r"[↩↑^\ufe0e\u2191]+|[\[［]?(?:返回|回到正文)[\]］]?")
_HOLDERS = frozenset(("li", "p", "div", "dd", "aside", "td", "section"))


class Notes(Struct, frozen=True):
    """Keys by the links that refer to them, notes by key, and the links in them that lead back."""

    references: dict[Element, str]
    holders: dict[str, Element]
    backs: frozenset[Element]


def find_notes(roots: Iterable[Element], root: Element) -> Notes:
    """The footnotes that marks in the article refer to, in the order of the marks."""
    places = _places(root)
    references: dict[Element, str] = {}
    holders: dict[str, Element] = {}
    keys: dict[Element, str] = {}
    for link in (link for one in roots for link in one.iter("a")):
        holder = _holder(link, places) if _is_mark(link) else None
        if holder is None or any(above in keys for above in ancestors(link)):
            continue
        name = keys.setdefault(holder, f"n{len(keys) + 1}")
        references[link], holders[name] = name, holder
    backs = [link for holder in keys for link in holder.iter("a") if _leads_back(link, references)]
    return Notes(references, holders, frozenset(backs))


def _places(root: Element) -> dict[str, Element]:
    places: dict[str, Element] = {}
    for element in root.iter():
        for name in (element.get("id"), element.get("name") if tag(element) == "a" else None):
            if name:
                places.setdefault(name, element)
    return places


def _is_mark(link: Element) -> bool:
    return attribute(link, "href").startswith("#") and bool(_MARK.fullmatch(key(text(link))))


def _holder(link: Element, places: dict[str, Element]) -> Element | None:
    """The block that the mark leads to, if the mark does not stand in it and it says something."""
    place = places.get(attribute(link, "href")[1:])
    if place is None:
        return None
    holder = next((one for one in ancestors(place) if tag(one) in BLOCKS), None)
    if holder is None or tag(holder) not in _HOLDERS or holder in ancestors(link):
        return None
    return holder if len(key(text(holder))) > len(key(text(link))) and not _begins_later(holder, link) else None


def _begins_later(holder: Element, link: Element) -> bool:
    """Whether the mark is the number of the note itself, which leads back to the text."""
    block = next((one for one in ancestors(link) if tag(one) in BLOCKS), None)
    return block is not None and tag(block) in _HOLDERS and key(text(block)).startswith(key(text(link))) and (
        _comes_before(holder, block)
    )


def _comes_before(first: Element, second: Element) -> bool:
    one, two = ancestors(first)[::-1], ancestors(second)[::-1]
    for a, b in zip(one, two, strict=False):
        if a is not b:
            return bool(a.getparent().index(a) < b.getparent().index(b))
    return False


def _leads_back(link: Element, references: dict[Element, str]) -> bool:
    if not attribute(link, "href").startswith("#") or link in references:
        return False
    words = key(text(link))
    return bool(_BACK.fullmatch(words) or _MARK.fullmatch(words))
