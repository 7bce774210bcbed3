"""Options of reading and writing, one frozen object each."""

from __future__ import annotations

from msgspec import Struct


class PdfOptions(Struct, frozen=True):
    """`paper` is a name or `WxHmm`; `columns` None lets the measure decide; `theme` a name or file."""

    paper: str = "A4"
    columns: int | None = None
    theme: str = "newspaper"


class DocxOptions(Struct, frozen=True):
    """`paper` is a name or `WxHmm`; `columns` None lets the measure decide; `theme` a name or file."""

    paper: str = "A4"
    columns: int | None = None
    theme: str = "newspaper"


class EpubOptions(Struct, frozen=True):
    """`theme` is a name or file."""

    theme: str = "newspaper"
