"""The cover: drawn or given, the same each time, and named as a cover wherever readers look."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from invented import HOSTILE, PAGE, words
from opened_epub import EPUB_TYPE, OPF, XHTML, Opened, bound, classes, written
from PIL import Image

from newsconv.errors import InputError, PictureError
from newsconv.model import Article, Headline, Publication
from newsconv.options import EpubOptions

DRAWN = EpubOptions()


def cover(book: Opened) -> Image.Image:
    """The picture that the manifest says is the cover."""
    items = [item for item in book.items.values() if "cover-image" in item.get("properties", "").split()]
    assert len(items) == 1
    return Image.open(BytesIO(book.zip.read(f"EPUB/{items[0].get('href')}")))


def ink(image: Image.Image) -> int:
    """How many pixels are darker than half."""
    return sum(image.convert("L").histogram()[:128])


def test_cover_is_found_by_old_and_new_readers() -> None:
    book = Opened(written(PAGE, options=DRAWN))
    assert cover(book).size == (1400, 2100)
    old = [meta.get("content") for meta in book.package.iter(f"{OPF}meta") if meta.get("name") == "cover"]
    assert [book.items[id_].get("properties") for id_ in old] == ["cover-image"]
    assert book.spine[0] == "cover.xhtml"
    marks = book.root("nav.xhtml").findall(f".//{XHTML}nav[@{EPUB_TYPE}='landmarks']//{XHTML}a")
    assert [mark.get(EPUB_TYPE) for mark in marks] == ["cover", "titlepage", "toc", "bodymatter"]


def test_cover_says_in_words_what_it_shows() -> None:
    book = Opened(written(PAGE, options=DRAWN))
    image = next(book.root("cover.xhtml").iter(f"{XHTML}img"))
    assert image.get("alt") == "封面：城市书屋：得读者得天下"
    assert "generated" in classes(next(book.root("cover.xhtml").iter(f"{XHTML}section")))
    assert book.meta("schema:accessMode") == ["textual"]


def test_cover_is_small_and_the_same_each_time() -> None:
    one, other = written(PAGE, options=DRAWN), written(PAGE, options=DRAWN)
    assert one == other
    assert len(Opened(one).zip.read("EPUB/cover.png")) < 80_000


def test_what_is_drawn_is_the_headline_and_the_outlet() -> None:
    bare = ink(cover(Opened(written(Article(headline=Headline(title=words("一"))), options=DRAWN))))
    title = ink(cover(Opened(written(Article(headline=Headline(title=words("一灯灯灯灯"))), options=DRAWN))))
    outlet = ink(cover(Opened(written(Article(headline=Headline(title=words("一")),
                                              publication=Publication(outlet="青溪晚报")), options=DRAWN))))
    assert bare < outlet < title


@pytest.mark.parametrize("title", ["字" * 5000, "Supercalifragilistic" * 40, "\u0001\ufffe𠮷龘€😀ﷺ", "，" * 300, " ", "a\nb"])
def test_any_title_can_be_drawn(title: str) -> None:
    article = Article(headline=Headline(title=words(title)), publication=Publication(outlet=title))
    image = cover(Opened(written(article, options=DRAWN)))
    edge = image.convert("L").crop((0, 0, 100, 2100)).getextrema()
    assert edge[0] == edge[1], "nothing stands in the margin"
    right = image.convert("L").crop((1340, 0, 1400, 2100)).getextrema()
    assert right[0] == right[1]


def test_hostile_article_has_a_cover() -> None:
    assert cover(bound(HOSTILE, PAGE, options=DRAWN)).size == (1400, 2100)


def test_a_picture_may_be_the_cover(tmp_path: Path) -> None:
    Image.new("RGB", (3000, 4000), "navy").save(tmp_path / "封 面.tif")
    image = cover(Opened(written(PAGE, options=EpubOptions(cover=str(tmp_path / "封 面.tif")))))
    assert (image.format, image.size) == ("PNG", (1800, 2400))


def test_a_cover_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such picture"):
        written(PAGE, options=EpubOptions(cover=str(tmp_path / "gone.png")))
    (tmp_path / "text.png").write_text("no picture")
    with pytest.raises(PictureError):
        written(PAGE, options=EpubOptions(cover=str(tmp_path / "text.png")))


def test_no_cover() -> None:
    book = Opened(written(PAGE, options=EpubOptions(cover="none")))
    assert not [name for name in book.zip.namelist() if "cover" in name]
