"""newsconv: a Chinese news article into a typed document, and that into DOCX, PDF and EPUB.

    article = newsconv.read("article.md")
    newsconv.write(article, "article.pdf", newsconv.PdfOptions(paper="A4", columns=2))
"""

from .errors import FontError, InputError, NewsconvError, OutputError, PictureError, StrictError, UsageError
from .limits import Limits
from .model import Article
from .notices import Notice
from .options import ChineseOptions, ColourOptions, DocxOptions, EpubOptions, HtmlOptions, PdfOptions
from .pipeline import Result, combine, convert, convert_text, read, read_data, render, to_chinese, with_pinyin, write
from .walk import footnote_text, normalise, plain_text, rewrite, same, walk

__all__ = [
    "Article",
    "ChineseOptions",
    "ColourOptions",
    "DocxOptions",
    "EpubOptions",
    "FontError",
    "HtmlOptions",
    "InputError",
    "Limits",
    "NewsconvError",
    "Notice",
    "OutputError",
    "PdfOptions",
    "PictureError",
    "Result",
    "StrictError",
    "UsageError",
    "combine",
    "convert",
    "convert_text",
    "footnote_text",
    "normalise",
    "plain_text",
    "read",
    "read_data",
    "render",
    "rewrite",
    "same",
    "to_chinese",
    "walk",
    "with_pinyin",
    "write",
]
