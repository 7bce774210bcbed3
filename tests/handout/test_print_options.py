"""Options of print as they are typed: profile, condition, ink, grey, resolution, on both commands."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from pdf.profiles_made import profile
from PIL import Image

from newsconv.cli import cli

ARTICLE = "# 新桥通车\n\n江边的新桥在雨里通了车。\n\n![新桥](bridge.png)\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    Image.new("RGB", (60, 40), (200, 30, 30)).save(tmp_path / "bridge.png")
    (tmp_path / "press.icc").write_bytes(profile())
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path / "a.md"


def run(command: str, source: Path, *options: str) -> Result:
    target = str(source.with_suffix(".pdf"))
    return CliRunner().invoke(cli, [command, str(source), "-o", target, *options])


@pytest.mark.parametrize("command", ["convert", "handout"])
def test_a_press_of_one_ink(source: Path, command: str) -> None:
    icc = str(source.parent / "press.icc")
    assert run(command, source, "--print", "--icc", icc, "--condition", "Our press").exit_code == 0
    with pikepdf.open(source.with_suffix(".pdf")) as pdf:
        assert pdf.Root.OutputIntents[0].OutputConditionIdentifier == "Our press"


@pytest.mark.parametrize("command", ["convert", "handout"])
def test_grey_for_the_copier(source: Path, command: str) -> None:
    assert run(command, source, "--gray").exit_code == 0
    with pikepdf.open(source.with_suffix(".pdf")) as pdf:
        image, = (found for found in pdf.objects if isinstance(found, pikepdf.Stream) and found.get("/Subtype") == "/Image")
        assert image.ColorSpace == "/DeviceGray"


@pytest.mark.parametrize("command", ["convert", "handout"])
def test_coarse_pictures_are_told_for_print(source: Path, command: str) -> None:
    told = run(command, source, "--print").stderr
    assert "picture 'bridge.png' stands at" in told and "under 300" in told
    assert "picture-coarse" not in run(command, source, "--print", "--resolution", "36").stderr
    assert "picture-coarse" not in run(command, source).stderr


def test_scans_of_black_and_white_need_twice_as_much(source: Path) -> None:
    Image.new("1", (1200, 800), 1).save(source.parent / "bridge.png")
    told = run("convert", source, "--print").stderr
    assert "black-and-white picture" in told and "under 600" in told
    assert "picture-coarse" not in run("convert", source, "--print", "--resolution", "60").stderr


@pytest.mark.parametrize("command", ["convert", "handout"])
@pytest.mark.parametrize(("options", "status", "said"), [
    (("--ink", "240"), 2, "--ink has no use without --print"),
    (("--bleed", "5"), 2, "--bleed has no use without --print"),
    (("--icc", "a.icc"), 2, "--icc has no use without --print"),
    (("--print", "--condition", "FOGRA51"), 2, "--icc"),
    (("--print", "--icc", "none.icc"), 1, "none.icc: no such file"),
])
def test_errors_are_one_line(source: Path, command: str, options: tuple[str, ...], status: int, said: str) -> None:
    result = run(command, source, *options)
    assert result.exit_code == status
    assert said in result.stderr and len(result.stderr.strip().splitlines()) == 1
    assert not source.with_suffix(".pdf").exists()
