"""Lines that stand inside a paragraph: a title after 电题, a sign-off or a jump at its end, furniture before a dateline."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ..model import Crosshead, Paragraph, Publication
from ..notices import Notify
from ..patterns import lazy
from ..spans import split
from .credits import read_credit
from .dateline import filed_report, find_dateline, is_wire
from .furniture import read_furniture
from .labels import Labelled, tell
from .lines import is_marked_caption, leading_jump, trailing_jump

_SIGNED = lazy(
    r"[。！？”）)…](?P<blank>[\s\u3000]*)(?P<sign>[（(][^（()）。，]{2,24}[）)]|[^（()）。，！？“”\s][^（()）。，！？“”]{1,16})[\s\u3000]*$"
)
_BLANKS = lazy(r"[\s\u3000]+")
_EDITED = lazy(
    r"(?<=[。！？”」）)…])[\s\u3000]*(?P<sign>[（(](?:责任编辑|責任編輯|编辑|編輯|责编|責編|譯者|译者|校对|核稿|参与采写|參與採寫|参与记者|编译|編譯)\s*[：:／/][^（()）。]{2,20}[）)]\s*\d{0,8})\s*$"
)
LONGEST_TITLE = 60


def apart(items: list[Labelled], notify: Notify) -> list[Labelled]:
    """The rows with every line that stands inside a paragraph made a row of its own."""
    out: list[Labelled] = []
    above = ""
    for item in items:
        above = item.text if item.is_heading else above
        out.extend(_pieces(item, above, notify))
    return out


def _pieces(item: Labelled, above: str, notify: Notify) -> Iterator[Labelled]:
    if not item.is_prose or not item.text:
        yield item
        return
    rest, tail = item, []
    if at := furniture_before_dateline(rest.text):
        yield from _labelled(rest, at, "furniture", notify)
        rest = _from(rest, at)
    if at := leading_jump(rest.text):
        yield from _labelled(rest, at, "jump", notify)
        rest = _from(rest, at)
    if at := trailing_jump(rest.text):
        tail = [_told(_from(rest, at).relabelled("jump", 0.97), notify)]
        rest = _upto(rest, at)
    if at := signed_at(rest.text):
        tail = [_told(_from(rest, at).relabelled("sign-off", 0.85), notify), *tail]
        rest = _upto(rest, at)
    yield from _with_title(rest, above, notify)
    yield from tail


def _labelled(item: Labelled, at: int, role: str, notify: Notify) -> Iterator[Labelled]:
    yield _told(_upto(item, at).relabelled(role, 0.95), notify)  # type: ignore[arg-type]


def _told(item: Labelled, notify: Notify) -> Labelled:
    if item.role != "furniture":
        tell(notify, item, item.role, f"{item.role}: {item.text}")
    return item


def _upto(item: Labelled, at: int) -> Labelled:
    return item.with_content(split(item.content, at)[0])


def _from(item: Labelled, at: int) -> Labelled:
    return item.with_content(split(item.content, at)[1])


def signed_at(text: str) -> int:
    """Where the sign-off that ends a paragraph begins (`……。（张三）`, `……。　张三`), or 0."""
    if edited := _EDITED.search(text):
        return edited.start("sign")
    found = _SIGNED.search(text)
    if found is None or is_marked_caption(text):
        return 0
    bracketed = found["sign"][0] in "（("
    inside = found["sign"].strip("（()）　 ")
    if bracketed and (is_wire(inside) or filed_report(inside, 0, len(inside))):
        return found.start("sign")
    credit = read_credit(inside)
    if credit is None or not (bracketed or found["blank"]) or found["sign"].rstrip("）) ").endswith(("摄", "攝")):
        return 0
    return found.start("sign")


def furniture_before_dateline(text: str) -> int:
    """Where a dateline begins that stands behind a folio line on one line, or 0."""
    for blank in _BLANKS.finditer(text[:80]):
        if read_furniture(text[: blank.start()], Publication()) and find_dateline(text[blank.end() :]):
            return blank.end()
    return 0


def _with_title(item: Labelled, above: str, notify: Notify) -> Iterator[Labelled]:
    """`新华网北京5月9日电题：标题——副题`: the title is a heading, over its dateline, unless it is that of the page already."""
    found = find_dateline(item.text)
    forms = [mark for mark in found.mark.inside if mark.role == "form"] if found else []
    rest = item.text[found.mark.end :].strip() if found else ""
    is_titled = found and forms and item.text[forms[0].start : forms[0].end].endswith(("题", "題"))
    if found is None or not is_titled or not rest or len(rest) > LONGEST_TITLE or "。" in rest or above.endswith(rest):
        yield item
        return
    block = item.row.block
    assert isinstance(block, Paragraph)
    dateline, title = split(item.content, found.mark.end)
    heading = Crosshead(title, source=block.source)
    titled = replace(item, row=replace(item.row, block=heading), confidence=0.9)
    tell(notify, titled, "moved", f"moved above its dateline: {rest}")
    yield titled
    yield item.with_content(dateline)
