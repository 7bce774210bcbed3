"""The tables that newsconv ships beside OpenCC's dictionaries."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from .contexts import Contexts
from .phrases import Phrases

TAIWAN, HONG_KONG, EVERYWHERE = "tw", "hk", "*"


class Tables(NamedTuple):
    """What decides between several traditional forms of one simplified character.

    `characters` has the forms of each, the usual one first; `corrections` are whole phrases with their result,
    over OpenCC's; `surnames` and `given` the forms that characters have in names; `sureness` how often the usual
    form of a character was right where nothing else decided, from 0 to 1.
    """

    characters: dict[str, str]
    phrases: Phrases
    corrections: Phrases
    contexts: Contexts
    surnames: dict[str, str]
    given: dict[str, str]
    sureness: dict[str, float]


@cache
def shipped(region: str) -> Tables:
    """The tables for Taiwan, Hong Kong or `*` (neither)."""
    return assembled(rows("contradicted.tsv"), read("contexts.tsv"), region)


def assembled(contradicted: Collection[tuple[str, ...]], contexts: str, region: str) -> Tables:
    """Tables of which some parts are given: contradicted phrases (phrase, result or '', region), and contexts."""
    corrected = {phrase: result for phrase, result, where in rows("corrections.tsv") if where in (EVERYWHERE, region)}
    changed = {phrase: result for phrase, result, where in contradicted if where in (EVERYWHERE, region)}
    characters = dict(rows("characters.tsv"))
    names = [(kind, character, form) for kind, character, form in rows("names.tsv") if character in characters]
    return Tables(
        characters=characters,
        phrases=Phrases(read("phrases.tsv"), changed),
        corrections=Phrases(_by_first(corrected)),
        contexts=Contexts(_of_region(contexts, region)),
        surnames={character: form for kind, character, form in names if kind == "surname"},
        given={character: form for kind, character, form in names if kind == "given"},
        sureness={character: float(share) for character, share in rows("usual.tsv")},
    )


def read(name: str) -> str:
    """The text of a shipped table, without comments."""
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    if not text.startswith("#"):
        return text
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))


def rows(name: str) -> list[Any]:
    """The lines of a shipped table, taken apart at tabs."""
    return [tuple(line.split("\t")) for line in read(name).splitlines()]


def _by_first(phrases: dict[str, str]) -> str:
    lines: dict[str, list[str]] = {}
    for phrase, result in phrases.items():
        lines.setdefault(phrase[0], []).extend((phrase, result))
    return "\n".join("\t".join(line) for line in lines.values())


def _of_region(contexts: str, region: str) -> str:
    """The lines for a region, without the column that tells it."""
    kept = (line.rpartition("\t") for line in contexts.splitlines())
    return "\n".join(line for line, _, where in kept if where in (EVERYWHERE, region))
