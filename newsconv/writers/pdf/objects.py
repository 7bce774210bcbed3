"""Objects that reportlab's document has no class for, or writes in a way that standards refuse."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc


class Stream(pdfdoc.PDFObject):  # type: ignore[misc]
    """A stream: deflated unless it is `plain` or says how it is filtered, with `endstream` on a line of its own.

    `level` is zlib's; outlines of glyphs hardly shrink, and at level 1 are within 2 % of the smallest.
    """

    __RefOnly__ = 1

    def __init__(
        self, data: bytes, entries: Mapping[str, Any] | None = None, *, plain: bool = False, level: int = 6
    ) -> None:
        self.entries = dict(entries or {})
        if not plain and "Filter" not in self.entries:
            data = zlib.compress(data, level)
            self.entries["Filter"] = name("FlateDecode")
        self.data = data

    def format(self, document: Any) -> bytes:
        """The object as it stands in the file."""
        head: bytes = pdfdoc.PDFDictionary({**self.entries, "Length": len(self.data)}).format(document)
        return head + b"\nstream\n" + self.data + b"\nendstream"


@lru_cache(maxsize=1024)
def name(text: str) -> str:
    """A PDF name (`/Text`)."""
    return str(pdfdoc.PDFName(text))


def dictionary(**entries: Any) -> Any:
    """A dictionary object."""
    return pdfdoc.PDFDictionary(entries)


def array(*items: Any) -> Any:
    """An array object."""
    return pdfdoc.PDFArrayCompact(items)


def string(text: str) -> Any:
    """A text string: PDFDocEncoding where that holds it, else UTF-16."""
    return pdfdoc.PDFString(text)


def number(value: float) -> str:
    """A number as short as its four decimals allow; a ten-thousandth of a point is below any device."""
    return f"{value:.4f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
