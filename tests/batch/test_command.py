"""`newsconv batch` as it is typed: lines, JSON lines, a terminal, reports, kills."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import newsconv

from .archives import archive, article, contents

ROOT = Path(newsconv.__file__).parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "newsconv", "batch", *map(str, arguments)]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*arguments), capture_output=True, text=True, encoding="utf-8", env=ENVIRONMENT,
                          check=False)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    folder = archive(tmp_path / "in", 2)
    (folder / "bad.md").write_text("{.nonsense}\n# 标题\n", encoding="utf-8")
    return folder


def test_lines_and_reports(mixed: Path, tmp_path: Path) -> None:
    done = run(mixed, "-o", tmp_path / "out", "-t", "json", "--jobs", "1", "--report", tmp_path / "report.json")
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    assert lines[:2] == [line for line in lines if line.startswith("made ")]
    assert lines[2].startswith(f"failed {mixed}/bad.md:1: unknown role 'nonsense'")
    assert lines[3].startswith("2 made, 1 failed in ")
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (report["planned"], report["made"], report["kept"], report["failed"]) == (3, 2, 0, 1)
    assert report["articles"][2]["problem"]["line"] == 1
    dateline = next(kind for kind in report["notices"] if kind["code"] == "dateline")
    assert (dateline["level"], dateline["count"], dateline["articles"]) == ("info", 2, 2)
    assert dateline["examples"][0]["line"] == 3
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "1 of 3 articles failed" in page
    assert 'href="out/2024/01/000.json"' in page
    assert "http" not in page and "<script" not in page


def test_names_in_the_page_are_text(tmp_path: Path) -> None:
    from newsconv.batch import Conversion, page, plan, report
    from newsconv.batch import run as carry_out
    from newsconv.batch.pool import here

    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a&amp;\u202e.md").write_text("", encoding="utf-8")
    made = plan(folder, tmp_path / "out", Conversion((("json", None),)))
    shown = page(report(made, carry_out(made, here))).decode()
    assert "a&amp;amp;\\u202e.md" in shown
    assert "\u202e" not in shown


def test_a_dry_run_writes_nothing(mixed: Path, tmp_path: Path) -> None:
    done = run(mixed, "-o", tmp_path / "out", "-t", "json", "--dry-run")
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == "2024/01/000.md → 2024/01/000.json"
    assert done.stdout.splitlines()[-1].startswith("3 articles (3 .md) → 3 files in ")
    plan = json.loads(run(mixed, "-o", tmp_path / "out", "-t", "json", "--dry-run", "--json-lines").stdout)
    assert plan["tasks"][2] == {"source": "bad.md", "targets": ["bad.json"]}
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("arguments", "words", "status"), [
    (("-t", "json", "--columns", "2"), "--columns has no use", 2),
    (("-t", "pdf", "--theme", "nothing"), "theme", 1),
    (("-t", "odt"), "unknown format", 2),
    (("-t", "json", "--report", "{in}/r.json"), "would be taken for one", 2),
    (("-t", "json", "--report", "{out}/bad.json"), "choose another", 2),
    (("-t", "json", "--include", "*.nothing"), "no articles", 1),
])
def test_what_stops_a_batch_is_one_line(
    mixed: Path, tmp_path: Path, arguments: tuple[str, ...], words: str, status: int
) -> None:
    said = [one.format(**{"in": mixed, "out": tmp_path / "out"}) for one in arguments]
    done = run(mixed, "-o", tmp_path / "out", *said)
    assert done.returncode == status
    assert len(done.stderr.splitlines()) == 1
    assert words in done.stderr
    assert contents(tmp_path / "out") == {}


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are POSIX's")
def test_a_terminal_has_a_bar(mixed: Path, tmp_path: Path) -> None:
    import pty

    screen, terminal = pty.openpty()
    process = subprocess.Popen(command(mixed, "-o", tmp_path / "out", "-t", "json", "--jobs", "1"), stderr=terminal,
                               stdout=terminal, env={**ENVIRONMENT, "TERM": "xterm", "COLUMNS": "100"})
    os.close(terminal)
    seen = b""
    try:
        while data := os.read(screen, 4096):
            seen += data
    except OSError:  # Linux says so when the other end is closed
        pass
    assert process.wait() == 1
    shown = seen.decode()
    assert "converting" in shown and "3/3" in shown and "1 failed" in shown
    assert "bad.md:1: unknown role" in shown
    assert "2 made, 1 failed in" in shown


def slowly(folder: Path) -> list[str]:
    """A batch of which there is time to end it."""
    return command(folder, "-o", folder.parent / "out", "-t", "docx,epub", "--jobs", "2", "--json-lines")


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C goes to the whole console there")
def test_ctrl_c_records_what_is_done(tmp_path: Path) -> None:
    folder = archive(tmp_path / "in", 30)
    process = subprocess.Popen(slowly(folder), stdout=subprocess.PIPE, text=True, env=ENVIRONMENT,
                               start_new_session=True)
    assert process.stdout is not None
    events = [json.loads(process.stdout.readline()) for _ in range(2)]
    os.killpg(process.pid, signal.SIGINT)
    events += [json.loads(line) for line in process.stdout]
    assert process.wait() == 130
    assert events[-1]["event"] == "end" and events[-1]["interrupted"]
    assert 2 <= events[-1]["made"] < 30
    done = run(folder, "-o", tmp_path / "out", "-t", "docx,epub", "--resume", "--dry-run", "--json-lines")
    assert len(json.loads(done.stdout)["tasks"]) == 30 - events[-1]["made"]


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
def test_killed_at_any_moment_it_goes_on(tmp_path: Path) -> None:
    folder, chance = archive(tmp_path / "in", 14), random.Random(9)
    (folder / "text.txt").write_text(article(77), encoding="utf-8")
    for _ in range(3):
        process = subprocess.Popen([*slowly(folder), "--resume"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                   env=ENVIRONMENT)
        assert process.stdout is not None
        while json.loads(process.stdout.readline())["status"] != "made":
            pass
        time.sleep(chance.random() * 0.4)
        process.kill()
        process.wait()
    done = subprocess.run([*slowly(folder), "--resume"], stdout=subprocess.PIPE, text=True, env=ENVIRONMENT, check=True)
    end = json.loads(done.stdout.splitlines()[-1])
    assert end["kept"] >= 3 and end["kept"] + end["made"] == 15
    made = contents(tmp_path / "out")
    assert len(made) == 30
    assert not list((tmp_path / "out").rglob("*.part"))
    for path in ("text.docx", "text.epub", "2024/01/000.docx"):
        source = (folder / path).with_suffix(".txt" if path.startswith("text") else ".md")
        newsconv.convert(source, tmp_path / Path(path).name)
        assert (tmp_path / Path(path).name).read_bytes() == made[path]
