"""Paragraphs with what their style and numbering say, before neighbours are put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from msgspec import Struct

from ...draft import Row
from ...limits import passed
from ...model import CodeBlock, Crosshead, Divider, Figure, Inlines, Paragraph, Picture, Source, Text, inline_text
from ...spans import strip
from .document import Part
from .names import MC, Element, W, at, number, value
from .numbering import Mark
from .roles import Kind
from .runs import Run, Runs, choice
from .styles import Style

_THROUGH = frozenset(W + name for name in ("sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo"))
_INDENTS = ("\u3000\u3000", "\u2003\u2003", "    ", "\t", "\u00a0\u00a0\u00a0\u00a0")


class Item(Struct, frozen=True):
    """A row, and what says where it belongs: a kind of style, a number, a box."""

    row: Row
    kind: Kind | None = None
    mark: Mark | None = None
    boxed: bool = False


class Reader:
    """Reads the children of a part's body in order; paragraphs are counted from 1, as their sources say."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.left_out: list[str] = []
        self._places = count(1)

    def paragraphs_and_tables(self, parent: Element) -> Iterator[Element]:
        """The `w:p` and `w:tbl` of a body, a cell, a note or a text box, whatever is wrapped around them."""
        for child in parent:
            if child.tag in (W + "p", W + "tbl"):
                yield child
            elif child.tag in _THROUGH:
                yield from self.paragraphs_and_tables(child)
            elif child.tag == MC + "AlternateContent":
                yield from self.paragraphs_and_tables(choice(child))
            elif child.tag == W + "altChunk":
                self.part.document.say("left-out", "loss", "a document inserted as a whole is left out: save the file "
                                       "again with Word to make it part of the text")

    def paragraph(self, element: Element) -> tuple[list[Item], list[Element]]:
        """The items of one paragraph, and the text boxes that hang on it."""
        place = next(self._places)
        document = self.part.document
        if place > document.package.limits.blocks:
            raise passed("blocks", document.package.limits, "the file has over {} paragraphs", document.file, place)
        where = Source(place, place)
        properties = at(element, "pPr")
        style = self.part.document.styles.get(value(properties, "pStyle"))
        runs = Runs(self.part, style, where)
        runs.read(element)
        if style.kind == "missing":
            return [], []
        if style.is_contents:
            self.left_out.append(inline_text(runs.inlines()))
            return [], []
        mark = self._mark(properties, style)
        return list(_items(runs, properties, style, mark, where)), runs.boxes

    def _mark(self, properties: Element | None, style: Style) -> Mark | None:
        direct = at(properties, "numPr")
        if direct is None:
            direct = style.property("pPr/numPr")
        identifier = value(direct, "numId")
        depth = value(direct, "ilvl")
        if not identifier or identifier == "0":
            return None
        return self.part.document.numbering.next(identifier, number(depth) if depth else max(style.level - 1, 0))


def _items(runs: Runs, properties: Element | None, style: Style, mark: Mark | None, where: Source) -> Iterator[Item]:
    """Pictures that begin or end the paragraph on lines of their own, and its text."""
    pictures, text, after = _parted(runs.runs)
    runs.runs = text
    if pictures:
        yield _figure(pictures, where)
    inside = strip(runs.inlines())
    if inside:
        yield _line(inside, properties, style, mark, where)
    elif not pictures and not after and _is_rule(properties, style):
        yield Item(Row(Divider(source=where), source=where))
    if after:
        yield _figure(after, where)


def _parted(runs: Sequence[Run]) -> tuple[list[Picture], list[Run], list[Picture]]:
    first, last = 0, len(runs)
    while first < last and (_is_picture(runs[first]) or _is_blank(runs[first])):
        first += 1
    while last > first and (_is_picture(runs[last - 1]) or _is_blank(runs[last - 1])):
        last -= 1
    if not any(map(_is_picture, runs[:first])):
        first = 0
    if not any(map(_is_picture, runs[last:])):
        last = len(runs)
    return _pictures(runs[:first]), list(runs[first:last]), _pictures(runs[last:])


def _is_picture(run: Run) -> bool:
    return isinstance(run.node, Picture)


def _is_blank(run: Run) -> bool:
    return not isinstance(run.node, Picture) and bool(words := inline_text((run.node,))) and not words.strip()


def _pictures(runs: Sequence[Run]) -> list[Picture]:
    return [run.node for run in runs if isinstance(run.node, Picture)]


def _figure(pictures: Sequence[Picture], where: Source) -> Item:
    return Item(Row(Figure(tuple(pictures), source=where), source=where))


def _is_rule(properties: Element | None, style: Style) -> bool:
    """Whether an empty paragraph shows a rule: ours, or the border that Word makes of `---`."""
    border = at(properties, "pBdr")
    drawn = [value(border, side) for side in ("top", "bottom", "between")]
    return style.kind == "divider" or any(one not in ("", "nil", "none") for one in drawn)


def _line(inside: Inlines, properties: Element | None, style: Style, mark: Mark | None, where: Source) -> Item:
    if style.kind == "code":
        return Item(Row(CodeBlock(inline_text(inside), source=where), source=where), boxed=style.is_boxed)
    if mark is not None and mark.is_ordered and (not mark.is_list or style.level or style.role):
        inside, mark = _labelled(inside, mark.label, where), None
    level = _level(properties, style)
    if style.kind in ("crosshead", "crosshead-2"):
        depth = 1 if style.kind == "crosshead" else style.crosshead_level
        row = Row(Crosshead(inside, depth, source=where), "crosshead", source=where)
    elif level:
        row = Row(Crosshead(inside, level, source=where), style.role, source=where)
    else:
        block = Paragraph(inside, source=where)
        row = Row(block, style.role, source=where, indented=_is_indented(inside, properties, style))
    kind = style.kind if style.kind in ("speaker", "quotation", "sidebar-title", "item-more") else None
    if mark is not None and mark.is_more:
        kind, mark = "item-more", None
    return Item(row, kind, None if level or style.role else mark, style.is_boxed)


def _labelled(inside: Inlines, label: str, where: Source) -> Inlines:
    """The line with the label that Word shows before it; a space stands behind a Latin one."""
    return (Text(label + ("" if label[-1] in "、．。）)】章节條条款" else " "), source=where), *inside)


def _level(properties: Element | None, style: Style) -> int:
    outline = value(properties, "outlineLvl")
    level = number(outline, 9) + 1 if outline else style.level
    return min(level, 6) if 1 <= level <= 9 else 0


def _is_indented(inside: Inlines, properties: Element | None, style: Style) -> bool:
    indent = at(properties, "ind")
    if indent is None:
        indent = style.property("pPr/ind")
    said = ("", "") if indent is None else (indent.get(W + "firstLine", ""), indent.get(W + "firstLineChars", ""))
    return any(number(one) > 0 for one in said) or inline_text(inside).startswith(_INDENTS)
