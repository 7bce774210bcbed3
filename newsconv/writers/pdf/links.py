"""Link annotations (ISO 32000-1, 12.5.6.5)."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from .objects import array, dictionary, name, number, string

_PRINT = 4
"""The annotation flag that lets links live on paper too, as PDF/A asks."""


def link_annotation(left: float, bottom: float, right: float, top: float, target: str) -> Any:
    """A link in this rectangle; its target is said in words too, for those who do not see it."""
    return dictionary(
        Type=name("Annot"),
        Subtype=name("Link"),
        Rect=array(*map(number, (left, bottom, right, top))),
        Border=array(0, 0, 0),
        F=_PRINT,
        Contents=string(target),
        A=dictionary(Type=name("Action"), S=name("URI"), URI=string(uri(target))),
    )


def uri(target: str) -> str:
    """The target in ASCII: a host in its IDNA form, the rest percent-encoded (RFC 3987, 3.1)."""
    if match := re.match(r"(https?://)([^/?#]*)(.*)", target, re.DOTALL):
        scheme, host, rest = match.groups()
        return f"{scheme}{_ascii_host(host)}{_escaped(rest)}"
    return _escaped(target)


def _ascii_host(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return _escaped(host)


def _escaped(text: str) -> str:
    return quote(text, safe="!#$%&'()*+,/:;=?@[]~-._")
