"""Makes small TrueType files: a few glyphs of a bundled face under code points of one's own choice."""

from __future__ import annotations

import struct
from pathlib import Path

import uharfbuzz as hb

from newsconv.fonts.find import bundled


def tiny_font(path: Path, drawn_as: dict[str, str], fs_type: int = 0, weight: int = 400) -> Path:
    """Write a face that shows each key with the outline of its value; `fs_type` are its licence bits."""
    source = hb.Face(hb.Blob.from_file_path(str(bundled("sans", "SC").path)))
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, drawn_as.values()))
    wanted.pin_all_axes_to_default(source)
    small = hb.subset(source, wanted)
    tables = {tag: bytes(small.reference_table(tag).data) for tag in small.table_tags if tag != "STAT"}
    font = hb.Font(small)
    tables["cmap"] = _cmap({ord(key): font.get_nominal_glyph(ord(value)) for key, value in drawn_as.items()})
    tables["OS/2"] = tables["OS/2"][:4] + struct.pack(">HHH", weight, 5, fs_type) + tables["OS/2"][10:]
    path.write_bytes(_sfnt(tables))
    return path


def _cmap(glyphs: dict[int, int]) -> bytes:
    """A character map of format 12 with one group for each character."""
    groups = b"".join(struct.pack(">III", code, code, gid) for code, gid in sorted(glyphs.items()))
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + struct.pack(
        ">HHIII", 12, 0, 16 + len(groups), 0, len(glyphs)
    ) + groups


def _sfnt(tables: dict[str, bytes]) -> bytes:
    head = struct.pack(">IHHHH", 0x00010000, len(tables), 0, 0, 0)
    at = len(head) + 16 * len(tables)
    records, body = [], []
    for tag, data in sorted(tables.items()):
        padded = data + b"\0" * (-len(data) % 4)
        records.append(struct.pack(">4sIII", tag.encode("ascii"), 0, at, len(data)))
        body.append(padded)
        at += len(padded)
    return head + b"".join(records) + b"".join(body)
