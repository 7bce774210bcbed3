"""What a face's maker allows: the `fsType` bits of its OS/2 table (OpenType specification, OS/2)."""

from __future__ import annotations

from ..errors import FontError
from .face import Face

RESTRICTED = 0x0002
"""Restricted licence: may not be embedded without the maker's leave."""
NO_SUBSETTING = 0x0100
BITMAP_ONLY = 0x0200
_USAGE = 0x000F


def permissions(face: Face) -> int:
    """The `fsType` bits; 0 (no restriction) for a face without an OS/2 table."""
    table = face.hb.reference_table("OS/2").data
    return int.from_bytes(table[8:10], "big") if len(table) >= 10 else 0


def refusal(face: Face) -> str:
    """Why a subset of this face may not be embedded, or '' if it may."""
    bits = permissions(face)
    if bits & _USAGE == RESTRICTED:
        return "its licence does not allow embedding"
    if bits & NO_SUBSETTING:
        return "its licence does not allow subsets"
    if bits & BITMAP_ONLY:
        return "its licence allows bitmaps only"
    return ""


def require_embedding(face: Face) -> None:
    """FontError, in words a person can act on, if the face may not be embedded."""
    if reason := refusal(face):
        raise FontError(f"{reason}: choose another face", file=face.choice.file.path.name)
