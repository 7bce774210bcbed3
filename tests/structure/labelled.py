"""What newsconv recognised in an article, in the terms of the label files (see tests/labels/README.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from newsconv.model import (
    Article,
    Byline,
    Crosshead,
    Figure,
    Headline,
    Inlines,
    Jump,
    Node,
    Paragraph,
    Person,
    Portrait,
    ReadMore,
    Story,
    Table,
    inline_text,
)
from newsconv.notices import Notice
from newsconv.walk import walk


def recognised(article: Article, notices: Sequence[Notice]) -> dict[str, Any]:
    """The same keys as a label file, read from the article."""
    return {
        "headline": _headline(article.headline),
        "bylines": [_byline(byline) for byline in article.bylines],
        "portraits": [_person(portrait.person) for portrait in _all(article, Portrait)],
        "read_more": [_text(box.children).split("\n") for box in _all(article, ReadMore)],
        "stories": [_story(story) for story in article.stories],
        "captions": [_text(row) for row in _captions(article) if row],
        "credits": [_text(figure.credit).strip("（）()") for figure in _all(article, Figure) if figure.credit],
        "joins": [_join(notice) for notice in notices if notice.code == "column-break"],
        "jumps": [{"text": _text(jump.children), "direction": jump.direction} for jump in _all(article, Jump)],
        "furniture": list(article.publication.furniture),
        "roles": {role: _first_words(article, role) for role in ("editors-note", "lead", "question", "answer", "sign-off")},
    }


def _text(inlines: Inlines) -> str:
    return inline_text(inlines)


def _headline(headline: Headline | None) -> dict[str, str]:
    shown = headline or Headline()
    return {part: _text(getattr(shown, part)) for part in ("section", "kicker", "title", "deck", "summary")}


def _byline(byline: Byline) -> dict[str, Any]:
    return {
        "raw": _text(byline.children), "outlet": byline.outlet, "role": byline.role, "names": list(byline.names),
        "suffix": byline.suffix,
    }


def _person(person: Person | None) -> dict[str, str] | None:
    return {"office": person.office, "name": person.name, "honorific": person.honorific} if person else None


def _story(story: Story) -> dict[str, Any]:
    headline = _headline(story.headline)
    paragraphs = [_text(block.children) for block in story.blocks if isinstance(block, Paragraph)]
    return {
        **{part: headline[part] for part in ("title", "kicker", "deck")},
        "speaker": _person(story.speaker),
        "bylines": [_byline(byline) for byline in story.bylines],
        "datelines": [
            {"raw": d.raw, "outlet": d.outlet, "form": d.form, "place": d.place, "date": d.date, "role": d.role,
             "reporters": list(d.reporters)}
            for d in story.datelines()
        ],
        "crossheads": [_text(block.children) for block in story.blocks if isinstance(block, Crosshead)],
        "first_words": paragraphs[0][:10] if paragraphs else "",
    }


def _captions(article: Article) -> Iterator[Inlines]:
    for node in walk(article):
        if isinstance(node, (Figure, Table)):
            yield node.caption


def _join(notice: Notice) -> list[str]:
    left, right = notice.message.split(": …", 1)[1].removesuffix("…").split("|", 1)
    return [left, right]


def _first_words(article: Article, role: str) -> list[str]:
    return [_text(p.children)[:10] for p in _all(article, Paragraph) if p.role == role]


def _all(article: Article, kind: type[Node]) -> list[Any]:
    return [node for node in walk(article) if isinstance(node, kind)]


def _shortened(value: Any, key: str) -> Any:
    """First and last words cut to six characters: the blanks that a repair drops shift what ten hold."""
    if key == "joins":
        return [[folded(left)[-6:], folded(right)[:6]] for left, right in value]
    if key == "roles":
        return {role: [folded(words)[:6] for words in rows] for role, rows in value.items()}
    return [{**story, "first_words": folded(story["first_words"])[:6]} for story in value]


def folded(value: Any) -> Any:
    """A value without what repairs change: blanks, dashes read as 一一, straight quotes, half-width marks."""
    if isinstance(value, (list, tuple)):
        return [folded(item) for item in value]
    if isinstance(value, dict):
        return {key: folded(item) for key, item in value.items()}
    if not isinstance(value, str):
        return value
    return "".join(value.split()).replace("一一", "——").translate(str.maketrans("“”‘’,:;?!", "\"\"''，：；？！"))


def differences(label: dict[str, Any], found: dict[str, Any], path: str = "") -> list[str]:
    """Every place where a label and what was recognised differ, one line each."""
    out: list[str] = []
    for key, expected in label.items():
        if key in ("file", "not_joins"):
            continue
        actual = found[key]
        where = f"{path}{key}"
        if key in ("joins", "roles", "stories"):
            expected, actual = _shortened(expected, key), _shortened(actual, key)
        if isinstance(expected, dict) and isinstance(actual, dict):
            out += differences(expected, actual, f"{where}.")
        elif isinstance(expected, list) and expected and isinstance(expected[0], dict) and len(expected) == len(actual):
            for index, (one, other) in enumerate(zip(expected, actual, strict=True)):
                out += differences(one, other, f"{where}[{index}].")
        elif folded(expected) != folded(actual):
            out.append(f"{where}: label {expected!r}, found {actual!r}")
    return out
