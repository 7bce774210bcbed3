"""Simplified and traditional Chinese over a whole article: names, words, regions, marks, a glossary, and doubts.

`targets` say where a text is to be read; `conversion` turns lines into pieces, by OpenCC and what `choices` set
right; `quotes` and `layering` put them back over the markup; `article` does all of it for a document; `report` and
`proof` show what was decided.  OpenCC and the segmenter load when the first text passes.
"""

from __future__ import annotations

from pathlib import Path

from ...options import ChineseOptions
from .article import Chinese, Converted
from .glossary import Entry, entries_of, read_glossary
from .targets import language_for

__all__ = ["Chinese", "Converted", "Entry", "chinese", "entries_of", "language_for", "read_glossary"]


def chinese(source: str, asked: str | ChineseOptions) -> Chinese:
    """The conversion from a language tag that is asked for; raises UsageError, or InputError for a glossary."""
    options = ChineseOptions(asked) if isinstance(asked, str) else asked
    layers = [read_glossary(Path(name), name) for name in options.glossaries]
    return Chinese(source, options.target, regional_words=options.regional_words, formal=options.tw_formal,
                   glossary=layers)
