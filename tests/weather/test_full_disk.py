"""No room: on a small disk of its own where this machine lets us make one, else where no file may grow."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsconv

pytestmark = pytest.mark.skipif(os.name != "posix", reason="this fault is made with means of POSIX")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(newsconv.__file__).parent.parent)}
ARTICLE = "# 标题\n\n本报记者 王小明\n\n" + "正文在此，说了许多话。\n\n" * 20
COMMANDS = [
    ("convert", "a.md", "-o", "{out}"),
    ("convert", "a.md", "-o", "{out}", "-t", "html", "--embed-fonts"),
    ("convert", "a.md", "a.md", "--combine", "-o", "{out}/a.epub"),
    ("convert", "a.md", "--folder", "--embed-fonts", "-o", "{out}/site"),
    ("handout", "a.md", "-o", "{out}/a.pdf"),
    ("batch", "in", "-o", "{out}", "--jobs", "1"),
]


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with room for about 20 KiB."""
    folder = tmp_path_factory.mktemp("small")
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=20k", "tmpfs", str(folder)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("only root may make a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fails_whole(command: tuple[str, ...], out: Path, folder: Path, prefix: str, words: str) -> None:
    """One line of the fault, the old files as they were, nothing else."""
    (folder / "in").mkdir()
    for path in (folder / "a.md", folder / "in/a.md"):
        path.write_text(ARTICLE, encoding="utf-8")
    for name in ("a.docx", "a.pdf", "a.epub", "a.html"):
        (out / name).write_bytes(b"old")
    said = [one.format(out=out) for one in command]
    code = f"{prefix}\nfrom newsconv.cli import main\nif __name__ == '__main__':\n    main({said!r})"
    (folder / "main.py").write_text(code, encoding="utf-8")
    done = subprocess.run([sys.executable, "main.py"], cwd=folder, capture_output=True, check=False, env=ENVIRONMENT)
    shown = (done.stderr + done.stdout).decode()
    assert done.returncode == 1, shown
    assert sum(words in line for line in shown.splitlines()) == 1, shown
    assert "Traceback" not in shown
    left = {path for path in out.rglob("*") if ".newsconv" not in path.parts}
    assert left == {out / name for name in ("a.docx", "a.pdf", "a.epub", "a.html")}
    assert {path.read_bytes() for path in left} == {b"old"}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_full_disk(command: tuple[str, ...], disk: Path, tmp_path: Path) -> None:
    for path in [*disk.glob(".newsconv/*"), *disk.glob("a.*")]:
        path.unlink()
    fails_whole(command, disk, tmp_path, "", "no room on the disk")


@pytest.mark.parametrize("command", COMMANDS[-2:], ids=" ".join)
def test_no_file_may_grow(command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    prefix = "import resource, sys\nsys.dont_write_bytecode = True\nresource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))"
    fails_whole(command, tmp_path / "out", tmp_path, prefix, "cannot be written")
