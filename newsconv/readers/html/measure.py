"""How much text each element holds, how much of it leads elsewhere, how much was recognised as the article's."""

from __future__ import annotations

from lxml import etree

from .dom import UNSEEN, Element, is_hidden, key, tag

GRAM = 6
"""Characters that are compared at each end of a piece of text."""


class Measures:
    """Lengths of text below each element, counted once, without white space and what is not seen."""

    def __init__(self, root: Element, extracted: str) -> None:
        self._grams = _grams(key(extracted))
        self._sums: dict[Element, list[int]] = {}
        self._count(root)

    def text(self, element: Element) -> int:
        """Characters seen."""
        return self._sums.get(element, _NOTHING)[0]

    def hits(self, element: Element) -> int:
        """Characters that the extraction holds too."""
        return self._sums.get(element, _NOTHING)[1]

    def linked(self, element: Element) -> int:
        """Characters inside links."""
        return self._sums.get(element, _NOTHING)[2]

    def links(self, element: Element) -> int:
        """Links with text in them."""
        return self._sums.get(element, _NOTHING)[3]

    def _count(self, root: Element) -> None:
        walk = etree.iterwalk(root, events=("start", "end"))
        inside_links = 0
        for event, element in walk:
            if event == "start":
                self._sums[element] = [0, 0, 0, 0]
                if tag(element) in UNSEEN or is_hidden(element):
                    walk.skip_subtree()
                    continue
                inside_links += tag(element) == "a"
                self._add(element, element.text, inside_links > 0)
            else:
                if tag(element) == "a" and not is_hidden(element):
                    inside_links -= 1
                self._close(element, root, inside_links > 0)

    def _close(self, element: Element, root: Element, linked: bool) -> None:
        sums = self._sums[element]
        sums[3] += tag(element) == "a" and sums[0] > 0
        if element is root:
            return
        above = element.getparent()
        for place, value in enumerate(sums):
            self._sums[above][place] += value
        self._add(above, element.tail, linked)

    def _add(self, element: Element, text: str | None, linked: bool) -> None:
        letters = key(text) if text else ""
        if letters:
            sums = self._sums[element]
            sums[0] += len(letters)
            sums[1] += len(letters) if self._is_hit(letters) else 0
            sums[2] += len(letters) if linked else 0

    def _is_hit(self, letters: str) -> bool:
        return len(letters) >= GRAM and letters[:GRAM] in self._grams and letters[-GRAM:] in self._grams


_NOTHING = (0, 0, 0, 0)


def _grams(letters: str) -> frozenset[str]:
    return frozenset(letters[at : at + GRAM] for at in range(len(letters) - GRAM + 1))
