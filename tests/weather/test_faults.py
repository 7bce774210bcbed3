"""Full disks, kills, closed streams: the old file or the new one, and nothing else left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner

import newsconv
from newsconv.cli import cli
from newsconv.errors import OutputError
from newsconv.files import write_all

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
POSIX = pytest.mark.skipif(os.name != "posix", reason="this fault is made with means of POSIX")
RUN = [sys.executable, "-m", "newsconv", "convert"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("# 标题\n\n本报记者 王小明\n\n正文在此。\n", encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.docx").write_bytes(b"old")
    return tmp_path


def run(folder: Path, *more: str, prefix: str = "", **how: object) -> subprocess.CompletedProcess[bytes]:
    code = f"{prefix}\nfrom newsconv.cli import main\nmain(['convert', 'a.md', '-o', 'out', *{more!r}])"
    return subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, check=False, **how)  # type: ignore[call-overload,no-any-return]


def fails_whole(done: subprocess.CompletedProcess[bytes], folder: Path, words: str, status: int = 1) -> None:
    said = done.stderr.decode()
    assert (done.returncode, said.count("\n")) == (status, 1), said
    assert words in said
    assert names(folder / "out") == ["a.docx"]
    assert (folder / "out" / "a.docx").read_bytes() == b"old"


@POSIX
def test_no_file_may_grow(folder: Path) -> None:
    limit = "import resource, signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nresource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))"
    fails_whole(run(folder, prefix=limit), folder, "cannot be written")


def test_no_room_on_the_disk(folder: Path) -> None:
    def full(_file: object) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="no room on the disk"):
        write_all([(folder / "out" / "b.pdf", b"new"), (folder / "out" / "a.docx", full)])
    assert names(folder / "out") == ["a.docx"]


@POSIX
def test_no_memory(folder: Path) -> None:
    prefix = "import resource, newsconv.pipeline, newsconv.writers.docx as w\ndef full(*_): raise MemoryError\nw.DocxWriter.__call__ = full"
    fails_whole(run(folder, prefix=prefix), folder, "not enough memory")


def test_one_of_several_cannot_be_renamed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = folder / "out"
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if Path(target).name == "c.epub" and self.suffix == ".part":
            raise PermissionError(13, "another program holds it open")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(OutputError, match="holds it open"):
        write_all([(out / "a.docx", b"new"), (out / "b.pdf", b"new"), (out / "c.epub", b"new")])
    assert names(out) == ["a.docx"]
    assert (out / "a.docx").read_bytes() == b"old"


def test_the_folder_goes_in_mid_run(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()

    def fill(_file: object) -> None:
        next(gone.iterdir()).unlink()
        gone.rmdir()

    if os.name == "nt":
        pytest.skip("Windows removes no folder with an open file in it")
    with pytest.raises(OutputError, match="cannot be written"):
        write_all([(gone / "a.pdf", fill)])
    assert names(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everything")
def test_read_only(folder: Path) -> None:
    (folder / "out" / "a.docx").chmod(0o444)
    fails_whole(run(folder, "-t", "docx,pdf"), folder, "read-only")


@POSIX
def test_devices_and_pipes_are_no_targets(folder: Path) -> None:
    os.mkfifo(folder / "pipe.pdf")
    for target in (folder / "pipe.pdf", Path("/dev/null")):
        with pytest.raises(OutputError, match="not a file"):
            write_all([(target, b"new")])
    assert not Path("/dev/null").is_file()


def test_a_link_stays_a_link(folder: Path) -> None:
    link, hard = folder / "out" / "link.docx", folder / "out" / "hard.docx"
    try:
        link.symlink_to("a.docx")
        hard.hardlink_to(folder / "out" / "a.docx")
    except OSError:
        pytest.skip("this system lets us make no links")
    write_all([(link, b"new")])
    assert link.is_symlink()
    assert (folder / "out" / "a.docx").read_bytes() == b"new"
    assert hard.read_bytes() == b"old"


def test_a_name_as_long_as_can_be(tmp_path: Path) -> None:
    target = tmp_path / ("新" * 80 + "abcdefghij.pdf")
    write_all([(target, b"new")])
    assert names(tmp_path) == [target.name]
    with pytest.raises(OutputError):
        write_all([(tmp_path / ("新" * 200 + ".pdf"), b"new")])
    assert names(tmp_path) == [target.name]


@POSIX
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["Ctrl-C", "TERM"])
def test_stopped(folder: Path, number: int, status: int) -> None:
    # A process that a script runs behind it ignores Ctrl-C, and so do its children.
    prefix = (f"import os, signal, newsconv.files as files\nreal = files._fill\n"
              f"signal.signal(signal.SIGINT, signal.default_int_handler)\n"
              f"def fill(part, target, data):\n real(part, target, data)\n os.kill(os.getpid(), {int(number)})\nfiles._fill = fill")
    done = run(folder, prefix=prefix)
    assert done.returncode == status
    assert done.stderr.count(b"\n") <= 1
    assert names(folder / "out") == ["a.docx"]
    assert (folder / "out" / "a.docx").read_bytes() == b"old"


@POSIX
@pytest.mark.parametrize("delay", [0.2, 0.6, 1.0])
def test_killed(folder: Path, delay: float) -> None:
    with subprocess.Popen([*RUN, "a.md", "-o", "out"], cwd=folder, stderr=subprocess.DEVNULL,
                          env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}) as process:
        time.sleep(delay)
        process.kill()
    for path in (folder / "out").iterdir():
        if path.suffix != ".part":
            assert path.read_bytes() == b"old" or path.read_bytes()[:2] in (b"PK", b"%P")
    done = run(folder)
    assert done.returncode == 0, done.stderr
    assert {"a.docx", "a.epub", "a.pdf"} <= set(names(folder / "out"))


@POSIX
def test_nobody_listens(folder: Path) -> None:
    code = "from newsconv.cli import main\nmain(['convert', 'a.md', '-o', '-', '-t', 'docx'])"
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    for closed in (">&-", "2>&-", ">&- 2>&-"):
        line = f'"{sys.executable}" -m newsconv convert a.md -o out -t json {closed}'
        quiet = subprocess.run(["sh", "-c", line], cwd=folder, capture_output=True, check=False,
                               env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
        assert (quiet.returncode, b"Traceback" in quiet.stderr) == (0, False), closed


@pytest.mark.parametrize("encoding", ["cp936", "ascii"])
def test_consoles_that_are_not_utf8(folder: Path, encoding: str) -> None:
    done = run(folder, "-v", "-t", "json", env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": os.pathsep.join(sys.path)})
    assert done.returncode == 0, done.stderr
    assert (folder / "out" / "a.json").exists()


def test_eight_threads_make_what_one_makes() -> None:
    sources = sorted(path for path in SAMPLES.glob("*.md") if path.name != "README.md")[:4]
    jobs = [(source, format) for source in sources for format in ("docx", "pdf", "epub")]

    def made(job: tuple[Path, str]) -> bytes:
        article = newsconv.to_chinese(newsconv.read(job[0]), "tw" if job[1] == "pdf" else "hk")
        return newsconv.render(article, job[1], images=[SAMPLES])

    alone = [made(job) for job in jobs]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(made, jobs)) == alone


@POSIX
def test_an_article_that_may_not_be_read(folder: Path) -> None:
    (folder / "a.md").chmod(0)
    prefix = ""
    if os.geteuid() == 0:  # root may read all
        prefix = ("import os, pathlib\nreal = pathlib.Path.open\ndef opened(path, *given, **more):\n"
                  " os.seteuid(65534 if path.name == 'a.md' else 0)\n"
                  " try: return real(path, *given, **more)\n finally: os.seteuid(0)\npathlib.Path.open = opened")
        for path in folder.parents[:2]:
            path.chmod(path.stat().st_mode | 0o011)
        folder.chmod(0o755)
    fails_whole(run(folder, prefix=prefix), folder, "a.md: cannot be read: Permission denied")


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS bounds memory on Linux alone")
def test_a_process_whose_memory_ends(folder: Path) -> None:
    (folder / "a.txt").write_text("标题\n\n正文。\n", encoding="utf-8")
    (folder / "a.md").write_text("# 标题\n\n" + "正文在此。\n\n" * 40_000, encoding="utf-8")
    prefix = ("import resource, newsconv\nnewsconv.render(newsconv.read('a.txt'), 'docx')\n"
              "used = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize()\n"
              "resource.setrlimit(resource.RLIMIT_AS, (used + 2**24,) * 2)")
    fails_whole(run(folder, prefix=prefix), folder, "not enough memory")


@pytest.mark.parametrize("name", ["CON.md", "NUL.md", "aux.txt", "com1.md", "a'\"b.md", "甲..md", "c\x01\n.md"])
def test_names_that_some_machines_forbid(tmp_path: Path, name: str) -> None:
    try:
        (tmp_path / name).write_text("# 标题\n\n本报记者 王小明\n\n正文在此。![](NUL.png)\n", encoding="utf-8")
    except OSError:
        pytest.skip("this machine has no such name")
    (tmp_path / "out").mkdir()
    done = subprocess.run([*RUN, name, "-o", "out"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr
    assert len(names(tmp_path / "out")) >= 1
    assert not [made for made in names(tmp_path / "out") if made.endswith(".part")]


LONG = "新" * 100


@POSIX
@pytest.mark.parametrize("arguments", [
    ("convert", "a.md", "-o", f"{LONG}.pdf"), ("convert", f"{LONG}.md", "-o", "x.pdf"), ("convert", "loop.md", "-o", "x.pdf"),
    ("convert", "a.md", "-o", "loop.md"), ("convert", "a.md", "-o", "x.pdf", "--theme", f"./{LONG}.toml"),
    ("convert", "a.md", "-o", "x.pdf", "--font", f"song=./{LONG}.ttf"), ("convert", "a.md", "-o", "x.docx", "--reference", f"{LONG}.docx"),
    ("convert", "a.md", "-o", f"{LONG}/"),
    ("batch", "in", "-o", LONG), ("batch", "in", "-o", "loop.md"), ("batch", LONG, "-o", "x"), ("batch", "loop.md", "-o", "x"),
    ("handout", "a.md", "-o", f"{LONG}.pdf"), ("handout", "a.md", "-o", "x.pdf", "--recipe", f"./{LONG}.toml"), ("check", f"{LONG}.pdf"),
], ids=lambda said: " ".join(said).replace(LONG, "LONG"))
def test_names_that_cannot_be_and_links_in_circles(
    folder: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "in").mkdir()
    (folder / "in/a.md").write_text("# 标题\n\n正文。\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(cli, arguments)
    assert (done.exit_code, done.output.count("\n")) == (1, 1), done.output
    assert "internal error" not in done.output
    assert not [path for path in folder.iterdir() if path.name.startswith("x")]
