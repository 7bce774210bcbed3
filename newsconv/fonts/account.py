"""Which face answers for each part of a page, and what the faces lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from msgspec import Struct

from ..typeset.shaping import FaceRequest, FaceStyle
from .face import opened
from .find import Choice, FontFile, chain, region
from .shaper import HarfBuzzShaper
from .system import SystemFaces

STYLES: tuple[FaceStyle, ...] = ("song", "hei", "kai", "mono")
_STOOD_IN_FOR = ("kai", "mono")
_REPERTOIRES = {
    "CN": (("GB 2312", "gb2312"), ("GBK", "gbk")),
    "TW": (("Big5", "big5"),),
    "HK": (("Big5", "big5"), ("Big5-HKSCS", "big5hkscs")),
}
"""The sets of Han characters that a region's texts keep to, with the codec that lists each."""


class Answer(Struct, frozen=True):
    """The face of a part.

    `weights` is the range of a variable face.  A face that `stands_in` is of another style, as there is none.
    """

    part: str
    name: str
    file: str
    weights: tuple[int, int] | None
    chosen: bool
    stands_in: bool


class Coverage(Struct, frozen=True):
    """How many of the Han characters of a national set the faces have."""

    repertoire: str
    count: int
    present: int


class Lack(Struct, frozen=True):
    """A character that no chosen or bundled face has; `face` is the system's that does, '' if none."""

    character: str
    face: str


def answers(language: str, chosen: Mapping[str, FontFile]) -> Iterator[Answer]:
    """The first face of each style, and of Latin if it has one of its own."""
    for style in STYLES:
        file = chosen.get(style)
        yield _answer(style, file or chain(FaceRequest(style), language)[0].file, chosen=file is not None)
    if "latin" in chosen:
        yield _answer("latin", chosen["latin"], chosen=True)


def _answer(part: str, file: FontFile, *, chosen: bool) -> Answer:
    name = opened(Choice(file)).name.split("-")[0] if file.weights else opened(Choice(file)).name
    return Answer(part, name, file.path.as_posix(), file.weights, chosen, part in _STOOD_IN_FOR and not chosen)


def coverage(language: str, chosen: Mapping[str, FontFile]) -> Iterator[Coverage]:
    """How far the faces of body text cover the sets of the language's region."""
    first = [Choice(chosen["song"])] if "song" in chosen else []
    faces = [opened(choice) for choice in (*first, *chain(FaceRequest("song"), language))]
    for name, codec in _REPERTOIRES[region(language)]:
        wanted = repertoire(codec)
        yield Coverage(name, len(wanted), sum(any(face.glyph(char) for face in faces) for char in wanted))


@cache
def repertoire(codec: str) -> frozenset[str]:
    """The Han characters that a double-byte codec of Python's has."""
    pairs = (bytes((lead, trail)).decode(codec, "ignore") for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    return frozenset(text for text in pairs if len(text) == 1 and "\u3400" <= text <= "\u9fff")


def lacks(text: Iterable[str], language: str, chosen: Mapping[str, FontFile], system: SystemFaces) -> Iterator[Lack]:
    """The characters of a text that no chosen or bundled face has, in order of their first appearance."""
    shaper = HarfBuzzShaper(system, chosen)
    shaper.shape(" ".join(dict.fromkeys("".join(text))), FaceRequest("song"), language)
    yield from (Lack(character, "") for character in shaper.missing)
    yield from (Lack(character, face) for character, face in shaper.borrowed.items())
