"""A real scheduler and real worker processes on loopback, one of which is killed in the middle."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec.structs import replace

import newsconv
from newsconv.batch import Cluster, Entry, Pool, plan, run
from newsconv.batch.deadline import Late, within
from newsconv.batch.places import Folder
from newsconv.limits import DEFAULT

from .archives import LIGHT, WHOLE, archive, article, contents

pytest.importorskip("distributed")
ROOT = Path(newsconv.__file__).parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def started(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "dask", *arguments],
                            env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Machines:
    """A scheduler and workers without nannies, so that one that is killed stays dead."""

    def __init__(self, folder: Path) -> None:
        file = folder / "scheduler.json"
        self._folder = folder
        self._scheduler = started("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
                                  "--scheduler-file", str(file))
        deadline = time.monotonic() + 60
        while not file.exists() or not file.read_text():
            assert time.monotonic() < deadline
            time.sleep(0.1)

        self.address: str = json.loads(file.read_text())["address"]
        self.workers: list[subprocess.Popen[bytes]] = []

    def add(self) -> None:
        self.workers.append(started("worker", self.address, "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny",
                                    "--no-dashboard", "--local-directory", str(self._folder)))

    def close(self) -> None:
        for process in (*self.workers, self._scheduler):
            with suppress(OSError):
                process.kill()
            process.wait()


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    found = Machines(tmp_path)
    try:
        yield found
    finally:
        found.close()


def test_a_worker_is_killed_and_another_comes(machines: Machines, tmp_path: Path) -> None:
    source = archive(tmp_path / "in", 12)
    (source / "bad.md").write_text("", encoding="utf-8")
    for _ in range(2):
        machines.add()
    heard: list[Entry] = []

    def notify(entry: Entry) -> None:
        heard.append(entry)
        if len(heard) == 2:
            machines.workers[0].kill()
            machines.add()

    result = run(plan(source, tmp_path / "out", WHOLE), Cluster(machines.address), notify=notify)
    assert Counter(entry.source for entry in heard).most_common(1)[0][1] == 1
    assert (result.count("made"), result.count("failed"), len(result.entries)) == (12, 1, 13)
    assert machines.workers[0].poll() is not None

    made = contents(tmp_path / "out")
    assert len(made) == 36
    alone = run(plan(source, tmp_path / "alone", WHOLE), Pool(1))
    assert contents(tmp_path / "alone") == made
    assert [entry.outputs for entry in alone.entries] == [entry.outputs for entry in result.entries]


def test_nobody_answers(tmp_path: Path) -> None:
    from newsconv.batch import cluster

    source = archive(tmp_path / "in", 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cluster, "_PATIENCE", 0.5)
        with pytest.raises(newsconv.UsageError, match="no Dask scheduler"):
            run(plan(source, tmp_path / "out", WHOLE), Cluster("tcp://127.0.0.1:9"))


class Endless(Folder, frozen=True):
    """A folder in which reading `forever.md` does not end."""

    def read(self, path: str, most: int = DEFAULT.source_bytes) -> bytes:
        while path == "forever.md":
            time.sleep(0.01)
        return super().read(path, most)


def test_an_article_that_takes_too_long_fails_and_its_worker_goes_on(tmp_path: Path) -> None:
    from distributed import Client

    for name in ("a", "forever", "z"):
        (tmp_path / f"{name}.md").write_text(article(1), encoding="utf-8")
    made = plan(tmp_path, tmp_path / "out", LIGHT)
    made = replace(made, work=replace(made.work, source=Endless(str(tmp_path), str(tmp_path))))
    with Client(processes=False, n_workers=1, threads_per_worker=1, dashboard_address=None) as client:
        result = run(made, Cluster("", client=client, timeout=5))
    assert [entry.status for entry in result.entries] == ["made", "failed", "made"]
    assert result.entries[1].problem is not None and "took longer than 5 s" in result.entries[1].problem.message


def test_time_that_is_over() -> None:
    def forever() -> None:
        while True:
            time.sleep(0.001)

    with pytest.raises(Late):
        within(0.05, forever)
    assert within(0, lambda: 1) == within(5, lambda: 1) == 1
    time.sleep(0.01)  # nothing is raised behind the end
