"""Repairs: what OCR and layout tools did to the characters of a line is undone.

One idea a file, each a table of rules with examples or one small procedure, each edit told in a
notice of level `repair`.  A repair sees one line of text at a time; code, formulas, addresses
and file names are hidden from it, and every character it is not about stays as it is.
"""

from .apply import repair

__all__ = ["repair"]
