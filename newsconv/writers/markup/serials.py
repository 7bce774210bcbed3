"""Identifiers of a newspaper as a serial, which no single article or issue may bear as its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...patterns import lazy

_ISSN = lazy(r"(?:e-?)?ISSN[\s:：]*(\d{4})-?(\d{3}[\dXx])", re.IGNORECASE)
_CN = lazy(r"CN[\s:：]*(\d{2})-(\d{4})(?:/[A-Z]+)?", re.IGNORECASE)


def issns(identifier: str) -> Iterator[str]:
    """The ISSNs named in it, as `1234-567X` (ISO 3297)."""
    for found in _ISSN.finditer(identifier):
        yield f"{found[1]}-{found[2].upper()}"


def serial_numbers(identifier: str) -> Iterator[str]:
    """ISSNs as URNs (RFC 8254), then the numbers of the Chinese register (国内统一连续出版物号, `CN 11-0001`)."""
    yield from (f"urn:issn:{issn}" for issn in issns(identifier))
    for found in _CN.finditer(identifier):
        yield f"CN {found[1]}-{found[2]}"


def own_identifier(identifier: str) -> str:
    """What names the article itself: the identifier, unless it names a serial."""
    return "" if next(serial_numbers(identifier), None) else identifier.strip()
