"""Articles out of broken parts, through every reader and writer: `python tests/fuzz/articles.py --seconds 60`.

Each must end in files that open and hold its text, or in one NewsconvError.  What does not is printed with the seed
that makes it again (`--seed N --count 1`), and the exit status is 1.  A case that takes over `--slow` seconds of
processor time is told too.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import docx
from docx.oxml.ns import qn
from loop import mutated, run
from lxml import etree

import newsconv
from newsconv.errors import NewsconvError

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.md"))
PARTS = (
    "# ", "## ", "**", "*", "_", "`", "```\n", "~~", "[", "](", ")", "![", "![](a.png)", "<b>", "</b>", "<ruby>", "<rt>", "</ruby>",
    "<sup>", "<br>", "&amp;", "&#x202e;", "&#12;", "\\", "> ", "- ", "1. ", "|", "\n|-|-|\n", "| 甲 {columns=3 rows=2} |", ":::", "\n::: sidebar\n", "\n:::\n",
    "\n::: story\n", "{.byline}\n", "{.caption}\n", "{.join}\n", "]{.name}", "[^1]", "\n\n[^1]: ", "---\n", "title: ", "- a: [b, {c: d}]\n", "&a *a\n",
    "\n\n", "\n", "　　", "    ", "\t", " ", "本报记者 王小明", "本报讯（记者 王小明）5月31日，", "图为会场。李晓摄", "记者：", "（下转第4版）", "责任编辑：",
    "“", "”", "‘", "’", "《", "》", "（", "）", "——", "……", "。", "，", "一一", "$ 5 \\% $", "$_{2}$", "CO₂", "12,345.6", "２０２４年", "http://a.cn/b?c=d",
    "a@b.cn", "\x00", "\x1b[31m", "\x85", "\u2028", "\u200b", "\u202e", "\u2066", "\u0301" * 9, "\ufe0f", "👨‍👩‍👧", "🇨🇳", "אבג", "مرحبا", "क्षि", "ก็", "한글", "𠮷", "\ue000",
    "\U000e0fff", "\ufffe", "é", "word" * 30, "中" * 80, "发布会", "头发", "乾隆",
)
HTML = ("<p>", "</p>", "<div>", "</div>", "<table>", "<tr><td colspan=9 rowspan=0>", "</table>", "<h1>", "</h1>", "<ul><li>", "</ul>", "<figure><img src='a.png'>", "<script>", "</script>", "<!--", "-->", "<a href='java\tscript:x'>", "</a>", "<meta charset=utf-7>", "<span style='display:none'>", "&#x1f600;", "&#1;", "<svg>", "<math>", "<![CDATA[", "<ruby>漢<rt>kan", "<blockquote>")


def text_of(random_: random.Random, parts: tuple[str, ...]) -> str:
    """A heap of parts, some of them many times over."""
    return "".join(random_.choice(parts) * random_.choice((1, 1, 1, 1, 2, 40)) for _ in range(random_.randrange(1, 60)))


def markdown(random_: random.Random) -> tuple[bytes, str]:
    """Broken Markdown, or a sample that something fell into."""
    if random_.random() < 0.5:
        return ("# 标题\n\n正文\n\n" + text_of(random_, PARTS)).encode("utf-8", "replace"), "md"
    sample = random_.choice(SAMPLES).read_text(encoding="utf-8")
    for _ in range(random_.randrange(1, 12)):
        at = random_.randrange(len(sample))
        sample = sample[:at] + random_.choice(PARTS) + sample[at + random_.choice((0, 0, 1, 30)):]
    return sample.encode("utf-8", "replace"), random_.choice(("md", "md", "txt"))


def encoded(random_: random.Random) -> tuple[bytes, str]:
    """A text in another encoding, some bytes of it wrong."""
    text = random_.choice(SAMPLES).read_text(encoding="utf-8")[:2000]
    data = bytearray(text.encode(random_.choice(("gb18030", "big5hkscs", "utf-16", "utf-16-le", "utf-8", "utf-32")), "replace"))
    for _ in range(random_.randrange(6)):
        data[random_.randrange(len(data))] = random_.randrange(256)
    return bytes(data), random_.choice(("md", "txt", "html"))


def page(random_: random.Random) -> tuple[bytes, str]:
    """A broken web page."""
    return f"<html><body><h1>标题</h1><p>{text_of(random_, HTML + PARTS)}".encode("utf-8", "replace"), "html"


def changed_json(random_: random.Random) -> tuple[bytes, str]:
    """The JSON of an article with values of others in it."""
    data = newsconv.render(newsconv.read(random_.choice(SAMPLES)), "json")
    for _ in range(random_.randrange(1, 5)):
        at = random_.randrange(len(data))
        data = data[:at] + random_.choice((b"\\u0001", b"\\u202e", b"0", b"{}", b"null", b'"', b"\\ud800", b"1e999")) + data[at + random_.randrange(3):]
    return data, "json"


def changed_docx(random_: random.Random) -> tuple[bytes, str]:
    """A Word file with a part missing, or bytes of its XML changed."""
    whole = newsconv.render(newsconv.read(random_.choice(SAMPLES)), "docx")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if random_.random() < 0.05:
                continue
            if random_.random() < 0.3:
                at = random_.randrange(len(data) or 1)
                data = data[:at] + random_.choice((b"", b"9", b"<w:tbl>", b"&x;", b"-1", b"</w:p>")) + data[at + random_.randrange(4):]
            new.writestr(name, data)
    made = out.getvalue()
    return (made[: random_.randrange(len(made))] if random_.random() < 0.1 else made), "docx"


@cache
def word_file(number: int) -> bytes:
    """A sample as a Word file, with its pictures."""
    return newsconv.render(newsconv.read(SAMPLES[number]), "docx", images=[SAMPLES[0].parent])


def flipped_docx(random_: random.Random) -> tuple[bytes, str]:
    """A Word file with bytes of some members changed, some cut off, or of the archive itself."""
    whole = word_file(random_.randrange(len(SAMPLES)))
    if random_.random() < 0.3:
        return mutated(whole, random_), "docx"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if random_.random() < 0.4:
                data = mutated(data, random_) if random_.random() < 0.7 else data[: random_.randrange(len(data) + 1)]
            new.writestr(name, data)
    return out.getvalue(), "docx"


@cache
def saved(number: int) -> tuple[bytes, bytes]:
    """A sample as a web page and as JSON."""
    article = newsconv.read(SAMPLES[number])
    return newsconv.render(article, "html"), newsconv.render(article, "json")


def flipped(random_: random.Random) -> tuple[bytes, str]:
    """A page or the JSON of an article with bytes changed."""
    page, data = saved(random_.randrange(len(SAMPLES)))
    return (mutated(page, random_), "html") if random_.random() < 0.6 else (mutated(data, random_), "json")


MAKERS: tuple[Callable[[random.Random], tuple[bytes, str]], ...] = (markdown, markdown, markdown, encoded, page, changed_json, changed_docx, flipped_docx, flipped_docx, flipped)


def bare(text: str) -> Counter[str]:
    """The characters that are no white space."""
    return Counter("".join(text.split()))


def check(data: bytes, kind: str, folder: Path) -> None:
    """Convert to everything and look inside; AssertionError or any other exception is a finding."""
    try:
        article = newsconv.read_data(data, f"a.{kind}", format=kind)
    except NewsconvError as error:
        assert "\n" not in error.message, f"more than a line: {error.message!r}"
        return
    expected = bare(newsconv.plain_text(article))
    body = docx.Document(io.BytesIO(newsconv.render(article, "docx", images=[folder]))).element.body
    found = bare("".join(node.text or "" for node in body.iter(qn("w:t"))))
    assert not expected - found, f"not in the DOCX: {expected - found}"
    with zipfile.ZipFile(io.BytesIO(newsconv.render(article, "epub", images=[folder]))) as book:
        pages = [etree.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")]
    found = bare("".join("".join(one.itertext()) for one in pages))
    assert not expected - found, f"not in the EPUB: {expected - found}"
    import pikepdf

    with pikepdf.open(io.BytesIO(newsconv.render(article, "pdf", images=[folder]))) as pdf:
        assert pdf.pages
    for format in ("json", "md"):
        again = newsconv.read_data(newsconv.render(article, format), "a", format=format)
        assert newsconv.same(again, newsconv.normalise(article)), f"{format} does not come back"
    newsconv.render(newsconv.to_chinese(article, "tw"), "html", images=[folder])


def trial(random_: random.Random) -> str:
    """One article."""
    data, kind = random_.choice(MAKERS)(random_)
    check(data, kind, SAMPLES[0].parent)
    return kind


if __name__ == "__main__":
    raise SystemExit(run(__doc__, trial))
