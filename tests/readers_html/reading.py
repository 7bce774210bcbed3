"""Reads a page and asks the draft simple questions."""

from __future__ import annotations

from newsconv.draft import Draft, Row
from newsconv.model import Figure, inline_text
from newsconv.notices import Notice
from newsconv.readers.html import HtmlReader
from newsconv.walk import text_rows


class Read:
    """A page as it was read: the draft, the notices, the rows as tuples."""

    def __init__(self, page: str) -> None:
        self.notices: list[Notice] = []
        self.draft: Draft = HtmlReader()(page, "page.html", self.notices.append)
        self.rows = [row for row in self.draft.rows if isinstance(row, Row)]

    @property
    def lines(self) -> list[str]:
        return [inline_text(line) for row in self.rows for line in text_rows(row.block) if line]

    @property
    def kinds(self) -> list[tuple[str, str, str]]:
        """Type of block, role, and text or pictures."""
        return [(type(row.block).__name__, row.role, _words(row)) for row in self.rows]

    def codes(self) -> list[str]:
        return [notice.code for notice in self.notices]

    def said(self, code: str) -> str:
        """The message of the only notice with this code."""
        (notice,) = [notice for notice in self.notices if notice.code == code]
        return notice.message


def _words(row: Row) -> str:
    if isinstance(row.block, Figure) and row.block.pictures:
        return ",".join(picture.path for picture in row.block.pictures)
    return "|".join(inline_text(line) for line in text_rows(row.block) if line)


def body(inner: str, head: str = "") -> Read:
    """An article with this inside, below a headline and between paragraphs long enough to be found."""
    filler = "春雨过后，山里的茶园一片新绿，采茶人天不亮就上了山，竹篓里渐渐装满嫩芽。"
    return Read(f"<html><head><meta charset=utf-8>{head}</head><body><article><h1>茶山春早</h1>"
                f"<p>{filler}</p>{inner}<p>{filler[::-1]}</p></article></body></html>")


def inner(inside: str, head: str = "") -> list[tuple[str, str, str]]:
    """The kinds of what `body` puts between its two paragraphs."""
    return body(inside, head).kinds[2:-1]
