"""Readers: text in, a `Draft` out.  They are faithful: they report, never repair."""

from __future__ import annotations

from typing import Protocol

from ..draft import Draft
from ..notices import Notify


class Reader(Protocol):
    """A frozen object holding its options, called with its input."""

    def __call__(self, text: str, file: str, notify: Notify) -> Draft:
        """The source as rows; InputError names the file and line of what cannot be read."""
        ...
