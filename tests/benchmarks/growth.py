"""A book of many articles: whether time grows as the text does, and how much memory it takes.

    python tests/benchmarks/growth.py [ARTICLE] [--articles N]

Each step works in a process of its own: reading a Markdown file of one, ten, … N articles, and writing a document
with as many times the stories.  Prints the time for each article against that in a book of ten (1 is linear), and
for the largest book the peak of memory; both beside Typst's in-process compiler on the same book (pip install
typst), as ratios.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from typeset import ROOT, longer, typst_compiler

import newsconv

STEPS = ("read", "docx", "epub", "pdf", "typst")


def work(step: str, path: Path, times: int) -> float:
    """Seconds of one step."""
    text = path.read_text(encoding="utf-8")
    if step == "read":
        data = "\n\n".join([text] * times).encode()
        begin = perf_counter()
        newsconv.read_data(data, path.name, format="md")
        return perf_counter() - begin
    article = newsconv.read_data(text.encode(), path.name, format="md")
    with tempfile.TemporaryDirectory() as folder:
        book = longer(article, times)
        compiler = typst_compiler(book, Path(folder)) if step == "typst" else None
        if step != "typst":
            newsconv.render(article, step)
        begin = perf_counter()
        compiler() if compiler else newsconv.render(book, step)
        return perf_counter() - begin


def peak() -> int:
    """The most memory that this process has held, in KiB (0 where the system does not tell)."""
    try:
        from resource import RUSAGE_SELF, getrusage
    except ImportError:
        return 0
    most = getrusage(RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most


def apart(step: str, path: Path, times: int) -> tuple[float, int]:
    """Seconds and memory of a step in a process of its own."""
    command = [sys.executable, __file__, str(path), "--step", step, "--articles", str(times)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, memory = done.stdout.split()
    return float(seconds), int(memory)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", nargs="?", type=Path, default=ROOT / "samples" / "congress.md")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.step:
        seconds = work(chosen.step, chosen.article, chosen.articles)
        print(seconds, peak())
        return
    sizes = [size for size in (10, 100, 1000) if size < chosen.articles] + [chosen.articles]
    found = {(step, size): apart(step, chosen.article, size) for step in STEPS for size in sizes}
    print(f"{'articles':8}" + "".join(f"{size:8}" for size in sizes) + f"{'time':>10}{'memory':>10}")
    typst_time, typst_memory = found["typst", sizes[-1]]
    for step in STEPS:
        first = found[step, sizes[0]][0] / sizes[0]
        growth = "".join(f"{found[step, size][0] / size / first:8.2f}" for size in sizes)
        time, memory = found[step, sizes[-1]]
        print(f"{step:8}{growth}{time / typst_time:10.2f}" + (f"{memory / typst_memory:10.2f}" if typst_memory else ""))


if __name__ == "__main__":
    main()
