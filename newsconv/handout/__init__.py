"""Handouts: articles and a recipe → pages → sheets for the office printer, or pages for a print shop.

    from newsconv.handout import handout
    handout(["a.md", "b.md"], "handout.pdf", recipe="a5-booklet")
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from .. import pipeline
from ..files import write_all
from ..notices import Notice, Notify, ignore
from ..options import ColourOptions

__all__ = ["handout"]


def handout(
    sources: Sequence[str | Path],
    target: str | Path,
    *,
    recipe: str = "single",
    title: str = "",
    bleed: float | None = None,
    colour: ColourOptions = ColourOptions(),  # noqa: B008 - frozen
    chinese: str = "",
    images: Sequence[str | Path] = (),
    modified: datetime | None = None,
    notify: Notify = ignore,
) -> pipeline.Result:
    """Make a handout of files, in order, after a recipe by name or TOML file.

    With a `bleed` (in mm) it is for a print shop; `colour` is that of `PdfOptions`.  The other arguments
    mean what they mean in `newsconv.convert`.  Raises NewsconvError; ValueError without sources.
    """
    from .recipe import recipe as named
    from .writer import HandoutWriter

    pipeline.check_targets([Path(source) for source in sources], [[Path(target)]])
    notices: list[Notice] = []

    def tell(notice: Notice) -> None:
        notices.append(notice)
        notify(notice)

    bound = []
    for source in sources:
        article = pipeline.read(source, notify=tell)
        if chinese:
            article = pipeline.to_chinese(article, chinese, notify=tell)
        folders = (Path(source).parent, *map(Path, images))
        bound.append((article, pipeline.surroundings(article, folders, modified, tell)))
    write_all([(Path(target), HandoutWriter(named(recipe), title, bleed, colour=colour)(bound))])
    return pipeline.Result((Path(target),), tuple(notices))
