"""A surface that keeps what was drawn as a list."""

from __future__ import annotations

from typing import Any

from newsconv.typeset.elements import Tags
from newsconv.writers.pdf.surface import Show


class Recorder:
    """Records every verb with its arguments."""

    def __init__(self) -> None:
        self.drawn: list[tuple[Any, ...]] = []

    def begin_page(self, width: float, height: float) -> None:
        self.drawn.append(("page", width, height))

    def end_page(self) -> None:
        self.drawn.append(("end page",))

    def begin_artifact(self) -> None:
        self.drawn.append(("artifact",))

    def end_artifact(self) -> None:
        self.drawn.append(("end artifact",))

    def begin_element(self, tags: Tags) -> None:
        self.drawn.append(("element", *(element.kind for element in tags)))

    def end_element(self) -> None:
        self.drawn.append(("end element",))

    def show(self, show: Show) -> None:
        self.drawn.append(("show", show))

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self.drawn.append(("rectangle", x, y, width, height, colour))

    def picture(self, x: float, y: float, width: float, height: float, path: str, tags: Tags) -> None:
        self.drawn.append(("picture", x, y, width, height, path, *(element.kind for element in tags)))

    def link(self, x: float, y: float, width: float, height: float, target: str, tags: Tags) -> None:
        self.drawn.append(("link", x, y, width, height, target, *(element.kind for element in tags)))

    def bookmark(self, title: str, level: int, y: float) -> None:
        self.drawn.append(("bookmark", title, level, y))
