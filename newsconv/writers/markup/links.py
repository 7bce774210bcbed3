"""Link targets: only those that an article may hold, and only addresses that parse."""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

from ...links import is_allowed_target
from ...patterns import lazy

_KEPT = "!$&'()*+,;=:@/?%-._~"
"""Characters of RFC 3986 that may stand unquoted in a path or query."""
_HOST = lazy(r"[\w.-]+|\[[0-9A-Fa-f:.]+\]")
_BAD_ESCAPE = lazy(r"%(?![0-9A-Fa-f]{2})")


def safe_target(target: str) -> str | None:
    """The address in valid characters, or None for another scheme or what is no address."""
    if not is_allowed_target(target.strip()):
        return None
    try:
        parts = urlsplit(target.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    scheme = parts.scheme
    path, query, fragment = _quoted(parts.path), _quoted(parts.query), _quoted(parts.fragment)
    if scheme in ("mailto", "tel"):
        return urlunsplit((scheme, "", path, query, "")) if path and not parts.netloc else None
    ascii_host = _ascii(host)
    if ascii_host is None:
        return None
    user, at, _ = parts.netloc.rpartition("@")
    place = _quoted(user) + at + (ascii_host if port is None else f"{ascii_host}:{port}")
    return urlunsplit((scheme, place, path, query, fragment))


def _quoted(text: str) -> str:
    return quote(_BAD_ESCAPE.sub("%25", text), safe=_KEPT, errors="replace")


def _ascii(host: str) -> str | None:
    """The host in the form of the domain name system (IDNA), or None."""
    if ":" in host:
        host = f"[{host}]"
    if not _HOST.fullmatch(host):
        return None
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
