"""DOCX: a Word file as its author typed it; the styles of our own writer say what each paragraph is."""

from .reader import read_docx

__all__ = ["read_docx"]
