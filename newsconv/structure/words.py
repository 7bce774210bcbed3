"""Whether a word runs across a break: asked of a segmenter's dictionary, loaded when first needed."""

from __future__ import annotations

_CONTEXT = 8
"""Characters on each side that the segmenter sees."""


def word_across(left: str, right: str) -> str:
    """The dictionary word that begins in `left` and ends in `right`, or ''."""
    import rjieba

    before, after = left[-_CONTEXT:], right[:_CONTEXT]
    at = 0
    for word in rjieba.cut(before + after, False):
        if at < len(before) < at + len(word):
            return str(word)
        at += len(word)
    return ""
