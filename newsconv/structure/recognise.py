"""A draft into an article: what each row is, where the stories begin, what a column break cut.

What cannot be placed stays in the flow as what it is.  Every inference is a notice with its
lines and confidence; front matter, attribute lines and containers come first and are final.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from ..draft import Draft, Group, Row
from ..model import Article, Crosshead, Divider, Inline, Paragraph, Publication, Span, Strong, Table, inline_text
from ..names import is_name, surname_rank
from ..notices import Notice, Notify, ignore
from ..script import language_of
from ..spans import mark
from .article import build
from .boxes import box_rows
from .closing import with_closings
from .column_breaks import join_rows
from .credits import outlet_only
from .dateline import find_dateline
from .furniture import is_latin_nameplate, read_furniture
from .given import assemble
from .headings import looks_like_deck, may_be_section
from .imprint import read_imprint
from .labels import Labelled, label, tell, unbold, with_faces
from .lines import (
    LONGEST_CAPTION,
    LONGEST_LINE,
    byline_confidence,
    credit_at_end,
    ends_sentence,
    is_bare_caption,
    is_bracketed,
    is_jump,
    is_marked_caption,
    is_person_in_brackets,
    is_photographers,
    is_portrait,
    is_table_title,
    says_who_took,
    self_evident,
)
from .own_lines import is_divider
from .person import COMMON_SURNAMES, read_slashed
from .plain import headings_in_plain_text
from .run_in import apart, furniture_before_dateline
from .stories import is_head
from .turns import label_turns
from .unmarked_heads import with_bold_heads, with_lone_heads, with_numbered_heads


def recognise(draft: Draft, *, repair: bool = True, notify: Notify = ignore) -> Article:
    """The article that a draft is; with `repair` off, nothing is joined or dropped."""
    if draft.front.given:
        return assemble(draft)
    rows = [row for row in draft.rows if isinstance(row, Row)]
    groups = [row for row in draft.rows if isinstance(row, Group)]
    items = label_rows(rows, repair, notify)
    stories = [(group, label_rows(group.rows, repair, notify)) for group in groups]
    article = build(draft, items, stories, notify)
    language = draft.front.language or language_of(item.text for item in items)
    return replace(article, language=language)


def label_rows(rows: Sequence[Row], repair: bool, notify: Notify) -> list[Labelled]:
    """The rows with every role that their words and neighbours give them."""
    items = [label(row) for row in rows]
    items = headings_in_plain_text(items, notify)
    if repair:
        items = [_divider(item) for item in _without_empty(items, notify)]
    items = with_closings(_with_heads_beside(items), notify)
    items = _with_nameplate([_furniture(item) for item in items])
    items = apart(items, notify)
    items = _with_imprints(items, notify)
    items = [_labelled_by_words(item, notify) for item in items]
    items = _labelled_by_place(_with_photographers(items), notify)
    items = with_faces(items)
    items = join_rows(items, repair, notify)
    items = with_numbered_heads(items, notify)
    items = label_turns(items, notify)
    items = _with_sign_offs(items, notify)
    items = box_rows(items, notify)
    items = with_lone_heads(with_bold_heads(items, notify), notify)
    items = _with_captions(items, notify)
    items = _with_leads(items, notify)
    return [_with_dateline(item, notify) for item in items]


def _with_heads_beside(items: list[Labelled]) -> list[Labelled]:
    """A standing head above the first heading, and a deck with its dash below a heading, are headings as well."""
    out = list(items)
    for at, item in enumerate(items):
        if at and item.is_heading and items[at - 1].is_heading and _is_author(items, at):
            out[at] = _as_line(item)
        if not item.is_prose:
            continue
        if at == 0 and len(items) > 1 and items[1].is_heading and may_be_section(item.text):
            out[at] = _as_heading(item, items[1].level)
        elif at and out[at - 1].is_heading and (
            _is_deck(item.text) or _is_over_dateline(items, at) or _is_over_deck(items, at)
        ):
            out[at] = _as_heading(item, items[at - 1].level)
    return out


def _is_author(items: Sequence[Labelled], at: int) -> bool:
    """A name of three characters, or of two set apart, between a title and its text."""
    text = "".join(items[at].text.split())
    follows = at + 1 < len(items) and not items[at + 1].is_heading
    set_apart = len(text) == 3 or (len(text) == 2 and len(items[at].text) > 2)
    rank = surname_rank(text)
    return follows and set_apart and is_name(text) and rank is not None and rank < COMMON_SURNAMES


def _as_line(item: Labelled) -> Labelled:
    block = item.row.block
    assert isinstance(block, Crosshead)
    return replace(item, row=replace(item.row, block=Paragraph(block.children, source=block.source)))


def _is_over_dateline(items: Sequence[Labelled], at: int) -> bool:
    """A short line without a stop between a headline and the dateline that begins the report belongs to the headline."""
    text = items[at].text
    if at + 1 == len(items) or not 4 <= len(text) <= LONGEST_LINE or ends_sentence(text) or text.endswith(("，", "、")):
        return False
    if self_evident(items[at]) or is_portrait(text) or byline_confidence(text) or read_imprint(text) or find_dateline(text):
        return False
    return items[at + 1].is_prose and "\n" not in text and find_dateline(items[at + 1].text) is not None


def _is_over_deck(items: Sequence[Labelled], at: int) -> bool:
    """A short line over a deck is the title that the deck explains."""
    text = items[at].text
    after = items[at + 1] if at + 1 < len(items) else None
    short = 4 <= len(text) <= LONGEST_LINE and not text.endswith(("。", "，", "、", "："))
    return short and after is not None and after.is_prose and _is_deck(after.text) and self_evident(items[at]) is None


def _is_deck(text: str) -> bool:
    return len(text) <= LONGEST_LINE and looks_like_deck(text) and not text.endswith(("。", "！", "，"))


def _as_heading(item: Labelled, level: int) -> Labelled:
    block = item.row.block
    assert isinstance(block, Paragraph)
    head = Crosshead(unbold(block.children), level, source=block.source)
    return replace(item, row=replace(item.row, block=head))


def _without_empty(items: list[Labelled], notify: Notify) -> list[Labelled]:
    """Headings that lost their text in the export are dropped."""
    out = []
    for item in items:
        if item.is_heading and not item.text:
            notify(Notice("empty-heading", "repair", "dropped a heading without text", item.source))
        else:
            out.append(item)
    return out


def _divider(item: Labelled) -> Labelled:
    """Stars alone on a line part what is above from what is below."""
    if not item.is_prose or not is_divider(item.text):
        return item
    return Labelled(replace(item.row, block=Divider(source=item.source)), explicit=True)


def _furniture(item: Labelled) -> Labelled:
    unlabelled = item.is_prose or item.is_heading
    if not unlabelled or furniture_before_dateline(item.text):
        return item
    if item.text and read_furniture(item.text, Publication()) is not None:
        return item.relabelled("furniture", 0.95)
    return item


def _with_nameplate(items: list[Labelled]) -> list[Labelled]:
    """The name of the paper alone beside its folio line, at the head, is furniture as well, where another heading is the title."""
    top = next((at for at, item in enumerate(items) if item.role != "furniture" and not _is_nameplate(item)), len(items))
    titled = any(item.is_heading for item in items[top:])
    if not titled or not any(item.role == "furniture" for item in items[:top]):
        return items
    return [item if item.role else item.relabelled("furniture", 0.9) for item in items[:top]] + items[top:]


def _is_nameplate(item: Labelled) -> bool:
    return (item.is_prose or item.is_heading) and (
        all(outlet_only(name.strip()) for name in re.split("[|｜·]", item.text)) or is_latin_nameplate(item.text)
    )


def _with_imprints(items: list[Labelled], notify: Notify) -> list[Labelled]:
    """Lines of dates, sources and staff: bylines under a headline, sign-offs at the end of a story."""
    out: list[Labelled] = []
    under = False
    for item, closes in zip(items, _close_stories(items), strict=True):
        labelled = _imprint(item, under, closes)
        if labelled is not item:
            tell(notify, labelled, labelled.role, f"{labelled.role}: {item.text}")
        out.append(labelled)
        under = _is_under_headline(labelled, under)
    return out


def _imprint(item: Labelled, under: bool, closes: bool) -> Labelled:
    if not (under or closes) or not item.is_prose or byline_confidence(item.text) or read_imprint(item.text) is None:
        return item
    return item.relabelled("byline", 0.9) if under else item.relabelled("sign-off", 0.85)


def _close_stories(items: Sequence[Labelled]) -> list[bool]:
    """For each, whether only short lines stand between it and the next headline or the end."""
    closes = [True]
    for item in reversed(items[1:]):
        closes.append(is_head(item) or (closes[-1] and not (item.is_prose and len(item.text) > LONGEST_LINE)))
    return closes[len(closes) - len(items):][::-1]


def _labelled_by_words(item: Labelled, notify: Notify) -> Labelled:
    if item.is_heading and is_jump(item.text):
        return item.relabelled("jump", 0.98)
    if item.is_heading and is_marked_caption(item.text) and credit_at_end(item.text):
        return item.relabelled("caption", 0.9)
    if not item.is_prose or not item.text or not (found := self_evident(item)):
        return item
    labelled = item.relabelled(*found)
    tell(notify, labelled, labelled.role, f"{labelled.role}: {item.text[:40]}")
    return labelled


def _with_photographers(items: list[Labelled]) -> list[Labelled]:
    """A line that says who took a picture, and no more, is its credit right under it or its caption.

    Running text between the two is the caption, as a picture that is the news itself has it 图片新闻.
    """
    out = list(items)
    for at, item in enumerate(items):
        if at and item.role == "byline" and not item.explicit and items[at - 1].is_pictures and says_who_took(item.text):
            out[at] = item.relabelled("credit", 0.9)
        if at < 2 or not items[at - 2].is_pictures or not is_photographers(item):
            continue
        if items[at - 1].role == "caption" or (items[at - 1].is_prose and len(items[at - 1].text) <= LONGEST_CAPTION):
            out[at - 1], out[at] = out[at - 1].relabelled("caption", 0.85), item.relabelled("credit", 0.85)
    return out


def _labelled_by_place(items: list[Labelled], notify: Notify) -> list[Labelled]:
    """Portraits (name lines), and bylines of nothing but names under a headline."""
    out: list[Labelled] = []
    under = False
    for at, item in enumerate(items):
        labelled = _by_place(items, at, under) if item.is_prose and item.text else item
        if labelled is not item:
            tell(notify, labelled, labelled.role, f"{labelled.role}: {item.text}")
        out.append(labelled)
        under = _is_under_headline(labelled, under)
    return out


def _by_place(items: Sequence[Labelled], at: int, under: bool) -> Labelled:
    item = items[at]
    if is_portrait(item.text) and not _goes_on(items, at):
        return item.relabelled("portrait", 0.95 if _among_portraits(items, at) else 0.75)
    named = under and (byline_confidence(item.text) > 0 or read_slashed(item.text) is not None or is_person_in_brackets(item.text))
    return item.relabelled("byline", 0.85) if named else item


def _goes_on(items: Sequence[Labelled], at: int) -> bool:
    """Whether the paragraph before is unfinished, so that this line may be its rest."""
    before = items[at - 1] if at else None
    return before is not None and before.is_prose and len(before.text) > LONGEST_LINE and not ends_sentence(before.text)


def _among_portraits(items: Sequence[Labelled], at: int) -> bool:
    beside = [items[i] for i in (at - 1, at + 1) if 0 <= i < len(items)]
    return any((other.is_prose and is_portrait(other.text)) or other.is_pictures for other in beside)


def _is_under_headline(item: Labelled, under: bool) -> bool:
    """Whether what comes next stands under a headline: only lines of its block in between; `under` is for the item."""
    return is_head(item) or (under and _is_of_headline(item))


def _is_of_headline(item: Labelled) -> bool:
    if item.role in ("byline", "portrait", "read-more", "furniture"):
        return True
    return item.is_prose and (byline_confidence(item.text) >= 0.7 or read_imprint(item.text) is not None)


def _with_captions(items: list[Labelled], notify: Notify) -> list[Labelled]:
    has_headings = any(item.is_heading for item in items)
    has_pictures = any(item.is_pictures for item in items)
    out = list(items)
    for at, item in enumerate(items):
        if item.is_prose and _is_over_table(items, at):
            out[at] = item.relabelled("caption", 0.95)
            tell(notify, out[at], "caption", f"caption of a table: {item.text}")
        elif item.is_prose and (has_headings or has_pictures) and (confidence := is_bare_caption(out, at)):
            out[at] = item.relabelled("caption", confidence)
            tell(notify, out[at], "caption", f"caption: {item.text}")
    return out


def _is_over_table(items: Sequence[Labelled], at: int) -> bool:
    return at + 1 < len(items) and isinstance(items[at + 1].row.block, Table) and is_table_title(items[at].text)


def _with_sign_offs(items: list[Labelled], notify: Notify) -> list[Labelled]:
    """A paragraph in brackets that closes a story says who wrote it or helped."""
    out = list(items)
    closes = True
    for at in range(len(items) - 1, -1, -1):
        item = items[at]
        if at and closes and item.is_prose and is_bracketed(item.text):
            out[at] = item.relabelled("sign-off", 0.85)
            tell(notify, out[at], "sign-off", f"sign-off: {item.text[:40]}")
        closes = is_head(item) or (closes and item.role == "furniture")
    return out


def _with_leads(items: list[Labelled], notify: Notify) -> list[Labelled]:
    """A first paragraph that is strong from end to end is the lead."""
    out = list(items)
    under = False
    for at, item in enumerate(items):
        is_strong = all(isinstance(node, Strong) for node in item.content) and bool(item.content)
        if under and item.is_prose and is_strong and ends_sentence(item.text):
            out[at] = item.relabelled("lead", 0.85)
            tell(notify, out[at], "lead", f"lead: {item.text[:20]}…")
        under = _is_under_headline(item, under)
    return out


def _with_dateline(item: Labelled, notify: Notify) -> Labelled:
    """The paragraph with the dateline at its head marked, unless its author marked one."""
    if not item.is_body:
        return item
    if any(isinstance(child, Span) and child.role == "dateline" for child in item.content):
        return item.with_content(tuple(_with_parts(child) for child in item.content))
    text = inline_text(item.content)
    found = find_dateline(text)
    if found is None:
        return item
    raw = text[found.mark.start : found.mark.end]
    notify(Notice("dateline", "info", f"dateline: {raw}", item.source, found.confidence))
    return item.with_content(mark(item.content, [found.mark]))


def _with_parts(inline: Inline) -> Inline:
    """A dateline that its author marked, with the parts inside it marked where none is."""
    if not isinstance(inline, Span) or inline.role != "dateline" or any(isinstance(c, Span) for c in inline.children):
        return inline
    found = find_dateline(inline_text(inline.children))
    return replace(inline, children=mark(inline.children, found.mark.inside)) if found else inline
