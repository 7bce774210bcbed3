"""The line under a headline that says when and where it appeared (`2019-05-31 08:15　来源：晨江日报`)."""

from __future__ import annotations

import re

from msgspec.structs import replace

from ...draft import Row
from ...model import Paragraph, Publication, inline_text
from .meta import iso_date

_DATE = r"(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?"
_TIME = r"[T\s\u3000]*(?:\d{1,2}\s*[:：时時]\s*\d{2}(?:\s*[:：分]\s*(?:\d{2}\s*秒?)?)?)?"
_LABEL = r"(?:(?:发布|發佈|發布|发表|更新|刊登|出版)?(?:时间|時間|日期|于|於)\s*[:：]?\s*)?"
_SOURCE = r"(?:来源|來源|出处|出處|稿源)\s*[:：]\s*([^\s:：|｜]{2,16})"
_WHEN = rf"{_LABEL}{_DATE}{_TIME}"
_GAP = r"[\s\u3000|｜/·]*"
_INFO = re.compile(rf"{_WHEN}{_GAP}(?:{_SOURCE})?|{_SOURCE}{_GAP}{_WHEN}")
_SAID_SOURCE = re.compile(_SOURCE)
_LONGEST = 100


def with_info(rows: list[Row], publication: Publication) -> tuple[list[Row], Publication]:
    """Lines that hold nothing but date and source are furniture; what they say completes the metadata."""
    out: list[Row] = []
    for row in rows:
        line = inline_text(row.block.children).strip() if isinstance(row.block, Paragraph) and not row.role else ""
        if not line or len(line) > _LONGEST:
            out.append(row)
            continue
        date, source = iso_date(line), _SAID_SOURCE.search(line)
        whole = _INFO.fullmatch(line) is not None
        if whole or (date and source):
            publication = _completed(publication, date, source[1] if source else "")
        out.append(replace(row, role="furniture") if whole else row)
    return out, publication


def _completed(known: Publication, date: str, outlet: str) -> Publication:
    return replace(known, issue_date=known.issue_date or date, outlet=known.outlet or outlet)
