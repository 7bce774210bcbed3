"""Pages onto a recording surface: no PDF, no font."""

from __future__ import annotations

from itertools import pairwise
from math import inf

import pytest
from msgspec.structs import replace

from newsconv.typeset.elements import Element
from newsconv.typeset.page import UPRIGHT, Bookmark, LinkArea, Page, PlacedGlyph, PlacedPicture, Rule, Run
from newsconv.writers.pdf.paint import Code, FontCut, Next, hung_font, paint, shows, upright_font
from newsconv.writers.pdf.surface import Show

from .recorder import Recorder

PLAIN, LOWERED = FontCut("F1"), FontCut("F2", 0.6, -0.2)
CODES = {
    ("Song", 1, "甲"): Code(PLAIN, 11),
    ("Song", 2, "乙"): Code(PLAIN, 12),
    ("Song", 3, "é"): Code(PLAIN, 13),
    ("Song", 4, ""): Code(PLAIN, 14),
    ("Song", 5, "₂"): Code(LOWERED, 15),
}

DOWN_CODES = {("Song", 1, "甲"): Code(PLAIN, 11)}


def glyph(gid: int, text: str, x: float, y: float = 0) -> PlacedGlyph:
    return PlacedGlyph(gid, text, x, 10, y)


def run(*glyphs: PlacedGlyph, artifact: bool = False) -> Run:
    return Run(100, 200, 10, "Song", glyphs, "#123456", artifact)


def test_a_plain_run_is_one_show() -> None:
    assert list(shows(run(glyph(1, "甲", 0), glyph(2, "乙", 12)), CODES)) == [
        Show(100, 200, 10, "F1", (11, 12), (0, 12), "#123456")
    ]


def test_an_empty_run_shows_nothing() -> None:
    assert list(shows(run(), CODES)) == []


def test_a_made_subscript_is_smaller_and_lower() -> None:
    first, second, third = shows(run(glyph(1, "甲", 0), glyph(5, "₂", 10), glyph(2, "乙", 14)), CODES)
    assert (first.codes, third.codes) == ((11,), (12,))
    assert second == Show(110, 202, 6, "F2", (15,), (0,), "#123456")


def test_a_raised_glyph_stands_higher() -> None:
    first, second = shows(run(glyph(1, "甲", 0), glyph(2, "乙", 10, y=3)), CODES)
    assert (first.y, second.y, second.x) == (200, 197, 110)


def test_a_cluster_of_several_glyphs_stands_for_its_text_together() -> None:
    parts = list(shows(run(glyph(1, "甲", 0), glyph(3, "é", 10), glyph(4, "", 20), glyph(2, "乙", 30)), CODES))
    assert [(part.codes, part.text) for part in parts] == [((11,), ""), ((13, 14), "é"), ((12,), "")]


def test_two_clusters_side_by_side_stay_two() -> None:
    parts = list(shows(run(glyph(3, "é", 0), glyph(4, "", 10), glyph(3, "é", 20), glyph(4, "", 30)), CODES))
    assert [(part.x, part.codes, part.text) for part in parts] == [(100, (13, 14), "é"), (120, (13, 14), "é")]


def test_a_character_for_private_use_says_itself() -> None:
    codes = CODES | {("Song", 6, "\ue123"): Code(PLAIN, 16)}
    parts = list(shows(run(glyph(1, "甲", 0), glyph(6, "\ue123", 10), glyph(2, "乙", 20)), codes))
    assert [(part.codes, part.text) for part in parts] == [((11,), ""), ((16,), "\ue123"), ((12,), "")]


def test_items_are_drawn_in_order_with_generated_ones_marked() -> None:
    heading, words = Element("H", 1), Element("P")
    page = Page(300, 400, (
        Bookmark("一", 0, 30),
        replace(run(glyph(1, "甲", 0)), tags=(heading,)),
        replace(run(glyph(2, "乙", 0)), tags=(words,)),
        replace(run(glyph(2, "乙", 0)), tags=(words,)),
        replace(run(glyph(2, "乙", 0)), tags=(Element("P"),)),
        Rule(1, 2, 3, 4, "#ff0000"),
        run(glyph(2, "乙", 0), artifact=True),
        LinkArea(5, 6, 7, 8, "https://example.org", (words, Element("Link"))),
        replace(run(glyph(1, "甲", 0), artifact=True), tags=(words, Element("RT"))),
        PlacedPicture(9, 10, 11, 12, "a.png"),
    ))
    other = Show(100, 200, 10, "F1", (12,), (0,), "#123456")
    surface = Recorder()
    paint([page], CODES, surface)
    assert surface.drawn == [
        ("page", 300, 400),
        ("element", "H"),
        ("show", Show(100, 200, 10, "F1", (11,), (0,), "#123456")),
        ("end element",),
        ("element", "P"),
        ("show", other),
        ("show", other),
        ("end element",),
        ("element", "P"),
        ("show", other),
        ("end element",),
        ("artifact",),
        ("rectangle", 1, 2, 3, 4, "#ff0000"),
        ("show", Show(100, 200, 10, "F1", (12,), (0,), "#123456")),
        ("end artifact",),
        ("element", "P", "RT"),
        ("show", Show(100, 200, 10, "F1", (11,), (0,), "#123456")),
        ("end element",),
        ("element",),
        ("picture", 9, 10, 11, 12, "a.png"),
        ("end element",),
        ("bookmark", "一", 0, 30),
        ("link", 5, 6, 7, 8, "https://example.org", "P", "Link"),
        ("end page",),
    ]


def test_a_cluster_at_several_heights_says_its_text_once() -> None:
    parts = list(shows(run(glyph(3, "é", 0), glyph(4, "", 5, y=2), glyph(2, "乙", 10)), CODES))
    assert [(part.codes, part.text, part.more) for part in parts] == [
        ((13,), "é", True), ((14,), "", False), ((12,), "", False)
    ]


@pytest.mark.parametrize("after", [200.0, 212.0, 220.0, 231.0, inf])
def test_pieces_of_a_line_that_goes_down_begin_clear_of_each_other_and_of_what_follows(after: float) -> None:
    down = replace(run(*(glyph(1, "甲", 10.0 * at) for at in range(5))), way=UPRIGHT)
    tops = [show.y for show in shows(down, DOWN_CODES, Next(-20, after, 10))]
    assert sum(len(show.codes) for show in shows(down, DOWN_CODES, Next(-20, after, 10))) == 5
    assert all(abs(a - b) > 7 for a, b in pairwise([*tops, after]))


def test_a_line_of_one_glyph_hangs_from_its_pen_where_the_next_line_begins_beside_its_foot() -> None:
    down = replace(run(glyph(1, "甲", 0)), way=UPRIGHT)
    (free,) = shows(down, DOWN_CODES, Next(-20, 300, 10))
    (beside,) = shows(down, DOWN_CODES, Next(-20, free.y + 1, 10))
    (within,) = shows(down, DOWN_CODES, Next(down.x, free.y + 1, 10))
    assert (free.font, within.font) == (upright_font(beside.font.removesuffix("H")), free.font)
    assert beside.font == hung_font(free.font.removesuffix("V"))
    assert beside.y == pytest.approx(free.y - 1.1 * down.size)
