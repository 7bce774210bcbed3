"""Interviews: who asks and who answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..notices import Notify
from .labels import Labelled, tell
from .vocabulary import INTERVIEWER, alternatives

_TURN = re.compile(r"(?P<who>[^\s：:，。？！“”]{1,8})\s*[：:]")
_ASKS = re.compile(alternatives(INTERVIEWER))


def label_turns(items: Sequence[Labelled], notify: Notify) -> list[Labelled]:
    """Paragraphs that begin with `记者：` are questions; those of whoever speaks between them, answers."""
    speakers = Counter(who for item in items if item.is_prose and (who := _who(item.text)))
    asked = sum(count for who, count in speakers.items() if _ASKS.match(who))
    if asked < 2:
        return list(items)
    return [_labelled(item, speakers, notify) for item in items]


def _who(text: str) -> str:
    found = _TURN.match(text)
    return found["who"] if found else ""


def _labelled(item: Labelled, speakers: Counter[str], notify: Notify) -> Labelled:
    if not item.is_prose or not (who := _who(item.text)):
        return item
    if _ASKS.match(who):
        out = item.relabelled("question", 0.95)
    elif speakers[who] >= 2:
        out = item.relabelled("answer", 0.9)
    else:
        return item
    tell(notify, out, out.role, f"{out.role}: {item.text[:20]}…")
    return out
