"""Room for readings: an article annotated throughout is set with wider leading."""

from __future__ import annotations

from msgspec.structs import replace

from ..model import Article, Code, Ruby, inline_text
from ..model import Text as TextNode
from ..theme import Theme
from ..walk import walk

MOST = 0.5
"""The share of an article's characters with readings above which all lines make room for them."""
ROOM = 0.5
"""Em of leading that a row of readings takes."""


def roomy(theme: Theme, article: Article) -> Theme:
    """The theme with room above every line, if most of the article has readings."""
    nodes = list(walk(article))
    annotated = sum(len(inline_text(node.children)) for node in nodes if isinstance(node, Ruby))
    characters = sum(len(node.text) for node in nodes if isinstance(node, TextNode | Code))
    if annotated <= MOST * characters:
        return theme
    apart = {"running-head", "folio", "code"}
    styles = {
        role: style if role in apart else replace(style, leading=style.leading + ROOM * style.size)
        for role, style in theme.styles.items()
    }
    return replace(theme, styles=styles)
