"""What is wrong with the pages: boxes, resolution, hairlines, ink, pages with nothing on them."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from .content import Broken, Colour, Event, Line, Paint, Picture, events
from .findings import Finding, Severity

LEAST_RESOLUTION = 300
"""Pixels per inch at the printed size; a third of it is an error (ISO 12647 practice: twice the screen ruling)."""
HAIRLINE = 0.2
"""Points: thinner lines may vanish on a press."""
MOST_INK = 3.2
"""The sum of the four inks on coated paper (FOGRA39)."""
_SLACK = 0.01


def page_findings(pdf: pikepdf.Pdf, resolution: int = LEAST_RESOLUTION) -> Iterator[Finding]:
    """Findings page by page."""
    sizes: dict[tuple[int, int], list[int]] = {}
    spaces: dict[str, None] = {}
    for number, page in enumerate(pdf.pages, 1):
        yield from box_findings(page, number)
        box = [float(value) for value in page.trimbox]
        sizes.setdefault((round(box[2] - box[0]), round(box[3] - box[1])), []).append(number)
        happened = list(events(page))
        spaces.update((space, None) for event in happened if (space := space_of(event)))
        yield from _content_findings(happened, number, resolution)
    if spaces:
        yield Finding("colours", "note", f"colours: {', '.join(sorted(spaces))}")
    if len(sizes) > 1:
        shown = ", ".join(f"{width} × {height} pt (page {at[0]})" for (width, height), at in sizes.items())
        yield Finding("page-sizes", "note", f"pages are of different sizes: {shown}")


def box_findings(page: pikepdf.Page, number: int) -> Iterator[Finding]:
    """TrimBox inside BleedBox inside MediaBox (ISO 15930-7, 6.12)."""
    if "/TrimBox" not in page.obj and "/ArtBox" not in page.obj:
        yield Finding("no-trim", "warning", "says no TrimBox: a shop must guess where to cut", number)
    media = [float(value) for value in page.mediabox]
    around = "BleedBox" if "/BleedBox" in page.obj else "MediaBox"
    for name, outer_name in (("/BleedBox", "MediaBox"), ("/TrimBox", around)):
        if name not in page.obj:
            continue
        inner = [float(value) for value in page.obj[name]]
        outer = [float(value) for value in page.obj.get("/" + outer_name, media)]
        if not _inside(inner, outer):
            yield Finding("box-outside", "error", f"its {name[1:]} reaches over its {outer_name}", number)


def _inside(inner: list[float], outer: list[float]) -> bool:
    return (inner[0] >= outer[0] - _SLACK and inner[1] >= outer[1] - _SLACK
            and inner[2] <= outer[2] + _SLACK and inner[3] <= outer[3] + _SLACK)


def space_of(event: Event) -> str:
    """The colour space of what was chosen or of a picture, in words; '' if there is none."""
    if isinstance(event, Colour):
        return event.space
    if not isinstance(event, Picture):
        return ""
    space = event.image.get("/ColorSpace") if isinstance(event.image, pikepdf.Object) else None
    name = str(space[0] if isinstance(space, pikepdf.Array) and len(space) else space)
    return {"/DeviceGray": "grey pictures", "/DeviceRGB": "RGB pictures", "/DeviceCMYK": "CMYK pictures",
            "/ICCBased": "pictures with a profile", "/Indexed": "pictures with a palette"}.get(name, "")


def _content_findings(happened: list[Event], number: int, resolution: int) -> Iterator[Finding]:
    if not any(isinstance(event, Paint) for event in happened):
        yield Finding("blank-page", "warning", "nothing is on it", number)
    for event in happened:
        if isinstance(event, Broken):
            yield Finding("content-broken", "error", f"its content cannot be read: {event.reason}", number)
        if isinstance(event, Picture):
            yield from _picture_findings(event, number, resolution)
    thin = [event.weight for event in happened if isinstance(event, Line) and event.weight < HAIRLINE]
    if thin:
        message = f"has {len(thin)} lines thinner than {HAIRLINE} pt, the thinnest {min(thin):.2f} pt"
        yield Finding("hairline", "warning", message, number)
    inks = [sum(event.values) for event in happened if isinstance(event, Colour) and event.space == "CMYK"]
    ink = max(inks, default=0.0)
    if ink > MOST_INK + _SLACK:
        yield Finding("ink", "warning", f"a colour takes {ink:.0%} of ink, over {MOST_INK:.0%}", number)


def _picture_findings(picture: Picture, number: int, resolution: int) -> Iterator[Finding]:
    if picture.width <= 0 or picture.height <= 0:
        return
    dpi = min(picture.columns / picture.width, picture.rows / picture.height) * 72
    if dpi < resolution - 0.5:
        severity: Severity = "error" if dpi < resolution / 3 else "warning"
        message = f"a picture of {picture.columns} × {picture.rows} pixels stands at {dpi:.0f} ppi, under {resolution}"
        yield Finding("low-resolution", severity, message, number)
