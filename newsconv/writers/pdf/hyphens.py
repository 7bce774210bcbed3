"""Where Latin words may be divided: by pyphen's English patterns, if that is installed."""

from __future__ import annotations

from importlib.util import find_spec


def english(word: str) -> tuple[int, ...]:
    """The places in an English word before which it may be divided; none without pyphen (the extra `hyphens`)."""
    if find_spec("pyphen") is None:
        return ()
    from pyphen import Pyphen

    return tuple(int(place) for place in Pyphen(lang="en_US").positions(word))
