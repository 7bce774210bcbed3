"""Every labelled article is recognised as its label says, and nothing of it is lost."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from newsconv import Article, Notice, plain_text, read

from .labelled import differences, recognised

ROOT = Path(__file__).resolve().parents[2]
LABELS = sorted((ROOT / "tests" / "labels").glob("*.json"))
REAL = os.environ.get("NEWSCONV_ARTICLES", "")


def load(path: Path) -> tuple[Article, list[Notice]]:
    notices: list[Notice] = []
    return read(path, notify=notices.append), notices


@pytest.mark.parametrize("path", LABELS, ids=lambda path: path.stem)
def test_article_is_recognised_as_labelled(path: Path) -> None:
    label = json.loads(path.read_text(encoding="utf-8"))
    article, notices = load(ROOT / label["file"])
    assert differences(label, recognised(article, notices)) == []
    assert [notice for notice in notices if notice.level == "loss"] == []


@pytest.mark.parametrize("path", LABELS, ids=lambda path: path.stem)
def test_not_joined_neighbours_stay_apart(path: Path) -> None:
    label = json.loads(path.read_text(encoding="utf-8"))
    article, _ = load(ROOT / label["file"])
    running = plain_text(article)
    for left, right in label["not_joins"]:
        assert left + right not in running


@pytest.mark.skipif(not REAL, reason="NEWSCONV_ARTICLES names no folder of real articles")
def test_real_conference_page() -> None:
    folder = Path(REAL)
    label = json.loads((folder / "radiology-congress.json").read_text(encoding="utf-8"))
    article, notices = load(folder / label["file"])
    found = recognised(article, notices)
    assert found["headline"]["kicker"] == label["headline"]["kicker"]
    assert found["headline"]["title"] == label["headline"]["title"]
    assert {key: found["bylines"][0][key] for key in label["byline"]} == label["byline"]
    assert [(p["name"], p["honorific"]) for p in found["portraits"]] == [
        (p["name"], p["title"]) for p in label["portraits"]
    ]
    assert found["read_more"] == [label["read_more"]["lines"]]
    assert found["captions"] == label["captions"]
    assert found["joins"] == label["joins"]
    assert [_story(story) for story in found["stories"]] == [_labelled_story(story) for story in label["stories"]]
    dateline = found["stories"][0]["datelines"][0]
    assert {key: dateline[key] for key in label["dateline"]} == label["dateline"]


def _story(story: dict[str, Any]) -> tuple[Any, ...]:
    speaker = story["speaker"]
    person = (speaker["office"], speaker["name"], speaker["honorific"]) if speaker else None
    return story["title"], person, story["crossheads"]


def _labelled_story(story: dict[str, Any]) -> tuple[Any, ...]:
    speaker = story.get("speaker")
    person = (speaker["role"], speaker["name"], speaker["title"]) if speaker else None
    return story["title"], person, story.get("crossheads", [])
