"""Pictures in markup: who writes the book says where each one is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct

from ...model import Picture
from .element import Element, element
from .names import Labels


class Shown(Struct, frozen=True):
    """A picture as the book holds it: its address there, and its size in pixels."""

    href: str
    width: int
    height: int


ShowPicture: TypeAlias = Callable[[Picture], Shown | None]
"""The picture's place in the book, or None if there is no such picture."""


def image(picture: Picture, show: ShowPicture, labels: Labels) -> Element:
    """The picture, or a visible stand-in with its alternative text."""
    shown = show(picture)
    if shown is None:
        return stand_in(picture, labels)
    return element("img", src=shown.href, alt=picture.alternative, title=picture.title or None,
                   width=str(shown.width), height=str(shown.height))


def stand_in(picture: Picture, labels: Labels) -> Element:
    """What is seen in place of a picture that is not there."""
    words = f"{labels.picture}：{picture.alternative}" if picture.alternative else labels.picture
    return element("span", (f"［{words}］",), class_="generated missing-picture")
