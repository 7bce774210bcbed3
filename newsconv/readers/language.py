"""The language that a source declares, where its text is in that script."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..script import language_of

_TAG = re.compile(r"zh(?:[-_](?P<script>hans|hant))?(?:[-_](?P<place>cn|sg|tw|hk|mo))?", re.IGNORECASE)


def agreed_language(said: str, lines: Iterable[str]) -> str:
    """`zh-Hant-HK` for `zh-HK`; '' for what says neither script nor place, or another script than the text's."""
    found = _TAG.fullmatch(said.strip())
    if found is None or not (found["script"] or found["place"]):
        return ""
    place = (found["place"] or "").upper()
    script = (found["script"] or ("hans" if place in ("CN", "SG") else "hant")).title()
    if language_of(lines).split("-")[1] != script:
        return ""
    return f"zh-{script}-{place or ('CN' if script == 'Hans' else 'TW')}"
