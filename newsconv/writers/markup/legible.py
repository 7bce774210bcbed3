"""Characters that XML 1.0 does not allow, made visible.

XML 1.0 section 2.2 admits tab, line feed, carriage return and everything from
U+0020 but the surrogates, U+FFFE and U+FFFF.  A control character becomes its
picture (U+2400 and up), the others the replacement character.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ...model import Article, Node, Publication, Source
from ...notices import Notice, Notify
from ...patterns import lazy
from ...walk import rewrite, walk

_FORBIDDEN = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAMES = frozenset(("path", "key"))
"""Fields that are looked up and never shown."""


def legible(article: Article, notify: Notify) -> Article:
    """The article with every forbidden character replaced; one notice (`repair`) for each kind."""
    found: dict[str, tuple[int, Source | None]] = {}
    for text, source in _texts(article):
        for char in _FORBIDDEN.findall(text):
            count, first = found.get(char, (0, source))
            found[char] = (count + 1, first)
    if not found:
        return article
    for char, (count, source) in found.items():
        notify(_notice(char, count, source, article.file))
    return replace(rewrite(article, _legible_node), publication=_legible_publication(article.publication))


def _notice(char: str, count: int, source: Source | None, file: str) -> Notice:
    times = f" ({count} times)" if count > 1 else ""
    message = f"character U+{ord(char):04X} cannot stand in XML and is shown as {_stand_in(char)}{times}"
    return Notice("control-character", "repair", message, source, file=file)


def _stand_in(char: str) -> str:
    return chr(0x2400 + ord(char)) if char < " " else "\ufffd"


def legible_text(text: str) -> str:
    """The text with every forbidden character replaced."""
    return _FORBIDDEN.sub(lambda match: _stand_in(match[0]), text)


def _fields(node: Node) -> Iterator[tuple[str, str]]:
    for name in node.__struct_fields__:
        value = getattr(node, name)
        if isinstance(value, str) and name not in _NAMES:
            yield name, value


def _texts(article: Article) -> Iterator[tuple[str, Source | None]]:
    source: Source | None = None
    for node in walk(article):
        source = node.source or source
        yield from ((value, source) for _, value in _fields(node))
    for value in _publication_fields(article.publication).values():
        yield from ((text, None) for text in (value if isinstance(value, tuple) else (value,)))


def _legible_node(node: Node) -> Node:
    changed = {name: legible_text(value) for name, value in _fields(node) if _FORBIDDEN.search(value)}
    return replace(node, **changed) if changed else node


def _publication_fields(publication: Publication) -> dict[str, str | tuple[str, ...]]:
    return {name: getattr(publication, name) for name in publication.__struct_fields__}


def _legible_publication(publication: Publication) -> Publication:
    changed = {
        name: tuple(map(legible_text, value)) if isinstance(value, tuple) else legible_text(value)
        for name, value in _publication_fields(publication).items()
    }
    return replace(publication, **changed)
