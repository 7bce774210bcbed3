"""Regular expressions that cost nothing until they are used.

`re` walks through every character of a range when it compiles: a class of all Han
takes it longer than most articles take to read.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

HAN = r"[^\W\d_A-Za-z]"
"""A letter that is not Latin: Han, in a Chinese text, and cheap to compile."""

BACKWARD = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""What is written from right to left, for a character class: Hebrew, Arabic and their kin."""


class _Lazy:
    """Stands for a pattern, and takes over its methods when the first of them is asked for."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._pattern, self._flags)
        for method in ("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern, compiled when it is first used."""
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))
