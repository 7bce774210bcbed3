"""Archives of any size: the samples with their text varied, so that no two articles need the same glyphs."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
_NAMES = ("clinic", "congress", "feature", "interview", "news-item", "taiwan", "two-stories", "wire")
_LONG = 60
"""Characters of a line from which on it is running text."""
_CHANGED = 0.04
"""The share of Han of running text that others take the place of."""
_COMMON = [bytes((high, low)).decode("gb2312") for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFF)]
_HAN = re.compile(r"[\u4e00-\u9fff]")


def varied(text: str, chance: random.Random) -> str:
    """The text with its sentences in another order, other numbers, and some other characters."""
    return "\n".join(_line(line, chance) if len(line) > _LONG and line[0] not in "{#!:|" else line
                     for line in text.split("\n"))


def _line(line: str, chance: random.Random) -> str:
    sentences = re.findall(r"[^。]*。?", line)
    inner = sentences[1:-1]
    chance.shuffle(inner)
    line = "".join((sentences[0], *inner, sentences[-1]))
    line = re.sub(r"\d", lambda _: str(chance.randint(1, 9)), line)
    return _HAN.sub(lambda han: chance.choice(_COMMON) if chance.random() < _CHANGED else han[0], line)


def archive(folder: Path, count: int, seed: int = 1) -> Iterator[Path]:
    """Write an archive by month, with the samples' pictures in each folder; yields the articles' paths."""
    for number in range(count):
        month = folder / f"2024/{number % 12 + 1:02}"
        if not (month / "pictures").exists():
            shutil.copytree(SAMPLES / "pictures", month / "pictures")
        name = _NAMES[number % len(_NAMES)]
        chance = random.Random(f"{seed}/{number}")
        path = month / f"{number:05}-{name}.md"
        path.write_text(varied((SAMPLES / f"{name}.md").read_text(encoding="utf-8"), chance), encoding="utf-8")
        yield path
