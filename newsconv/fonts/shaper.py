"""The shaping port on HarfBuzz: whole runs, the best face first, and no character dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from unicodedata import category

from msgspec import Struct
from msgspec.structs import replace

from ..errors import FontError
from ..patterns import lazy
from ..typeset.shaping import FaceRequest, Glyph
from .face import Face, Features, opened
from .find import Choice, FontFile, chain, neighbours
from .forms import Cut, form_cut, made
from .habits import cuts, features
from .system import SystemFaces

STAND_IN = "〓"
"""The geta mark: what Chinese and Japanese printers set for a sort they lack."""

_LATIN = r"!-~\u00a1-\u00b6\u00b8-\u024f"
_LATIN_OR_NOT = lazy(rf"(?P<latin>[{_LATIN}]+(?: +[{_LATIN}]+)*)|[^{_LATIN}]+")
"""Words and numbers with the spaces between them; `·` (U+00B7) is a mark of Chinese and never among them."""


class HarfBuzzShaper:
    """Shapes runs for one document, and keeps what it had to do without.

    `missing` lists the characters no face has, `borrowed` those that came from a
    face of the system, with its name; both in order of appearance.  `chosen` are faces to take
    first, by the style they stand for, and as `latin` for Latin letters and digits in all styles.
    """

    def __init__(self, system: SystemFaces, chosen: Mapping[str, FontFile] | None = None) -> None:
        self.missing: dict[str, None] = {}
        self.borrowed: dict[str, str] = {}
        self._system = system
        self._chosen = chosen or {}
        self._chains: dict[tuple[FaceRequest, str], tuple[Face, ...]] = {}
        self._cuts: dict[str, Cut] = {}

    def shape(self, text: str, request: FaceRequest, language: str) -> tuple[Glyph, ...]:
        """Glyphs in em whose texts, joined, are `text`."""
        faces = self._faces(request, language)
        job = _Job(text, language, features(text), faces, request.weight, request.vertical)
        glyphs: list[Glyph] = []
        for start, end, joined in cuts(text):
            if joined:
                glyphs += self._cover(replace(job, joined=True), start, end, faces)
                continue
            for begin, stop, latin in self._spans(text, start, end):
                glyphs += self._cover(job, begin, stop, self._latin(request, faces) if latin else faces)
        return tuple(glyphs)

    def _spans(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """The span in pieces of Latin and other text, if Latin has a face of its own."""
        if "latin" not in self._chosen:
            yield start, end, False
            return
        for match in _LATIN_OR_NOT.finditer(text, start, end):
            yield match.start(), match.end(), match.lastgroup == "latin"

    def _latin(self, request: FaceRequest, faces: tuple[Face, ...]) -> tuple[Face, ...]:
        face = opened(_choice(self._chosen["latin"], request))
        self._know(face)
        return (face, *faces)

    def cut(self, key: str) -> Cut:
        """What a glyph's `face` stands for; FontError for a key this shaper never gave."""
        try:
            return self._cuts[key]
        except KeyError:
            raise FontError(f"no face {key!r} is open") from None

    def _faces(self, request: FaceRequest, language: str) -> tuple[Face, ...]:
        wanted = (request, language)
        if wanted not in self._chains:
            own = [_choice(file, request) for file in (self._chosen.get(request.style),) if file is not None]
            faces = tuple(opened(choice) for choice in (*own, *chain(request, language)))
            for face in faces:
                self._know(face)
            self._chains[wanted] = faces
        return self._chains[wanted]

    def _know(self, face: Face) -> None:
        if face.key not in self._cuts:
            self._cuts[face.key] = Cut(face)

    def _cover(self, job: _Job, start: int, end: int, faces: Sequence[Face]) -> list[Glyph]:
        """The span in the first face; what it lacks in the others."""
        glyphs = faces[0].shape(job.text, start, end, job.language, job.features, job.vertical, job.joined)
        if all(glyph.gid for glyph in glyphs):
            return glyphs
        covered: list[Glyph] = []
        for lacking, clusters in groupby(_clusters(glyphs), key=_lacks):
            group = [glyph for cluster in clusters for glyph in cluster]
            length = sum(len(glyph.text) for glyph in group)
            covered.extend(self._elsewhere(job, start, start + length, faces) if lacking else group)
            start += length
        return covered

    def _elsewhere(self, job: _Job, start: int, end: int, faces: Sequence[Face]) -> list[Glyph]:
        """What `faces[0]` lacks: made from a base character it has, else looked for in the others."""
        glyphs: list[Glyph] = []
        forms = [self._made(faces[0], job.text[at]) for at in range(start, end)]
        for plain, group in groupby(zip(range(start, end), forms, strict=True), key=lambda pair: pair[1] is None):
            span = list(group)
            if plain:
                glyphs.extend(self._next(job, span[0][0], span[-1][0] + 1, faces[1:]))
            else:
                glyphs.extend(form for _, form in span if form is not None)
        return glyphs

    def _made(self, face: Face, character: str) -> Glyph | None:
        glyph = made(face, character)
        if glyph is not None and glyph.face not in self._cuts:
            self._cuts[glyph.face] = form_cut(face, glyph.face)
        return glyph

    def _next(self, job: _Job, start: int, end: int, faces: Sequence[Face]) -> list[Glyph]:
        """The span in the faces that are left; where none is, character by character."""
        if faces:
            return self._cover(job, start, end, faces)
        glyphs: list[Glyph] = []
        for face, first, last in self._having(job, start, end):
            glyphs.extend(self._alone(job, first, last, face))
        return glyphs

    def _having(self, job: _Job, start: int, end: int) -> Iterator[tuple[Face | None, int, int]]:
        """The span in pieces with the face that has their characters, a bundled one or the system's, or None."""
        for bundled, group in groupby(range(start, end), key=lambda at: _bundled_with(job.text[at], job)):
            span = list(group)
            if bundled is not None:
                yield bundled, span[0], span[-1] + 1
            else:
                yield from self._system.spans(job.text, span[0], span[-1] + 1, job.weight)

    def _alone(self, job: _Job, start: int, end: int, face: Face | None) -> Iterator[Glyph]:
        if face is None:
            yield from (self._stand_in(character, job.faces[0]) for character in job.text[start:end])
            return
        self._know(face)
        for glyph in face.shape(job.text, start, end, job.language, job.features, job.vertical, job.joined):
            if not glyph.gid:
                yield from (self._stand_in(character, job.faces[0]) for character in glyph.text)
                continue
            if face not in job.faces and face not in _neighbours(job.weight):
                self.borrowed.update((character, face.name) for character in glyph.text)
            yield glyph

    def _stand_in(self, character: str, face: Face) -> Glyph:
        if is_invisible(character):
            return Glyph(face.key, face.blank, character, 0.0)
        self.missing[character] = None
        gid = face.glyph(STAND_IN)
        return Glyph(face.key, gid, character, face.advance(gid))


