"""Themes and recipes that are no such thing: one clear line for each."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsconv.errors import InputError
from newsconv.handout.recipe import recipe
from newsconv.theme import theme

READERS = pytest.mark.parametrize("reader", [theme, recipe], ids=["theme", "recipe"])


@READERS
@pytest.mark.parametrize(("data", "words"), [
    (b"#" * (2**20 + 1), "is over 1 MiB"),
    ("[body]\n# 标题".encode("gb18030"), "is not UTF-8"),
    (b"a = " + b"[" * 100_000, "not a TOML file"),
    (b"\0", "not a TOML file"),
])
def test_files(tmp_path: Path, reader: Callable[[str], Any], data: bytes, words: str) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(data)
    refused(reader, path, words)


@READERS
def test_no_files(tmp_path: Path, reader: Callable[[str], Any]) -> None:
    refused(reader, tmp_path, "is a folder")
    refused(reader, tmp_path / "none.toml", "no such")
    if os.name == "posix":
        os.mkfifo(tmp_path / "pipe.toml")
        refused(reader, tmp_path / "pipe.toml", "is a pipe")
        refused(reader, Path("/dev/zero"), "is a device")


def refused(reader: Callable[[str], Any], path: Path, words: str) -> None:
    with pytest.raises(InputError) as raised:
        reader(str(path))
    assert words in raised.value.message
    assert "\n" not in raised.value.message
    assert raised.value.file == str(path)
