"""One page's content stream, operator by operator."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import accumulate
from struct import pack

from ...typeset.page import ACROSS, ALONG, TURNED, UPRIGHT
from .colours import SCREEN
from .objects import number
from .press import Box, target_operators
from .surface import Show

_MATRIX = {ALONG: "1 0 0 1", UPRIGHT: "1 0 0 1", TURNED: "0 -1 1 0"}
_SLACK = 0.05
"""Differences below this many thousandths of an em are not worth a move."""


class Content:
    """Builds a content stream; y runs upward here, as in the file.

    The page's corner stands `margin` points from that of the sheet.  `operator` gives the
    operators of a colour; without it colours are those of a screen.
    """

    def __init__(self, margin: float = 0, operator: Callable[[str], str] = SCREEN.operator) -> None:
        self._lines: list[str] = [f"1 0 0 1 {number(margin)} {number(margin)} cm"] if margin else []
        self._operator = operator
        self._in_text = self._spanned = False
        self._font: tuple[str, float] | None = None
        self._colour = "#000000" if operator("#000000") == "0 g" else ""

    def data(self) -> bytes:
        """The finished stream."""
        self._end_text()
        return "\n".join(self._lines).encode("ascii")

    def begin_artifact(self) -> None:
        self._end_text()
        self._lines.append("/Artifact BMC")

    def end_artifact(self) -> None:
        self._end_text()
        self._lines.append("EMC")

    def begin_element(self, name: str, mcid: int) -> None:
        """A marked sequence of a structure type under its number."""
        self._end_text()
        self._lines.append(f"/{name} <</MCID {mcid}>> BDC")

    def end_element(self) -> None:
        self.end_artifact()

    def show(self, show: Show, y: float, widths: Mapping[int, float]) -> None:
        """Codes of a font; `widths` in thousandths of an em, by code."""
        self._set_colour(show.colour)
        if not self._in_text:
            self._lines.append("BT")
            self._in_text, self._font = True, None
        if self._font != (show.font, show.size):
            self._font = show.font, show.size
            self._lines.append(f"/{show.font} {number(show.size)} Tf")
        if show.way == ACROSS:
            self._across(show, y)
            return
        self._lines.append(f"{_matrix(show)} {number(show.x)} {number(y)} Tm")
        spanned = self._spanned
        if show.text:
            self._lines.append(f"/Span <</ActualText <{_utf16(show.text)}>>> BDC")
        self._lines.append(_placed(show, widths))
        self._spanned = show.more
        if not show.more and (show.text or spanned):
            self._lines.append("EMC")

    def _across(self, show: Show, y: float) -> None:
        """One text on an axis: each code is shown there under a shift of its own.

        Readers take a text for as wide as its codes lie apart, and put a wide one out of its line.
        """
        self._end_text()
        self._lines.append(f"/Span <</ActualText <{_utf16(show.text)}>>> BDC")
        at = f"1 0 0 1 {number(show.x)} {number(y)} Tm"
        for code, place in zip(show.codes, show.places, strict=True):
            self._lines.append(f"q 1 0 0 1 {number(place)} 0 cm {number(show.size)} Tc BT {at} <{code:04X}> Tj ET Q")
        self._lines.append("EMC")

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self._end_text()
        self._set_colour(colour)
        self._lines.append(f"{number(x)} {number(y)} {number(width)} {number(height)} re f")

    def registration(self, marks: Iterable[Box], targets: Iterable[tuple[float, float]]) -> None:
        """Rectangles and, at these centres, crosses in circles on every plate, in the colour space named `All`."""
        self._end_text()
        self._colour = ""
        self._lines.append("/All cs 1 scn /All CS 1 SCN")
        self._lines.extend(f"{' '.join(map(number, mark))} re f" for mark in marks)
        self._lines.extend(target_operators(*centre) for centre in targets)

    def patch(self, box: Box, operator: str) -> None:
        """A rectangle of the colour that the operators choose."""
        self._end_text()
        self._colour = ""
        self._lines.append(f"{operator}\n{' '.join(map(number, box))} re f")

    def draw(self, resource: str, matrix: tuple[float, ...]) -> None:
        """An XObject, its unit square put where the matrix says."""
        self._end_text()
        self._lines.append(f"q {' '.join(map(number, matrix))} cm /{resource} Do Q")

    def _end_text(self) -> None:
        if self._in_text:
            self._lines.append("ET")
            self._in_text = False

    def _set_colour(self, colour: str) -> None:
        if colour != self._colour:
            self._colour = colour
            self._lines.append(self._operator(colour))


def _matrix(show: Show) -> str:
    if show.stretch == 1:
        return _MATRIX[show.way]
    return f"0 {number(-show.stretch)} 1 0" if show.way == TURNED else f"{number(show.stretch)} 0 0 1"


def _placed(show: Show, widths: Mapping[int, float]) -> str:
    """One TJ: a move stands before a code that is not where the widths before it lead.

    What is written is what a reader adds up, so rounding never accumulates.
    """
    digits = pack(f">{len(show.codes)}H", *show.codes).hex().upper()
    per_point = 1000 / show.size
    sign = 1 if show.way == UPRIGHT else -1
    parts = ["["]
    begin, moved, low, high = 0, 0.0, -_SLACK, _SLACK
    pens = accumulate(map(widths.__getitem__, show.codes), initial=0.0)
    for at, (place, pen) in enumerate(zip(show.places, pens, strict=False)):
        away = place * per_point - pen
        if not low < away < high:
            move = round(away - moved, 2)
            if at > begin:
                parts.append(f"<{digits[4 * begin:4 * at]}>")
            parts.append(number(sign * move))
            moved += move
            begin, low, high = at, moved - _SLACK, moved + _SLACK
    parts.append(f"<{digits[4 * begin:]}>] TJ")
    return "".join(parts)


def _utf16(text: str) -> str:
    return ("\ufeff" + text).encode("utf-16-be", "surrogatepass").hex().upper()
