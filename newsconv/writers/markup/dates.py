"""Issue dates as papers print them, in the form that metadata want."""

from __future__ import annotations

from datetime import UTC, date, datetime

from ...patterns import lazy

_DIGITS = str.maketrans("〇零○Ｏ０１２３４５６７８９一二三四五六七八九", "0000" + "0123456789" + "123456789")
_WRITTEN = lazy(r"(\d{4})\s*[年./-]\s*(\d?十\d?|\d{1,2})\s*[月./-]\s*(\d?十\d?|\d{1,2})\s*[日号號]?")


def parsed_date(text: str) -> str:
    """The first full date in the text (`2019-06-06`, `2019年6月6日`, `二〇一九年六月六日`) as `YYYY-MM-DD`, or ''."""
    found = _WRITTEN.search(text.translate(_DIGITS))
    if found is None:
        return ""
    try:
        return date(int(found[1]), _number(found[2]), _number(found[3])).isoformat()
    except ValueError:
        return ""


def utc(moment: datetime) -> datetime:
    """The moment in UTC; one without a zone is taken to be UTC."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _number(text: str) -> int:
    """A number up to 99 whose ten may be written 十 (十二, 2十, 2十1)."""
    tens, ten, ones = text.partition("十")
    return int(tens or "1") * 10 + int(ones or "0") if ten else int(text)
