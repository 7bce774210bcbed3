"""Pictures with what belongs to them: figures, portraits and name plates, read-more boxes."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from ..model import Figure, Inline, Inlines, Person, Picture, Portrait, Span, Text, inline_text
from ..notices import Notice, Notify
from ..theme import Style
from .blanks import FULL_SPACE
from .elements import Element
from .page import Item as PlacedItem
from .page import PlacedPicture, Rule
from .paragraph import Paragraphs
from .prepare import Sizes
from .slabs import Slab, generated, on_rows, paragraph_slabs, shifted, stacked, within

PLACEHOLDER_GREY = 0.88
PLACEHOLDER_RATIO = 0.4
"""Height against width of the box for a picture that is missing."""
DOTS_PER_INCH = 150.0
"""A picture is set no larger than its pixels allow at this density, but fills at least half a column."""
CAPTION_GAP = 3.0
WORDS_WIDTH = 12.0
"""Em of a caption that it may have under a picture that is narrower."""
NEARLY = 0.5
"""Points by which a caption may be wider than its picture."""
WORDS_BLANK = 0.2
"""The least blank around a caption whose picture is not there, in body rows."""
PLATE_WIDTH = 5.7
"""The least width of a name plate, em of the name."""
PLATE_INSET = 0.8
"""Em of the name between the plate's rule and its words."""
PLATE_MOST = 0.4
"""The share of a measure that a plate may take to have its words in one line that runs down."""
PLATE_RULE = 1.5
PORTRAIT_HEIGHT = 72.0


