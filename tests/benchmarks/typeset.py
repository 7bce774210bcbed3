"""How long setting an article takes, step by step and in all, against Typst's compiler in the same process.

    python tests/benchmarks/typeset.py [ARTICLE] [--rounds N] [--times N]

Prints medians of warm rounds in milliseconds; `--times` sets the article that often over, to see the growth.
Typst takes part if it is installed (pip install typst): the same text, paper, columns and bundled faces.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any

from msgspec.structs import replace

import newsconv
from newsconv import theme, typeset
from newsconv.fonts.find import bundled
from newsconv.fonts.shaper import HarfBuzzShaper
from newsconv.fonts.system import SystemFaces
from newsconv.model import Article, inline_text
from newsconv.notices import ignore
from newsconv.options import PdfOptions
from newsconv.pictures import Pictures
from newsconv.typeset.shaping import FaceRequest, Glyph
from newsconv.walk import text_rows
from newsconv.writers import Surroundings
from newsconv.writers.pdf import PdfWriter, facts
from newsconv.writers.pdf.document import PdfSurface
from newsconv.writers.pdf.embed import embed
from newsconv.writers.pdf.images import Images
from newsconv.writers.pdf.paint import paint

ROOT = Path(__file__).resolve().parents[2]
DATE = datetime(2026, 1, 1, tzinfo=UTC)


class TimedShaper:
    """A shaper that adds up the time it takes."""

    def __init__(self) -> None:
        self.inner = HarfBuzzShaper(SystemFaces(()))
        self.seconds = 0.0

    def shape(self, text: str, request: FaceRequest, language: str) -> tuple[Glyph, ...]:
        begin = perf_counter()
        glyphs = self.inner.shape(text, request, language)
        self.seconds += perf_counter() - begin
        return glyphs


def no_pictures(path: str) -> None:
    """Pictures are left out: both sides set text."""


def parts(data: bytes, times: int) -> dict[str, float]:
    """Seconds of each step of one round."""
    found: dict[str, float] = {}

    def step(name: str, work: Callable[[], Any]) -> Any:
        begin = perf_counter()
        result = work()
        found[name] = perf_counter() - begin
        return result

    article = longer(step("parse", lambda: newsconv.read_data(data, "article.md", format="md")), times)
    shaper = TimedShaper()
    pages = step("set", lambda: typeset.compose(
        article, theme.theme("newspaper"), PdfOptions(), shaper, no_pictures, ignore))
    found["shape"] = shaper.seconds
    found["break and place"] = found.pop("set") - shaper.seconds
    embedding = step("subset", lambda: embed(pages, shaper.inner.cut))

    def painted() -> bytes:
        surface = PdfSurface(embedding, Images(Pictures()), facts(article, DATE))
        paint(pages, embedding.codes, surface)
        return surface.finish()

    step("paint and write", painted)
    return found


def longer(article: Article, times: int) -> Article:
    return replace(article, stories=article.stories * times)


def whole(article: Article) -> bytes:
    """The PDF of a parsed article."""
    return PdfWriter()(article, Surroundings(Pictures(), DATE, ignore))


def typst_source(article: Article, number: int) -> str:
    """The same text for Typst: two justified columns on A4 in the bundled serif face.

    Typst remembers every paragraph it has set; a size that differs with `number` by a millionth
    of a point makes it set all of them again.
    """
    rows = (inline_text(row) for row in text_rows(article))
    text = "\n\n".join("".join(f"\\{char}" if char in "\\#$*_`<>@=~[]-+/\"'" else char for char in row) for row in rows)
    head = ('#set page(paper: "a4", margin: (x: 18mm, y: 21mm), columns: 2)\n'
            '#set text(font: "Noto Serif SC", size: ' + f"{10.5 + number / 1e6}" + 'pt, lang: "zh", region: "cn")\n'
            "#set par(justify: true, leading: 5.25pt, first-line-indent: (amount: 2em, all: true))\n")
    return f"{head}{text}\n"


def typst_compiler(article: Article, folder: Path) -> Callable[[], bytes] | None:
    """A warm compiler of the article's text, None where Typst is not installed."""
    try:
        import typst
    except ImportError:
        return None
    source = folder / "article.typ"
    source.write_text(typst_source(article, 0), encoding="utf-8")
    compiler = typst.Compiler(source, font_paths=[bundled("serif", "SC").path.parent], ignore_system_fonts=True)

    numbers = count(1)

    def compiled() -> bytes:
        source.write_text(typst_source(article, next(numbers)), encoding="utf-8")
        return bytes(compiler.compile(source, format="pdf"))

    return compiled


def timed(work: Callable[[], Any]) -> float:
    begin = perf_counter()
    work()
    return perf_counter() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", nargs="?", type=Path, default=ROOT / "samples" / "congress.md")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--times", type=int, default=1)
    chosen = parser.parse_args()
    data = chosen.article.read_bytes()
    article = longer(newsconv.read_data(data, "article.md", format="md"), chosen.times)
    print(f"{len(newsconv.plain_text(article))} characters, medians of {chosen.rounds} warm rounds")
    with tempfile.TemporaryDirectory() as folder:
        peer = typst_compiler(article, Path(folder))
        parts(data, chosen.times)
        if peer is not None:
            peer()
        rounds = [(parts(data, chosen.times), timed(lambda: whole(article)), timed(peer) if peer else 0.0)
                  for _ in range(chosen.rounds)]
    for name in rounds[0][0]:
        print(f"{name:18}{1000 * statistics.median(one[0][name] for one in rounds):9.1f} ms")
    ours = statistics.median(one[1] for one in rounds)
    print(f"{'article to PDF':18}{1000 * ours:9.1f} ms")
    if peer is None:
        print("Typst is not installed: pip install typst")
        return
    theirs = statistics.median(one[2] for one in rounds)
    ratio = statistics.median(one[1] / one[2] for one in rounds)
    print(f"{'Typst':18}{1000 * theirs:9.1f} ms\n{'ratio':18}{ratio:9.2f}")


if __name__ == "__main__":
    main()
