"""The encoding that a page declares (HTML §13.2.3.2)."""

from __future__ import annotations

import codecs
import re

_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LOOKED_AT = 4096
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_DECLARED = re.compile(
    rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)|\A\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb-2312-80": "gb18030", "hz": "gb18030",
    "big5": "big5hkscs", "cn-big5": "big5hkscs", "big5-hkscs": "big5hkscs", "x-x-big5": "big5hkscs",
    "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8", "utf8": "utf-8", "unicode": "utf-8",
}
"""Labels that stand for a wider encoding (WHATWG Encoding §4.2); UTF-16 in a `<meta>` cannot be meant."""


def html_encoding(data: bytes) -> str:
    """The declared encoding, or '' where detection must find it: a byte order mark, no declaration, a wrong one."""
    if data.startswith(_BOMS):
        return ""
    found = _DECLARED.search(_COMMENT.sub(b"", data[:_LOOKED_AT]))
    if found is None:
        return ""
    label = (found[1] or found[2]).decode("ascii", "replace").lower()
    name = _WIDER.get(label, label)
    return name if _explains(data, name) else ""


def _explains(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except (LookupError, ValueError):
        return False
    return codecs.lookup(name).name not in ("utf-7", "unicode-escape", "raw-unicode-escape", "idna", "punycode")
