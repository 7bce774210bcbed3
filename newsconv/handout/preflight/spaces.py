"""Colour spaces as they are named in a file (ISO 32000-1, 8.6), in words."""

from __future__ import annotations

from typing import Any

import pikepdf
from msgspec import Struct

_DEVICE = {
    "/DeviceGray": ("grey", 1), "/G": ("grey", 1), "/CalGray": ("grey", 1),
    "/DeviceRGB": ("RGB", 3), "/RGB": ("RGB", 3), "/CalRGB": ("RGB", 3),
    "/DeviceCMYK": ("CMYK", 4), "/CMYK": ("CMYK", 4), "/Lab": ("Lab", 3),
}
_BY_CHANNELS = {1: "grey", 3: "RGB", 4: "CMYK"}
_REGISTRATION = "/All"


class Space(Struct, frozen=True):
    """A colour space: its kind in words, how many components it has, and what it says beside.

    `device` are the colours of whatever prints, not described by a profile; `palette` are numbers in a table.
    """

    kind: str
    channels: int = 1
    device: bool = True
    palette: bool = False

    def __str__(self) -> str:
        return f"{self.kind}{'' if self.device else ' with a profile'}{' in a palette' if self.palette else ''}"


GREY = Space("grey")
UNKNOWN = Space("", 0)


def space_of(said: Any, named: Any, depth: int = 0) -> Space:
    """The space that a name or an array stands for; `named` are those that the resources name."""
    if depth > 4 or said is None:
        return UNKNOWN
    if isinstance(said, pikepdf.Name):
        if str(said) in named:
            return space_of(named[str(said)], {}, depth + 1)
        kind, channels = _DEVICE.get(str(said), ("patterns" if said == "/Pattern" else "", 0))
        return Space(kind, channels, device=str(said) in ("/DeviceGray", "/DeviceRGB", "/DeviceCMYK"))
    if not isinstance(said, pikepdf.Array) or not len(said):
        return UNKNOWN
    return _of_array(said, named, depth)


def _of_array(said: Any, named: Any, depth: int) -> Space:
    kind = str(said[0])
    if kind == "/ICCBased":
        channels = int(said[1].get("/N", 0))
        return Space(_BY_CHANNELS.get(channels, "other"), channels, device=False)
    if kind == "/Indexed":
        base = space_of(said[1], named, depth + 1)
        return Space(base.kind, 1, base.device, palette=True)
    if kind == "/Separation":
        ink = str(said[1])
        return Space("registration" if ink == _REGISTRATION else f"spot ink {ink.lstrip('/')}", 1)
    if kind == "/DeviceN":
        return Space(f"inks {', '.join(str(ink).lstrip('/') for ink in said[1])}", len(said[1]))
    return space_of(said[0], {}, depth + 1)
