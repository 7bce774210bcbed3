"""Printed sheets as things: turned over, folded, nested, cut, and leafed through.

A leaf is a rectangle of paper with what stands on its two faces.  Nothing here knows how
pages were planned: it sees cells on sides, as a printer does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from newsconv.handout.impose import Cell, Flip, Side
from newsconv.units import Paper


class Face(Struct, frozen=True):
    """What one face of a leaf shows to whoever looks at it: a page or None, and whether it stands on its head."""

    page: int | None
    on_head: bool = False


class Leaf(Struct, frozen=True):
    front: Face
    back: Face


def face(side: Side, page: Paper, left: float, top: float, width: float, height: float) -> Face:
    """What stands in a rectangle of a side; its middle tells, and no more than one page may be there."""
    found = [cell for cell in side.cells if left < middle(cell, page)[0] < left + width and top < middle(cell, page)[1] < top + height]
    assert len(found) <= 1
    return Face(found[0].page, found[0].turned) if found else Face(None)


def middle(cell: Cell, page: Paper) -> tuple[float, float]:
    return cell.x + page.width * cell.scale / 2, cell.y + page.height * cell.scale / 2


def leaf(front: Side, back: Side, flip: Flip, page: Paper, left: float, top: float, width: float, height: float) -> Leaf:
    """A piece of a sheet that the printer turned over the asked edge, as one holds it by its left edge.

    Turned over a vertical edge, what is left on the back lies behind what is right on the front.  Turned over
    a horizontal edge, top lies behind bottom, and seen by turning the piece like a page it stands on its head.
    """
    shown = face(front, page, left, top, width, height)
    vertical = (flip == "long") == (front.height > front.width)
    if vertical:
        return Leaf(shown, face(back, page, front.width - left - width, top, width, height))
    behind = face(back, page, left, front.height - top - height, width, height)
    return Leaf(shown, Face(behind.page, not behind.on_head) if behind.page is not None else behind)


def gathering(sheets: Iterable[tuple[Side, Side]], flip: Flip, page: Paper) -> Iterator[Face]:
    """Sheets laid on each other, outermost below with its front down, folded at the middle: the faces, leafed through."""
    halves = []
    for front, back in sheets:
        half = front.width / 2
        halves.append((leaf(front, back, flip, page, half, 0, half, front.height),
                       leaf(front, back, flip, page, 0, 0, half, front.height)))
    for first, _ in halves:
        yield from (first.front, first.back)
    for _, second in reversed(halves):
        yield from (second.back, second.front)


def quarto(front: Side, back: Side, flip: Flip, page: Paper) -> Iterator[Face]:
    """A sheet whose upper half is folded back and down, then its left half back and behind; opened at the head."""
    width, height = front.width / 2, front.height / 2
    lower_right, lower_left, upper_left, upper_right = (
        leaf(front, back, flip, page, x, y, width, height)
        for x, y in ((width, height), (0, height), (0, 0), (width, 0))
    )
    # Folded back and down, the upper pieces lie behind the lower ones, with their backs towards them and upside down.
    yield from (lower_right.front, lower_right.back)
    yield from map(over, (upper_right.back, upper_right.front))
    yield from map(over, (upper_left.front, upper_left.back))
    yield from (lower_left.back, lower_left.front)


def over(face: Face) -> Face:
    return face if face.page is None else Face(face.page, not face.on_head)
