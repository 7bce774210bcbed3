"""From elements to rows: lines of text under marks, and the blocks that hold others.

The tree is walked without recursion, as pages with unclosed tags nest hundreds of levels deep; only
what becomes a block of its own (a list, a table, a figure) is read by a walker of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from ...draft import Row, RowRole
from ...model import Code, Divider, Figure, FootnoteReference, Inlines, Paragraph, Picture, Text, covering
from ...spans import strip
from ..contents import words_of
from ..marked import Marks, Piece, folded, under
from . import chrome
from .dom import BLOCKS, Element, alignment, attribute, key, source, tag, text, words
from .lines import Line, is_blank, is_indented, is_pictures, paragraphs
from .links import marks_of
from .page import MOST_NESTING, Page
from .pictures import alternative_words, is_small, local_path, picture
from .ruby import ruby
from .structures import maker

_CAPTION_WORDS = frozenset((
    "caption", "figcaption", "imgtitle", "imgdesc", "picdesc", "phototitle", "photodesc",
))
_CODE = ("code", "kbd", "samp", "tt")
_MEDIA = ("iframe", "video", "audio", "object", "canvas")
_LONGEST_CAPTION = 120


class Place(Struct, frozen=True):
    """What is said of the lines here: that they are captions (wherever, or below a picture), or stand in the middle."""

    figcaption: bool = False
    caption: bool = False
    centred: bool = False


_PLAIN = Place()


class Walker:
    """Reads elements into `rows`."""

    def __init__(self, page: Page, depth: int = 0, marks: Marks = (), place: Place = _PLAIN) -> None:
        self.page, self.depth = page, depth
        self.rows: list[Row] = []
        self._line = Line()
        self._marks, self._place = marks, place
        self._open: list[tuple[Marks, Place]] = []
        self._small: set[str] = set()

    def read(self, root: Element) -> None:
        """Read an element as a block of its own."""
        self._walk(root, root)
        self.flush()

    def inside(self, element: Element) -> list[Row]:
        """The rows inside an element that becomes a part of a block; none if it is left out, or a note."""
        if element in self.page.notes or self.page.leaves_out(element):
            return []
        return self.content(element)

    def content(self, element: Element) -> list[Row]:
        """The rows inside an element, read by themselves."""
        links = tuple(mark for mark in self._marks if mark.kind == "link")
        walker = Walker(self.page, self.depth + 1, links, _place(element, tag(element), _PLAIN))
        walker._text(element.text, element)
        for child in element:
            walker._walk(child, element)
        walker.flush()
        return walker.rows

    def _walk(self, top: Element, root: Element) -> None:
        """Read `top` and all in it; the text behind it too, unless it is the root."""
        walk = etree.iterwalk(top, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._end(element, root)
            elif self._start(element, root):
                walk.skip_subtree()

    # Elements

    def _start(self, element: Element, root: Element) -> bool:
        """Begin an element; whether nothing more is to be read in it."""
        name = tag(element)
        if name in BLOCKS:
            self.flush()
        self._open.append((self._marks, self._place))
        if element is not root and (element in self.page.notes or self.page.leaves_out(element)):
            return True
        if self._whole(element, name):
            return True
        if name == "embed":  # the parser nests in it what stands behind it
            self._media(element)
        self._marks = under(self._marks, *marks_of(element, self.page))
        self._place = _place(element, name, self._place)
        self._text(element.text, element)
        return False

    def _end(self, element: Element, root: Element) -> None:
        if tag(element) in BLOCKS:
            self.flush()
        self._marks, self._place = self._open.pop()
        if element is not root:
            self._text(element.tail, element)

    def _whole(self, element: Element, name: str) -> bool:
        """Read an element that becomes a node of its own; whether it is one."""
        if element in self.page.references:
            self._line.node(FootnoteReference(self.page.references[element], source=source(element)), ())
        elif name == "br":
            self._line.line_break(source(element))
        elif name == "img":
            self._picture(element)
        elif name in _MEDIA:
            self._media(element)
            self.page.left_out.add(element)
        elif name in _CODE and not len(element):
            self._code(element)
        elif name == "ruby":
            for node in ruby(element):
                self._line.node(node, self._marks)
        elif name == "hr":
            self.rows.append(Row(Divider(source=source(element)), source=source(element)))
        elif name == "q":
            self._quoted(element)
        else:
            return self._structure(element, name)
        return True

    def _structure(self, element: Element, name: str) -> bool:
        make = maker(element, name, self.page)
        if make is None or self.depth >= MOST_NESTING:
            return False
        self.flush()
        for row in make(element, self.inside):
            self._add(row)
        return True

    # Pieces of a line

    def _text(self, words: str | None, element: Element) -> None:
        if words:
            self._line.text(words, self._marks, source(element))

    def _code(self, element: Element) -> None:
        words = text(element)
        if words:
            self._line.node(Code(words, source=source(element)), self._marks)

    def _quoted(self, element: Element) -> None:
        """`<q>` shows quotation marks that are not in its text (HTML §15.3.4)."""
        self._line.text(f"“{text(element)}”", self._marks, source(element))

    def _picture(self, element: Element) -> None:
        found = picture(element)
        if found is None:
            return
        path = local_path(found.path)
        words = alternative_words(found, self.page.titles)
        if path:
            if is_small(element):
                self._small.add(path)
            self._line.node(replace(found, path=path), self._marks if is_small(element) else ())
            return
        self.page.say("picture-refused", "doubt", f"the picture {found.path[:200]!r} is left out, its alternative text "
                      f"({words or 'none'}) stays: only pictures in files are used", found.source)
        if words and is_small(element):
            self._line.node(Text(words, source=found.source), self._marks)
        elif words:
            self.flush()
            caption = Figure(caption=(Text(words, source=found.source),), source=found.source)
            self._add(Row(caption, "caption", source=found.source))

    def _media(self, element: Element) -> None:
        where = attribute(element, "src") or attribute(element, "data-src") or attribute(element, "data")
        self.page.say("media-left-out", "info", f"<{tag(element)}> is left out: {where[:200] or 'no address'}",
                      source(element))

    # Lines

    def flush(self) -> None:
        """End the line: its paragraphs become rows."""
        pieces = self._line.take()
        if is_blank(pieces) and not is_pictures(pieces):
            return
        for paragraph in paragraphs(pieces):
            for part in self._around_pictures(paragraph):
                self._paragraph(part)

    def _around_pictures(self, pieces: list[Piece]) -> list[list[Piece]]:
        """Pictures that begin or end a paragraph stand on lines of their own; small ones in the line do not."""
        first, last = 0, len(pieces)
        while first < last and self._stands_alone(pieces[first]):
            first += 1
        while last > first and self._stands_alone(pieces[last - 1]):
            last -= 1
        parts = (pieces[:first], pieces[first:last], pieces[last:])
        if not any(is_pictures(part) for part in parts):
            return [pieces]
        return [part for part in parts if part]

    def _stands_alone(self, piece: Piece) -> bool:
        node = piece.node
        if isinstance(node, Picture):
            return node.path not in self._small
        return isinstance(node, Text) and not node.text.strip()

    def _paragraph(self, pieces: Sequence[Piece]) -> None:
        inside = strip(folded(pieces))
        where = covering(piece.node.source for piece in pieces)
        if is_pictures(pieces):
            found = tuple(piece.node for piece in pieces if isinstance(piece.node, Picture))
            self._add(Row(Figure(found, source=where), source=where))
        elif inside and not self._is_chrome(inside):
            block = Paragraph(inside, source=where)
            self._add(Row(block, self._role(inside), source=where, indented=is_indented(pieces)))

    def _add(self, row: Row) -> None:
        """Add a row; a caption takes the place of the alternative text of a picture that is left out."""
        last = self.rows[-1] if self.rows else None
        if row.role == "caption" and isinstance(row.block, Paragraph) and last is not None and _is_stand_in(last):
            self.rows[-1] = row
        else:
            self.rows.append(row)

    def _is_chrome(self, inside: Inlines) -> bool:
        words = words_of(inside)
        if self.depth or len(words) > 40 or not chrome.LINE.fullmatch(words):
            return False
        self.page.left_lines.append(words)
        return True

    def _role(self, inside: Inlines) -> RowRole:
        """`caption` for what is called so, or repeats a picture's words, or stands in the middle right below it."""
        if self._place.figcaption:
            return "caption"
        figure = self.rows[-1].block if self.rows else None
        if not isinstance(figure, Figure):
            return ""
        words = words_of(inside)
        said = [key(words_of(figure.caption)), *(key(one.alternative) for one in figure.pictures)]
        repeated = any(one and one in key(words) for one in said)
        below = self._place.caption or ((self._place.centred or repeated) and len(words) <= _LONGEST_CAPTION)
        return "caption" if below else ""


def _is_stand_in(row: Row) -> bool:
    return row.role == "caption" and isinstance(row.block, Figure) and not row.block.pictures


def _place(element: Element, name: str, place: Place) -> Place:
    if name == "center":
        place = replace(place, centred=True)
    elif name in BLOCKS and (said := alignment(element)):
        place = replace(place, centred=said == "center")
    if name == "figcaption":
        place = replace(place, figcaption=True)
    elif words(element) & _CAPTION_WORDS:
        place = replace(place, caption=True)
    return place
