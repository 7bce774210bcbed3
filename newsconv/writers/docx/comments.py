"""Notices as comments: what was inferred, repaired, doubted or lost, in the margin where it happened."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime

from ...model import Inlines, Source, covering
from ...notices import Notice
from .package import CONTENT_TYPE, RELATIONSHIP_TYPE, Package, Relations
from .styles import Key, StyleSheet
from .xml import Element, W, legal, root, w

AUTHOR = "newsconv"
_URGENT = ("loss", "doubt", "repair", "info")


class Comments:
    """Where the lines of the source stand in the document, and what is to be said of them."""

    def __init__(self) -> None:
        self._places: list[tuple[Source, Element]] = []
        self._first: Element | None = None

    def stand(self, paragraph: Element, row: Inlines) -> None:
        """Note that a row of the article stands in this paragraph."""
        if self._first is None:
            self._first = paragraph
        source = covering(node.source for node in row)
        if source is not None:
            self._places.append((source, paragraph))

    def write(self, notices: Sequence[Notice], package: Package, relations: Relations, sheet: StyleSheet,
              modified: datetime) -> None:
        """Add the part of comments, one for each place, and mark the places."""
        placed = self._placed(notices)
        if not placed:
            return
        comments = root("comments")
        stamp = modified.astimezone(UTC) if modified.tzinfo else modified
        for number, (paragraph, said) in enumerate(placed):
            comment = w(comments, "comment", id=str(number), author=AUTHOR,
                        date=stamp.strftime("%Y-%m-%dT%H:%M:%SZ"), initials="nc")
            for notice in said:
                line = w(comment, "p")
                w(w(line, "pPr"), "pStyle", val=sheet.paragraph(Key("comment")))
                w(w(line, "r"), "t").text = _words(notice)
            _mark(paragraph, str(number), sheet)
        part = package.add("/word/comments.xml", CONTENT_TYPE.WML_COMMENTS, comments)
        relations.internal(RELATIONSHIP_TYPE.COMMENTS, part)

    def _placed(self, notices: Sequence[Notice]) -> list[tuple[Element, list[Notice]]]:
        """The paragraphs that something is said of, in the order of the document."""
        said: dict[Element, list[Notice]] = {}
        places = _Places(self._places)
        for notice in dict.fromkeys(notices):
            found = places.find(notice.source)
            paragraph = self._first if found is None else found
            if paragraph is not None:
                said.setdefault(paragraph, []).append(notice)
        order = dict.fromkeys((*([] if self._first is None else [self._first]), *(where for _, where in self._places)))
        return [(paragraph, sorted(said[paragraph], key=lambda notice: _URGENT.index(notice.level)))
                for paragraph in order if paragraph in said]


class _Places:
    """Finds the paragraph of a line: the last that begins there or before, or one that begins nearer after it."""

    def __init__(self, places: Sequence[tuple[Source, Element]]) -> None:
        first_of: dict[int, tuple[Source, Element]] = {}
        for source, paragraph in places:
            first_of.setdefault(source.first, (source, paragraph))
        self._firsts = sorted(first_of)
        self._places = [first_of[line] for line in self._firsts]

    def find(self, source: Source | None) -> Element | None:
        """The paragraph, or None where no line is known."""
        if source is None or not self._places:
            return None
        line, after = source.first, bisect_right(self._firsts, source.first)
        if after == 0:
            return self._places[0][1]
        where, paragraph = self._places[after - 1]
        if after < len(self._places) and self._firsts[after] - line < line - where.last:
            return self._places[after][1]
        return paragraph


def _words(notice: Notice) -> str:
    """What is said, where in the source it was, and how sure it is."""
    line = f"{notice.source.first}: " if notice.source is not None else ""
    sure = f" {notice.confidence:.0%}" if notice.confidence < 1 else ""
    return " ".join(legal(f"{line}{notice.level}: {notice.message} [{notice.code}]{sure}").split())


def _mark(paragraph: Element, number: str, sheet: StyleSheet) -> None:
    """The range of a comment is the whole paragraph."""
    paragraph.insert(1, paragraph.makeelement(W + "commentRangeStart", {W + "id": number}))
    w(paragraph, "commentRangeEnd", id=number)
    run = w(paragraph, "r")
    w(w(run, "rPr"), "rStyle", val=sheet.character(("comment-mark",)))
    w(run, "commentReference", id=number)
