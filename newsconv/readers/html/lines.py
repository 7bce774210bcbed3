"""A line of inline content while it is read: white space by CSS, paragraphs parted by `<br>`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from ...model import Inline, LineBreak, Picture, Source, Text, inline_text
from ..characters import glue
from ..marked import Marks, Piece

_BLANK = re.compile(r"[ \t\n\r\f]+")
_INDENT = re.compile(r"\s*(?:[\u3000\u2003]|[\u00a0\u2002 ]{2})")
_SEEN_AROUND = 8
"""Characters before a line feed that decide what it stands for."""
_LONG = 40
"""Lines parted by single breaks whose mean length in characters is this are paragraphs."""


class Line:
    """Text and other nodes in order, white space collapsed as `white-space: normal` does (CSS Text §4.1)."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._blank = ""
        self._blank_at = -1
        self._before = ""

    def text(self, text: str, marks: Marks, source: Source | None) -> None:
        """Text of the source, blanks and line feeds included."""
        at = 0
        for found in _BLANK.finditer(text):
            self._word(text[at : found.start()], marks, source)
            self._wait(found.group(), marks, source)
            at = found.end()
        self._word(text[at:], marks, source)

    def node(self, node: Inline, marks: Marks) -> None:
        """A node that is whole: code, ruby, a note's mark, a picture."""
        words = inline_text((node,))
        if words:
            self._resolve(words)
            self._before = words[-_SEEN_AROUND:]
        self._pieces.append(Piece(node, marks))

    def line_break(self, source: Source | None) -> None:
        """`<br>`: blanks beside it go."""
        self._blank, self._before = "", ""
        self._pieces.append(Piece(LineBreak(source=source)))

    def take(self) -> list[Piece]:
        """All pieces; the line is empty again."""
        pieces = [piece for piece in self._pieces if not isinstance(piece.node, Text) or piece.node.text]
        self._pieces, self._blank, self._before = [], "", ""
        return pieces

    def _word(self, word: str, marks: Marks, source: Source | None) -> None:
        if word:
            self._resolve(word)
            self._before = (self._before + word)[-_SEEN_AROUND:]
            self._pieces.append(Piece(Text(word, source=source), marks))

    def _wait(self, blank: str, marks: Marks, source: Source | None) -> None:
        """Keep a place where a space may come, once it is known what follows."""
        if not self._blank:
            self._pieces.append(Piece(Text("", source=source), marks))
            self._blank_at = len(self._pieces) - 1
        self._blank += blank

    def _resolve(self, after: str) -> None:
        """Put a space where blanks stood between words; a line feed inside Chinese text is none."""
        if self._blank and self._before:
            space = glue(self._before, after[:_SEEN_AROUND]) if "\n" in self._blank else " "
            waiting = self._pieces[self._blank_at]
            self._pieces[self._blank_at] = Piece(Text(space, source=waiting.node.source), waiting.marks)
            self._before += space
        self._blank = ""


def is_blank(pieces: Sequence[Piece]) -> bool:
    """Whether nothing but white space and breaks is there."""
    return all(_is_blank(piece) for piece in pieces)


def _is_blank(piece: Piece) -> bool:
    node = piece.node
    return isinstance(node, LineBreak) or (isinstance(node, Text) and not node.text.strip())


def is_indented(pieces: Sequence[Piece]) -> bool:
    """Whether the line begins with an indent (`　　`, `&nbsp;&nbsp;`)."""
    return bool(_INDENT.match(inline_text(piece.node for piece in pieces[:4])))


def paragraphs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The line parted at empty lines, before indents and around pictures; at every break if all lines are long."""
    lines = _lines(pieces)
    filled = [line for line in lines if line]
    long = len(filled) > 2 and sum(len(_text(line)) for line in filled) >= _LONG * len(filled)
    out: list[list[Piece]] = []
    apart = True
    for line in lines:
        if not line:
            apart = True
            continue
        alone = is_pictures(line)
        if apart or long or alone or is_indented(line):
            out.append(list(line))
        else:
            out[-1] += [Piece(LineBreak(source=line[0].node.source)), *line]
        apart = alone
    return out


def _lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """What stands between breaks; [] for an empty line."""
    lines: list[list[Piece]] = [[]]
    for is_break, group in groupby(pieces, lambda piece: isinstance(piece.node, LineBreak)):
        run = list(group)
        if is_break:
            lines.extend([] for _ in run)
        else:
            lines[-1].extend(run)
    return [[] if is_blank(line) else line for line in lines]


def is_pictures(pieces: Sequence[Piece]) -> bool:
    """Whether pictures and nothing else are there."""
    return any(isinstance(piece.node, Picture) for piece in pieces) and all(
        isinstance(piece.node, Picture) or _is_blank(piece) for piece in pieces
    )


def _text(pieces: Sequence[Piece]) -> str:
    return inline_text(piece.node for piece in pieces)
