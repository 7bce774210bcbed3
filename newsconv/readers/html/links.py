"""Links and marks: what `<a>`, `<b>`, `<span style>` and their like mean."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from ...links import is_allowed_target
from ..marked import Mark, MarkKind
from .dom import Element, attribute, source, tag
from .page import Page

_TAGS: dict[str, MarkKind] = {
    "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "sup": "superscript", "sub": "subscript",
}
_STYLES: tuple[tuple[re.Pattern[str], MarkKind], ...] = (
    (re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)\b"), "strong"),
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)\b"), "emphasis"),
    (re.compile(r"text-decoration[^:;]*:[^;]*\bunderline\b"), "underline"),
    (re.compile(r"text-decoration[^:;]*:[^;]*\bline-through\b"), "strikethrough"),
    (re.compile(r"vertical-align\s*:\s*super\b"), "superscript"),
    (re.compile(r"vertical-align\s*:\s*sub\b"), "subscript"),
)
_WEB = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:|//)")


def marks_of(element: Element, page: Page) -> tuple[Mark, ...]:
    """The marks that an element puts over what is in it."""
    name = tag(element)
    if name == "a":
        link = _link(element, page)
        return (link,) if link else ()
    out = [Mark(_TAGS[name])] if name in _TAGS else []
    style = element.get("style", "").lower()
    if style and name in ("span", "font", "b", "strong", "i", "em", "small", "big"):
        out += [Mark(kind) for pattern, kind in _STYLES if pattern.search(style)]
    return tuple(out)


def _link(element: Element, page: Page) -> Mark | None:
    href = "".join(attribute(element, "href").split("\n"))
    if not href:
        return None
    target = _resolved(href, page.base)
    if is_allowed_target(target):
        return Mark("link", target, " ".join(attribute(element, "title").split()))
    if _WEB.match(href):
        page.say("link-refused", "doubt", f"the link to {href[:120]!r} stays as text: links lead to http, https, "
                 "mailto or tel", source(element))
    else:
        page.say("link-relative", "info", f"the link to {href[:120]!r} stays as text: it leads to a place in the page, "
                 "or the page does not say what it is relative to", source(element))
    return None


def _resolved(href: str, base: str) -> str:
    """The link with the page's address before it; a place in the page itself is not resolved."""
    if not base or href.startswith("#") or (_WEB.match(href) and not href.startswith("//")):
        return href
    try:
        return urljoin(base, href)
    except ValueError:
        return href
