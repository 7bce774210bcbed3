"""What is wrong with the pages: boxes, bleed, resolution, hairlines, ink, pages with nothing on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf

from ...options import BITMAP
from ...units import MM
from .content import Broken, Colour, Event, Line, Paint, Picture
from .findings import Finding, Severity, counted
from .limits import Limits
from .pictures import most_ink

HAIRLINE = 0.2
"""Points: thinner lines may vanish on a press."""
BLEED = 3 * MM
"""What shops ask a picture at the trim to go on beyond it."""
_AT_TRIM = 0.5 * MM
_SCAN = 0.6
"""The share of a page from which a picture on it is that of the page."""
_SLACK = 0.01
_INK_SLACK = 0.03
"""What rounding to 256 steps adds to the sum of four inks."""
_COARSE = 0.99
"""The share of the asked resolution that still passes: sizes are rounded to pixels."""

Box = tuple[float, float, float, float]


def page_findings(pdf: pikepdf.Pdf, content: Sequence[Sequence[Event]], limits: Limits) -> Iterator[Finding]:
    """Findings page by page."""
    sizes: dict[str, list[int]] = {}
    spaces: dict[str, None] = {}
    for number, (page, happened) in enumerate(zip(pdf.pages, content, strict=True), 1):
        yield from box_findings(page, number)
        sizes.setdefault(size_of(page), []).append(number)
        spaces.update((space, None) for event in happened if (space := _space_of(event)))
        yield from _content_findings(happened, number, limits)
        yield from _bleed_findings(page, happened, number)
        yield from _scan_findings(page, happened, number)
    if spaces:
        yield Finding("colours", "note", f"colours: {', '.join(sorted(spaces))}")
    if len(sizes) > 1:
        shown = ", ".join(f"{size} (page {at[0]})" for size, at in sizes.items())
        yield Finding("page-sizes", "note", f"pages are of different sizes: {shown}")


def trim_of(page: pikepdf.Page) -> Box:
    """The page as it is cut: its TrimBox, else its ArtBox, else the visible page."""
    return _box(page.obj["/ArtBox"] if "/ArtBox" in page.obj and "/TrimBox" not in page.obj else page.trimbox)


def size_of(page: pikepdf.Page) -> str:
    """The trimmed page in whole millimetres: `210 × 297 mm`."""
    left, bottom, right, top = trim_of(page)
    return f"{(right - left) / MM:.0f} × {(top - bottom) / MM:.0f} mm"


def _box(values: pikepdf.Object) -> Box:
    """Left, bottom, right, top, whichever corners are said (ISO 32000-1, 7.9.5)."""
    a, b, c, d = (float(value) for value in values)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def box_findings(page: pikepdf.Page, number: int) -> Iterator[Finding]:
    """TrimBox inside BleedBox inside MediaBox (ISO 15930-7, 6.12)."""
    if "/TrimBox" not in page.obj and "/ArtBox" not in page.obj:
        yield Finding("no-trim", "warning", "says no TrimBox: a shop must guess where to cut", number)
    elif "/BleedBox" not in page.obj and not _inside(_box(page.mediabox), _grown(trim_of(page))):
        yield Finding("no-bleed-box", "warning", "says no BleedBox: a shop must guess how far it bleeds", number)
    media = _box(page.mediabox)
    around = "BleedBox" if "/BleedBox" in page.obj else "MediaBox"
    for name, outer_name in (("/BleedBox", "MediaBox"), ("/TrimBox", around)):
        if name not in page.obj:
            continue
        outer = _box(page.obj[f"/{outer_name}"]) if f"/{outer_name}" in page.obj else media
        if not _inside(_box(page.obj[name]), outer):
            yield Finding("box-outside", "error", f"its {name[1:]} reaches over its {outer_name}", number)


def _grown(box: Box) -> Box:
    return box[0] - _AT_TRIM, box[1] - _AT_TRIM, box[2] + _AT_TRIM, box[3] + _AT_TRIM


def _inside(inner: Box, outer: Box) -> bool:
    return (inner[0] >= outer[0] - _SLACK and inner[1] >= outer[1] - _SLACK
            and inner[2] <= outer[2] + _SLACK and inner[3] <= outer[3] + _SLACK)


def _bleed_findings(page: pikepdf.Page, happened: Sequence[Event], number: int) -> Iterator[Finding]:
    """Pictures that end at the trim: cut a little askew, the page shows a white edge."""
    trim = trim_of(page)
    short = sum(_ends_at(event.box, trim) for event in happened if isinstance(event, Picture))
    if short:
        message = f"{counted(short, 'picture')} at the trim without {BLEED / MM:.0f} mm of bleed"
        yield Finding("no-bleed", "warning", message, number)


def _scan_findings(page: pikepdf.Page, happened: Sequence[Event], number: int) -> Iterator[Finding]:
    """A page that is a picture of a page: nobody can search it, copy from it or have it read aloud."""
    left, bottom, right, top = trim_of(page)
    largest = max((event.width * event.height for event in happened if isinstance(event, Picture)), default=0.0)
    has_text = any(isinstance(event, Paint) and event.text for event in happened)
    if not has_text and largest > _SCAN * (right - left) * (top - bottom):
        yield Finding("scan", "warning", "is a picture without text: it cannot be searched or read aloud", number)


def _ends_at(box: Box, trim: Box) -> bool:
    beyond = (trim[0] - box[0], trim[1] - box[1], box[2] - trim[2], box[3] - trim[3])
    return any(-_AT_TRIM < each < BLEED - _AT_TRIM for each in beyond)


def _space_of(event: Event) -> str:
    """The colour space of what was chosen or of a picture, in words; '' if there is none."""
    if isinstance(event, Colour):
        return str(event.space)
    return f"pictures in {event.space}" if isinstance(event, Picture) and event.space.kind else ""


def _content_findings(happened: Sequence[Event], number: int, limits: Limits) -> Iterator[Finding]:
    if not any(isinstance(event, Paint) for event in happened):
        yield Finding("blank-page", "warning", "nothing is on it", number)
    for event in happened:
        if isinstance(event, Broken):
            yield Finding("content-broken", "error", f"its content cannot be read: {event.reason}", number)
        if isinstance(event, Picture):
            yield from _picture_findings(event, number, limits)
    thin = [event.weight for event in happened if isinstance(event, Line) and event.weight < HAIRLINE]
    if thin:
        message = f"{counted(len(thin), 'line')} thinner than {HAIRLINE} pt, the thinnest {min(thin):.2f} pt"
        yield Finding("hairline", "warning", message, number)
    inks = [sum(event.values) for event in happened if isinstance(event, Colour) and event.space.kind == "CMYK"]
    yield from _ink_findings("a colour", max(inks, default=0.0), number, limits)


def _ink_findings(what: str, ink: float, number: int, limits: Limits) -> Iterator[Finding]:
    if ink > limits.ink + _INK_SLACK:
        yield Finding("ink", "warning", f"{what} takes {ink:.0%} of ink, over {limits.ink:.0%}", number)


def _picture_findings(picture: Picture, number: int, limits: Limits) -> Iterator[Finding]:
    if picture.width > 0 and picture.height > 0:
        dpi = min(picture.columns / picture.width, picture.rows / picture.height) * 72
        yield from _resolution_findings(picture, dpi, number, limits.resolution * (BITMAP if picture.bitmap else 1))
    if picture.space.kind == "CMYK" and picture.image is not None:
        yield from _ink_findings("a picture", most_ink(picture.image), number, limits)


def _resolution_findings(picture: Picture, dpi: float, number: int, least: int) -> Iterator[Finding]:
    """A third of the resolution asked for is an error (ISO 12647 practice: twice the screen ruling)."""
    if dpi < least * _COARSE:
        severity: Severity = "error" if dpi < least / 3 else "warning"
        what = "a black-and-white picture" if picture.bitmap else "a picture"
        message = f"{what} of {picture.columns} × {picture.rows} pixels stands at {dpi:.0f} ppi, under {least}"
        yield Finding("low-resolution", severity, message, number)
