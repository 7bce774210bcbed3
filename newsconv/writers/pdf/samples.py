"""Pictures as image objects (ISO 32000-1, 8.9.5).

A JPEG goes in as it is, without a second compression, and so do the samples of a
plain PNG; all others are unpacked, their transparency as a soft mask.
Colours keep the profile that came with them, unless they must be others.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from PIL import Image as Pillow

from ...pictures import LoadedPicture
from .colours import SCREEN, Colours
from .objects import Stream, array, dictionary, name
from .remade import Changes, Pixels, Remade, changes, remade
from .spaces import SPACES, ColourSpaces

_JPEG_ADDS = 0.06
"""Ink that a JPEG's rounding may add to a spot."""
_QUALITY = 92
"""Of a JPEG that must be compressed again: no difference is seen at printed size."""


class ImageObject(Struct, frozen=True):
    """An image XObject, and what was done to the picture for it."""

    stream: Stream
    changes: Changes


def image_object(
    picture: LoadedPicture, document: Any, colours: Colours = SCREEN, target: Pixels | None = None
) -> ImageObject:
    """The image XObject; its profile and soft mask, if it has them, are added to the document.

    `target` is how many pixels (columns and rows as stored) are of use where it stands, None for all.
    """
    spaces = ColourSpaces(document, colours)
    with Pillow.open(BytesIO(picture.data)) as image:
        change = changes(image, colours, target)
        return ImageObject(_stream(picture, image, spaces, change), change)


def _stream(picture: LoadedPicture, image: Any, spaces: ColourSpaces, change: Changes) -> Stream:
    if change.needed:
        spared = _JPEG_ADDS if picture.kind == "jpeg" else 0.0
        made = remade(image, replace(spaces.colours, ink=spaces.colours.ink - spared), change)
        return _recompressed(made, spaces) if picture.kind == "jpeg" else _unpacked(made, spaces)
    if picture.kind == "jpeg" and image.mode in SPACES:
        return _jpeg(picture.data, image, spaces)
    if picture.kind == "png" and (plain := plain_png(picture.data)) is not None:
        return _png(plain, image, spaces)
    return _unpacked(remade(image, spaces.colours, change), spaces)


def _entries(width: int, height: int, space: Any, bits: int) -> dict[str, Any]:
    return {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": width,
        "Height": height,
        "ColorSpace": space,
        "BitsPerComponent": bits,
    }


# JPEG


def _jpeg(data: bytes, image: Any, spaces: ColourSpaces) -> Stream:
    space = spaces.of(image.mode, image.info.get("icc_profile"))
    entries = _entries(image.width, image.height, space, 8) | {"Filter": name("DCTDecode")}
    if image.mode == "CMYK" and "adobe" in image.info:
        entries["Decode"] = "[1 0 1 0 1 0 1 0]"
    return Stream(without_metadata(data), entries)


def without_metadata(data: bytes) -> bytes:
    """A JPEG without what a camera or an editor wrote beside the picture: place, owner, thumbnail, comments.

    JFIF (APP0) and Adobe (APP14) segments stay, for they tell how to read the colours.
    """
    kept = [data[:2]]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xDA:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if not (0xE1 <= marker <= 0xED or marker in (0xEF, 0xFE)):
            kept.append(data[at:end])
        at = end
    return b"".join((*kept, data[at:]))


# PNG


class PlainPng(Struct, frozen=True):
    """A PNG whose deflated samples a PDF can take as they are."""

    width: int
    height: int
    bits: int
    colour: int
    palette: bytes
    samples: bytes


_PNG_GREY, _PNG_RGB, _PNG_PALETTE = 0, 2, 3


def plain_png(data: bytes) -> PlainPng | None:
    """The parts of a PNG without transparency, interlacing or deep colour; None for any other (PNG, 11.2)."""
    chunks = list(_chunks(data))
    head = chunks[0][1] if chunks else b""
    if len(head) != 13 or any(kind == b"tRNS" for kind, _ in chunks):
        return None
    bits, colour, interlaced = head[8], head[9], head[12]
    if bits > 8 or colour not in (_PNG_GREY, _PNG_RGB, _PNG_PALETTE) or interlaced:
        return None
    return PlainPng(
        int.from_bytes(head[:4], "big"),
        int.from_bytes(head[4:8], "big"),
        bits,
        colour,
        b"".join(body for kind, body in chunks if kind == b"PLTE"),
        b"".join(body for kind, body in chunks if kind == b"IDAT"),
    )


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += length + 12


def _png(png: PlainPng, image: Any, spaces: ColourSpaces) -> Stream:
    channels = 3 if png.colour == _PNG_RGB else 1
    space = spaces.of("L" if png.colour == _PNG_GREY else "RGB", image.info.get("icc_profile"))
    if png.colour == _PNG_PALETTE:
        space = array(name("Indexed"), space, len(png.palette) // 3 - 1, f"<{png.palette.hex()}>")
    entries = _entries(png.width, png.height, space, png.bits)
    entries["Filter"] = name("FlateDecode")
    entries["DecodeParms"] = dictionary(Predictor=15, Colors=channels, BitsPerComponent=png.bits, Columns=png.width)
    return Stream(png.samples, entries)


# All others


def _unpacked(picture: Remade, spaces: ColourSpaces) -> Stream:
    colours, mask = picture.colours, picture.mask
    space = spaces.of(colours.mode, picture.profile)
    entries = _entries(colours.width, colours.height, space, 1 if colours.mode == "1" else 8)
    entries |= _mask_entry(mask, spaces)
    return Stream(colours.tobytes(), entries)


def _recompressed(picture: Remade, spaces: ColourSpaces) -> Stream:
    """A picture that was a JPEG, as one again."""
    file = BytesIO()
    picture.colours.save(file, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    with Pillow.open(file) as image:
        image.info["icc_profile"] = picture.profile
        return _jpeg(file.getvalue(), image, spaces)


def _mask_entry(mask: Any | None, spaces: ColourSpaces) -> dict[str, Any]:
    if mask is None:
        return {}
    grey = _entries(mask.width, mask.height, name("DeviceGray"), 8)
    return {"SMask": spaces.document.Reference(Stream(mask.tobytes(), grey))}
