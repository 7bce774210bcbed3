"""Front matter: YAML between `---` lines, every value read as a string."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from ...draft import FrontMatter
from ...model import Inlines, Publication, Source
from .context import Context

if TYPE_CHECKING:
    import yaml

_FRONT = re.compile(r"---[ \t]*\n(?P<body>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIRST = re.compile(r"(?:[ \t]*(?:#.*)?\n)*(?:[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|\n)|\Z)")
_INLINE = ("section", "kicker", "title", "deck", "summary")
_BYLINES = ("byline", "bylines", "author", "authors")
_LISTS = ("keywords", "terms", "furniture", "glossary")
_COMMA = re.compile(r"\s*[,，、;；]\s*")


class Split(Struct, frozen=True):
    """The front matter's YAML, and the text with those lines emptied, so that lines keep their numbers."""

    body: str | None
    rest: str


def split(text: str) -> Split:
    """Take the front matter off; a `---` that begins a document without keys is a divider."""
    match = _FRONT.match(text)
    if match is None or not _FIRST.match(match["body"]):
        return Split(None, text)
    return Split(match["body"], "\n" * match.group().count("\n") + text[match.end() :])


def front_matter(body: str, context: Context, parse: Callable[[str, int], Inlines]) -> FrontMatter:
    """The fields; InputError with its line for broken YAML, a notice for an unknown key."""
    fields: dict[str, Any] = {}
    publication: dict[str, Any] = {}
    for key, value, line in _entries(body, context):
        name = key.replace("-", "_").lower()
        if name in _INLINE:
            fields[name] = parse(_string(key, value, line, context), line)
            if name == "section":
                publication.setdefault(name, _string(key, value, line, context))
        elif name in _BYLINES:
            texts = _strings(value, line, key, context)
            fields["bylines"] = (*fields.get("bylines", ()), *(parse(text, line) for text in texts))
        elif name == "language":
            fields[name] = _string(key, value, line, context)
        elif name == "structure":
            fields["given"] = _given(_string(key, value, line, context), line, context)
        elif name == "publication_section":
            publication["section"] = _string(key, value, line, context)
        elif name in _LISTS:
            publication[name] = _list(name, value, line, key, context)
        elif name in Publication.__struct_fields__:
            publication[name] = _string(key, value, line, context)
        else:
            context.say("unknown-key", "doubt", f"the front matter key {key!r} is unknown and left out",
                        Source(line, line))
    return FrontMatter(publication=Publication(**publication), **fields)


def _entries(body: str, context: Context) -> list[tuple[str, Any, int]]:
    """Keys, values and lines of the document."""
    import yaml  # most articles have no front matter, and need not wait for it

    try:
        return _read(yaml.BaseLoader(body), yaml.MappingNode, context)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise context.error(f"front matter is not YAML: {error.problem or error.context}",
                            mark.line + 2 if mark else 1) from error
    except RecursionError as error:
        raise context.error("front matter is nested too deep", 1) from error
    except (yaml.YAMLError, ValueError) as error:
        raise context.error(f"front matter is not YAML: {error}", 1) from error


def _read(loader: yaml.BaseLoader, mapping: type[yaml.MappingNode], context: Context) -> list[tuple[str, Any, int]]:
    """The pairs of the one mapping that front matter is; a BaseLoader makes every scalar a string."""
    try:
        node = loader.get_single_node()
        if node is None:
            return []
        if not isinstance(node, mapping):
            raise context.error("front matter is lines of `key: value`", node.start_mark.line + 2)
        return [
            (str(loader.construct_object(key, deep=True)), loader.construct_object(value, deep=True),
             key.start_mark.line + 2)
            for key, value in node.value
        ]
    finally:
        loader.dispose()


def _string(key: str, value: Any, line: int, context: Context) -> str:
    if not isinstance(value, str):
        raise context.error(f"the front matter key {key!r} takes one text", line)
    return " ".join(value.splitlines()) if "\n" in value else value


def _strings(value: Any, line: int, key: str, context: Context) -> tuple[str, ...]:
    entries = value if isinstance(value, list) else [value]
    return tuple(text for entry in entries if (text := _string(key, entry, line, context)))


def _list(name: str, value: Any, line: int, key: str, context: Context) -> tuple[str, ...]:
    if isinstance(value, str) and name == "keywords":
        return tuple(word for word in _COMMA.split(value.strip()) if word)
    return _strings(value, line, key, context)


def _given(value: str, line: int, context: Context) -> bool:
    if value not in ("given", "inferred"):
        raise context.error(f"structure is 'given' or 'inferred', not {value!r}", line)
    return value == "given"


