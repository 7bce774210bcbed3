"""What a page paints, read from its content: pictures where they stand, colours, lines; forms are gone into."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import pikepdf
from msgspec import Struct

_DEEPEST = 12
"""Forms within forms beyond this are not gone into: a file may name itself."""
_GREY, _RGB, _CMYK = "grey", "RGB", "CMYK"
_COLOURS = {"g": _GREY, "G": _GREY, "rg": _RGB, "RG": _RGB, "k": _CMYK, "K": _CMYK}
_PAINTS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"', "sh", "Do", "INLINE IMAGE"}
_STROKES = {"S", "s", "B", "B*", "b", "b*"}
_FILLS = {"f", "F", "f*"}

Matrix: TypeAlias = pikepdf.Matrix


class Picture(Struct, frozen=True):
    """An image: its pixels, and the size in points at which it stands."""

    columns: int
    rows: int
    width: float
    height: float
    image: Any


class Colour(Struct, frozen=True):
    """A colour that was chosen: its space, and its components from 0 to 1."""

    space: str
    values: tuple[float, ...]


class Line(Struct, frozen=True):
    """A line or a thin rectangle of this weight in points."""

    weight: float


class Paint(Struct, frozen=True):
    """Something was painted."""


class Broken(Struct, frozen=True):
    """The content ends here: what follows cannot be read."""

    reason: str


Event: TypeAlias = Picture | Colour | Line | Paint | Broken


class _State(Struct):
    matrix: Matrix
    weight: float = 1.0


def events(page: pikepdf.Page) -> Iterator[Event]:
    """What happens on a page, in order."""
    try:
        yield from _run(page.obj, _resources(page), pikepdf.Matrix(), 0)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError) as error:
        yield Broken(str(error))


def _resources(page: pikepdf.Page) -> Any:
    """The page's own resources, or those it inherits (ISO 32000-1, 7.7.3.4)."""
    node: Any = page.obj
    while node is not None:
        if (resources := node.get("/Resources")) is not None:
            return resources
        node = node.get("/Parent")
    return pikepdf.Dictionary()


def _run(stream: Any, resources: Any, matrix: Matrix, depth: int) -> Iterator[Event]:
    state, stack = _State(matrix), list[_State]()
    rectangles: list[tuple[float, float]] = []
    for instruction in pikepdf.parse_content_stream(stream):
        operands: Any = instruction.operands
        name = str(instruction.operator)
        if name == "q":
            stack.append(_State(state.matrix, state.weight))
        elif name == "Q" and stack:
            state = stack.pop()
        elif name == "cm":
            state.matrix = pikepdf.Matrix(*map(float, operands)) @ state.matrix
        elif name == "w":
            state.weight = float(operands[0])
        elif name == "re":
            rectangles.append((abs(float(operands[2])), abs(float(operands[3]))))
        elif name in _COLOURS:
            yield Colour(_COLOURS[name], tuple(map(float, operands)))
        elif name in ("Do", "INLINE IMAGE"):
            yield from _object(name, operands, resources, state, depth)
        yield from _painted(name, state, rectangles)


def _painted(name: str, state: _State, rectangles: list[tuple[float, float]]) -> Iterator[Event]:
    if name in _PAINTS:
        yield Paint()
    scale = _scale(state.matrix)
    if name in _STROKES:
        yield Line(state.weight * scale)
    if name in _FILLS:
        yield from (Line(min(sides) * scale) for sides in rectangles if min(sides) < max(sides) / 4)
    if name in _STROKES | _FILLS | {"n"}:
        rectangles.clear()


def _scale(matrix: Matrix) -> float:
    return float(abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5)


def _object(name: str, operands: Any, resources: Any, state: _State, depth: int) -> Iterator[Event]:
    if name == "INLINE IMAGE":
        image = operands[0]
        yield _picture(image.width, image.height, state.matrix, image)
        return
    found = resources.get("/XObject", pikepdf.Dictionary()).get(str(operands[0]))
    if found is None:
        return
    if found.get("/Subtype") == "/Image":
        yield _picture(int(found.Width), int(found.Height), state.matrix, found)
    elif found.get("/Subtype") == "/Form" and depth < _DEEPEST:
        inner = pikepdf.Matrix(*map(float, found.Matrix)) if "/Matrix" in found else pikepdf.Matrix()
        yield from _run(found, found.get("/Resources", resources), inner @ state.matrix, depth + 1)


def _picture(columns: int, rows: int, matrix: Matrix, image: Any) -> Picture:
    width = (matrix.a**2 + matrix.b**2) ** 0.5
    height = (matrix.c**2 + matrix.d**2) ** 0.5
    return Picture(columns, rows, float(width), float(height), image)
