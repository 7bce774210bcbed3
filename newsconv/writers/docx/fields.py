"""Fields: text that Word works out, with the value it has now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from .xml import XML_SPACE, Element, w

NewRun: TypeAlias = Callable[[], Element]
"""Makes each run of a field."""


def field(run: NewRun, code: str, value: str) -> None:
    """A complex field (ECMA-376 §17.16.18)."""
    begin_field(run, code)
    w(run(), "t").text = value
    end_field(run)


def begin_field(run: NewRun, code: str) -> None:
    """What stands before the value of a field."""
    w(run(), "fldChar", fldCharType="begin")
    instruction = w(run(), "instrText")
    instruction.text = code
    instruction.set(XML_SPACE, "preserve")
    w(run(), "fldChar", fldCharType="separate")


def end_field(run: NewRun) -> None:
    """What stands after the value of a field."""
    w(run(), "fldChar", fldCharType="end")
