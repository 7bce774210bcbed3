"""Simplified and traditional Chinese over a whole article: names, words, regions, marks, a glossary, and doubts.

`targets` say where a text is to be read; `conversion` turns lines into pieces, by OpenCC and what `choices` set
right; `quotes` and `layering` put them back over the markup; `article` does all of it for a document; `report` and
`proof` show what was decided.  OpenCC and the segmenter load when the first text passes.
"""

from __future__ import annotations

from pathlib import Path

from ...errors import UsageError
from ...options import ChineseOptions
from .article import Chinese, Converted
from .glossary import Entry, entries_of, read_glossary
from .targets import Formal, language_for

__all__ = ["Chinese", "Converted", "Entry", "chinese", "entries_of", "language_for", "read_glossary"]


def chinese(source: str, asked: str | ChineseOptions) -> Chinese:
    """The conversion from a language tag that is asked for; raises UsageError, or InputError for a glossary."""
    options = ChineseOptions(asked) if isinstance(asked, str) else asked
    layers = [read_glossary(Path(name), name) for name in options.glossaries]
    return Chinese(source, options.target, regional_words=options.regional_words, formal=_formal(options),
                   glossary=layers)


def _formal(options: ChineseOptions) -> Formal:
    if options.tw_formal and options.hk_formal:
        raise UsageError("--tw-formal and --hk-formal do not go together: a text is for one region")
    return "tw" if options.tw_formal else "hk" if options.hk_formal else ""
