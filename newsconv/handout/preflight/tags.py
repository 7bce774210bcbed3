"""Whether the structure of a tagged file holds together (ISO 32000-1, 14.7; ISO 14289-1, 7.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf

from .content import Event, Marked, Paint
from .findings import Finding, Severity, counted

_MOST_ELEMENTS = 2_000_000
_MOST_MAPPINGS = 20
_HEADING = re.compile(r"/H([1-6])")
_STANDARD = (
    "/Document /Part /Art /Sect /Div /BlockQuote /Caption /TOC /TOCI /Index /NonStruct /Private "
    "/P /H /H1 /H2 /H3 /H4 /H5 /H6 /L /LI /Lbl /LBody /Table /TR /TH /TD /THead /TBody /TFoot "
    "/Span /Quote /Note /Reference /BibEntry /Code /Link /Annot /Ruby /RB /RT /RP /Warichu /WT /WP "
    "/Figure /Formula /Form"
)
STANDARD = frozenset(_STANDARD.split())
"""The types of structure elements that every reader knows (ISO 32000-1, tables 333 to 340)."""


def figure_findings(pdf: pikepdf.Pdf, severity: Severity) -> Iterator[Finding]:
    """Figures in the structure that have no words for those who cannot see them."""
    bare = sum(
        isinstance(found, pikepdf.Dictionary) and found.get("/S") == "/Figure"
        and not str(found.get("/Alt", "")).strip() and "/ActualText" not in found
        for found in pdf.objects
    )
    if bare:
        yield Finding("no-alternative", severity, f"{counted(bare, 'picture')} without alternative text")


def tag_findings(pdf: pikepdf.Pdf, content: Sequence[Sequence[Event]]) -> Iterator[Finding]:
    """What is on the pages and in no element of the structure, for a file that claims to be tagged."""
    held = _held(pdf)
    for number, (page, happened) in enumerate(zip(pdf.pages, content, strict=True), 1):
        bare = sum(isinstance(event, Paint) and not event.marked for event in happened)
        if bare:
            message = f"{counted(bare, 'thing')} painted as neither part of the structure nor artifact"
            yield Finding("untagged", "error", message, number)
        numbers = {event.mcid for event in happened if isinstance(event, Marked)}
        loose = len(numbers - held.get(page.obj.objgen, set()))
        if loose:
            message = f"{counted(loose, 'marked part')} in no element of the structure"
            yield Finding("untagged", "error", message, number)


def role_findings(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    """Elements of no standard type (ISO 32000-1, 14.8.4), and headings that skip a level (ISO 14289-1, 7.4.2)."""
    root: Any = pdf.Root.StructTreeRoot
    known: Any = root.get("/RoleMap", {})
    unknown: dict[str, None] = {}
    skipped: dict[str, None] = {}
    last = 0
    for element in _in_order(root):
        role = _role(str(element.get("/S", "")), known)
        if role not in STANDARD:
            unknown[role.lstrip("/")] = None
        elif match := _HEADING.fullmatch(role):
            level = int(match[1])
            if level > last + 1:
                skipped[f"H{level} after H{last}" if last else f"H{level} first"] = None
            last = level
    if unknown:
        yield Finding("role-unknown", "error", f"elements of no standard type: {', '.join(unknown)}")
    if skipped:
        yield Finding("heading-skipped", "error", f"headings skip a level: {', '.join(skipped)}")


def _role(said: str, known: Any) -> str:
    """The standard type that a type stands for; mappings may lead over several, and must not run in a circle."""
    for _ in range(_MOST_MAPPINGS):
        if said in STANDARD or said not in known:
            return said
        said = str(known[said])
    return said


def _in_order(root: Any) -> Iterator[Any]:
    """The elements of the structure in the order of reading."""
    waiting = [root]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MOST_ELEMENTS:
        element = waiting.pop()
        if not isinstance(element, pikepdf.Dictionary) or element.get("/Type") in ("/MCR", "/OBJR"):
            continue
        if element.is_indirect and element.objgen in seen:
            continue
        seen.add(element.objgen if element.is_indirect else (-1, len(seen)))
        if "/S" in element:
            yield element
        waiting.extend(reversed(_children(element)))


def _held(pdf: pikepdf.Pdf) -> dict[tuple[int, int], set[int]]:
    """The numbers of marked content that the structure's elements hold, by page."""
    held: dict[tuple[int, int], set[int]] = {}
    waiting: list[tuple[Any, Any]] = [(pdf.Root.get("/StructTreeRoot"), None)]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MOST_ELEMENTS:
        element, page = waiting.pop()
        if not isinstance(element, pikepdf.Dictionary):
            continue
        if element.is_indirect and element.objgen in seen:
            continue
        seen.add(element.objgen)
        page = element.get("/Pg", page)
        for child in _children(element):
            if isinstance(child, pikepdf.Dictionary) and "/MCID" in child:
                _hold(held, child.get("/Pg", page), int(child.MCID))
            elif isinstance(child, int):
                _hold(held, page, child)
            else:
                waiting.append((child, page))
    return held


def _children(element: Any) -> list[Any]:
    kids = element.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _hold(held: dict[tuple[int, int], set[int]], page: Any, number: int) -> None:
    if page is not None:
        held.setdefault(page.objgen, set()).add(number)
