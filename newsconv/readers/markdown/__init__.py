"""Markdown: CommonMark with tables, footnotes, attribute lines, spans and containers."""

from .reader import MarkdownReader

__all__ = ["MarkdownReader"]
