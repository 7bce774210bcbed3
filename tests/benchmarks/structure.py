"""Precision and recall of what is recognised, on the real articles of NEWSCONV_ARTICLES and on the labelled samples.

    python tests/benchmarks/structure.py [FOLDER] [--errors]

Labels: FOLDER/*.json, FOLDER/labelled/*.json, and tests/labels/*.json; joins of FOLDER/pages.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import newsconv
from newsconv.inspection import report
from newsconv.notices import Notice

ROOT = Path(__file__).resolve().parents[2]
FIELDS = {
    "byline": ("outlet", "role", "names"),
    "dateline": ("outlet", "form", "place", "date", "reporters"),
}


_FOLDED = str.maketrans("“”‘’,:;?!", "\"\"''，：；？！")


class Score:
    """Hits, false finds and misses of one kind."""

    def __init__(self) -> None:
        self.hit, self.false, self.missed = 0, 0, 0
        self.errors: list[str] = []

    def count(self, where: str, expected: list[str], found: list[str], precise: bool = True) -> None:
        rest = list(found)
        for item in expected:
            if item in rest:
                rest.remove(item)
                self.hit += 1
            else:
                self.missed += 1
                self.errors.append(f"{where}: missed {item}")
        if precise:
            self.false += len(rest)
            self.errors += [f"{where}: false {item}" for item in rest]

    def line(self, kind: str) -> str:
        precision = self.hit / (self.hit + self.false) if self.hit + self.false else 1.0
        recall = self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        n = self.hit + self.missed
        return f"{kind:16} n={n:4}  precision {precision:.2f}  recall {recall:.2f}  F1 {f1:.2f}"


def bare(text: str) -> str:
    """Text without what repairs change: white space, half-width marks, straight quotes, dashes read as 一一."""
    return re.sub(r"\s+", "", text).replace("一一", "——").translate(_FOLDED)


def labels(folder: Path | None) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each labelled article with its label."""
    if folder:
        for path in sorted([*folder.glob("*.json"), *folder.glob("labelled/*.json")]):
            label = json.loads(path.read_text(encoding="utf-8"))
            yield path.parent / label["file"], label
    for path in sorted((ROOT / "tests" / "labels").glob("*.json")):
        label = json.loads(path.read_text(encoding="utf-8"))
        yield ROOT / label["file"], label


def expected(label: dict[str, Any]) -> dict[str, list[str]]:
    """The label's instances by kind, in either of the two forms of labels."""
    heads = [label.get("headline") or {}, *label.get("stories", [])]
    out: dict[str, list[str]] = {
        kind: [bare(head[kind]) for head in heads if head.get(kind)] for kind in ("title", "kicker", "deck", "section")
    }
    people = [story["speaker"] for story in label.get("stories", []) if story.get("speaker")]
    out["speaker"] = [bare(person["name"]) for person in people]
    out["portrait"] = [bare(person["name"]) for person in label.get("portraits", [])]
    out["caption"] = [bare(text) for text in label.get("captions", [])]
    crossheads = [text for story in label.get("stories", []) for text in story.get("crossheads", [])]
    out["crosshead"] = [bare(text) for text in crossheads or label.get("crossheads", [])]
    bylines = [label["byline"]] if label.get("byline") else label.get("bylines", [])
    bylines = bylines + [byline for story in label.get("stories", []) for byline in story.get("bylines", [])]
    out["byline"] = ["、".join(byline["names"]) for byline in bylines if byline.get("names")]
    datelines = [label["dateline"]] if label.get("dateline") else []
    datelines += [dateline for story in label.get("stories", []) for dateline in story.get("datelines", [])]
    out["dateline"] = [_fields(dateline) for dateline in datelines]
    return out


def _fields(dateline: dict[str, Any]) -> str:
    return bare("|".join([*(dateline.get(key, "") for key in ("outlet", "form", "place", "date")),
                          "、".join(dateline.get("reporters", []))]))


def found(article: newsconv.Article, notices: list[Notice]) -> dict[str, list[str]]:
    """What was recognised, by kind."""
    made = report(article, notices)
    heads = [made["headline"], *made["stories"]]
    out = {kind: [bare(head[kind]) for head in heads if head[kind]] for kind in ("title", "kicker", "deck", "section")}
    out["speaker"] = [bare(s["speaker"].get("name", "")) for s in made["stories"] if s["speaker"]]
    out["portrait"] = [bare(p.get("name", "")) for p in made["portraits"]]
    out["caption"] = [bare(text) for text in made["captions"]]
    out["crosshead"] = [bare(text) for text in made["crossheads"]]
    out["byline"] = ["、".join(byline.get("names", [])) for byline in made["bylines"]]
    out["dateline"] = [_fields(dateline) for dateline in made["datelines"]]
    return out


def joins(folder: Path) -> tuple[Score, Score, list[str]]:
    """Joins of the OCR pages (page 01 apart): all applied, and those between neighbouring fragments."""
    applied, neighbours = Score(), Score()
    errors: list[str] = []
    for path in sorted((folder / "pages").glob("*-joins.json")):
        if path.name.startswith("01"):
            continue
        label = json.loads(path.read_text(encoding="utf-8"))
        source = path.with_name(path.name.replace("-joins.json", "-ocr.md"))
        lines = [bare(line) for line in source.read_text(encoding="utf-8").splitlines() if line.strip("# ")]
        beside = {(a[-8:], b[:8]) for a, b in pairwise(lines)}
        text = bare(newsconv.plain_text(newsconv.read(source)).replace("\n", "\x00")).split("\x00")
        for pair in label["joins"]:
            left, right = bare(pair[0]), bare(pair[1])
            is_joined = any(left + right in line for line in text)
            near = (left[-8:], right[:8]) in beside and left[-1] not in "。！？”"
            applied.hit += is_joined
            if near:
                neighbours.hit += is_joined
                neighbours.missed += not is_joined
                if not is_joined:
                    errors.append(f"{source.name}: missed {left}|{right}")
        for pair in label["not_joins"]:
            left, right = bare(pair[0]), bare(pair[1])
            if any(left + right in line for line in text):
                applied.false += 1
                errors.append(f"{source.name}: false {left}|{right}")
    return applied, neighbours, errors


def main() -> None:
    """Print a line for each kind."""
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    named = arguments[0] if arguments else os.environ.get("NEWSCONV_ARTICLES", "")
    folder = Path(named) if named else None
    scores: defaultdict[str, Score] = defaultdict(Score)
    for path, label in labels(folder):
        notices: list[Notice] = []
        try:
            article = newsconv.read(path, notify=notices.append)
        except newsconv.NewsconvError as error:
            print(error)
            continue
        said, seen = expected(label), found(article, notices)
        whole = path.is_relative_to(ROOT) or path.name.startswith("radiology")
        for kind, items in said.items():
            if items or whole:
                scores[kind].count(path.name, items, seen[kind], precise=whole or bool(items))
    for kind, score in scores.items():
        print(score.line(kind))
    if folder:
        applied, neighbours, errors = joins(folder)
        print(applied.line("joins"), "(precision counts labelled pairs)")
        print(neighbours.line("joins, neighbours"))
        scores["joins"].errors += errors
    if "--errors" in sys.argv:
        for score in scores.values():
            print(*score.errors, sep="\n")


if __name__ == "__main__":
    main()
