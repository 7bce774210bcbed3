"""A theme's colours on a page whose colours are the reader's: shades of the text colour."""

from __future__ import annotations

import colorsys

Declarations = tuple[tuple[str, str], ...]
Channels = tuple[float, float, float]

_LIGHT_ENOUGH = 0.72
"""Lightness that stays readable on black (WCAG 2.1, contrast of at least 4.5 : 1)."""


def colour(value: str) -> Declarations:
    """Black is the reader's own colour, grey a part of it; another colour stays as it is."""
    red, green, blue = channels(value)
    if not red == green == blue:
        return (("color", value),)
    return () if red == 0 else (("opacity", number(1 - red)),)


def dark_colour(value: str) -> Declarations:
    """The same hue, light enough for a dark page; nothing for greys, which `colour` has settled."""
    red, green, blue = channels(value)
    if red == green == blue:
        return ()
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    parts = colorsys.hls_to_rgb(hue, max(light, _LIGHT_ENOUGH), full)
    return (("color", "#" + "".join(f"{round(part * 255):02x}" for part in parts)),)


def background(grey: float) -> Declarations:
    """A tint that darkens white and lightens black: half of mid grey does both."""
    return (("background-color", f"rgba(128, 128, 128, {number(min(grey * 2, 1))})"),) if grey else ()


def channels(value: str) -> Channels:
    """Red, green and blue of `#rrggbb`, 0 to 1."""
    red, green, blue = (int(value[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def number(value: float) -> str:
    """A CSS number without needless digits."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
