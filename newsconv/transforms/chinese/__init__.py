"""Simplified and traditional Chinese over a whole article: names, words, regions, marks, a glossary, and doubts.

`targets` say where a text is to be read; `conversion` turns lines into pieces, by OpenCC and what `choices` set
right; `quotes` and `layering` put them back over the markup; `article` does all of it for a document; `report` and
`proof` show what was decided.  OpenCC and the segmenter load when the first text passes.
"""

from __future__ import annotations

from .article import Chinese, Converted
from .glossary import Entry, entries_of, read_glossary
from .targets import language_for

__all__ = ["Chinese", "Converted", "Entry", "entries_of", "language_for", "read_glossary"]
