"""Where words begin and end, by dictionary only.

The segmenter's guesses at unknown words (its hidden Markov model) are off: they would invent boundaries
inside names, and a wrong boundary forbids a right phrase.
"""

from __future__ import annotations

from itertools import accumulate


class Boundaries:
    """The word boundaries of one text: a flag for each of its positions, both ends included."""

    def __init__(self, text: str) -> None:
        import rjieba

        self.words: list[str] = rjieba.cut(text, False)
        self._flags = bytearray(len(text) + 1)
        self._flags[0] = 1
        for at in accumulate(map(len, self.words)):
            self._flags[at] = 1

    def at(self, position: int) -> bool:
        """Whether a word begins or ends there."""
        return self._flags[position] == 1

    def allow(self, start: int, end: int) -> bool:
        """Whether a phrase may stand there: inside one word, or made of whole words."""
        flags = self._flags
        return (flags[start] == 1 and flags[end] == 1) or flags.find(1, start + 1, end) < 0

    def is_word(self, text: str) -> bool:
        """Whether the segmenter's dictionary has it as anything but a person's name."""
        return _kind(text) not in ("", "nr")

    def is_place(self, text: str) -> bool:
        """Whether it may be the name of a place: no word at all, or a proper name."""
        return _kind(text) in ("", "nr", "ns", "nt", "nz")

    def is_name(self, text: str) -> bool:
        """Whether the segmenter's dictionary has it as a person's name."""
        return _kind(text) == "nr"


def _kind(word: str) -> str:
    """`nr` for a person's name, '' for what is no word of the dictionary, else another part of speech."""
    import rjieba

    if not rjieba.has_word(word):
        return ""
    tag: str = rjieba.tag(word, False)[0][1]
    return "nr" if tag.startswith("nr") else tag
