"""The reader itself."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ...draft import Draft, FrontMatter
from ...limits import DEFAULT, Limits, passed
from ...model import Footnote, Inlines
from ...notices import Notify
from ..characters import clean
from . import front
from .blocks import rows, tree
from .context import Context
from .inlines import inlines
from .parser import make_parser
from .rules import References


class MarkdownReader:
    """Markdown to a draft; InputError names file and line of what was said wrongly.

    One object may be used from several threads.
    """

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self._limits = limits

    @cached_property
    def _parser(self) -> MarkdownIt:
        return make_parser(self._limits.nesting)

    def __call__(self, text: str, file: str, notify: Notify) -> Draft:
        """The source as rows."""
        split = front.split(clean(text, file, notify))
        env: dict[str, Any] = {"references": References(), "file": file, "limits": self._limits}
        tokens = self._parser.parse(split.rest, env)
        context = Context(file, notify, env["references"], {}, self._inline)
        matter = FrontMatter()
        if split.body is not None:
            if len(split.body) > self._limits.paragraph:
                raise passed("paragraph", self._limits, "front matter has over {} characters", file, 1)
            matter = front.front_matter(split.body, context, lambda value, line: self._inlines(value, line, context))
        found = tuple(rows(tree(tokens), context, top=True))
        notes = tuple(Footnote(key, tuple(blocks)) for key, blocks in context.notes.items())
        return Draft(file, matter, found, notes)

    def _inline(self, text: str) -> list[Token]:
        return self._parser.parseInline(text, {"references": References()})[0].children or []

    def _inlines(self, text: str, line: int, context: Context) -> Inlines:
        return inlines(self._inline(text), line, context)
