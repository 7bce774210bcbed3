"""What one article more costs a process that is running: each step, beside the peers in the same process.

    python tests/benchmarks/warm.py [ARTICLE] [--rounds N]

The peers are what a Python program would take: python-docx and EbookLib adding the article's paragraphs one by one,
and Typst's compiler (pip install typst).  They read nothing, and set plain paragraphs.  Prints medians of ratios of
processor time, taken by turns, and what share of newsconv's time each step takes.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import process_time

from docx import Document
from ebooklib import epub
from typeset import ROOT, typst_compiler

import newsconv
from newsconv.model import Article, inline_text
from newsconv.walk import text_rows

STEPS = ("read", "docx", "pdf", "epub")


def paragraphs(article: Article) -> list[str]:
    return [text for row in text_rows(article) if (text := inline_text(row))]


def python_docx(article: Article) -> bytes:
    document, out = Document(), BytesIO()
    for text in paragraphs(article):
        document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def ebooklib(article: Article) -> bytes:
    book, out = epub.EpubBook(), BytesIO()
    book.set_title(article.file)
    chapter = epub.EpubHtml(title=article.file, file_name="text.xhtml", lang="zh")
    chapter.content = "".join(f"<p>{text}</p>" for text in paragraphs(article))
    for item in (chapter, epub.EpubNcx(), epub.EpubNav()):
        book.add_item(item)
    book.toc, book.spine = (chapter,), ["nav", chapter]
    epub.write_epub(out, book)
    return out.getvalue()


def own(path: Path, article: Article) -> dict[str, Callable[[], object]]:
    """The steps of newsconv."""
    data = path.read_bytes()
    writers = {name: lambda name=name: newsconv.render(article, name, images=[path.parent]) for name in STEPS[1:]}
    return {"read": lambda: newsconv.read_data(data, path.name, format="md"), **writers}


def seconds(work: Callable[[], object]) -> float:
    """Processor time: what an article costs a core, whatever else the machine does."""
    begin = process_time()
    work()
    return process_time() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", nargs="?", type=Path, default=ROOT / "samples" / "congress.md")
    parser.add_argument("--rounds", type=int, default=21)
    chosen = parser.parse_args()
    article = newsconv.read(chosen.article)
    steps = own(chosen.article, article)
    with tempfile.TemporaryDirectory() as folder:
        peers: dict[str, Callable[[], object]] = {
            "docx": lambda: python_docx(article), "epub": lambda: ebooklib(article),
        }
        if (compiler := typst_compiler(article, Path(folder))) is not None:
            peers["pdf"] = compiler
        for work in (*steps.values(), *peers.values()):
            work()
        rounds = [({name: seconds(work) for name, work in steps.items()},
                   {name: seconds(work) for name, work in peers.items()}) for _ in range(chosen.rounds)]
    print(f"{'':8}{'share':>7}{'to peer':>9}")
    for name in STEPS:
        share = statistics.median(mine[name] / sum(mine.values()) for mine, _ in rounds)
        ratio = f"{statistics.median(mine[name] / theirs[name] for mine, theirs in rounds):9.2f}" if name in peers else ""
        print(f"{name:8}{share:7.0%}{ratio}")
    if compiler is None:
        print("Typst is not installed: pip install typst")
        return
    print(f"{'all':15}{statistics.median(sum(mine.values()) / sum(theirs.values()) for mine, theirs in rounds):9.2f}")


if __name__ == "__main__":
    main()
