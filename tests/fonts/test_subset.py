from __future__ import annotations

from pathlib import Path

import pytest
import uharfbuzz as hb

from newsconv.errors import FontError
from newsconv.fonts.face import Face
from newsconv.fonts.find import Choice, FontFile, bundled
from newsconv.fonts.subset import subset

from .tinyfont import tiny_font

SERIF = Choice(bundled("serif", "SC"))


def sans(weight: int) -> Choice:
    return Choice(bundled("sans", "SC"), weight)


@pytest.mark.parametrize(("choice", "kind"), [(SERIF, "cff"), (sans(700), "truetype")])
def test_a_subset_holds_the_glyphs_it_was_asked_for(choice: Choice, kind: str) -> None:
    face = Face(choice)
    gids = [face.glyph(character) for character in "新闻A1"]
    part = subset(face, gids)
    assert part.kind == kind
    assert set(part.cids) == {0, *gids}
    assert [part.widths[part.cids[gid]] / 1000 for gid in gids] == pytest.approx([face.advance(gid) for gid in gids])
    assert len(part.program) < 5000


def test_a_variable_face_is_pinned_at_its_weight() -> None:
    light, bold = (Face(sans(weight)) for weight in (100, 900))
    gid = light.glyph("国")
    thin, thick = subset(light, [gid]), subset(bold, [gid])
    assert thin.name != thick.name
    assert (thin.weight, thick.weight) == (100, 900)
    for part in (thin, thick):
        small = hb.Face(hb.Blob(part.program))
        assert not {"fvar", "gvar"} & set(small.table_tags)
        assert small.glyph_count == 2


def test_widths_follow_the_weight() -> None:
    light, bold = (Face(sans(weight)) for weight in (100, 900))
    gid = light.glyph("m")
    narrow, wide = subset(light, [gid]), subset(bold, [gid])
    assert narrow.widths[narrow.cids[gid]] < wide.widths[wide.cids[gid]]


def test_the_name_comes_from_the_content() -> None:
    face = Face(SERIF)
    first, again, other = (subset(face, [face.glyph(c)]) for c in "甲甲乙")
    assert first == again
    assert first.name != other.name
    tag, plus, name = first.name.partition("+")
    assert len(tag) == 6
    assert tag.isalpha()
    assert tag.isupper()
    assert (plus, name) == ("+", "NotoSerifSC-Regular")


@pytest.mark.parametrize(
    ("fs_type", "reason"), [(0x0002, "does not allow embedding"), (0x0100, "subsets"), (0x0200, "bitmaps")]
)
def test_a_licence_that_forbids_embedding_is_respected(tmp_path: Path, fs_type: int, reason: str) -> None:
    path = tiny_font(tmp_path / "Closed.ttf", {"甲": "甲"}, fs_type)
    face = Face(Choice(FontFile("Closed", path)))
    with pytest.raises(FontError, match=reason) as caught:
        subset(face, [face.glyph("甲")])
    assert "Closed.ttf" in str(caught.value)


@pytest.mark.parametrize("fs_type", [0x0000, 0x0004, 0x0008])
def test_a_licence_that_allows_it_is_used(tmp_path: Path, fs_type: int) -> None:
    path = tiny_font(tmp_path / "Open.ttf", {"甲": "甲"}, fs_type)
    face = Face(Choice(FontFile("Open", path)))
    assert subset(face, [face.glyph("甲")]).kind == "truetype"


def test_a_file_that_is_no_face_is_named(tmp_path: Path) -> None:
    path = tmp_path / "Nothing.ttf"
    path.write_bytes(b"")
    with pytest.raises(FontError, match=r"Nothing\.ttf"):
        Face(Choice(FontFile("Nothing", path)))
    with pytest.raises(FontError, match=r"Absent\.ttf"):
        Face(Choice(FontFile("Absent", tmp_path / "Absent.ttf")))


@pytest.mark.parametrize("choice", [SERIF, sans(700)])
@pytest.mark.parametrize("characters", ["新闻A1", "新A", "新闻A1国"])
def test_a_subset_is_the_same_whether_its_characters_are_known_or_not(choice: Choice, characters: str) -> None:
    face = Face(choice)
    gids = [face.glyph(character) for character in "新闻A1"]
    assert subset(face, gids, characters) == subset(face, gids)
