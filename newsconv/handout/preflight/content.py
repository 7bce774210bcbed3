"""What a page paints, read from its content: pictures where they stand, colours, lines; forms are gone into."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import pikepdf
from msgspec import Struct

from .spaces import GREY, Space, space_of

_DEEPEST = 12
"""Forms within forms beyond this are not gone into: a file may name itself."""
_DEEPEST_TREE = 200
"""Nodes of the tree of pages above a page beyond this are not asked: a file may name itself."""
_COLOURS = {"g": "/DeviceGray", "G": "/DeviceGray", "rg": "/DeviceRGB", "RG": "/DeviceRGB",
            "k": "/DeviceCMYK", "K": "/DeviceCMYK"}
_CHOICES = {"sc", "SC", "scn", "SCN"}
_PAINTS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"', "sh", "Do", "INLINE IMAGE"}
_TEXTS = {"Tj", "TJ", "'", '"'}
_STROKES = {"S", "s", "B", "B*", "b", "b*"}
_FILLS = {"f", "F", "f*"}

Matrix: TypeAlias = pikepdf.Matrix


class Picture(Struct, frozen=True):
    """An image: its pixels, the size in points at which it stands, its box (left, bottom, right, top), its colours."""

    columns: int
    rows: int
    width: float
    height: float
    box: tuple[float, float, float, float]
    space: Space
    image: Any

    @property
    def bitmap(self) -> bool:
        """Whether it is of black and white alone, as scanned line art."""
        said = {} if self.image is None else self.image
        return said.get("/BitsPerComponent") == 1 or bool(said.get("/ImageMask", False))


class Colour(Struct, frozen=True):
    """A colour that was chosen: its space, and its components from 0 to 1."""

    space: Space
    values: tuple[float, ...]


class Line(Struct, frozen=True):
    """A line or a thin rectangle of this weight in points."""

    weight: float


class Paint(Struct, frozen=True):
    """Something was painted, text or other; `marked` as a part of the structure or as an artifact."""

    marked: bool
    text: bool = False


class Marked(Struct, frozen=True):
    """A part of the page that stands under this number in the structure."""

    mcid: int


class Broken(Struct, frozen=True):
    """The content ends here: what follows cannot be read."""

    reason: str


Event: TypeAlias = Picture | Colour | Line | Paint | Marked | Broken


class _State(Struct):
    matrix: Matrix
    weight: float = 1.0
    fill: Space = GREY
    stroke: Space = GREY

    def copy(self) -> _State:
        return _State(self.matrix, self.weight, self.fill, self.stroke)


def events(page: pikepdf.Page) -> Iterator[Event]:
    """What happens on a page, in order."""
    try:
        resources = inherited(page, "/Resources") or pikepdf.Dictionary()
        yield from _Run(resources, pikepdf.Matrix(), 0, marked=False)(page.obj)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        yield Broken(str(error))


def inherited(page: pikepdf.Page, key: str) -> Any:
    """The page's own entry, or the one it inherits, else None (ISO 32000-1, 7.7.3.4)."""
    node: Any = page.obj
    for _ in range(_DEEPEST_TREE):
        if node is None or (found := node.get(key)) is not None:
            return None if node is None else found
        node = node.get("/Parent")
    return None


