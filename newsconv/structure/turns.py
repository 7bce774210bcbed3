"""Interviews: who asks and who answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ..names import is_name
from ..notices import Notify
from ..patterns import lazy
from .column_breaks import joined
from .dateline import find_dateline
from .labels import Labelled, is_strong, tell
from .vocabulary import INTERVIEWER, alternatives

_TURN = lazy(r"(?:[【\[](?P<framed>[^\s：:，。？！“”【】\[\]]{1,8})[】\]]\s*[：:]?|(?P<who>[^\s：:，。？！“”【】\[\]]{1,8})\s*[：:])")
_NUMBERED = lazy(r"[QA问答問]\d{1,2}")
"""`Q1`, `A1`: turns that are counted."""
_ALONE = lazy(r"[【\[]?[^\s：:，。？！“”【】\[\]]{1,8}(?:[】\]]\s*[：:]?|[：:])")
_ASKS = lazy(rf"(?:{alternatives(INTERVIEWER)})(?![A-Za-z])")

LEAST_ALONE = 4
"""Names on lines of their own that make an interview where one of them asks but once."""


def label_turns(items: Sequence[Labelled], notify: Notify) -> list[Labelled]:
    """Paragraphs that begin with `记者：` are questions; those of whoever speaks between them, answers."""
    items, alone = _with_names_alone(items)
    turns: dict[str, list[str]] = {}
    for item in items:
        if item.is_prose and (who := _who(item.text)):
            turns.setdefault(who, []).append(item.text)
    speakers = {who: len(said) for who, said in turns.items()}
    askers = {who for who, said in turns.items() if _asks(who) or _mostly_asks(said)}
    if sum(speakers[who] for who in askers) < (1 if alone else 2):
        return list(items)
    labelled = [_labelled(item, speakers, askers, alone, notify) for item in items]
    return _with_bold_questions(labelled, notify)


def _with_names_alone(items: Sequence[Labelled]) -> tuple[list[Labelled], set[str]]:
    """The rows with whoever stands alone over what he says joined to it, and who those are where an interview is set so."""
    alone = [item.is_prose and _ALONE.fullmatch(item.text) is not None for item in items]
    said = Counter(_who(item.text) for item, name in zip(items, alone, strict=True) if name)
    asked = sum(times for who, times in said.items() if _asks(who))
    if not (asked >= 2 or (asked and sum(said.values()) >= LEAST_ALONE)):
        return list(items), set()
    out: list[Labelled] = []
    names: set[str] = set()
    speaks = False
    for item, name in zip(items, alone, strict=True):
        if speaks and item.is_prose and not name:
            names.add(_who(out[-1].text))
            out[-1] = joined(out[-1], item)
        else:
            out.append(item)
        speaks = name
    return out, names


def _with_bold_questions(items: list[Labelled], notify: Notify) -> list[Labelled]:
    """A line in bold that asks, right before an answer, is a question that names nobody."""
    out = list(items)
    for at, (item, after) in enumerate(pairwise(items)):
        asks = item.is_prose and item.text.endswith(("？", "?")) and is_strong(item)
        if asks and after.role == "answer":
            out[at] = item.relabelled("question", 0.9)
            tell(notify, out[at], "question", f"question: {item.text[:20]}…")
    return out


def _mostly_asks(turns: Sequence[str]) -> bool:
    """Whether nearly all of a speaker's turns are questions: 《周刊》：…？"""
    return len(turns) >= 2 and sum(turn.rstrip("”」 ").endswith(("？", "?")) for turn in turns) * 4 >= len(turns) * 3


def _asks(who: str) -> bool:
    return _ASKS.match(who) is not None or who.endswith(("记者", "記者", "问", "問"))


def _who(text: str) -> str:
    """Who speaks, '' where nobody does: `【本報訊】` begins a report."""
    found = None if find_dateline(text) else _TURN.match(text)
    who = (found["who"] or found["framed"]) if found else ""
    return who[0] if _NUMBERED.fullmatch(who) else who


def _labelled(item: Labelled, speakers: Mapping[str, int], askers: set[str], alone: set[str], notify: Notify) -> Labelled:
    if not item.is_prose or not (who := _who(item.text)) or _ALONE.fullmatch(item.text):
        return item
    if who in askers:
        out = item.relabelled("question", 0.95)
    elif speakers[who] >= 2 or who in alone or is_name(who) or who.endswith("答"):
        out = item.relabelled("answer", 0.9)
    else:
        return item
    tell(notify, out, out.role, f"{out.role}: {item.text[:20]}…")
    return out
