"""Colour profiles (ICC.1:2004-10): sRGB made from its definition, and the coated paper of offset presses."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from struct import pack
from typing import Any

from .objects import Stream, array, dictionary, name, string


@cache
def srgb() -> bytes:
    """sRGB as a display profile: the same bytes at every call, for the date in it is that of the standard.

    Primaries adapted to D50 and the curve are those of IEC 61966-2-1.
    """
    tags = {
        b"desc": _text("sRGB IEC61966-2.1"),
        b"cprt": _text("No copyright, use freely"),
        b"wtpt": _xyz(0.9642, 1.0, 0.8249),
        b"chad": pack(">4s4x9i", b"sf32", *map(_fixed, _D65_TO_D50)),
        b"rXYZ": _xyz(0.43607, 0.22249, 0.01392),
        b"gXYZ": _xyz(0.38515, 0.71687, 0.09708),
        b"bXYZ": _xyz(0.14307, 0.06061, 0.71410),
        b"rTRC": _CURVE,
        b"gTRC": _CURVE,
        b"bTRC": _CURVE,
    }
    table, data = b"", b""
    begin = 128 + 4 + 12 * len(tags)
    for signature, value in tags.items():
        table += pack(">4sII", signature, begin + len(data), len(value))
        data += value + bytes(-len(value) % 4)
    body = pack(">I", len(tags)) + table + data
    return _head(128 + len(body)) + body


def _head(size: int) -> bytes:
    version, perceptual = 0x04200000, 0
    white = (0xF6D6, 0x10000, 0xD32D)
    head = pack(">I4xI4s4s4s6H4s", size, version, b"mntr", b"RGB ", b"XYZ ", 1999, 10, 18, 0, 0, 0, b"acsp")
    head += pack(">4xI4x4x8xI3i", 0, perceptual, *white)
    return head + bytes(128 - len(head))


_D65_TO_D50 = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
"""Bradford's adaptation (ICC.1:2004-10, annex E)."""


def _fixed(value: float) -> int:
    return round(value * 65536)


_CURVE = pack(">4s4xHxx5i", b"para", 3, *map(_fixed, (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)))


def _xyz(x: float, y: float, z: float) -> bytes:
    return pack(">4s4x3i", b"XYZ ", _fixed(x), _fixed(y), _fixed(z))


def _text(text: str) -> bytes:
    encoded = text.encode("utf-16-be")
    return pack(">4s4xII4sII", b"mluc", 1, 12, b"enUS", len(encoded), 28) + encoded


@cache
def fogra39() -> bytes:
    """The profile of coated paper on an offset press."""
    return (files(__package__) / "data" / "FOGRA39L_coated.icc").read_bytes()


def profile_reference(profile: bytes, channels: int, document: Any) -> Any:
    """The reference to a profile's object in the document, which is made when first asked for."""
    from hashlib import sha256

    key = f"ICC{sha256(profile).hexdigest()[:16]}"
    if key in document.idToObject:
        return document.Reference(document.idToObject[key])
    return document.Reference(Stream(profile, {"N": channels}), key)


def screen_intent(document: Any) -> Any:
    """That the document's own colours are sRGB."""
    return array(intent("GTS_PDFA1", "sRGB IEC61966-2.1", "sRGB", profile_reference(srgb(), 3, document)))


def intent(kind: str, name_of: str, description: str, profile: Any, *, registered: bool = True) -> Any:
    """An output intent (ISO 32000-1, 14.11.5); only a registered name says in which registry it stands."""
    registry = {"RegistryName": string("http://www.color.org")} if registered else {}
    return dictionary(
        Type=name("OutputIntent"), S=name(kind), OutputConditionIdentifier=string(name_of),
        OutputCondition=string(description), Info=string(description), DestOutputProfile=profile, **registry,
    )
