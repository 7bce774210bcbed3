"""Batches that are killed at random moments, main process and workers, and resumed; then compared with single runs.

    python tests/benchmarks/batch_soak.py [--articles 300] [--kills 20] [--seed 1] [--cluster]

With `--cluster` the workers are those of a Dask scheduler on loopback: they are killed and others come.
Prints what was done and exits with 1 if an output is missing, or differs from what one conversion makes.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import archives
import psutil

import newsconv

ROOT = Path(newsconv.__file__).parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
SUFFIXES = (".docx", ".pdf", ".epub")


def batch(source: Path, out: Path, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "newsconv", "batch", str(source), "-o", str(out), "--resume", "--json-lines"]
    return subprocess.Popen([*command, "--jobs", "2", *more], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                            env=ENVIRONMENT)


class Dask:
    """A scheduler and two workers on loopback."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        file = folder / "scheduler.json"
        self._processes = [self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file))]
        while not file.exists() or not file.read_text():
            time.sleep(0.1)
        self.address: str = json.loads(file.read_text())["address"]
        self.workers: list[subprocess.Popen[bytes]] = []
        self.add()
        self.add()

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-m", "dask", *arguments, "--no-dashboard"], env=ENVIRONMENT,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def add(self) -> None:
        worker = self._start("worker", self.address, "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny",
                             "--local-directory", str(self._folder))
        self.workers.append(worker)
        self._processes.append(worker)

    def close(self) -> None:
        for process in self._processes:
            with suppress(OSError):
                process.kill()


class Killer:
    """Kills the main process or a worker a moment after some more articles are made, again and again."""

    def __init__(self, chance: random.Random, dask: Dask | None) -> None:
        self._chance = chance
        self._dask = dask
        self.made = 0
        self.killed = {"main": 0, "worker": 0}

    def run(self, process: subprocess.Popen[bytes], most: int) -> None:
        while sum(self.killed.values()) < most:
            enough = self.made + self._chance.randint(1, 8)
            while self.made < enough:
                if process.poll() is not None:
                    return
                time.sleep(0.05)
            time.sleep(self._chance.random())
            if self._chance.random() < 0.4:
                process.kill()
                self.killed["main"] += 1
                return
            self._kill_worker(process)

    def _kill_worker(self, process: subprocess.Popen[bytes]) -> None:
        with suppress(psutil.Error, IndexError, OSError):
            if self._dask is not None:
                victim = self._dask.workers.pop(0)
                self._dask.add()
                victim.kill()
            else:
                workers = psutil.Process(process.pid).children()
                self._chance.choice([one for one in workers if "spawn_main" in " ".join(one.cmdline())]).kill()
            self.killed["worker"] += 1


def events(process: subprocess.Popen[bytes], killer: Killer) -> Counter[str]:
    """How many articles a run told of, by what became of them; `end` if it came to its end."""
    assert process.stdout is not None
    found: Counter[str] = Counter()
    for line in process.stdout:
        with suppress(ValueError):
            event = json.loads(line)
            found[event.get("status", event["event"])] += 1
            killer.made += event.get("status") == "made"
    process.wait()
    return found


def soak(folder: Path, count: int, kills: int, seed: int, cluster: bool) -> bool:
    source, out = folder / "in", folder / "out"
    articles = list(archives.archive(source, count, seed))
    dask = Dask(folder) if cluster else None
    more = ("--scheduler", dask.address) if dask else ()
    killer, runs = Killer(random.Random(seed), dask), []
    begin = time.perf_counter()
    try:
        while True:
            process = batch(source, out, *more)
            thread = threading.Thread(target=killer.run, args=(process, kills))
            thread.start()
            runs.append(events(process, killer))
            thread.join()
            if runs[-1]["end"]:
                break
    finally:
        if dask:
            dask.close()
    print(f"{count} articles in {len(runs)} runs, {time.perf_counter() - begin:.0f} s: main process killed "
          f"{killer.killed['main']} times, workers {killer.killed['worker']} times; made and kept by each run: "
          f"{', '.join('{made} + {kept}'.format(made=run['made'], kept=run['kept']) for run in runs)}; failed in the last: {runs[-1]['failed']}")
    return compared(source, out, articles, folder)


def compared(source: Path, out: Path, articles: list[Path], folder: Path) -> bool:
    """Whether each output is what one conversion makes, and nothing else is there."""
    wrong, targets = [], set()
    for article in articles:
        single = [folder / f"single{suffix}" for suffix in SUFFIXES]
        newsconv.convert(article, *single)
        for made in single:
            target = out / article.relative_to(source).with_suffix(made.suffix)
            targets.add(target)
            if not target.is_file() or target.read_bytes() != made.read_bytes():
                wrong.append(target)
    left = {path for path in out.rglob("*") if path.is_file() and ".newsconv" not in path.parts} - targets
    print(f"{len(targets)} outputs, {len(wrong)} missing or unlike a single run, {len(left)} files left over")
    for path in [*wrong, *left][:10]:
        print(f"  {path}")
    return not wrong and not left


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cluster", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        good = soak(Path(folder), chosen.articles, chosen.kills, chosen.seed, chosen.cluster)
    raise SystemExit(0 if good else 1)


if __name__ == "__main__":
    main()
