"""The drawing port: what can be put on a page.  A PDF stands behind it, a list in tests.

Lengths are points; the origin is the top left corner of the page and y runs down.
"""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from ...typeset.elements import Tags
from ...typeset.page import ALONG


class Show(Struct, frozen=True):
    """Codes of one font on one baseline.

    `places[i]` is where code i begins, in points from `x`, or in a run that goes down from `y`.
    `text` is set when the codes stand for it together and not one by one, those of the next too if
    there are `more`.  `way` is the run's.
    """

    x: float
    y: float
    size: float
    font: str
    codes: tuple[int, ...]
    places: tuple[float, ...]
    colour: str
    text: str = ""
    way: int = ALONG
    more: bool = False
    stretch: float = 1


class Surface(Protocol):
    """Draws pages one after another.

    All that is drawn lies between the artifact verbs, as no part of the text, or between the
    element verbs, in the innermost of the `tags`.
    """

    def begin_page(self, width: float, height: float) -> None: ...

    def end_page(self) -> None: ...

    def begin_artifact(self) -> None: ...

    def end_artifact(self) -> None: ...

    def begin_element(self, tags: Tags) -> None: ...

    def end_element(self) -> None: ...

    def show(self, show: Show) -> None: ...

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str) -> None: ...

    def picture(self, x: float, y: float, width: float, height: float, path: str, tags: Tags) -> None: ...

    def link(self, x: float, y: float, width: float, height: float, target: str, tags: Tags) -> None: ...

    def bookmark(self, title: str, level: int, y: float) -> None: ...
