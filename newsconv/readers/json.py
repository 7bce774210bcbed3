"""JSON: an article as `JsonWriter` puts it out, checked field by field."""

from __future__ import annotations

import msgspec

from ..errors import InputError
from ..limits import DEFAULT, Limits, passed
from ..links import is_allowed_target, is_local_path
from ..model import Article, Link, Node, Picture, ReadMore
from ..notices import Notify, ignore
from ..rewriting import children
from ..usable import tell_nameless, usable
from .bounds import check_article

_NODES_A_LEVEL = 3
"""A list in a list is an item and a list; marks on its text come on top."""


def read_json(data: bytes, file: str, notify: Notify = ignore, limits: Limits = DEFAULT) -> Article:
    """The article; InputError says where in the document something is wrong."""
    try:
        article = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=Article)
    except msgspec.ValidationError as error:
        raise InputError(f"this JSON is no article: {error}", file=file) from error
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise InputError(f"this is not JSON: {error}", file=file, line=_line(data, str(error))) from error
    _check(article, file, limits)
    check_article(article, limits)
    article = usable(article, notify)
    tell_nameless(article, notify)
    return article


def _line(data: bytes, message: str) -> int:
    """The line of the byte that a message of msgspec ends with (`(byte 12)`), or 0."""
    _, _, rest = message.rpartition("(byte ")
    return data[: int(rest[:-1])].count(b"\n") + 1 if rest[:-1].isdigit() else 0


def _check(article: Article, file: str, limits: Limits) -> None:
    """Nothing may lead where other readers let nothing lead; walks without recursion."""
    waiting: list[tuple[Node, int]] = [(article, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > limits.nesting * _NODES_A_LEVEL:
            raise passed("nesting", limits, "blocks are nested more than {} levels deep", file)
        _check_target(node, file)
        waiting.extend((child, depth + 1) for child in children(node))


def _check_target(node: Node, file: str) -> None:
    match node:
        case Link(target=target) if not is_allowed_target(target):
            raise InputError(f"the link target {target!r} is refused: use http, https, mailto or tel", file=file)
        case ReadMore(link=target) if target and not is_allowed_target(target):
            raise InputError(f"the link target {target!r} is refused: use http, https, mailto or tel", file=file)
        case Picture(path=path) if not is_local_path(path):
            raise InputError(f"the picture {path!r} is refused: only pictures in files are used", file=file)
        case _:
            return
