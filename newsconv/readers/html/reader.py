"""The reader itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from ...draft import Draft, FrontMatter, Row
from ...errors import InputError
from ...limits import DEFAULT, Limits, passed
from ...model import Divider, Footnote, Paragraph, Text, inline_text
from ...notices import Notice, Notify
from ...walk import text_rows
from ..characters import clean
from ..contents import blocks_of
from ..language import agreed_language
from .dom import UNSEEN, Element, attribute, is_hidden, key, parse, tag, text, without_data
from .info import with_info
from .main import Region, extracted_text, find_region
from .measure import Measures
from .meta import Meta, read_meta
from .notes import Notes, find_notes
from .page import Page
from .walker import Walker

_SHOWN = 500
"""Characters of what is left out that a notice repeats."""


class HtmlReader:
    """A saved news page to a draft; InputError for what is no page, and where trafilatura is not installed.

    One object may be used from several threads.
    """

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self._limits = limits

    def __call__(self, text: str, file: str, notify: Notify) -> Draft:
        """The article as rows; what surrounds it is left out with one notice."""
        root = self._root(clean(text, file, notify), file)
        meta = read_meta(root)
        measures = Measures(root, extracted_text(root, file))
        region = find_region(root, measures, meta)
        notes = find_notes(region.roots, root)
        page = _page(file, notify, measures, meta, region, notes)
        rows = _rows(region, page)
        footnotes = tuple(_footnote(name, holder, page) for name, holder in notes.holders.items())
        if not rows:
            raise InputError("no article was found in this page", file=file)
        _tell_left_out(root, region, notes, page)
        rows, publication = with_info(rows, meta.publication)
        rows = _without_edges(rows)
        said = attribute(root, "lang") or attribute(root, "xml:lang")
        front = FrontMatter(publication, agreed_language(said, _lines(rows)), title=_front_title(region, meta, notify))
        return Draft(file, front, tuple(rows), footnotes)


    def _root(self, page: str, file: str) -> Element:
        """The page's root; InputError if the page is too large to be looked through."""
        page = without_data(page)
        if len(page) > self._limits.characters:
            raise passed("characters", self._limits, "the page has over {} characters", file)
        root = parse(page, file)
        if sum(1 for _ in root.iter()) > self._limits.elements:
            raise passed("elements", self._limits, "the page has over {} elements", file)
        return root


def _page(file: str, notify: Notify, measures: Measures, meta: Meta, region: Region, notes: Notes) -> Page:
    titles = frozenset(map(key, (*meta.titles, *([text(region.title)] if region.title is not None else ()))))
    whole = sum(measures.text(root) for root in region.roots)
    held = frozenset((*notes.holders.values(), *notes.backs))
    return Page(file, notify, measures, meta.base, titles, region.title, notes.references, held, whole, set(), [])


def _rows(region: Region, page: Page) -> list[Row]:
    walker = Walker(page)
    for root in region.roots:
        if len(region.roots) == 1 or not page.leaves_out(root):
            walker.read(root)
    return walker.rows


def _without_edges(rows: list[Row]) -> list[Row]:
    """The rows without rules that part the text from the headline above or the page below."""
    body = [at for at, row in enumerate(rows) if isinstance(row.block, Paragraph) and not row.role]
    first = body[0] if body else 0
    last = max((at for at, row in enumerate(rows) if not isinstance(row.block, Divider)), default=-1)
    return [row for at, row in enumerate(rows[: last + 1]) if at >= first or not isinstance(row.block, Divider)]


def _footnote(name: str, holder: Element, page: Page) -> Footnote:
    return Footnote(name, blocks_of(Walker(page).content(holder)))


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield from map(inline_text, text_rows(row.block))


def _front_title(region: Region, meta: Meta, notify: Notify) -> tuple[Text, ...]:
    """The title that the page's head gives, where the page itself shows none."""
    if region.title is not None or not meta.titles:
        return ()
    notify(Notice("title-from-head", "info", f"the page shows no headline; the title in its head: {meta.titles[0]}"))
    return (Text(meta.titles[0]),)


def _tell_left_out(root: Element, region: Region, notes: Notes, page: Page) -> None:
    """One notice of the text around and in the article that is not part of it."""
    kept = {*region.roots, *notes.holders.values()}
    pieces = [*_outside(root, kept, page.left_out), *page.left_lines]
    words = " / ".join(piece for piece in pieces if piece)
    if words:
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}… ({len(words)} characters)"
        page.say("left-out", "info", f"left out of the page: {shown}")


def _outside(root: Element, kept: set[Element], left_out: set[Element]) -> Iterator[str]:
    """The text that is seen outside the elements kept, and inside those left out, piece by piece."""
    inside = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        is_kept = element in kept and element not in left_out
        if event == "end":
            inside -= is_kept
            if not inside:
                yield _piece(element.tail)
        elif tag(element) in UNSEEN or is_hidden(element):
            inside += is_kept
            walk.skip_subtree()
        elif inside and element in left_out:
            yield text(element)
            walk.skip_subtree()
        else:
            inside += is_kept
            if not inside:
                yield _piece(element.text)


def _piece(words: str | None) -> str:
    return " ".join((words or "").split())
