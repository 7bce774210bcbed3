"""Bounds on what is read: what no article needs, and what would take a machine's time or memory."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from .errors import InputError, UsageError

_MIB = 2**20
DEEPEST = 100
"""The most `nesting` may be raised to: the tree is walked by recursion."""


class Limits(Struct, frozen=True):
    """How much may be read; beyond it InputError (of pictures: PictureError) says which bound it was.

    `newsconv --limit NAME=NUMBER` sets one, with `-` for `_` in its name.
    """

    source_bytes: int = 200 * _MIB
    """A source file, or what comes from standard input."""
    characters: int = 5_000_000
    """The text of an article, its markup included; a book of a thousand articles has three million."""
    lines: int = 200_000
    """Lines of Markdown or plain text."""
    paragraph: int = 100_000
    """Characters of one paragraph, heading, cell or line of code."""
    blocks: int = 100_000
    """Paragraphs, headings, items, pictures and other blocks of an article."""
    nesting: int = 32
    """Levels of quotations, lists (two each), containers and tables inside each other; 100 at most."""
    elements: int = 50_000
    """Elements of a web page."""
    table_cells: int = 20_000
    """Rows times columns of one table, merged cells counted as often as they span."""
    pictures: int = 2_000
    """Pictures that an article shows."""
    picture_bytes: int = 100 * _MIB
    """A picture's file."""
    picture_pixels: int = 100_000_000
    """Width times height of a picture."""
    all_picture_bytes: int = 500 * _MIB
    """The files of all pictures that an article shows."""
    all_picture_pixels: int = 1_000_000_000
    """Width times height of all pictures that an article shows."""
    archive_parts: int = 20_000
    """Files in a DOCX."""
    archive_bytes: int = 500 * _MIB
    """All that is read of a DOCX, expanded."""
    part_bytes: int = 100 * _MIB
    """One part of a DOCX, expanded."""
    part_tags: int = 4_000_000
    """Tags in one part of a DOCX; a book of a thousand articles has one million."""
    archive_ratio: int = 300
    """How many times larger than it is in the DOCX a part of over a mebibyte may be; Word's own stay under 60."""


DEFAULT = Limits()


def over(name: str, most: int, what: str) -> str:
    """What to say where a bound is passed; `{}` in `what` stands for the bound."""
    shown = f"{most / _MIB:,.4g} MiB" if name.endswith("_bytes") else f"{most:,}"
    return what.replace("{}", shown) + f" (--limit {name.replace('_', '-')}=NUMBER raises that)"


def passed(name: str, limits: Limits, what: str, file: str, line: int = 0) -> InputError:
    """The error to raise where a bound is passed."""
    return InputError(over(name, getattr(limits, name), what), file=file, line=line)


def limits_of(said: Iterable[str]) -> Limits:
    """The bounds with those that `NAME=NUMBER` sets; UsageError for what is none."""
    changed: dict[str, int] = {}
    for one in said:
        name, _, number = (part.strip() for part in one.partition("="))
        field = name.replace("-", "_")
        if field not in Limits.__struct_fields__:
            known = ", ".join(known.replace("_", "-") for known in Limits.__struct_fields__)
            raise UsageError(f"unknown limit {name!r}: use NAME=NUMBER with {known}")
        if not (number.isascii() and number.isdigit() and len(number) <= 15 and int(number)):
            raise UsageError(f"--limit {name} takes a whole number above 0, not {number!r}")
        changed[field] = int(number)
    if changed.get("nesting", 0) > DEEPEST:
        raise UsageError(f"--limit nesting goes up to {DEEPEST}")
    return Limits(**changed)
