"""Simplified and traditional Chinese over a whole article."""

from __future__ import annotations

from .article import Chinese, language_for

__all__ = ["Chinese", "language_for"]
