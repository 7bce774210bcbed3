"""`<ruby>base<rt>reading</rt></ruby>`: the tags of HTML §4.5.10 that a ruby is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from ...model import Inline, Inlines, Node, Ruby, Source, Text

RUBY_TAGS = ("ruby", "rt", "rp")


class Aside(Node, frozen=True, tag="aside"):
    """What stood in `<rt>` or `<rp>` until its `</ruby>` is met."""

    tag: str
    text: str


def rubies(inside: Inlines, source: Source) -> tuple[Inline, ...]:
    """Each base with the reading behind it; `<rp>` (brackets for programs without ruby) is left out."""
    return tuple(_rubies(inside, source))


def _rubies(inside: Inlines, source: Source) -> Iterator[Inline]:
    base: Inlines = ()
    for aside, run in groupby(inside, lambda node: isinstance(node, Aside)):
        nodes = tuple(run)
        if not aside:
            base = nodes
            continue
        readings = [node.text for node in nodes if isinstance(node, Aside) and node.tag == "rt"]
        if readings:
            yield Ruby(base, "".join(readings), source=source)
        else:
            yield from base
        base = ()
    yield from base


def unwound(inside: Iterable[Inline]) -> Iterator[Inline]:
    """The content of a `<ruby>` that was never closed, its tags as text."""
    for node in inside:
        if isinstance(node, Aside):
            yield Text(f"<{node.tag}>{node.text}</{node.tag}>", source=node.source)
        else:
            yield node
