"""Take OpenCC's dictionaries apart into the tables that newsconv ships.

    python tests/benchmarks/opencc_tables.py

Writes `phrases.tsv` and `characters.tsv` of newsconv/transforms/chinese/data from the dictionaries of the
installed OpenCC (Apache License 2.0): the phrases that decide between several traditional characters, by their
first character, and the characters that have several.  The tables tell *which* phrase decided a character; the
conversion itself stays OpenCC's.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import opencc

CLIB = Path(opencc.__file__).parent / "clib"
DATA = Path(__file__).resolve().parents[2] / "newsconv" / "transforms" / "chinese" / "data"


OWN = {"拼": ["拼", "拚"], "霉": ["黴", "霉"]}
"""Characters that OpenCC has one form for and the press two: 拚命 beside 拼圖, 發霉 beside 黴菌."""
NOTICE = "# From OpenCC's dictionaries (https://github.com/BYVoid/OpenCC), Apache License 2.0, by opencc_tables.py: {}.\n"


def entries(name: str) -> Iterator[tuple[str, list[str]]]:
    """Each key of a dictionary with its values, the first of which OpenCC takes."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.txt"
        source = CLIB / "share" / "opencc" / f"{name}.ocd2"
        command = [CLIB / "bin" / "opencc_dict", "-i", source, "-o", out, "-f", "ocd2", "-t", "text"]
        subprocess.run(list(map(str, command)), check=True, capture_output=True)
        for line in out.read_text(encoding="utf-8").splitlines():
            key, _, values = line.partition("\t")
            if values:
                yield key, values.split(" ")


def main() -> None:
    """Write both tables."""
    DATA.mkdir(exist_ok=True)
    several = {key: values for key, values in entries("STCharacters") if len(values) > 1} | OWN
    lines = [f"{key}\t{''.join(values)}" for key, values in sorted(several.items())]
    _write("characters.tsv", "character, its traditional forms, the usual one first", lines)
    by_first: dict[str, dict[str, str]] = defaultdict(dict)
    for name in ("STPhrases", "STPhrases_GeneratedFromRegionalPhrases"):
        for key, values in entries(name):
            by_first[key[0]].setdefault(key, values[0])
    rows = ["\t".join(part for pair in sorted(found.items()) for part in pair) for _, found in sorted(by_first.items())]
    _write("phrases.tsv", "a line for each first character: phrase, result, phrase, result", rows)


def _write(name: str, what: str, lines: list[str]) -> None:
    (DATA / name).write_text(NOTICE.format(what) + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
