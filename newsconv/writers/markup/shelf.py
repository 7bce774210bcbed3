"""The pictures of one publication: each held once, whatever the number of places that show it."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import TypeAlias

from ...model import Picture
from ...notices import Notice
from .. import Surroundings
from .figures import Shown, ShowPicture
from .images import ScreenPicture, screen_picture

Keep: TypeAlias = Callable[[int, ScreenPicture], str]
"""Keeps picture number N (from 1) and gives its address."""


class Shelf:
    """Finds pictures and hands each to `keep` when it is first shown; their bytes are not held here."""

    def __init__(self, keep: Keep, longest: int | None = None) -> None:
        self._keep = keep
        self._longest = longest
        self._by_content: dict[bytes, Shown] = {}
        self.moving = False
        """Whether one of the pictures moves."""

    @property
    def count(self) -> int:
        """How many pictures there are."""
        return len(self._by_content)

    def of(self, file: str, surroundings: Surroundings) -> ShowPicture:
        """Shows the pictures of one article; a missing one is told once (`picture-missing`, loss)."""
        seen: dict[str, Shown | None] = {}

        def show(picture: Picture) -> Shown | None:
            if picture.path not in seen:
                seen[picture.path] = self._put(picture, file, surroundings)
            return seen[picture.path]

        return show

    def _put(self, picture: Picture, file: str, surroundings: Surroundings) -> Shown | None:
        loaded = surroundings.pictures.load(picture.path)
        if loaded is None:
            message = f"picture {picture.path!r} is not there: a stand-in with its alternative text takes its place"
            surroundings.notify(Notice("picture-missing", "loss", message, picture.source, file=file))
            return None
        digest = sha256(loaded.data).digest()
        if digest not in self._by_content:
            held = screen_picture(loaded, self._longest)
            self.moving = self.moving or held.moving
            self._by_content[digest] = Shown(self._keep(self.count + 1, held), held.width, held.height)
        return self._by_content[digest]
