"""Fields: text that Word works out, with the value it has now."""

from __future__ import annotations

from collections.abc import Callable

from .xml import XML_SPACE, Element, w


def field(run: Callable[[], Element], code: str, value: str) -> None:
    """A complex field (ECMA-376 §17.16.18); `run` makes each of its runs."""
    w(run(), "fldChar", fldCharType="begin")
    instruction = w(run(), "instrText")
    instruction.text = code
    instruction.set(XML_SPACE, "preserve")
    w(run(), "fldChar", fldCharType="separate")
    w(run(), "t").text = value
    w(run(), "fldChar", fldCharType="end")
