"""How fast a batch is, on one process and on two, beside its peers in the same run, and how it grows.

    python tests/benchmarks/batch_rate.py [--articles 48] [--rounds 3]
    python tests/benchmarks/batch_rate.py --growth 1,10,100,1000,2000

The first prints articles a second and CPU time an article, with all processes started anew in each round; ratios are
medians of paired rounds.  The second prints time, and the memory of the main process and of the largest worker.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import statistics
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from time import perf_counter

import archives
import peers
import psutil

from newsconv.batch import Conversion, Entry, Pool, plan, run

WHOLE = Conversion((("docx", None), ("pdf", None), ("epub", None)))
Contender = Callable[[list[Path], Path, int], None]


def ours(articles: list[Path], out: Path, jobs: int) -> None:
    """A batch of newsconv."""
    result = run(plan(articles[0].parents[2], out, WHOLE), Pool(jobs))
    assert result.count("made") == len(articles), [entry.problem for entry in result.entries if entry.problem]


def pooled(work: Callable[[Path, Path], None], articles: list[Path], out: Path, jobs: int) -> None:
    """A peer on a pool of processes that stay warm."""
    out.mkdir()
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(work, articles, [out / article.stem for article in articles]))


def contenders() -> dict[str, Contender]:
    found: dict[str, Contender] = {"newsconv": ours}
    try:
        peers.compiler()
    except ImportError:
        print("Typst is not installed, no peer runs: pip install typst")
        return found
    found["libraries + typst"] = partial(pooled, peers.libraries)
    if peers.pandoc_path():
        found["pandoc + typst"] = partial(pooled, peers.pandoc)
    return found


def timed(work: Contender, articles: list[Path], jobs: int) -> tuple[float, float]:
    """Wall and CPU seconds an article."""
    with tempfile.TemporaryDirectory() as folder:
        begin, before = perf_counter(), os.times()
        work(articles, Path(folder, "out"), jobs)
        wall, after = perf_counter() - begin, os.times()
    return wall / len(articles), (sum(after[:4]) - sum(before[:4])) / len(articles)


def rate(articles: list[Path], rounds: int) -> None:
    print(f"{len(articles)} articles, all three formats, {rounds} rounds, medians")
    for jobs in (1, 2):
        found = contenders()
        times = {name: [] for name in found}
        for _ in range(rounds):
            for name, work in found.items():
                times[name].append(timed(work, articles, jobs))
        for name, each in times.items():
            wall, cpu = (statistics.median(one[at] for one in each) for at in (0, 1))
            ratios = [statistics.median(one[at] / mine[at] for one, mine in zip(each, times["newsconv"], strict=True))
                      for at in (0, 1)]
            print(f"{jobs} process{'es' if jobs > 1 else '':2} {name:18} {1 / wall:6.1f}/s {1000 * cpu:7.0f} ms CPU an "
                  f"article   × newsconv's: time {ratios[0]:.2f}, CPU {ratios[1]:.2f}")


def growth(sizes: list[int], folder: Path) -> None:
    print("articles   time   an article   main    worker (RSS in MB, at the end; of a worker at 10 % → at the end)")
    for size in sizes:
        source = folder / str(size)
        list(archives.archive(source, size))
        main, early, late = grown(source, size)
        print(f"{size:8} {main[0]:6.1f} s {1000 * main[0] / size:8.0f} ms {main[1]:7.0f} {late:7.0f}   "
              f"{early:.0f} → {late:.0f}", flush=True)
        shutil.rmtree(source)


def grown(source: Path, size: int) -> tuple[tuple[float, float], float, float]:
    """Seconds and main memory of a batch on two processes; a worker's memory at a tenth of it and at its end."""
    seen: list[float] = []

    def notify(_: Entry) -> None:
        if (len(seen) + 1) % max(1, size // 20) and len(seen) + 1 < size - 2:
            seen.append(seen[-1] if seen else 0)
        else:
            seen.append(largest_worker())

    with tempfile.TemporaryDirectory() as out:
        result = run(plan(source, out, WHOLE), Pool(2), notify=notify)
    main = psutil.Process().memory_info().rss / 2**20
    return (result.seconds, main), seen[min(size - 1, max(size // 10, 1))], max(seen[-3:])


def largest_worker() -> float:
    """The memory of the largest child in MB."""
    sizes = [0.0]
    for child in psutil.Process().children(recursive=True):
        try:
            sizes.append(child.memory_info().rss / 2**20)
        except psutil.Error:
            continue
    return max(sizes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=48)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--growth", default="", metavar="SIZES")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if chosen.growth:
            growth([int(size) for size in chosen.growth.split(",")], Path(folder))
        else:
            rate(list(archives.archive(Path(folder, "in"), chosen.articles)), chosen.rounds)


if __name__ == "__main__":
    main()
