"""A paragraph's runs: text under marks, breaks, notes, pictures, and text boxes that hang on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from ...links import is_allowed_target
from ...model import (
    Code,
    FootnoteReference,
    Inline,
    Inlines,
    LineBreak,
    Ruby,
    Source,
    Span,
    SpanRole,
    Text,
    inline_text,
)
from ..marked import Mark, Marks, Piece, folded, under
from .document import Part
from .fields import Field, Meaning, meaning
from .names import MC, Element, M, R, W, at, toggled, value
from .pictures import own, pictures
from .styles import Style

_THROUGH = frozenset(W + name for name in ("sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo", "dir", "bdo"))
_DEEPEST = 20
"""Fields inside each other that are looked at; Word makes one or two."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SYMBOL_FONTS = re.compile(r"symbol|wingdings|webdings", re.IGNORECASE)


class Run(Piece, frozen=True):
    """A piece, and the part of the line that its style says it is."""

    span: SpanRole | None = None


class Runs:
    """Reads the content of one paragraph into `runs`; text boxes on the way are kept apart."""

    def __init__(self, part: Part, style: Style, source: Source | None) -> None:
        self.part, self.style, self.source = part, style, source
        self.runs: list[Run] = []
        self.boxes: list[Element] = []
        self._fields: list[Field] = []

    def inlines(self) -> Inlines:
        """The runs as nodes, those of one part of the line in its span."""
        out: list[Inline] = []
        for span, group in groupby(self.runs, lambda run: run.span):
            inside = folded(list(group))
            if span is None:
                out.extend(inside)
            elif inside:
                out.append(Span(span, inside, source=self.source))
        return tuple(out)

    def read(self, element: Element, marks: Marks = ()) -> None:
        """Read everything inside an element."""
        for child in element:
            name = child.tag
            if name == W + "r":
                self._run(child, marks)
            elif name == W + "hyperlink":
                self.read(child, under(marks, *self._link(child)))
            elif name == W + "fldSimple":
                self._simple_field(child, marks)
            elif name in (W + "del", W + "moveFrom"):
                self.part.document.counts["deleted"] += 1
            elif name in _THROUGH:
                self.read(child, marks)
            elif name == MC + "AlternateContent":
                self.read(choice(child), marks)
            elif isinstance(name, str) and name.startswith(M):
                self._formula(child, marks)

    # Links and fields

    def _link(self, element: Element) -> Iterator[Mark]:
        relation = self.part.relations.get(element.get(R + "id", ""))
        target = relation.target if relation is not None and relation.outside else ""
        anchor = element.get(W + "anchor", "")
        if is_allowed_target(target):
            yield Mark("link", target + (f"#{anchor}" if anchor else ""), element.get(W + "tooltip", ""))
        elif target:
            self._refuse(target)

    def _refuse(self, target: str) -> None:
        message = f"the link to {target[:120]!r} stays as text: links lead to http, https, mailto or tel"
        self.part.document.say("link-refused", "doubt", message, self.source)

    def _simple_field(self, element: Element, marks: Marks) -> None:
        said = meaning(element.get(W + "instr", ""))
        if not self._note_again(said):
            self.read(element, under(marks, *self._field_marks(said)))

    def _note_again(self, said: Meaning) -> bool:
        """A field that shows the number of a note is its mark; whether it is one."""
        key = self.part.document.bookmarks.get(said.bookmark, "")
        if key:
            self._add(FootnoteReference(key, source=self.source), ())
        return bool(key)

    def _field_marks(self, said: Meaning) -> Iterator[Mark]:
        if said.link is not None:
            yield said.link
        elif said.refused:
            self._refuse(said.refused)

    def _field_char(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(Field())
        elif self._fields and kind == "separate":
            self._separate(self._fields[-1])
        elif self._fields and kind == "end":
            self._fields.pop()

    def _separate(self, field: Field) -> None:
        """What comes now is what the field shows."""
        field.shows = True
        said = meaning(field.code)
        field.link = said.link
        field.is_note = self._note_again(said)
        if said.refused:
            self._refuse(said.refused)

    def _in_field(self, marks: Marks) -> Marks | None:
        """The marks with those of the fields around; None inside a code, or where a note's number is shown."""
        for field in self._fields[-_DEEPEST:]:
            if not field.shows or field.is_note:
                return None
            marks = under(marks, field.link) if field.link is not None else marks
        return marks

    # Runs

    def _run(self, run: Element, marks: Marks) -> None:
        properties = at(run, "rPr")
        style = self.part.document.styles.get(value(properties, "rStyle"))
        hidden = toggled(properties, "vanish")
        if hidden or (hidden is None and style.toggled("vanish")):
            self.part.document.counts["hidden"] += bool(run.findtext(W + "t"))
            return
        if "missing" in style.kinds:
            return
        manner = _Manner(properties, style, self.style)
        for child in run:
            self._child(child, marks, manner)

    def _child(self, child: Element, marks: Marks, manner: _Manner) -> None:
        name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        if name == "fldChar":
            self._field_char(child.get(W + "fldCharType", ""))
            return
        if name in ("instrText", "delInstrText"):
            if self._fields and not self._fields[-1].shows:
                self._fields[-1].code += child.text or ""
            return
        inside = self._in_field(marks)
        if inside is None:
            return
        if name in ("drawing", "pict", "object"):
            self._drawing(child)
        elif child.tag == MC + "AlternateContent":
            for one in choice(child):
                self._child(one, marks, manner)
        elif name in ("footnoteReference", "endnoteReference"):
            self._note(f"{'e' if name.startswith('endnote') else ''}{child.get(W + 'id', '')}")
        elif name == "ruby":
            self._ruby(child, inside, manner)
        elif name == "delText":
            self.part.document.counts["deleted"] += 1
        elif name == "commentReference":
            self.part.document.counts["comments"] += 1
        elif (text := _text(child, name)) is not None:
            self._text(text, inside, manner)

    def _text(self, text: str, marks: Marks, manner: _Manner) -> None:
        marks = under(marks, *manner.marks("link" in (mark.kind for mark in marks)))
        for at_break, line in enumerate(text.split("\n")):
            if at_break:
                self._add(LineBreak(source=self.source), ())
            if line:
                node = Code(line, source=self.source) if manner.is_code else Text(line, source=self.source)
                self._add(node, marks, manner.span)

    def _add(self, node: Inline, marks: Marks, span: SpanRole | None = None) -> None:
        self.runs.append(Run(node, marks, span))

    def _ruby(self, element: Element, marks: Marks, manner: _Manner) -> None:
        inner = Runs(self.part, self.style, self.source)
        for base in element.iterfind(W + "rubyBase"):
            inner.read(base)
        above = Runs(self.part, self.style, self.source)
        for reading in element.iterfind(W + "rt"):
            above.read(reading)
        base, words = inner.inlines(), inline_text(above.inlines())
        if base and words:
            self._add(Ruby(base, words, source=self.source), under(marks, *manner.marks(False)))
        else:
            self.runs.extend(inner.runs)

    def _note(self, key: str) -> None:
        if key in self.part.document.notes:
            self._add(FootnoteReference(key, source=self.source), ())
        else:
            message = "the mark of a note that is not in the file is left out"
            self.part.document.say("footnote-missing", "doubt", message, self.source)

    def _drawing(self, element: Element) -> None:
        for picture in pictures(element, self.part, self.source):
            self._add(picture, ())
        self.boxes.extend(own(element, W + "txbxContent"))

    def _formula(self, element: Element, marks: Marks) -> None:
        words = "".join(text.text or "" for text in element.iter(M + "t"))
        if words:
            self.part.document.say("formula", "doubt", f"a formula stays as its letters: {words[:80]}", self.source)
            self._add(Text(words, source=self.source), marks)


class _Manner:
    """What the properties and the style of a run say, where they differ from the paragraph's own look."""

    def __init__(self, properties: Element | None, style: Style, around: Style) -> None:
        self._properties, self._style, self._around = properties, style, around
        self.span = style.span
        self.is_code = "code-line" in style.kinds

    def marks(self, in_link: bool) -> list[Mark]:
        """The marks over the run's text."""
        kinds = self._style.kinds
        out: list[Mark] = []
        if "strong" in kinds or self._is_on("b"):
            out.append(Mark("strong"))
        if "emphasis" in kinds or self._is_on("i") or value(self._properties, "em") not in ("", "none"):
            out.append(Mark("emphasis"))
        if not in_link and value(self._properties, "u") not in ("", "none"):
            out.append(Mark("underline"))
        if toggled(self._properties, "strike") or toggled(self._properties, "dstrike"):
            out.append(Mark("strikethrough"))
        match value(self._properties, "vertAlign"):
            case "superscript":
                out.append(Mark("superscript"))
            case "subscript":
                out.append(Mark("subscript"))
        return out

    def _is_on(self, name: str) -> bool:
        said = toggled(self._properties, name)
        named = self._style.span is not None or bool(self._style.kinds)
        on = (self._style.toggled(name) and not named) if said is None else said
        return on and not self._around.toggled(name) and not self._around.level


def choice(element: Element) -> Element:
    """What a program takes of alternatives: the first, or the one for old programs if that is empty (§M.2.1)."""
    found = [one for one in element if one.tag in (MC + "Choice", MC + "Fallback") and len(one)]
    return found[0] if found else element.makeelement(MC + "Choice")


def _text(child: Element, name: str) -> str | None:
    """The text of a run's child: a line feed for a break of the line; None for what is no text."""
    match name:
        case "t":
            words = (child.text or "").replace("\n", " ")
            return words if child.get(_SPACE) == "preserve" else words.strip(" \t")
        case "tab" | "ptab":
            return "\t"
        case "br":
            return "\n" if child.get(W + "type", "textWrapping") == "textWrapping" else ""
        case "cr":
            return "\n"
        case "noBreakHyphen":
            return "\u2011"
        case "softHyphen":
            return "\u00ad"
        case "sym":
            return _symbol(child)
        case _:
            return None


def _symbol(child: Element) -> str:
    """The character of a symbol font; those that stand in Unicode's private places show only in their font."""
    said = child.get(W + "char", "")
    code = int(said, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,5}", said) else 0
    if 0xF020 <= code <= 0xF0FF and _SYMBOL_FONTS.search(child.get(W + "font", "")):
        return _WINGDINGS.get(code - 0xF000, "•")
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0xFFFD else ""


_WINGDINGS = {0x6C: "●", 0x6E: "■", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xE0: "→",
              0xFB: "✗", 0xFC: "✓", 0xFE: "☑"}
"""The signs of Wingdings that people type, in Unicode."""
