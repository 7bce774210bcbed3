"""What else makes the same three files of an article: the usual libraries in a warm process, and pandoc with Typst.

Neither recognises, repairs or proves anything; their text is what stands in the Markdown.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from newsconv.fonts.find import bundled

_HEAD = """#set page(paper: "a4", margin: (x: 18mm, y: 21mm), columns: 2)
#set text(font: "Noto Serif SC", size: 10.5pt, lang: "zh", region: "cn")
#set par(justify: true, leading: 5.25pt, first-line-indent: (amount: 2em, all: true))
"""
_ESCAPED = "\\#$*_`<>@=~[]-+/\"'"


@cache
def compiler() -> Any:
    """Typst's compiler with the face that newsconv sets in."""
    import typst

    return typst.Compiler(font_paths=[bundled("serif", "SC").path.parent], ignore_system_fonts=True)


def libraries(article: Path, target: Path) -> None:
    """python-docx, ebooklib and Typst's compiler in this process, with a Markdown reader of four lines."""
    blocks = [block.strip() for block in article.read_text(encoding="utf-8").split("\n\n")]
    blocks = [block for block in blocks if block and block[0] not in "{:!-"]
    _docx(blocks, target.with_suffix(".docx"))
    _epub(blocks, target.with_suffix(".epub"))
    escaped = ("".join(f"\\{char}" if char in _ESCAPED else char for char in block) for block in blocks)
    target.with_suffix(".pdf").write_bytes(compiler().compile((_HEAD + "\n\n".join(escaped)).encode(), format="pdf"))


def _docx(blocks: list[str], target: Path) -> None:
    import docx

    document = docx.Document()
    for block in blocks:
        if block.startswith("#"):
            document.add_heading(block.lstrip("# "), 1)
        else:
            document.add_paragraph(block)
    document.save(str(target))


def _epub(blocks: list[str], target: Path) -> None:
    from html import escape

    from ebooklib import epub

    book = epub.EpubBook()
    book.set_identifier(target.stem)
    book.set_title(target.stem)
    book.set_language("zh")
    chapter = epub.EpubHtml(title=target.stem, file_name="text.xhtml", lang="zh")
    chapter.content = "".join(f"<p>{escape(block)}</p>" for block in blocks)
    book.add_item(chapter)
    book.toc = [chapter]
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav())
    book.spine = ["nav", chapter]
    epub.write_epub(str(target), book)


@cache
def pandoc_path() -> str:
    """Pandoc on this machine, by itself or in the package pypandoc_binary; '' without."""
    if found := shutil.which("pandoc"):
        return found
    try:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        return ""


def pandoc(article: Path, target: Path) -> None:
    """Pandoc three times, its Typst source set by the compiler in this process without its pictures."""
    common = [pandoc_path(), "--from=markdown", f"--resource-path={article.parent}", str(article)]
    for suffix in (".docx", ".epub"):
        subprocess.run([*common, "--standalone", f"--output={target.with_suffix(suffix)}"], check=True,
                       stderr=subprocess.DEVNULL)
    source = subprocess.run([*common, "--to=typst"], check=True, capture_output=True).stdout.decode()
    text = re.sub(r'image\("[^"]*"[^)]*\)', "[]", source)
    target.with_suffix(".pdf").write_bytes(compiler().compile((_HEAD + text).encode(), format="pdf"))
