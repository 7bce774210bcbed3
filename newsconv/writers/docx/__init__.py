"""DOCX: a Word file as an editor would have typed it, with named styles and real Word features."""

from .writer import DocxWriter

__all__ = ["DocxWriter"]
