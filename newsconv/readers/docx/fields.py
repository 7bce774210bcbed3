"""Fields (ECMA-376 §17.16): what they show is text, what they say of it is a link or a note's mark."""

from __future__ import annotations

import re

from msgspec import Struct

from ...links import is_allowed_target
from ..marked import Mark

_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_NOTE = re.compile(r"\s*NOTEREF\s+(\S+)", re.IGNORECASE)


class Field:
    """A field while its runs come by: its code, then what it shows."""

    def __init__(self) -> None:
        self.code = ""
        self.shows = False
        self.is_note = False
        self.link: Mark | None = None


class Meaning(Struct, frozen=True):
    """What a field's code says of the text that it shows."""

    link: Mark | None = None
    refused: str = ""
    bookmark: str = ""


def meaning(code: str) -> Meaning:
    """Links and references to notes; every other field is only the text that it shows."""
    if found := _LINK.match(code):
        target = found[1] if found[1] is not None else found[2]
        if is_allowed_target(target):
            return Meaning(Mark("link", target))
        return Meaning(refused="" if target.startswith("\\") else target)
    if found := _NOTE.match(code):
        return Meaning(bookmark=found[1])
    return Meaning()
