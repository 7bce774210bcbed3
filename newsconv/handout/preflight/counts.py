"""How many pages of which size, and whether a recipe's sheets or a shop can do with them."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from ...units import MM, Paper, paper
from ..impose import impose
from ..recipe import Recipe
from .findings import Finding, counted
from .pages import size_of, trim_of

_SLACK = 1 * MM
_PAGES_A_SHEET = {"booklet": 4, "quarto": 8}
"""Pages that one folded sheet has: a file of single pages should hold a multiple."""


def count_findings(pdf: pikepdf.Pdf, made: Recipe | None) -> Iterator[Finding]:
    """A note of the pages and, with a recipe, what of them does not fit it."""
    count = len(pdf.pages)
    if not count:
        yield Finding("pages", "error", "has no pages")
        return
    yield Finding("pages", "note", f"{counted(count, 'page')} of {size_of(pdf.pages[0])}")
    if made is not None:
        yield from _of_recipe(trim_of(pdf.pages[0]), count, made)


def _of_recipe(trim: tuple[float, float, float, float], count: int, made: Recipe) -> Iterator[Finding]:
    scheme, page = made.imposition.scheme, paper(made.paper)
    width, height = trim[2] - trim[0], trim[3] - trim[1]
    if _fits(width, height, page):
        of = _PAGES_A_SHEET.get(scheme, 1)
        if blank := -count % of:
            message = f"{counted(count, 'page')}: folded sheets have {of} each, {counted(blank, 'page')} stay blank"
            yield Finding("page-count", "warning", message)
    elif _is_sheet(width, height, page, made):
        if scheme in _PAGES_A_SHEET and count % 2:
            yield Finding("page-count", "error", f"{counted(count, 'side')}: the last sheet has no back")
    else:
        message = f"pages are {_mm(width, height)}: the recipe has {_mm(page.width, page.height)}"
        yield Finding("page-size", "error", message)


def _is_sheet(width: float, height: float, page: Paper, made: Recipe) -> bool:
    """Whether it is a side as the recipe makes them."""
    name = made.imposition.sheet
    side = impose(1, page, made.imposition, paper(name) if name else None)[0]
    return _fits(width, height, Paper(side.width, side.height))


def _fits(width: float, height: float, size: Paper) -> bool:
    return abs(width - size.width) < _SLACK and abs(height - size.height) < _SLACK


def _mm(width: float, height: float) -> str:
    return f"{width / MM:.0f} × {height / MM:.0f} mm"