class _Job(Struct, frozen=True):
    """One run to shape with a chain of faces."""

    text: str
    language: str
    features: Features
    faces: tuple[Face, ...]
    weight: int
    vertical: bool
    joined: bool = False


def is_invisible(character: str) -> bool:
    """Whether it shows nothing by itself: joiners, direction marks, variation selectors (Default_Ignorable)."""
    return category(character) == "Cf" or character in "\u034f\u115f\u1160\u3164\uffa0" or (
        "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    )


def _clusters(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs that stand for one piece of text together."""
    cluster: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text and cluster:
            yield cluster
            cluster = []
        cluster.append(glyph)
    if cluster:
        yield cluster


def _lacks(cluster: list[Glyph]) -> bool:
    return any(not glyph.gid for glyph in cluster)


def _bundled_with(character: str, job: _Job) -> Face | None:
    """The first face of the chain that has a character, then for letters those of other languages."""
    face = _first_with(character, job.faces)
    return face or (_first_with(character, _neighbours(job.weight)) if character.isalpha() else None)


def _neighbours(weight: int) -> tuple[Face, ...]:
    return tuple(opened(choice) for choice in neighbours(weight))


def _first_with(character: str, faces: Iterable[Face]) -> Face | None:
    return next((face for face in faces if face.glyph(character)), None)


def _choice(file: FontFile, request: FaceRequest) -> Choice:
    """The face at the weight asked for, as far as it has weights."""
    low, high = file.weights or (request.weight, request.weight)
    return Choice(file, min(max(request.weight, low), high))
