"""What is wrong with the text as set: outside the trim, near to it, lost as characters, on lines that begin wrongly."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pypdfium2
from msgspec import Struct

from ...units import MM
from .findings import Finding, counted

SAFE = 3 * MM
"""Text nearer to the trim than this may be cut: the tolerance of a guillotine."""
NOT_FIRST = frozenset("。．，、：；！？‼⁇⁈⁉”’」』）》〉】〗〕］｝·・‧～")
NOT_LAST = frozenset("“‘「『（《〈【〖〔［｛")
_UNMAPPED = frozenset("\ufffd\x00")
_DIVIDED = "\ufffe"
"""What PDFium gives for a hyphen at the end of a line."""


class Character(Struct, frozen=True):
    """A character with its box; y runs upward."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def text_findings(data: bytes) -> Iterator[Finding]:
    """Findings page by page; one for the file if PDFium, which reads as browsers do, cannot read it."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        yield Finding("unreadable", "error", f"a common reader cannot open it: {error}")
        return
    try:
        for number, page in enumerate(document, 1):
            box = page.get_trimbox() or page.get_mediabox()
            bleed = page.get_bleedbox() or page.get_mediabox()
            found = [each for each in characters(page) if not _is_in_slug(each, bleed)]
            yield from _findings(found, box, number)
    except pypdfium2.PdfiumError as error:
        yield Finding("unreadable", "error", f"a common reader cannot show all its pages: {error}")
    finally:
        document.close()


def characters(page: pypdfium2.PdfPage) -> Iterator[Character]:
    """The characters of a page that have ink or an advance, in the order of its content."""
    text = page.get_textpage()
    for at in range(text.count_chars()):
        character = text.get_text_range(at, 1).replace(_DIVIDED, "-")
        if character and not character.isspace():
            yield Character(character, *text.get_charbox(at, loose=False))


def _is_in_slug(each: Character, bleed: tuple[float, float, float, float]) -> bool:
    """Whether it stands wholly beyond the bleed, where printers' marks and the name of the job are."""
    return each.right < bleed[0] or each.left > bleed[2] or each.top < bleed[1] or each.bottom > bleed[3]


def _findings(found: list[Character], box: tuple[float, float, float, float], number: int) -> Iterator[Finding]:
    margin = min((_margin(each, box) for each in found), default=SAFE)
    if margin < -0.1:
        yield Finding("text-outside", "error", f"text stands {-margin / MM:.1f} mm outside the trim", number)
    elif margin < SAFE - 0.1:
        yield Finding("text-near-trim", "warning", f"text stands {margin / MM:.1f} mm from the trim", number)
    lost = sum(not _UNMAPPED.isdisjoint(each.text) for each in found)
    if lost:
        yield Finding("glyph-no-text", "error", f"{counted(lost, 'glyph')} without a character to it", number)
    faults = kinsoku_faults(found)
    if faults:
        marks = "".join(sorted(set(faults)))
        message = f"{counted(len(faults), 'mark')} at the edge of a line where {marks} may not stand"
        yield Finding("kinsoku", "warning", message, number)


def _margin(each: Character, box: tuple[float, float, float, float]) -> float:
    return min(each.left - box[0], each.bottom - box[1], box[2] - each.right, box[3] - each.top)


def kinsoku_faults(found: list[Character]) -> list[str]:
    """Marks that stand first or last on a line where they may not (GB/T 15834, 5.1)."""
    faults = []
    for before, after in pairwise(_lying(found)):
        if not _breaks(before, after):
            continue
        if after.text in NOT_FIRST:
            faults.append(after.text)
        if before.text in NOT_LAST:
            faults.append(before.text)
    return faults


def _lying(found: list[Character]) -> list[Character]:
    """The characters of a page whose lines run down as if it lay on its side, so that they run to the right."""
    down = sum(after.top <= before.bottom + 1 and after.left < before.right and before.left < after.right
               for before, after in pairwise(found))
    if down < len(found) / 2:
        return found
    return [Character(each.text, -each.top, each.left, -each.bottom, each.right) for each in found]


def _breaks(before: Character, after: Character) -> bool:
    """Whether a line ends between two characters: the next one stands lower, and further to the left."""
    height = max(before.top - before.bottom, after.top - after.bottom, 1.0)
    return after.top < before.bottom - height * 0.1 and after.left < before.left
