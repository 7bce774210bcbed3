"""The labels are true to their articles: each quotation stands in the text, each pair is adjacent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
LABELS = sorted(Path(__file__).parent.glob("*.json"))
KEYS = [
    "file",
    "headline",
    "bylines",
    "portraits",
    "read_more",
    "stories",
    "captions",
    "credits",
    "joins",
    "not_joins",
    "jumps",
    "furniture",
    "roles",
]
MARKUP = re.compile(r"^(#+|[-*]|\d+\.|:::.*|\{\..*\}|!\[.*\]\(.*\)|\[\^\d+\]:.*)(\s+|$)")


def read_label(path: Path) -> dict[str, Any]:
    label: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return label


def article_text(label: dict[str, Any]) -> str:
    path: Path = ROOT / label["file"]
    return path.read_text("utf-8")


def lines(text: str) -> list[str]:
    """The lines that hold text, without front matter and block marks."""
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    bare = (MARKUP.sub("", line).strip() for line in body.split("\n"))
    return [line for line in bare if line]


def quotations(value: Any) -> Iterator[str]:
    """Every string of a label, pairs and file apart."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from quotations(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in {"file", "joins", "not_joins", "direction"}:
                yield from quotations(item)


def is_pair(rows: list[str], before: str, after: str) -> bool:
    return any(
        one.endswith(before)
        and two.startswith(after)
        and len(before) == min(10, len(one))
        and len(after) == min(10, len(two))
        for one, two in pairwise(rows)
    )


@pytest.fixture(params=LABELS, ids=lambda path: path.stem)
def label(request: pytest.FixtureRequest) -> dict[str, Any]:
    return read_label(request.param)


def test_every_sample_has_a_label() -> None:
    labelled = {read_label(path)["file"] for path in LABELS}
    samples = {f"samples/{path.name}" for path in (ROOT / "samples").glob("*.md")}
    assert samples - {"samples/README.md"} <= labelled


def test_keys_are_the_same_everywhere(label: dict[str, Any]) -> None:
    assert list(label) == KEYS
    assert set(label["headline"]) == {"section", "kicker", "title", "deck", "summary"}
    assert set(label["roles"]) == {"editors-note", "lead", "question", "answer", "sign-off"}


def test_quotations_stand_in_the_article(label: dict[str, Any]) -> None:
    text = article_text(label)
    assert [words for words in quotations(label) if words not in text] == []


def test_first_words_and_roles_begin_lines(label: dict[str, Any]) -> None:
    rows = lines(article_text(label))
    begun = [story["first_words"] for story in label["stories"]]
    begun += [words for role in label["roles"].values() for words in role]
    assert [words for words in begun if not any(row.startswith(words) for row in rows)] == []


@pytest.mark.parametrize("kind", ["joins", "not_joins"])
def test_pairs_are_neighbours(label: dict[str, Any], kind: str) -> None:
    rows = lines(article_text(label))
    assert [pair for pair in label[kind] if not is_pair(rows, *pair)] == []
