"""Archives to convert, and places in which things go wrong.  Workers import this file too."""

from __future__ import annotations

import os
import signal
import time
from io import BytesIO
from pathlib import Path

from PIL import Image

from newsconv.batch import Conversion
from newsconv.batch.places import Folder
from newsconv.limits import DEFAULT

LIGHT = Conversion((("json", None), ("md", None)))
"""Formats that need no fonts."""
WHOLE = Conversion((("docx", None), ("pdf", None), ("epub", None)))


def article(number: int) -> str:
    """An article unlike the others."""
    return f"""# 石桥镇第{number}次办起夜间门诊

本报讯（记者 林一帆）3月{number % 28 + 1}日，石桥镇卫生院的夜间门诊开诊。当晚有{number + 40}位居民前来就诊。

院长周明远说，夜间门诊每周开放{number % 7 + 1}天。
"""


def archive(folder: Path, count: int) -> Path:
    """A folder of articles in folders, as deep as their number says."""
    for number in range(count):
        path = folder / f"2024/{number % 3 + 1:02}" / f"{number:03}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(number), encoding="utf-8")
    return folder


def picture(colour: str) -> bytes:
    """A small PNG."""
    file = BytesIO()
    Image.new("RGB", (40, 30), colour).save(file, "png")
    return file.getvalue()


def contents(folder: Path) -> dict[str, bytes]:
    """All files that are not hidden, by their paths."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*"))
            if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)}


class Deadly(Folder, frozen=True):
    """A folder in which reading `killer.md` ends the process, and `once.md` does the first time."""

    def read(self, path: str, most: int = DEFAULT.source_bytes) -> bytes:
        mark = Path(self.root, ".once")
        if path == "killer.md" or (path == "once.md" and not mark.exists()):
            mark.touch()
            os.kill(os.getpid(), signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
        return super().read(path, most)


class Slow(Folder, frozen=True):
    """A folder in which reading takes a while, and `forever.md` for ever."""

    def read(self, path: str, most: int = DEFAULT.source_bytes) -> bytes:
        time.sleep(3600 if path == "forever.md" else 0.05)
        return super().read(path, most)


class Starving(Folder, frozen=True):
    """A folder in which `big.md` needs more memory than there is."""

    def read(self, path: str, most: int = DEFAULT.source_bytes) -> bytes:
        if path == "big.md":
            raise MemoryError
        return super().read(path, most)
