from __future__ import annotations

from pathlib import Path

import pytest

from newsconv.fonts.system import SystemFaces, usual_folders

from .tinyfont import tiny_font


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux", "freebsd14"])
def test_each_system_has_common_and_own_folders(platform: str) -> None:
    home = Path("/home/li")
    folders = usual_folders(platform, home)
    assert any(home in folder.parents for folder in folders)
    assert any(home not in folder.parents for folder in folders)


def test_marks_stay_with_the_face_of_their_base(tmp_path: Path) -> None:
    tiny_font(tmp_path / "b.ttf", {"乙": "乙"})
    tiny_font(tmp_path / "a.ttf", {"甲": "甲", "\u0303": "一"})
    spans = [
        (face.choice.file.path.name if face else None, start, end)
        for face, start, end in SystemFaces((tmp_path,)).spans("甲乙\u0303丙", 0, 4)
    ]
    assert spans == [("a.ttf", 0, 1), ("b.ttf", 1, 3), (None, 3, 4)]


def test_the_first_face_by_path_answers(tmp_path: Path) -> None:
    for name in ("z.ttf", "m.ttf"):
        tiny_font(tmp_path / name, {"甲": "甲"})
    face, _, _ = next(SystemFaces((tmp_path,)).spans("甲", 0, 1))
    assert face is not None
    assert face.choice.file.path.name == "m.ttf"


def test_the_nearest_weight_answers(tmp_path: Path) -> None:
    for name, weight in (("a.ttf", 900), ("b.ttf", 400), ("c.ttf", 600)):
        tiny_font(tmp_path / name, {"甲": "甲"}, weight=weight)
    faces = SystemFaces((tmp_path,))
    for asked, name in ((400, "b.ttf"), (800, "a.ttf"), (550, "c.ttf")):
        face, _, _ = next(faces.spans("甲", 0, 1, asked))
        assert face is not None
        assert face.choice.file.path.name == name
