"""The rooms: imports point one way, and a light import stays light."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsconv

PACKAGE = Path(newsconv.__file__).parent

LEVELS: dict[str, int] = {
    "inlines": 0, "model": 0, "units": 0, "errors": 0, "notices": 0, "limits": 0, "patterns": 0,
    "rewriting": 1, "normal": 1, "walk": 1, "draft": 1, "theme": 1, "options": 1, "pictures": 1, "names": 1,
    "script": 1, "schema": 1, "files": 1, "links": 1, "spans": 1, "cells": 1, "identity": 1, "usable": 1,
    "typeset": 2,
    "fonts": 3,
    "readers": 4, "repairs": 4, "structure": 4, "transforms": 4, "writers": 4,
    "inspection": 5, "formats": 5,
    "pipeline": 6,
    "handout": 7, "editions": 7, "display": 7,
    "workshop": 8,
    "setting": 9, "batch": 9,
    "__init__": 10, "commands": 10, "batch_command": 10, "batch_display": 10, "handout_command": 10, "check_command": 10,
    "fonts_command": 10,
    "cli": 11, "__main__": 12,
}
"""A room may import rooms below it, and its own."""

SIBLINGS_INSIDE = {0, 1, 5, 10}
"""Levels whose rooms are single files that may import each other."""

THIRD_PARTY_FREE = {"typeset", "structure", "inlines", "model", "cells", "walk", "rewriting", "normal", "draft", "names", "script"}
ALLOWED = {"msgspec", "rjieba"}
HEAVY = ["trafilatura", "reportlab", "docx", "ebooklib", "opencc", "uharfbuzz", "PIL", "markdown_it", "rich", "lxml", "rjieba"]


def room_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Rooms of newsconv (with a leading dot) and top-level packages that a file imports, lazily or not."""
    depth = len(path.relative_to(PACKAGE).parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield (node.module or "").split(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.level == depth:
            names = [node.module.split(".")[0]] if node.module else [alias.name for alias in node.names]
            yield from ("." + name for name in names)


FILES = sorted(PACKAGE.rglob("*.py"))
PURE = [path for path in FILES if room_of(path) in THIRD_PARTY_FREE]
WRITERS = [path for path in FILES if room_of(path) == "writers" and len(path.relative_to(PACKAGE).parts) > 2]


def shown(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_imports_point_one_way(path: Path) -> None:
    room = room_of(path)
    for name in imports(path):
        if not name.startswith(".") or name[1:] not in LEVELS or name[1:] == room:
            continue
        other, own = LEVELS[name[1:]], LEVELS[room]
        assert other < own or (other == own and own in SIBLINGS_INSIDE), f"{room} may not import {name[1:]}"


@pytest.mark.parametrize("path", WRITERS, ids=shown)
def test_writers_do_not_see_each_other(path: Path) -> None:
    parts = path.relative_to(PACKAGE).parts
    others = {p.name for p in (PACKAGE / "writers").iterdir() if p.is_dir()} - {parts[1], "markup"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 2:
            names = {node.module.split(".")[0]} if node.module else {alias.name for alias in node.names}
            assert not names & others


@pytest.mark.parametrize("path", PURE, ids=shown)
def test_pure_rooms_use_no_third_party(path: Path) -> None:
    outside = {name for name in imports(path) if not name.startswith(".")} - set(sys.stdlib_module_names) - ALLOWED
    assert outside == set()


def test_every_room_has_a_level() -> None:
    rooms = {room_of(path) for path in FILES}
    assert rooms - set(LEVELS) == set()


def test_import_is_light() -> None:
    code = f"import sys, newsconv; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_public_names() -> None:
    for name in newsconv.__all__:
        assert getattr(newsconv, name).__doc__
    assert newsconv.__all__ == sorted(newsconv.__all__)


def test_only_the_command_line_prints_or_reads_clock_and_environment() -> None:
    banned = ("print(", "os.environ", "datetime.now", "time.time(", "uuid4", "sys.exit", "random.")
    for path in FILES:
        if room_of(path) in ("cli", "commands", "display", "batch_display", "__main__"):
            continue
        code = path.read_text(encoding="utf-8")
        found = [word for word in banned if re.search(rf"(?<!\w){re.escape(word)}", code)]
        assert not found, f"{path.name} uses {found}"
