"""QR codes (ISO/IEC 18004) as grids; segno, pure Python, computes them, and draws nothing here."""

from __future__ import annotations

from ...typeset.symbols import Grid
from .links import uri

_CORRECTION = "M"
"""Level M restores 15 %: what a fold, a stain or a photocopier takes from a handout."""


def qr(target: str) -> Grid | None:
    """The code of an address, which is written in ASCII; None if it is too long for any."""
    from segno import DataOverflowError, make_qr

    try:
        code = make_qr(uri(target), error=_CORRECTION, boost_error=False)
    except DataOverflowError:
        return None
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
