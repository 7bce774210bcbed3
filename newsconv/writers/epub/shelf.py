"""The pictures of one book: each held once, whatever the number of places that show it."""

from __future__ import annotations

from ...model import Picture
from ...notices import Notice
from .. import Surroundings
from ..markup import Shown
from .images import BookPicture, book_picture


class Shelf:
    """Finds pictures and gives them names in the order of their appearance."""

    def __init__(self, surroundings: Surroundings, file: str) -> None:
        self._surroundings = surroundings
        self._file = file
        self._shown: dict[str, Shown | None] = {}
        self.pictures: dict[str, BookPicture] = {}
        """The pictures of the book by their address in it."""

    def __call__(self, picture: Picture) -> Shown | None:
        """Where the picture stands in the book; a missing one is told once (`picture-missing`, loss)."""
        if picture.path not in self._shown:
            self._shown[picture.path] = self._put(picture)
        return self._shown[picture.path]

    def _put(self, picture: Picture) -> Shown | None:
        loaded = self._surroundings.pictures.load(picture.path)
        if loaded is None:
            message = f"picture {picture.path!r} is not there: a stand-in with its alternative text takes its place"
            self._surroundings.notify(Notice("picture-missing", "loss", message, picture.source, file=self._file))
            return None
        held = book_picture(loaded)
        href = f"pictures/{len(self.pictures) + 1}.{held.suffix}"
        self.pictures[href] = held
        return Shown(href, held.width, held.height)
