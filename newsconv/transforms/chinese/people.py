"""Who is named in a text: people the document knows, and people met only in running text.

A name in running text is believed on evidence from both sides: what stands before it can stand before a name,
what follows can follow one, and at least one of the two is a title, a verb of saying or a list of names, or the
dictionary itself knows the word as a name.  Believed once, it is the same person everywhere in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, Protocol

from ...names import COMPOUND_SURNAMES, SURNAMES, surname_rank
from ...patterns import HAN, lazy
from .titles import (
    AFTER_SURNAME,
    ALLOWED_AFTER,
    ALLOWED_BEFORE,
    COMMON_WORDS,
    ENDS_BEFORE,
    GIVEN_ALONE,
    NEVER_AFTER_COMMON,
    NEVER_GIVEN,
    PLACE_ENDS,
    STRONG_BEFORE,
    STRONG_SAYING,
    TITLES,
    VERBS,
)

_MARK = lazy(r"[\s、，。：；！？（）()【】《》“”‘’「」『』—…／/|·*#<>]|^|$")
_HAN = lazy(f"{HAN}+")
_BETWEEN_NAMES = ("、", " ", "\u3000")
_ITEM_ENDS = lazy(r"[、，。：；（）\s和与及等以]")
_BEGINNINGS = frozenset((*SURNAMES, *(surname[0] for surname in COMPOUND_SURNAMES)))
_APART = lazy(r"[，（(](?:[男女][，）)]|化名|音译|\d\d岁|[左右中图])|于\d")
"""What sets a person apart after the name: sex, age, place in a picture; a date."""
_JOINING = frozenset("和与及跟")
_COUNTING = frozenset("一二三四五六七八九十百千万亿两几多各每这那某此该其分点")
_KNOWN = 350
"""A name without a sign of one has a surname at least as frequent as this rank."""
_RARE = 120
"""A given name after an everyday word does not begin with a surname as frequent as this rank."""


class Name(NamedTuple):
    """A person's name from `start` to `end`; the surname has `surname` characters."""

    start: int
    end: int
    surname: int


class _Evidence(NamedTuple):
    """What one side of a would-be name tells: nothing against it, and whether much for it."""

    allows: bool
    strong: bool


class Reading(Protocol):
    """What finding names asks of a text's words."""

    def at(self, position: int) -> bool:
        """Whether a word begins or ends there."""

    def is_word(self, text: str) -> bool:
        """Whether the dictionary has it as anything but a name."""

    def is_name(self, text: str) -> bool:
        """Whether the dictionary has it as a person's name."""


def find_names(text: str, watched: Iterable[int], words: Reading, known: Iterable[str] = ()) -> list[Name]:
    """The names in a text, without overlap, in order.

    `watched` are the positions of characters whose form a name may change: only names over one of them are
    looked for; `known` names are taken as they are.
    """
    finder = _Finder(text, words, frozenset(name for name in known if len(name) >= 2 and surname_length(name)))
    for position in watched:
        finder.look(position)
    return sorted([*finder.occurrences(), *finder.titled])


@lru_cache(maxsize=4096)
def surname_length(name: str) -> int:
    """How many characters of a name are its surname, 0 if it begins with none.

    2 for a compound one, and for two surnames before a given name of two (a married woman's, 施余…).
    """
    if len(name) >= 3 and name[:2] in COMPOUND_SURNAMES:
        return 2
    if len(name) == 4 and all((surname_rank(one) or _RARE) < _RARE for one in name[:2]):
        return 2
    return 1 if surname_rank(name[:1]) is not None else 0