class Figures(Struct, frozen=True):
    """Sets pictures; none higher than `most` points with its caption."""

    paragraphs: Paragraphs
    sizes: Sizes
    most: float
    notify: Notify

    def slabs(self, figure: Figure, measure: float) -> list[Slab]:
        """A figure with caption and credit, kept together."""
        elements = [Element("Figure", alternative=_described(picture, figure)) for picture in figure.pictures]
        shown = bool(elements) and self._is_there(figure.pictures[-1])
        words, room = self._fitted(figure, measure)
        words = within(words, *((elements[-1], Element("Caption")) if shown else ()))
        parts: list[Slab] = []
        for picture, element in zip(figure.pictures, elements, strict=True):
            parts.extend(within([self.picture(picture, measure, self._each(figure, room))], element))
            parts.append(Slab(CAPTION_GAP))
        row = self.paragraphs.theme["body"].leading
        if not parts:
            return on_rows(words, row, WORDS_BLANK)
        if room < self.most / 2:
            return on_rows([*parts, *words], row)
        slab = stacked([*parts, *words])
        slab.stretch = True
        return on_rows([slab], row)

    def _fitted(self, figure: Figure, measure: float) -> tuple[list[Slab], float]:
        """The words, as wide as the widest picture and under it, and the height that they leave to pictures."""
        width = measure
        least = min(measure, WORDS_WIDTH * self.paragraphs.theme["caption"].size)
        while True:
            words = self._words(figure, width, (measure - width) / 2)
            room = self.most - sum(slab.height for slab in words) - CAPTION_GAP
            most = self._each(figure, room)
            widest = max((self._extent(picture, measure, most)[0] for picture in figure.pictures), default=measure)
            if widest >= width - NEARLY or width <= least:
                return words, room
            width = max(widest, least)

    def _each(self, figure: Figure, room: float) -> float:
        """The most height of each picture."""
        return max(room, self.most / 2) / max(1, len(figure.pictures))

    def _words(self, figure: Figure, measure: float, x: float) -> list[Slab]:
        theme = self.paragraphs.theme
        out: list[Slab] = []
        for inlines, style in ((figure.caption, theme["caption"]), (figure.credit, theme["credit"])):
            lines = self.paragraphs.lines(inlines, style, measure)
            out.extend(within(paragraph_slabs(lines, style, x), Element("P")))
        for slab in out[:-1]:
            slab.keep = True
        return out

    def _is_there(self, picture: Picture) -> bool:
        size = self.sizes(picture.path)
        return size is not None and min(size) > 0

    def picture(self, picture: Picture, measure: float, most: float) -> Slab:
        """A picture in the measure, or a grey box with its alternative text where it is missing."""
        if not self._is_there(picture):
            return self._placeholder(picture, measure)
        width, height = self._extent(picture, measure, most)
        if width < self._extent(picture, measure, inf)[0]:
            self.notify(Notice("picture-scaled", "info", f"picture {picture.path!r} is scaled to fit a column",
                               picture.source))
        return _placed(picture, (measure - width) / 2, width, height)

    def _extent(self, picture: Picture, measure: float, most: float) -> tuple[float, float]:
        """How wide and how high a picture is set, or the box in its place."""
        size = self.sizes(picture.path)
        if size is None or min(size) <= 0:
            return measure, measure * PLACEHOLDER_RATIO
        width = max(min(measure, size[0] * 72 / DOTS_PER_INCH), measure / 2)
        height = width * size[1] / size[0]
        return (width, height) if height <= most else (width * most / height, most)

    def _placeholder(self, picture: Picture, measure: float) -> Slab:
        _, height = self._extent(picture, measure, inf)
        items: list[PlacedItem] = [Rule(0, 0, measure, height, grey(1 - PLACEHOLDER_GREY))]
        label = " ".join((picture.alternative or picture.title).split())
        if label:
            style = replace(self.paragraphs.theme["caption"], align="center")
            lines = self.paragraphs.lines((Text(label),), style, measure * 0.9)
            words = stacked(paragraph_slabs(lines[:2], style))
            items.extend(generated(shifted(words.items, measure * 0.05, (height - words.height) / 2)))
        return Slab(height, items)

    # Portraits

    def portrait(self, portrait: Portrait, measure: float) -> list[Slab]:
        """One portrait in a column: the words beside the picture if there is room."""
        beside = self._beside(portrait, measure)
        slabs = [beside] if beside else self.gallery((portrait,), measure, 0)
        return on_rows(slabs, self.paragraphs.theme["body"].leading)

    def _beside(self, portrait: Portrait, measure: float) -> Slab | None:
        """The picture and, at its foot to the right, the name plate; None without a picture or without room."""
        head = self._pictured(portrait, measure)
        if head is None:
            return None
        width = max(item.width for item in head.items if isinstance(item, PlacedPicture))
        x = width + self.paragraphs.theme["portrait-name"].size * PLATE_INSET
        if measure - x < self._least_width((portrait,), measure):
            return None
        words = self._named(portrait, measure - x)
        height = max(head.height, words.height)
        items = [*shifted(head.items, 0, 0, head.tags), *shifted(words.items, x, height - words.height)]
        return Slab(height, items, notes=words.notes, stretch=True)

    def gallery(self, portraits: Sequence[Portrait], measure: float, gutter: float) -> list[Slab]:
        """Rows of plates across a measure, all of one width."""
        least = self._least_width(portraits, measure)
        most = max(1, int((measure + gutter) / (least + gutter)))
        rows = -(-len(portraits) // most)
        count = max(-(-len(portraits) // rows), min(most, 4))
        width = (measure + gutter) / count - gutter
        out = []
        for at in range(0, len(portraits), count):
            row = portraits[at:at + count]
            plates = [self._plate(portrait, width) for portrait in row]
            heads = [self._head_height(portrait, width) for portrait in row]
            height = max(heads) + max(plate.height - head for plate, head in zip(plates, heads, strict=True))
            if height > self.most:
                return [slab for portrait in portraits for slab in self._rows(portrait, measure)]
            items: list[PlacedItem] = []
            for index, plate in enumerate(plates):
                items.extend(shifted(plate.items, index * (width + gutter), max(heads) - heads[index]))
            notes = tuple(key for plate in plates for key in plate.notes)
            out.append(Slab(height, items, below=8, notes=notes, cells=True))
        return out

    def _least_width(self, portraits: Sequence[Portrait], measure: float) -> float:
        """The width of a plate in which no word of a name or an office is cut, nor a line that runs down."""
        size = self.paragraphs.theme["portrait-name"].size
        widest = max((self._widest(portrait, measure) for portrait in portraits), default=0.0)
        return max(PLATE_WIDTH * size, widest + PLATE_INSET * size)

    def _widest(self, portrait: Portrait, measure: float) -> float:
        extents = [self.paragraphs.extent(*part) for part in self._parts(portrait)]
        line = sum(most for _, most in extents)
        if self.paragraphs.preparer.vertical and line <= PLATE_MOST * measure:
            return line
        return max((least for least, _ in extents), default=0.0)

    def _parts(self, portrait: Portrait) -> list[tuple[Inlines, Style]]:
        """The name and what stands before and after it; in a line that runs down with a blank between them."""
        theme = self.paragraphs.theme
        office, name = theme["portrait-office"], theme["portrait-name"]
        parts = [(inlines, name if named else office) for inlines, named in person_rows(portrait.person)]
        if not self.paragraphs.preparer.vertical:
            return parts
        return [part for row in parts for part in (((Text(FULL_SPACE),), office), row)][1:]

    def _plate(self, portrait: Portrait, measure: float) -> Slab:
        """Picture if there is one, then the name plate."""
        words, head = self._named(portrait, measure), self._pictured(portrait, measure)
        return words if head is None else stacked([head, Slab(CAPTION_GAP), words])

    def _named(self, portrait: Portrait, measure: float) -> Slab:
        """Name and office beside a short upright rule."""
        inset = self.paragraphs.theme["portrait-name"].size * PLATE_INSET
        words = stacked(self._rows(portrait, measure - inset))
        words.items = [Rule(0, 1, PLATE_RULE, words.height - 2), *shifted(words.items, inset, 0)]
        return words

    def _pictured(self, portrait: Portrait, measure: float) -> Slab | None:
        """The picture, if it is there."""
        picture = portrait.picture
        if picture is None or self.sizes(picture.path) is None:
            return None
        words = picture.alternative or _line(portrait.person.children)
        return within([self._head(picture, measure)], Element("Figure", alternative=words))[0]

    def _rows(self, portrait: Portrait, measure: float) -> list[Slab]:
        """The lines of name and office; one line where it runs down, as that has the room."""
        rows: list[Slab] = []
        parts = self._parts(portrait)
        if self.paragraphs.preparer.vertical:
            name = self.paragraphs.theme["portrait-name"]
            rows = paragraph_slabs(self.paragraphs.mixed(parts, name, measure), name)
        else:
            for inlines, style in parts:
                rows.extend(paragraph_slabs(self.paragraphs.lines(inlines, style, measure), style))
        return within(rows, Element("P"))

    def _head_height(self, portrait: Portrait, measure: float) -> float:
        """How deep the picture is, so that the names of a row stand on one line."""
        head = self._pictured(portrait, measure)
        return head.height + CAPTION_GAP if head else 0.0

    def _head(self, picture: Picture, measure: float) -> Slab:
        """A portrait's picture, as high as all others of its row."""
        width, height = self.sizes(picture.path) or (1.0, 1.0)
        scale = min(PORTRAIT_HEIGHT / height, measure / width)
        return _placed(picture, 0, width * scale, height * scale)


def _described(picture: Picture, figure: Figure) -> str:
    """What a picture shows, in words: those given for it, else those under it."""
    return picture.alternative or picture.title or _line(figure.caption)


def _line(inlines: Inlines) -> str:
    return " ".join(inline_text(inlines).split())


def _placed(picture: Picture, x: float, width: float, height: float) -> Slab:
    return Slab(height, [PlacedPicture(x, 0, width, height, picture.path, picture.alternative)])


def grey(amount: float) -> str:
    """The colour of a ground: 0 is white, 1 is black."""
    level = round(255 * (1 - amount))
    return f"#{level:02x}{level:02x}{level:02x}"


def person_rows(person: Person) -> list[tuple[Inlines, bool]]:
    """A person's line cut into rows: the name by itself (True), what stands before and after it."""
    rows: list[tuple[list[Inline], bool]] = []
    for inline in person.children:
        named = isinstance(inline, Span) and inline.role == "name"
        if rows and rows[-1][1] == named:
            rows[-1][0].append(inline)
        else:
            rows.append(([inline], named))
    return [(tuple(inlines), named) for inlines, named in rows if _has_text(inlines)]


def _has_text(inlines: list[Inline]) -> bool:
    return bool(inline_text(inlines).strip()) or any(not isinstance(inline, Text) for inline in inlines)

