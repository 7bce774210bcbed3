"""On which line of a TOML file a key stands: tomllib reads values and forgets where they were."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?")
_KEY = re.compile(r"""\s*["']?([\w.-]+)["']?\s*=""")
_PLACE = re.compile(r"\(at line (\d+), column \d+\)")


def line_of(text: str, path: Sequence[str]) -> int:
    """The line, from 1, of the key or table at this path (`margins`, `inside`); 0 if it is not found.

    A key that is not there itself is looked for as the table around it.
    """
    wanted, table = ".".join(path), ""
    for number, line in enumerate(text.splitlines(), 1):
        if match := _TABLE.fullmatch(line):
            table = match[1]
            if table == wanted:
                return number
        elif (match := _KEY.match(line)) and ".".join(filter(None, (table, match[1]))) == wanted:
            return number
    return line_of(text, path[:-1]) if path else 0


def line_in(message: str) -> int:
    """The line that tomllib's message names, 0 if none."""
    match = _PLACE.search(message)
    return int(match[1]) if match else 0
