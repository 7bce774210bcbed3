"""OpenCC's converters, each loaded once and only when text is to pass through it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from ...errors import UsageError

Convert = Callable[[str], str]


@cache
def opencc(name: str) -> Convert:
    """OpenCC's conversion by the name of a configuration, or by a file; UsageError if OpenCC refuses it."""
    from opencc import OpenCC

    if name.endswith(".json") and not Path(name).is_file():
        raise UsageError("no such OpenCC configuration", file=name)
    try:
        convert: Convert = OpenCC(name).convert
    except Exception as error:  # whatever OpenCC's extension raises for a broken configuration
        raise UsageError(f"OpenCC cannot use the configuration {name}: {error}") from error
    return convert


def through(text: str, *names: str) -> str:
    """The text through several configurations, one after the other."""
    for name in names:
        text = opencc(name)(text)
    return text
