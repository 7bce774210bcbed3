"""Faces that a user or a theme names: by file, or by the name of a face that the machine has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import uharfbuzz as hb

from ..errors import FontError, UsageError
from .face import Face
from .find import Choice, FontFile
from .licence import require_embedding
from .system import font_files, unlikeness

PARTS = ("song", "hei", "kai", "mono", "latin")
"""What a face can be named for: the faces of a theme's styles, and Latin letters and digits in any of them."""
_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_OWN = (hb.OTNameIdPredefined.POSTSCRIPT_NAME, hb.OTNameIdPredefined.FULL_NAME)
_FAMILY = (hb.OTNameIdPredefined.FONT_FAMILY, hb.OTNameIdPredefined.TYPOGRAPHIC_FAMILY)
_LANGUAGES = ("en", "zh-hans-cn", "zh-hant-tw", "zh-cn", "zh-tw", "zh")


def parsed(said: Iterable[str]) -> dict[str, str]:
    """`kai=KaiTi` and the like as a table; UsageError for what names no part or no face."""
    table = {}
    for one in said:
        part, equals, face = one.partition("=")
        if part not in PARTS or not equals or not face:
            raise UsageError(f"--font {one!r} is no PART=FACE: the parts are {', '.join(PARTS)}")
        table[part] = face
    return table


def chosen(wanted: Mapping[str, str], folders: Iterable[Path]) -> dict[str, FontFile]:
    """The file of each named face; FontError if there is none or its licence forbids embedding."""
    folders = tuple(folders)
    return {part: _found(name, folders) for part, name in wanted.items()}


def _found(name: str, folders: tuple[Path, ...]) -> FontFile:
    path, _, number = name.partition("#")
    if Path(path).suffix.lower() in _SUFFIXES:
        if not Path(path).is_file():
            raise FontError("there is no such face", file=path)
        return _usable(Path(path), int(number) if number.isdigit() else 0)
    family: list[Face] = []
    for face in _faces(folders):
        if name.lower() in _names(face, _OWN):
            return _described(face)
        if name.lower() in _names(face, _FAMILY):
            family.append(face)
    if not family:
        raise FontError(f"the machine has no face named {name!r}: name a file")
    return _described(min(family, key=lambda face: unlikeness(face, 400)))


def _usable(path: Path, index: int) -> FontFile:
    return _described(Face(Choice(FontFile(path.name, path, index))))


def _described(face: Face) -> FontFile:
    """The file with its range of weights; raises FontError if the face may not be embedded."""
    require_embedding(face)
    file = face.choice.file
    weights = next(
        ((int(axis.min_value), int(axis.max_value)) for axis in face.hb.axis_infos if axis.tag == "wght"), None
    )
    return FontFile(f"{file.path.name}:{file.index}:{file.path.parent.as_posix()}", file.path, file.index, weights)


def _faces(folders: Iterable[Path]) -> Iterator[Face]:
    """Every face in the folders that can be opened."""
    for folder in folders:
        for path in font_files(folder):
            index, count = 0, 1
            while index < count:
                try:
                    face = Face(Choice(FontFile(path.name, path, index)))
                except FontError:
                    break
                yield face
                index, count = index + 1, face.hb.count


def _names(face: Face, kinds: Iterable[hb.OTNameIdPredefined]) -> set[str]:
    """The face's names of these kinds, in the languages that a reader may know them by."""
    said = (face.hb.get_name(kind, language) for kind in kinds for language in _LANGUAGES)
    return {str(name).lower() for name in said if name}
