r"""Escapes that a converter wrote twice: `\~`, `\*`, `&nbsp;`, `&ldquo;` in the text itself."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ..patterns import lazy
from ..spans import Edit
from .line import Line, Repair, Rule, by_rules

RULES = (
    Rule(lazy(r"(?<![A-Za-z\\])\\([~*_#+\-.!%&<>|`])(?!\\?[A-Za-z]|\\\\)"), r"\1", (r"6\~10吨", "6~10吨")),
)
"""A backslash before ASCII punctuation, as CommonMark §2.4 writes it; beside Latin letters it may be a path."""

_BLANKS = ("nbsp", "ensp", "emsp", "thinsp")
_MARKS = (
    "ldquo", "rdquo", "lsquo", "rsquo", "hellip", "mdash", "ndash", "middot", "bull", "times", "deg", "permil",
    "plusmn", "quot", "lt", "gt",
)
_NUMBERS = r"#(?:8[23]\d\d|12[23]\d\d|183|215|176)"
"""General punctuation, Chinese punctuation, ·, × and °, by their code points."""
_ENTITY = lazy(rf"&(?:amp;)*(?:({'|'.join(_BLANKS)})|({'|'.join(_MARKS)}|{_NUMBERS}));")
_AMPERSAND = lazy(r"&(?:amp;)+")


def find(line: Line) -> Iterator[Edit]:
    """Backslashes before marks, and names of characters in place of the characters.

    &nbsp; 6&nbsp;亩 → 6 亩;  &ldquo;三农&rdquo; → “三农”;  R&amp;D → R&D
    """
    yield from by_rules(RULES, line)
    named = [(match.span(), _character(match)) for match in _ENTITY.finditer(line.text)]
    for (start, end), text in named:
        yield Edit(start, end, text)
    for match in _AMPERSAND.finditer(line.text):
        if not any(start <= match.start() < end for (start, end), _ in named):
            yield Edit(match.start(), match.end(), "&")


def _character(match: re.Match[str]) -> str:
    return " " if match[1] else html.unescape(f"&{match[2]};")


ESCAPES = Repair("stray-escapes", "escapes of a converter undone", ("\\", "&"), find)
