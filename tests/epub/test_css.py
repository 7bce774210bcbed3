"""The style sheet: relative, readable on light and dark, and of the right region."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsconv.theme import theme
from newsconv.writers.markup import style_sheet
from newsconv.writers.markup.colour import channels, colour, dark_colour

SHEET = style_sheet(theme("newspaper"), "zh-Hans-CN")


def rule(sheet: str, selector: str) -> dict[str, str]:
    """The declarations of the last rule with exactly this selector."""
    bodies = re.findall(rf"(?m)^{re.escape(selector)} \{{ ([^}}]*) \}}", sheet)
    return dict(pair.strip().split(": ", 1) for pair in bodies[-1].split(";"))


def test_chinese_setting() -> None:
    body = rule(SHEET, "body")
    assert body["line-break"] == "strict"
    assert body["text-autospace"] == "normal"
    assert body["hanging-punctuation"] == "none"
    assert body["text-spacing-trim"] == "trim-both"
    assert body["text-align"] == "justify"
    assert rule(SHEET.split("h1, h2")[0], "p") == {"text-indent": "2em"}


def test_sizes_are_relative_and_colours_are_the_readers() -> None:
    assert not re.search(r"\d(pt|px|mm|cm)\b", SHEET.replace("1px", ""))
    assert not re.search(r"[^-]color: *(#|black|white|rgb\()", SHEET)
    assert "color: #" not in SHEET


def test_a_role_by_its_numbers() -> None:
    """The title is 26 on 36 points over a body of 10.5, its weight 800."""
    title = rule(SHEET.split("@media")[0], ".article-head .title")
    assert (title["font-size"], title["line-height"], title["font-weight"]) == ("2.476em", "1.385", "800")
    assert rule(SHEET, ".byline")["opacity"] == "0.733"


@pytest.mark.parametrize(("language", "song", "other"), [
    ("zh-Hans-CN", "Noto Serif SC", "TC"), ("zh-Hant-TW", "Noto Serif TC", "SC"), ("zh-Hant-HK", "Noto Serif HK", "SC"),
    ("zh-TW", "Noto Serif TC", "SC"), ("zh", "Noto Serif SC", "TC"),
])
def test_faces_of_the_region(language: str, song: str, other: str) -> None:
    sheet = style_sheet(theme("newspaper"), language)
    assert f'"{song}"' in rule(sheet, "body")["font-family"]
    assert "Sans" in rule(sheet, "strong")["font-family"]
    assert f'Sans {other}"' not in sheet and f'Serif {other}"' not in sheet


def test_traditional_setting_keeps_the_stops_whole() -> None:
    assert rule(style_sheet(theme("newspaper"), "zh-Hant-TW"), "body")["text-spacing-trim"] == "trim-start"


def test_emphasis_is_dots_below_and_never_slanted() -> None:
    assert re.search(r"em \{ font-style: normal;[^}]*text-emphasis: filled dot;[^}]*position: under right", SHEET)


def test_colours_of_a_theme_are_lighter_on_a_dark_page(tmp_path: Path) -> None:
    file = tmp_path / "house.toml"
    file.write_text('extends = "newspaper"\n[title]\ncolour = "#800000"\n', encoding="utf-8")
    light, dark = style_sheet(theme(str(file)), "zh-Hans-CN").split("@media (prefers-color-scheme: dark)")
    assert "color: #800000" in light
    found = re.search(r"\.article-head \.title \{ color: (#\w+) \}", dark)
    assert found is not None and _luminance(found[1]) > 0.2


def test_shades() -> None:
    assert colour("#000000") == () and dark_colour("#555555") == ()
    assert colour("#999999") == (("opacity", "0.4"),)
    assert colour("#990000") == (("color", "#990000"),)


def _luminance(value: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(value))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_roles_of_article_and_story_do_not_mix() -> None:
    """A story's kicker is body size (10.5), whatever the article's is."""
    for selector in (".kicker", ".title", ".deck", ".summary", ".section"):
        assert not re.search(rf"(?m)^{re.escape(selector)} \{{[^}}]*font-", SHEET)
    assert "font-size" not in rule(SHEET, ".story-head .kicker")
