"""EPUB 3.3: an article as a book that every reader opens.

ebooklib makes the package document, both tables of contents and the container;
the chapters are text of our own, since white space is visible in Chinese.
"""

from __future__ import annotations

from .writer import EpubWriter

__all__ = ["EpubWriter"]
