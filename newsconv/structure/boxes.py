"""Boxes beside a story: 相关链接, 核心提示, and an editor's note under a heading of its own."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ..draft import Row
from ..model import Inlines, Paragraph, Sidebar, covering
from ..notices import Notify
from ..patterns import lazy
from ..spans import split
from .blocks import blocks_of
from .labels import Labelled, tell
from .lines import ends_sentence
from .own_lines import is_box_title, is_entry
from .vocabulary import EDITORS_NOTE, PERSON_CARDS, SIDEBAR_TITLES, alternatives

_SUMMARY = lazy("核心提示|阅读提示|内容提要|内容摘要|導讀|导读|閱讀提示")
_CARD = lazy(alternatives(PERSON_CARDS))
_RUN_IN = lazy(rf"【\s*(?:{alternatives(SIDEBAR_TITLES)})\s*】\s*(?=\S)")
_NAMED = lazy(rf"[【\[■●◆▌▍▎]*\s*(?:{alternatives(SIDEBAR_TITLES)})[】\]]*\s*[：:｜|／/]\s*[^，。：:；/]{{2,16}}")
"""A box whose title says what it is about: `链接：北岭渠系`."""
_NOTE = lazy(rf"[【\[]?(?:{alternatives(EDITORS_NOTE)})[】\]:：]?")


def box_rows(items: Sequence[Labelled], notify: Notify) -> list[Labelled]:
    """The rows with those of each box made one row, and notes under their own heading marked."""
    out: list[Labelled] = []
    at = 0
    while at < len(items):
        item = items[at]
        unlabelled = item.is_heading or item.is_prose
        if unlabelled and is_box_title(item.text):
            end = _end_of(item.text, items, at + 1)
            out.append(_box(items[at : at + 1], item.content, items[at + 1 : end], notify))
            at = end
        elif item.is_prose and _NAMED.fullmatch(item.text) and (end := _named_end(items, at + 1)):
            out.append(_box(items[at : at + 1], item.content, items[at + 1 : end], notify))
            at = end
        elif item.is_prose and (run_in := _RUN_IN.match(item.text)):
            title, rest = split(item.content, run_in.end())
            out.append(_box([item], title, [item.with_content(rest)], notify))
            at += 1
        elif (item.is_heading or (item.role == "editors-note" and not item.explicit)) and _NOTE.fullmatch(item.text):
            note = [_as_note(one) for one in (item, *items[at + 1 : at + 2]) if one is item or one.is_prose]
            tell(notify, note[0], "editors-note", f"editors-note: {item.text}")
            out.extend(note)
            at += len(note)
        else:
            out.append(item)
            at += 1
    return out


def _named_end(items: Sequence[Labelled], at: int) -> int:
    """Where that ends which the title names: a run of entries, or a finished paragraph; 0 where neither follows."""
    end = at
    while end < len(items) and items[end].is_prose and is_entry(items[end].text):
        end += 1
    if end > at:
        return end
    told = at < len(items) and items[at].is_prose and len(items[at].text) >= 15 and ends_sentence(items[at].text)
    return at + 1 if told else 0


def _end_of(title: str, items: Sequence[Labelled], at: int) -> int:
    """Where the rows of the box with this title end."""
    if _SUMMARY.search(title):
        return _summary_end(items, at)
    return _card_end(items, at) if _CARD.search(title) else _end(items, at)


def _end(items: Sequence[Labelled], at: int) -> int:
    """Where the rows of a box end: at the next heading, or at a line that closes the story."""
    while at < len(items) and not items[at].is_heading and items[at].role not in ("sign-off", "jump", "byline", "title"):
        at += 1
    return at


def _summary_end(items: Sequence[Labelled], at: int) -> int:
    """Where the summary before a story ends: after its first finished paragraph."""
    end = _end(items, at)
    return next((index + 1 for index in range(at, end) if ends_sentence(items[index].text)), end)


def _card_end(items: Sequence[Labelled], at: int) -> int:
    """Where what is said of a person ends: after its first finished paragraph and the entries under that."""
    end = _summary_end(items, at)
    while end < len(items) and items[end].is_prose and is_entry(items[end].text):
        end += 1
    return end


def _box(head: Sequence[Labelled], title: Inlines, rows: Sequence[Labelled], notify: Notify) -> Labelled:
    source = covering(item.source for item in (*head, *rows))
    block = Sidebar(blocks_of(rows), title, source=source)
    box = replace(head[0], row=Row(block, source=source), role="", confidence=0.85)
    tell(notify, box, "sidebar", f"sidebar: {head[0].text[:20]}")
    return box


def _as_note(item: Labelled) -> Labelled:
    paragraph = Paragraph(item.content, source=item.source)
    return replace(item, row=replace(item.row, block=paragraph)).relabelled("editors-note", 0.85)
