"""Faces of the machine, asked only for characters that no bundled face has."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import groupby
from pathlib import Path
from unicodedata import category

from ..errors import FontError
from .face import Face
from .find import Choice, FontFile
from .licence import refusal

_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_OUTLINES = {"glyf", "CFF ", "CFF2"}
_COLLECTION_MOST = 256


def usual_folders(platform: str, home: Path) -> tuple[Path, ...]:
    """Where fonts live on a `sys.platform`, for the user with this home; the user's own come last."""
    own = home.as_posix()
    names = {
        "win32": ("C:/Windows/Fonts", f"{own}/AppData/Local/Microsoft/Windows/Fonts"),
        "darwin": ("/System/Library/Fonts", "/Library/Fonts", f"{own}/Library/Fonts"),
    }.get(platform, ("/usr/share/fonts", "/usr/local/share/fonts", f"{own}/.local/share/fonts", f"{own}/.fonts"))
    return tuple(Path(name) for name in names)


class SystemFaces:
    """The faces in some folders, found and opened when first needed."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders
        self._answers: dict[tuple[str, int], Face | None] = {}

    def spans(self, text: str, start: int, end: int, weight: int = 400) -> Iterator[tuple[Face | None, int, int]]:
        """The span in pieces with the face that has each, near this weight; None where none has."""
        faces: list[Face | None] = []
        for character in text[start:end]:
            goes_on = faces and category(character) in ("Mn", "Me", "Cf")
            faces.append(faces[-1] if goes_on else self._having(character, weight))
        for face, group in groupby(faces):
            length = len(list(group))
            yield face, start, start + length
            start += length

    def _having(self, character: str, weight: int) -> Face | None:
        """Of the faces that have it an upright one, of these the nearest in weight, of these the first."""
        asked = (character, weight)
        if asked not in self._answers:
            # A private-use character means something else in each face, so none of them can answer for it.
            faces = () if category(character) == "Co" else self._faces
            having = [face for face in faces if face.glyph(character)]
            self._answers[asked] = min(having, key=lambda face: unlikeness(face, weight), default=None)
        return self._answers[asked]

    @cached_property
    def _faces(self) -> tuple[Face, ...]:
        """Every face with outlines that may be embedded, in order of folder and path."""
        return tuple(face for folder in self._folders for path in font_files(folder) for face in _usable(path))


@lru_cache(maxsize=4)
def system_faces(folders: tuple[Path, ...]) -> SystemFaces:
    """The faces in some folders, which stay open in this process."""
    return SystemFaces(folders)


def font_files(folder: Path) -> list[Path]:
    """The files in and below a folder that may hold faces, in order of their paths."""
    try:
        return sorted(path for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES and path.is_file())
    except OSError:
        return []


def _usable(path: Path) -> Iterator[Face]:
    for index in range(_COLLECTION_MOST):
        try:
            face = Face(Choice(FontFile(f"{path.name}:{index}:{path.parent.as_posix()}", path, index)))
        except FontError:
            return
        if _OUTLINES.intersection(face.hb.table_tags) and not refusal(face):
            yield face
        if index + 1 >= face.hb.count:
            return


def unlikeness(face: Face, weight: int) -> tuple[bool, float]:
    """How far a face is from an upright one of a weight."""
    slant, own = face.style
    return slant != 0, abs(own - weight)
