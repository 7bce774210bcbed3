"""Faces named by a user: found by file or name, taken first, refused where their licence says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsconv.errors import FontError, UsageError
from newsconv.fonts.chosen import chosen, parsed
from newsconv.fonts.find import bundled
from newsconv.fonts.shaper import HarfBuzzShaper
from newsconv.fonts.system import SystemFaces
from newsconv.typeset.shaping import FaceRequest

SANS = bundled("sans", "SC").path
SERIF = bundled("serif", "SC").path


def test_parts_and_faces() -> None:
    assert parsed(["kai=KaiTi", "latin=a=b.otf"]) == {"kai": "KaiTi", "latin": "a=b.otf"}


@pytest.mark.parametrize("said", ["kai", "kai=", "=KaiTi", "title=KaiTi"])
def test_what_names_nothing_is_a_usage_error(said: str) -> None:
    with pytest.raises(UsageError):
        parsed([said])


def test_a_file_is_taken_first_for_its_style_only() -> None:
    shaper = HarfBuzzShaper(SystemFaces(()), chosen({"kai": str(SANS)}, ()))
    kai, song = (shaper.shape("字", FaceRequest(style), "zh-Hans-CN")[0].face for style in ("kai", "song"))
    assert SANS.name in kai
    assert song == "NotoSerifSC"


def test_a_variable_face_has_its_weights() -> None:
    file = chosen({"hei": str(SANS)}, ())["hei"]
    assert file.weights == (100, 900)


def test_a_face_is_found_by_its_names(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "one.otf").write_bytes(SERIF.read_bytes())
    for name in ("Noto Serif SC", "notoserifsc-regular"):
        assert chosen({"song": name}, (tmp_path,))["song"].path.name == "one.otf"
    with pytest.raises(FontError, match="no face named 'Noto Sans'"):
        chosen({"song": "Noto Sans"}, (tmp_path,))


def test_a_missing_file_is_an_error() -> None:
    with pytest.raises(FontError, match="no such face"):
        chosen({"song": "nowhere.ttf"}, ())


def test_a_licence_that_forbids_embedding_is_respected(tmp_path: Path) -> None:
    data = bytearray(SERIF.read_bytes())
    tables = int.from_bytes(data[4:6], "big")
    record = next(12 + 16 * at for at in range(tables) if data[12 + 16 * at : 16 + 16 * at] == b"OS/2")
    offset = int.from_bytes(data[record + 8 : record + 12], "big")
    data[offset + 8 : offset + 10] = (2).to_bytes(2, "big")
    path = tmp_path / "closed.otf"
    path.write_bytes(data)
    with pytest.raises(FontError, match="does not allow embedding"):
        chosen({"song": str(path)}, ())


def test_latin_has_its_own_face_in_every_style() -> None:
    shaper = HarfBuzzShaper(SystemFaces(()), chosen({"latin": str(SERIF)}, ()))
    glyphs = shaper.shape("读AI and 5·读", FaceRequest("hei", 700), "zh-Hans-CN")
    assert "".join(glyph.text for glyph in glyphs) == "读AI and 5·读"
    latin = [glyph.text for glyph in glyphs if SERIF.name in glyph.face]
    assert latin == list("AI and 5")