class _Finder:
    def __init__(self, text: str, words: Reading, known: frozenset[str]) -> None:
        self._text = text
        self._words = words
        self._known = known
        self._names = set(known)
        self.titled: list[Name] = []

    def look(self, position: int) -> None:
        """Add the name over a position, if one can be believed."""
        starts = [at for at in range(position, max(-1, position - 4), -1) if self._text[at] in _BEGINNINGS]
        for length in (3, 4, 2):
            for start in starts:
                if start <= position - length:
                    break
                name = self._text[start : start + length]
                if name in self._names:
                    return
                if len(name) < length:
                    continue
                if self._is_known(name, start) or (
                    self._could_be(name, start) and self._believed(start, start + length)
                ):
                    self._names.add(name)
                    return
        if self._surname_with_title(position):
            self.titled.append(Name(position, position + 1, 1))

    def occurrences(self) -> Iterator[Name]:
        """Every place where one of the names stands."""
        if self._names:
            longest_first = sorted(self._names, key=lambda name: (-len(name), name))
            for found in re.finditer("|".join(map(re.escape, longest_first)), self._text):
                if not self._cuts_a_word(found.start(), found.end()):
                    yield Name(found.start(), found.end(), surname_length(found[0]))

    def _cuts_a_word(self, start: int, end: int) -> bool:
        """Whether this is part of other words (王军 in 国王军队), unless what stands beside it tells otherwise."""
        words, text = self._words, self._text
        if text[start:end] in self._known and end - start > 2:
            return False
        if text[start] in COMMON_WORDS and not self._before(start).allows:
            return True
        begins = words.at(start) or self._before(start).strong
        return not (begins and (words.at(end) or self._after(end).strong))

    def _could_be(self, name: str, start: int) -> bool:
        surname = surname_length(name)
        given = name[surname:]
        if not surname or not 1 <= len(given) <= 2 or not _HAN.fullmatch(name) or NEVER_GIVEN & set(given):
            return False
        if name[0] in COMMON_WORDS and not self._stands_alone(name, start):
            return False
        if name[-1] in PLACE_ENDS or self._begins_with_word(name, start):
            return False
        return not self._words.is_word(name)

    def _is_known(self, name: str, start: int) -> bool:
        """Whether the dictionary has it as a name of three characters or more, and it stands as a word here."""
        words = self._words
        whole = len(name) >= 3 and words.at(start) and words.at(start + len(name)) and name[0] not in COMMON_WORDS
        person = whole and 0 < surname_length(name) >= len(name) - 2 and words.is_name(name)
        return person and not words.is_word(name[:2])

    def _begins_with_word(self, name: str, start: int) -> bool:
        """Whether this is a word and what follows it (任教于), or a surname and an everyday word (权后)."""
        if len(name) == 2:
            return name[1] in COMMON_WORDS
        words = self._words
        if words.at(start + 1) or not words.at(start + 2) or not words.is_word(name[:2]):
            return False
        speaks = self._text.startswith(STRONG_SAYING, start + len(name)) and name[-1] not in COMMON_WORDS
        return not (speaks and self._before(start).allows)

    def _stands_alone(self, name: str, start: int) -> bool:
        """Whether an everyday word before what could be a given name is no part of its neighbours."""
        words, given, end = self._words, name[1:], start + len(name)
        if NEVER_AFTER_COMMON & set(given):
            return False
        if len(given) > 1 and words.is_word(given):
            return words.is_name(name) and words.at(start) and words.at(end)
        if not (words.at(start) and words.at(start + 1) and words.at(end)):
            return False
        rare = (surname_rank(given[:1]) or _RARE) >= _RARE
        return rare or (self._before(start).strong and self._after(end).strong)

    def _surname_with_title(self, position: int) -> bool:
        """`游院长`, `钟先生`: a surname alone before a title."""
        text, words = self._text, self._words
        return (
            surname_rank(text[position]) is not None
            and words.at(position) and words.at(position + 1)
            and bool(title := next((one for one in AFTER_SURNAME if text.startswith(one, position + 1)), ""))
            and (text[position] not in COMMON_WORDS or self._speaks(position, position + 1 + len(title)))
            and not text[max(0, position - 1) : position].isnumeric()
        )

    def _speaks(self, start: int, end: int) -> bool:
        """Whether an everyday word and a title stand alone as one who speaks (`，于老师说`)."""
        before = self._text[start - 1 : start] if start else ""
        return bool(_MARK.fullmatch(before)) and self._text.startswith(STRONG_SAYING, end)

    def _believed(self, start: int, end: int) -> bool:
        before, after = self._before(start), self._after(end)
        if before.allows and after.allows and self._is_short_name(start, end):
            return True
        if self._text[start] in COMMON_WORDS and not (after.strong or (before.strong and after.allows)):
            return False
        if self._text[start] in VERBS and not after.strong and self._has_object(start, end):
            return False
        if self._cuts_a_word(start, end):
            return False
        if end - start == 4 and self._text[start : start + 2] not in COMPOUND_SURNAMES:
            return before.strong and after.strong
        if before.strong or after.strong:
            return before.allows and after.allows
        return self._item_of_its_own(start, end) or (before.allows and after.allows and self._reads_as_name(start, end))

    def _item_of_its_own(self, start: int, end: int) -> bool:
        """Three characters between two marks that are no words: `朱于民，`."""
        text, words = self._text, self._words
        if end - start != 3 or (surname_rank(text[start]) or _RARE) >= _RARE:
            return False
        marked = all(_MARK.fullmatch(one) for one in (text[start - 1 : start] if start else "", text[end : end + 1]))
        return marked and all(words.at(at) for at in range(start, end + 1))

    def _has_object(self, start: int, end: int) -> bool:
        """Whether what follows a surname is the object of the same word as a verb: a word, a number (占三成)."""
        given = self._text[start + 1 : end]
        return given[0] in _COUNTING or (self._words.is_word(given) and not self._words.is_name(self._text[start:end]))

    def _is_short_name(self, start: int, end: int) -> bool:
        """A surname and one character that stands alone in names only: `于漪的课`."""
        text, words = self._text, self._words
        return end - start == 2 and text[start + 1] in GIVEN_ALONE and all(map(words.at, (start, start + 1, end)))

    def _reads_as_name(self, start: int, end: int) -> bool:
        """A surname that is no everyday word, by itself, before two characters that are no word: `他和余若川是`."""
        text, words = self._text, self._words
        verb = text[start] in VERBS and text[start] not in "游涂" and text[start - 1 : start] not in _JOINING
        if end - start != 3 or verb or text[start - 1 : start] in _COUNTING:
            return False
        if (surname_rank(text[start]) or 0) > _KNOWN or COMMON_WORDS & set(text[start + 1 : end]):
            return False
        return words.at(start) and words.at(start + 1) and words.at(end) and not words.is_word(text[start + 1 : end])

    def _before(self, start: int) -> _Evidence:
        head = self._text[max(0, start - 5) : start]
        if head.rstrip(" \u3000").endswith((*TITLES, *STRONG_BEFORE)):
            return _Evidence(True, True)
        if head.endswith(_BETWEEN_NAMES):
            return _Evidence(True, _is_list_item(_ITEM_ENDS.split(head[:-1])[-1]))
        if not head or _MARK.fullmatch(head[-1]) or head.endswith(ALLOWED_BEFORE):
            return _Evidence(True, False)
        return _Evidence(head[-1] in ENDS_BEFORE and self._words.at(start), False)

    def _after(self, end: int) -> _Evidence:
        tail = self._text[end : end + 5]
        if tail.lstrip(" \u3000").startswith(TITLES) or tail.startswith(STRONG_SAYING) or _APART.match(tail):
            return _Evidence(True, True)
        if tail.startswith(_BETWEEN_NAMES):
            return _Evidence(True, _is_list_item(_ITEM_ENDS.split(tail[1:])[0]))
        marked = not tail or bool(_MARK.fullmatch(tail[0]))
        return _Evidence(marked or tail.startswith((*ALLOWED_AFTER, *ALLOWED_BEFORE)), False)


def _is_list_item(item: str) -> bool:
    """Whether an item beside 、 looks like a name."""
    return 2 <= len(item) <= 3 and surname_length(item) > 0 and not set(item) & NEVER_GIVEN
