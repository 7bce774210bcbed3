"""One article from a standing start: whole commands, beside pandoc and Typst on the same file.

    python tests/benchmarks/cold.py [ARTICLE] [--rounds N]

Prints medians of ratios, newsconv to its peer, of commands run by turns: of the time on the clock and, where the
system tells it, of processor time.  pandoc is looked for on the path and in the package pypandoc_binary.  Typst is
its command if there is one, else its compiler in a fresh Python (the package typst), with the bundled serif face.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from newsconv.fonts.find import bundled

ROOT = Path(__file__).resolve().parents[2]
FACE = bundled("serif", "SC").path
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], " \
        "ignore_system_fonts=True)"

Command = list[str]


def pandoc() -> str:
    """Where pandoc is."""
    if found := shutil.which("pandoc"):
        return found
    try:
        import pypandoc
    except ImportError:
        raise SystemExit("pandoc is not installed: pip install pypandoc_binary") from None
    return str(pypandoc.get_pandoc_path())


def typst(source: Path, target: Path) -> Command:
    """The command that sets a Typst source."""
    if found := shutil.which("typst"):
        return [found, "compile", "--ignore-system-fonts", "--font-path", str(FACE.parent), str(source), str(target)]
    return [sys.executable, "-c", TYPST, str(source), str(target), str(FACE.parent)]


def peers(article: Path, folder: Path) -> dict[str, list[Command]]:
    """The commands of pandoc and Typst for each format, and for all three."""
    tool, base = pandoc(), folder / "peer"
    made = {
        "docx": [[tool, str(article), "-o", f"{base}.docx"]],
        "epub": [[tool, str(article), "-o", f"{base}.epub"]],
        "pdf": [[tool, str(article), "-s", "-V", "mainfont=Noto Serif SC", "-o", f"{base}.typ"],
                typst(Path(f"{base}.typ"), Path(f"{base}.pdf"))],
    }
    return {**made, "docx,pdf,epub": [command for commands in made.values() for command in commands]}


def ours(article: Path, folder: Path, formats: str) -> list[Command]:
    return [[sys.executable, "-m", "newsconv", "convert", str(article), "-q", "-t", formats, "-o", f"{folder}{os.sep}"]]


def spent(commands: Sequence[Command], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds on the clock and of processor time."""
    begin, before = perf_counter(), os.times()
    for command in commands:
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    after = os.times()
    processor = after.children_user - before.children_user + after.children_system - before.children_system
    return perf_counter() - begin, processor


def compiled(folder: Path) -> dict[str, str]:
    """An environment whose Python keeps its compiled modules, as an installed package has them."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONPATH": os.pathsep.join(sys.path[1:]),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", nargs="?", type=Path, default=ROOT / "samples" / "congress.md")
    parser.add_argument("--rounds", type=int, default=9)
    chosen = parser.parse_args()
    sys.path.insert(1, str(ROOT))
    print(f"{'':16}{'clock':>8}{'processor':>11}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = compiled(folder)
        for formats, commands in peers(chosen.article, folder).items():
            own = ours(chosen.article, folder, formats)
            spent(own, environment), spent(commands, environment)
            rounds = [(spent(own, environment), spent(commands, environment)) for _ in range(chosen.rounds)]
            clock = statistics.median(mine[0] / theirs[0] for mine, theirs in rounds)
            processor = [mine[1] / theirs[1] for mine, theirs in rounds if theirs[1]]
            print(f"{formats:16}{clock:8.2f}" + (f"{statistics.median(processor):11.2f}" if processor else ""))


if __name__ == "__main__":
    main()
