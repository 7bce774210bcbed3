"""How long a conversion takes beside bare OpenCC: the first text of a fresh process, and 1,000 Han of a warm one.

    python tests/benchmarks/chinese_speed.py
"""

from __future__ import annotations

import subprocess
import sys
import time

SENTENCE = "本报讯（记者 余同舟）发布会在山谷里举行，干部们的头发干燥，范小禾说：“一个中国家庭的后续准备。”"
REPEATED = 200
FIRST = {
    "opencc": "import opencc; opencc.OpenCC('s2tw').convert('头发')",
    "newsconv": "import newsconv; newsconv.convert_text('头发', 'tw')",
}


def first(code: str) -> float:
    """Seconds of processor time of a fresh process, the best of five."""
    measured = f"import time; {code}; print(time.process_time())"
    runs = (subprocess.run([sys.executable, "-c", measured], capture_output=True, check=True) for _ in range(5))
    return min(float(run.stdout) for run in runs)


def warm() -> float:
    """Milliseconds of processor time for 1,000 characters."""
    import newsconv

    text = "\n".join(f"{SENTENCE}{number}" for number in range(REPEATED))
    newsconv.convert_text(SENTENCE, "tw")
    start = time.process_time()
    newsconv.convert_text(text, "tw")
    return 1e6 * (time.process_time() - start) / len(text)


def main() -> None:
    """Print the figures."""
    seconds = {name: first(code) for name, code in FIRST.items()}
    more = seconds["newsconv"] - seconds["opencc"]
    print(f"first text: OpenCC {seconds['opencc']:.3f} s, newsconv {seconds['newsconv']:.3f} s ({more:+.3f} s)")
    print(f"1,000 characters: {warm():.1f} ms")


if __name__ == "__main__":
    main()
