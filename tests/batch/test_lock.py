"""Two batches on one folder, and folders in which capitals tell nothing apart."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

import newsconv
from newsconv import OutputError
from newsconv.batch import Entry, plan, run
from newsconv.batch.lock import held
from newsconv.batch.naming import unfit
from newsconv.batch.places import place
from newsconv.batch.plan import Task
from newsconv.batch.pool import here

from .archives import LIGHT, archive, contents

HOLDS = """
import sys
from newsconv.batch.lock import held
from newsconv.batch.places import place
with held(place(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(folder: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-c", HOLDS, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               env={**os.environ, "PYTHONPATH": str(Path(newsconv.__file__).parent.parent)})
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"held"
    return process


def test_a_second_batch_is_refused_and_a_dead_one_holds_nothing(tmp_path: Path) -> None:
    made = plan(archive(tmp_path / "in", 2), tmp_path / "out", LIGHT)
    with holder(tmp_path / "out") as process:
        with pytest.raises(OutputError, match="another batch is writing here"):
            run(made, here)
        assert contents(tmp_path / "out") == {}
        process.kill()
        process.wait()
    assert run(made, here).count("made") == 2


def test_a_second_batch_of_the_same_process_is_refused_too(tmp_path: Path) -> None:
    made = plan(archive(tmp_path / "in", 1), tmp_path / "out", LIGHT)
    refused: list[str] = []

    def notify(_entry: Entry) -> None:
        with pytest.raises(OutputError) as raised:
            run(made, here)
        refused.append(raised.value.message)

    assert run(made, here, notify=notify).count("made") == 1
    assert len(refused) == 1
    assert run(made, here).count("made") == 1


def test_where_nothing_can_be_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import filelock

    made = plan(archive(tmp_path / "in", 1), tmp_path / "out", LIGHT)
    for number, is_said in ((errno.ENOLCK, False), (errno.EACCES, True)):
        def acquire(_lock: object, number: int = number) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(filelock.FileLock, "acquire", acquire)
        if is_said:
            with pytest.raises(OutputError, match="cannot be written"):
                run(made, here)
        else:
            assert run(made, here).count("made") == 1


def test_capitals_where_they_tell_nothing_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = (Task("A.md", ("A.json",)), Task("b.md", ("b.json",)), Task("a.md", ("a.json",)))
    is_so = (tmp_path / "X").exists() or (tmp_path / "x").write_bytes(b"") or (tmp_path / "X").exists()
    if not is_so:
        with held(place(tmp_path), tasks):
            pass
        real = Path.exists
        monkeypatch.setattr(Path, "exists", lambda path: real(path) or real(path.with_name(path.name.lower())))
    with pytest.raises(OutputError, match=r"A\.md and a\.md would become one file here"), held(place(tmp_path), tasks):
        pass
    with held(place(tmp_path), tasks[:2]):
        pass


@pytest.mark.parametrize("path", [
    "CON.md", "con.pdf", "a/NUL.txt.pdf", "aux/a.pdf", "COM1.pdf", "LPT³.pdf", "conin$.pdf", "a./b.pdf", "a /b.pdf",
    "a:b.pdf", "a?.pdf", "a\\..\\..\\b.pdf", "C:\\b.pdf", "a\x01.pdf", "nul .pdf", "a//b.pdf", "../b.pdf",
    "新" * 252 + ".pdf", "a\0.pdf",
])
def test_names_that_windows_has_for_no_file(path: str) -> None:
    assert unfit(path, windows=True)


@pytest.mark.parametrize("path", ["console.pdf", "com.pdf", "nula.pdf", "新" * 251 + ".pdf", "a..pdf", ".a/b.pdf", "com10.pdf"])
def test_names_that_windows_has(path: str) -> None:
    assert not unfit(path, windows=True)


@pytest.mark.parametrize(("path", "is_fit"), [
    ("CON.pdf", True), ("a:b.pdf", True), ("a\\b.pdf", True), ("新" * 84 + ".md", True), ("新" * 84 + ".pdf", False),
    ("a//b.pdf", False), ("../b.pdf", False), ("a\0.pdf", False),
])
def test_names_elsewhere(path: str, is_fit: bool) -> None:
    assert (unfit(path, windows=False) == "") == is_fit


def test_what_no_file_can_be_made_of_is_told_and_the_rest_is_made(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows counts other units")
    source = archive(tmp_path / "in", 1)
    name = "新" * 84 + ".md"
    (source / name).write_text("# 标题\n\n正文。\n", encoding="utf-8")
    result = run(plan(source, tmp_path / "out", LIGHT), here)
    assert (result.count("made"), result.count("failed"), result.exit_status) == (1, 1, 1)
    problem = next(entry.problem for entry in result.entries if entry.source == name)
    assert problem is not None and "longer than a file's may be" in problem.message
