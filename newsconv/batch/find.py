"""The articles of a folder: by suffix or pattern, in one order everywhere, each real folder once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

from msgspec import Struct

from .. import formats
from .places import Folder, Place
from .remote import Remote

_SYSTEM = ("__MACOSX", "~$")
"""What names begin with that systems and Word leave behind."""
_ARTICLE = re.compile(rb'"type"\s*:\s*"article"')
_LEADS_OUT = "a link that leads out of the folder: see --follow-links"


class Wanted(Struct, frozen=True):
    """Which files are articles.

    `include` and `exclude` are patterns as in a `.gitignore`, matched against paths in the folder.  Without `include`
    the suffix decides, a JSON file must be the model's, and with `input_format` only suffixes of that format count.
    Links that lead out of the folder are followed only with `follow_links`.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    input_format: str = ""
    follow_links: bool = False

    def chooser(self) -> Callable[[str], bool]:
        """Whether a path is that of an article."""
        from pathspec import GitIgnoreSpec

        included = GitIgnoreSpec.from_lines(self.include) if self.include else None
        excluded = GitIgnoreSpec.from_lines(self.exclude) if self.exclude else None

        def chosen(path: str) -> bool:
            named = included.match_file(path) if included else self._is_input(path)
            return named and not (excluded and excluded.match_file(path))

        return chosen

    def _is_input(self, path: str) -> bool:
        known = formats.INPUT_SUFFIXES.get(PurePosixPath(path).suffix.lower())
        return known is not None and self.input_format in ("", known)


class Passed(Struct, frozen=True):
    """A folder or file that was passed over, and why; with `bad` articles may be missing because of it."""

    path: str
    reason: str
    bad: bool = False


def find(place: Place, wanted: Wanted, leave: Place) -> tuple[list[str], list[Passed]]:
    """The paths of the articles in a place, in order, and what was passed over; nothing in `leave` is looked at."""
    chosen = wanted.chooser()
    walk = _Walk(place, wanted.follow_links, leave) if isinstance(place, Folder) else _RemoteWalk(place, leave)
    found = sorted(path for path in walk.files() if chosen(path))
    passed = sorted(walk.passed, key=lambda one: one.path)
    others = set() if wanted.include else {path for path in found if _is_other_json(place, path)}
    if others:
        passed.append(Passed("*.json", f"{len(others)} JSON files hold no article of newsconv's"))
    return [path for path in found if path not in others], passed


def _is_other_json(place: Place, path: str) -> bool:
    """Whether a JSON file is not the model's: archives hold many that say something about an article."""
    return path.lower().endswith(".json") and not _ARTICLE.search(place.head(path, 4096))


def _is_hidden(name: str) -> bool:
    return name.startswith((".", *_SYSTEM))


class _RemoteWalk:
    """The files behind a URL that are not hidden."""

    def __init__(self, place: Place, leave: Place) -> None:
        self._place = place
        self._leave = leave
        self.passed: list[Passed] = []

    def files(self) -> Iterator[str]:
        place, leave = self._place, self._leave
        if not isinstance(place, Remote):
            return
        out = ""
        if isinstance(leave, Remote) and leave.system == place.system and leave.root.startswith(place.root + "/"):
            out = leave.root[len(place.root) + 1 :] + "/"
        for path in place.files():
            if not any(map(_is_hidden, path.split("/"))) and not (out and path.startswith(out)):
                yield path


class _Walk:
    """The files of a folder: real folders first, then those behind links that were not seen by then."""

    def __init__(self, place: Folder, follow: bool, leave: Place) -> None:
        self._root = Path(place.root)
        self._real_root = self._root.resolve()
        self._follow = follow
        self._leave = Path(os.path.realpath(leave.root)) if isinstance(leave, Folder) else None
        self._seen: set[Path] = set()
        self._links: list[str] = []
        self.passed: list[Passed] = []

    def files(self) -> Iterator[str]:
        yield from self._below("")
        while self._links:
            link = self._links.pop(0)
            if self._may_follow(link):
                yield from self._below(link)

    def _below(self, folder: str) -> Iterator[str]:
        real = (self._root / folder).resolve()
        if real in self._seen or real == self._leave:
            return
        self._seen.add(real)
        for entry in self._entries(folder):
            path = f"{folder}/{entry.name}" if folder else entry.name
            if _is_hidden(entry.name):
                continue
            if not _is_text(entry.name):
                self._pass(path, "its name is no Unicode text: rename it", bad=True)
            elif entry.is_symlink():
                yield from self._linked(path)
            elif entry.is_dir(follow_symlinks=False):
                yield from self._below(path)
            elif entry.is_file(follow_symlinks=False):
                yield path

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(self._root / folder) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self._pass(folder or ".", f"the folder cannot be read: {error.strerror or error}", bad=True)
            return []

    def _linked(self, link: str) -> Iterator[str]:
        """The article that a link leads to; a link to a folder waits."""
        path = self._root / link
        if path.is_dir():
            self._links.append(link)
        elif path.is_file():
            if self._follow or self._is_inside(path.resolve()):
                yield link
            else:
                self._pass(link, _LEADS_OUT)

    def _may_follow(self, link: str) -> bool:
        real = (self._root / link).resolve()
        if real in self._seen:
            self._pass(link, "a link to a folder that is read already")
        elif not self._follow and not self._is_inside(real):
            self._pass(link, _LEADS_OUT)
        else:
            return True
        return False

    def _is_inside(self, real: Path) -> bool:
        return real.is_relative_to(self._real_root)

    def _pass(self, path: str, reason: str, bad: bool = False) -> None:
        self.passed.append(Passed(_printable(path), reason, bad))


def _is_text(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _printable(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def count_by_suffix(paths: Iterable[str]) -> dict[str, int]:
    """How many paths have each suffix, the most frequent first."""
    from collections import Counter

    return dict(Counter(PurePosixPath(path).suffix.lower() for path in paths).most_common())
