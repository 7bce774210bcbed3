"""Which lines of a text are simplified and which traditional: each goes its own way."""

from __future__ import annotations

from typing import NamedTuple

from ...script import leaning
from .targets import Region

HIDDEN = "\ue000"
"""Stands for a character that is not to be read: of an address, of code, of a line in the other script."""
_CERTAIN = 2
"""A line is in the other script than its article if so many characters say so."""


class Parts(NamedTuple):
    """The text with only its simplified, and with only its traditional lines; '' if there are none."""

    simplified: str
    traditional: str

    @property
    def mixed(self) -> bool:
        """Whether there are lines of both scripts."""
        return bool(self.simplified and self.traditional)


def parted(text: str, source: Region) -> Parts:
    """The parts of a text written for a region, by lines."""
    lines = text.split("\n")
    ours = -1 if source == "cn" else 1
    other = [ours * leaning(line) <= -_CERTAIN for line in lines]
    if not any(other):
        return Parts(text, "") if source == "cn" else Parts("", text)
    own_text, other_text = _only(lines, [not one for one in other]), _only(lines, other)
    if all(one or not line for one, line in zip(other, lines, strict=True)):
        own_text = ""
    return Parts(own_text, other_text) if source == "cn" else Parts(other_text, own_text)


def _only(lines: list[str], wanted: list[bool]) -> str:
    return "\n".join(line if kept else HIDDEN * len(line) for line, kept in zip(lines, wanted, strict=True))
