"""The CommonMark parser, with the rules of this notation."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from mdit_py_plugins.footnote import footnote_plugin

from . import attributes, containers, flanking, fragments, prose, rules

_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


def make_parser(most_nesting: int) -> MarkdownIt:
    """A parser; it holds no state of a document, so one serves many threads."""
    parser = MarkdownIt("commonmark", {"maxNesting": most_nesting + 4})
    parser.enable(["table", "strikethrough"])
    parser.disable(["html_block", "lheading"])
    footnote_plugin(parser, inline=False, move_to_end=False)
    parser.validateLink = _any_link  # type: ignore[method-assign]
    parser.normalizeLink = parser.normalizeLinkText = _as_written  # type: ignore[method-assign,assignment]
    block = parser.block.ruler
    block.at("code", prose.code)
    block.at("paragraph", prose.prose)
    block.at("reference", rules.reference)
    block.at("table", rules.table, {"alt": ["paragraph", "reference"]})
    block.before("table", "nesting", rules.nesting)
    block.before("fence", "attribute_line", attributes.attribute_line, _INTERRUPTS)
    block.before("fence", "container", containers.container, _INTERRUPTS)
    block.before("fence", "comment", rules.comment, _INTERRUPTS)
    block.before("fence", "fragment", fragments.fragment, _INTERRUPTS)
    parser.inline.ruler.before("link", "attribute_span", attributes.span)
    parser.inline.ruler.at("emphasis", flanking.emphasis)
    parser.inline.ruler.at("strikethrough", flanking.strikethrough)
    parser.inline.ruler.at("footnote_ref", rules.note_mark)
    parser.core.ruler.before("inline", "bounds", rules.bounds)
    parser.core.ruler.before("inline", "trim", rules.trim)
    parser.core.ruler.before("inline", "spans", rules.spans)
    return parser


def _any_link(url: str) -> bool:
    """The builder judges targets, so that a refused one leaves a notice."""
    return isinstance(url, str)


def _as_written(link: str) -> str:
    return link
