"""Which characters each face is asked for, by the style sheet's own rules; and the fonts that hold them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import TypeAlias

from msgspec import Struct

from ...fonts.face import Face, opened
from ...fonts.find import chain
from ...fonts.web import WebFont, web_font
from ...theme import Style, Theme
from ...typeset.shaping import FaceRequest
from .css import EmbeddedFace, face_rules
from .element import Element

KeepFont: TypeAlias = Callable[[int, WebFont], str]
"""Keeps font number N (from 1) and gives its address."""

_STANDS_IN = {"kai": "song"}
"""Kai is not bundled: where the reader has none either, Song is seen."""
_NAMES = {"song": "Edition Song", "hei": "Edition Hei"}


class _Rule(Struct, frozen=True):
    """A selector as names (a tag, or a class with its dot) from the outermost, and the face it gives."""

    names: tuple[str, ...]
    request: FaceRequest

    def matches(self, path: list[frozenset[str]]) -> bool:
        """Whether it selects the last element of a path from the root."""
        if self.names[-1] not in path[-1]:
            return False
        outer = iter(path[:-1])
        return all(any(name in own for own in outer) for name in self.names[:-1])


class FaceUse:
    """Collects the characters of chapters for each face; a rule overruled by another is counted too."""

    def __init__(self, theme: Theme) -> None:
        self._body = frozenset((_request(theme["body"]),))
        self._rules: dict[str, list[_Rule]] = defaultdict(list)
        for selector, style in face_rules(theme):
            for one in selector.split(", "):
                names = tuple(one.split())
                self._rules[names[-1]].append(_Rule(names, _request(style)))
        self.characters: dict[FaceRequest, set[str]] = defaultdict(set)

    def add(self, root: Element) -> None:
        """Collect what an element shows."""
        self._add(root, self._body, [])

    def _add(self, node: Element, inherited: frozenset[FaceRequest], path: list[frozenset[str]]) -> None:
        path.append(frozenset((node.tag, *(f".{name}" for name in node.attributes.get("class", "").split()))))
        own = frozenset(rule.request for name in path[-1] for rule in self._rules.get(name, ()) if rule.matches(path))
        for child in node.children:
            if isinstance(child, str):
                for request in own or inherited:
                    self.characters[request].update(child)
            else:
                self._add(child, own or inherited, path)
        path.pop()


def _request(style: Style) -> FaceRequest:
    return FaceRequest(style.face, style.weight)


def embedded_faces(use: FaceUse, language: str, keep: KeepFont) -> list[EmbeddedFace]:
    """A font for each face and weight that is used, with the characters it is used for."""
    wanted: dict[tuple[str, str], tuple[Face, str, set[str]]] = {}
    for request, characters in sorted(use.characters.items(), key=lambda item: (item[0].style, item[0].weight)):
        style = _STANDS_IN.get(request.style, request.style)
        if style not in _NAMES:
            continue
        for rank, face, held in _shares(FaceRequest(style, request.weight), language, characters):  # type: ignore[arg-type]
            name = _NAMES[style] + (f" {rank}" if rank > 1 else "")
            wanted.setdefault((name, face.key), (face, style, set()))[2].update(held)
    return [
        _kept(number, name, style, face, "".join(sorted(held)), keep)
        for number, ((name, _), (face, style, held)) in enumerate(sorted(wanted.items(), key=lambda one: one[0]), 1)
    ]


def _kept(number: int, family: str, style: str, face: Face, characters: str, keep: KeepFont) -> EmbeddedFace:
    font = web_font(face, characters)
    return EmbeddedFace(style, family, face.choice.weight, keep(number, font), font.format)


def _shares(request: FaceRequest, language: str, characters: set[str]) -> Iterator[tuple[int, Face, set[str]]]:
    """The own region's face with what it has of the characters, then the other region's with what is left."""
    left = {character for character in characters if not character.isspace()} | {" "}
    for rank, choice in enumerate(chain(request, language)[:2], 1):
        face = opened(choice)
        held = {character for character in left if face.glyph(character)}
        if held - {" "}:
            yield rank, face, held
        left -= held
