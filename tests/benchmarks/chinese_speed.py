"""How long a conversion takes beside bare OpenCC: the first text of a fresh process, and 1,000 Han of a warm one.

    python tests/benchmarks/chinese_speed.py
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = sorted((ROOT / "samples").glob("*.md"))
SENTENCES = ROOT / "tests" / "data" / "chinese-tw.tsv"
FIRST = {
    "opencc": "import opencc; opencc.OpenCC('s2tw').convert('头发')",
    "newsconv": "import newsconv; newsconv.convert_text('头发', 'tw')",
}


def first(code: str) -> float:
    """Seconds of processor time of a fresh process, the best of five."""
    measured = f"import time; {code}; print(time.process_time())"
    runs = (subprocess.run([sys.executable, "-c", measured], capture_output=True, check=True) for _ in range(5))
    return min(float(run.stdout) for run in runs)


def text() -> str:
    """The samples, and one sentence for every second character that has several forms: no line twice."""
    samples = [path.read_text(encoding="utf-8") for path in ARTICLES if path.stem not in ("README", "taiwan")]
    sentences = [line.split("\t")[0] for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    return "\n".join([*samples, *sentences])


def warm(convert: Callable[[str], object], text: str) -> float:
    """Milliseconds of processor time for 1,000 Han of a text, the best of five."""
    convert(text)
    times = []
    for _ in range(5):
        start = time.process_time()
        convert(text)
        times.append(time.process_time() - start)
    return 1e6 * min(times) / sum("\u3400" <= character <= "\u9fff" for character in text)


def main() -> None:
    """Print the figures."""
    seconds = {name: first(code) for name, code in FIRST.items()}
    more = seconds["newsconv"] - seconds["opencc"]
    print(f"first text: OpenCC {seconds['opencc']:.3f} s, newsconv {seconds['newsconv']:.3f} s ({more:+.3f} s)")
    import opencc

    import newsconv

    bare = warm(opencc.OpenCC("s2tw").convert, text())
    own = warm(lambda one: newsconv.convert_text(one, "tw"), text())
    print(f"1,000 Han: OpenCC {bare:.2f} ms, newsconv {own:.1f} ms ({own / bare:.0f} times)")


if __name__ == "__main__":
    main()