class _Run:
    """Goes through one content stream."""

    def __init__(self, resources: Any, matrix: Matrix, depth: int, *, marked: bool) -> None:
        self._resources = resources
        self._depth = depth
        self._state, self._stack = _State(matrix), list[_State]()
        self._rectangles: list[tuple[float, float]] = []
        self._marks = [True] if marked else list[bool]()

    def __call__(self, stream: Any) -> Iterator[Event]:
        for instruction in pikepdf.parse_content_stream(stream):
            operands: Any = instruction.operands
            name = str(instruction.operator)
            self._follow(name, operands)
            yield from self._marking(name, operands)
            yield from self._colour(name, operands)
            if name in ("Do", "INLINE IMAGE"):
                yield from self._object(name, operands)
            yield from self._painted(name)

    def _follow(self, name: str, operands: Any) -> None:
        state = self._state
        if name == "q":
            self._stack.append(state.copy())
        elif name == "Q" and self._stack:
            self._state = self._stack.pop()
        elif name == "cm":
            state.matrix = pikepdf.Matrix(*map(float, operands)) @ state.matrix
        elif name == "w":
            state.weight = float(operands[0])
        elif name == "re":
            self._rectangles.append((abs(float(operands[2])), abs(float(operands[3]))))

    def _marking(self, name: str, operands: Any) -> Iterator[Event]:
        """Marked content (ISO 32000-1, 14.6): an artifact or, under a number, a part of the structure."""
        if name in ("BMC", "BDC"):
            entries = self._entries(operands[1]) if name == "BDC" else {}
            self._marks.append(str(operands[0]) == "/Artifact" or "/MCID" in entries)
            if "/MCID" in entries:
                yield Marked(int(entries["/MCID"]))
        elif name == "EMC" and self._marks:
            self._marks.pop()

    def _entries(self, said: Any) -> Any:
        if isinstance(said, pikepdf.Name):
            return self._resources.get("/Properties", pikepdf.Dictionary()).get(str(said), {})
        return said

    def _colour(self, name: str, operands: Any) -> Iterator[Event]:
        state, spaces = self._state, self._resources.get("/ColorSpace", pikepdf.Dictionary())
        strokes = name.isupper()
        if name in _COLOURS:
            space = space_of(pikepdf.Name(_COLOURS[name]), spaces)
        elif name in ("cs", "CS"):
            space = space_of(operands[0], spaces)
        elif name in _CHOICES:
            space = state.stroke if strokes else state.fill
        else:
            return
        if strokes:
            state.stroke = space
        else:
            state.fill = space
        if name not in ("cs", "CS"):
            yield Colour(space, tuple(float(value) for value in operands if not isinstance(value, pikepdf.Name)))

    def _painted(self, name: str) -> Iterator[Event]:
        if name in _PAINTS:
            yield Paint(any(self._marks), name in _TEXTS)
        scale = _scale(self._state.matrix)
        if name in _STROKES:
            yield Line(self._state.weight * scale)
        if name in _FILLS:
            yield from (Line(min(sides) * scale) for sides in self._rectangles if min(sides) < max(sides) / 4)
        if name in _STROKES | _FILLS | {"n"}:
            self._rectangles.clear()

    def _object(self, name: str, operands: Any) -> Iterator[Event]:
        matrix = self._state.matrix
        if name == "INLINE IMAGE":
            image = operands[0]
            yield _picture(image.width, image.height, matrix, GREY, None)
            return
        found = self._resources.get("/XObject", pikepdf.Dictionary()).get(str(operands[0]))
        if found is None:
            return
        if found.get("/Subtype") == "/Image":
            space = space_of(found.get("/ColorSpace"), self._resources.get("/ColorSpace", pikepdf.Dictionary()))
            yield _picture(int(found.Width), int(found.Height), matrix, space, found)
        elif found.get("/Subtype") == "/Form" and self._depth < _DEEPEST:
            inner = pikepdf.Matrix(*map(float, found.Matrix)) if "/Matrix" in found else pikepdf.Matrix()
            marked = any(self._marks) or "/StructParent" in found
            run = _Run(found.get("/Resources", self._resources), inner @ matrix, self._depth + 1, marked=marked)
            yield from run(found)


def _scale(matrix: Matrix) -> float:
    return float(abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5)


def _picture(columns: int, rows: int, matrix: Matrix, space: Space, image: Any) -> Picture:
    width = (matrix.a**2 + matrix.b**2) ** 0.5
    height = (matrix.c**2 + matrix.d**2) ** 0.5
    across = sorted((0.0, float(matrix.a))), sorted((0.0, float(matrix.c)))
    upward = sorted((0.0, float(matrix.b))), sorted((0.0, float(matrix.d)))
    left, right = (float(matrix.e) + across[0][at] + across[1][at] for at in (0, 1))
    bottom, top = (float(matrix.f) + upward[0][at] + upward[1][at] for at in (0, 1))
    return Picture(columns, rows, float(width), float(height), (left, bottom, right, top), space, image)
