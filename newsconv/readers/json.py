"""JSON: an article as `JsonWriter` puts it out, checked field by field."""

from __future__ import annotations

import msgspec

from ..errors import InputError
from ..links import is_allowed_target, is_local_path
from ..model import Article, Link, Node, Picture, ReadMore
from ..rewriting import children

MOST_NESTING = 100
"""Nodes inside each other."""


def read_json(data: bytes, file: str) -> Article:
    """The article; InputError says where in the document something is wrong."""
    try:
        article = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=Article)
    except msgspec.ValidationError as error:
        raise InputError(f"this JSON is no article: {error}", file=file) from error
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise InputError(f"this is not JSON: {error}", file=file, line=_line(data, str(error))) from error
    _check(article, file)
    return article


def _line(data: bytes, message: str) -> int:
    """The line of the byte that a message of msgspec ends with (`(byte 12)`), or 0."""
    _, _, rest = message.rpartition("(byte ")
    return data[: int(rest[:-1])].count(b"\n") + 1 if rest[:-1].isdigit() else 0


def _check(article: Article, file: str) -> None:
    """Nothing may lead where other readers let nothing lead; walks without recursion."""
    waiting: list[tuple[Node, int]] = [(article, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > MOST_NESTING:
            raise InputError(f"nodes are nested more than {MOST_NESTING} deep", file=file)
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
