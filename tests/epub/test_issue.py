"""Issues: several articles in one book, in the order of their pages, and little memory."""

from __future__ import annotations

import tracemalloc
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from invented import HOSTILE, PAGE, one_story, para, words
from msgspec.structs import replace
from opened_epub import EPUB_TYPE, MODIFIED, PLAIN, XHTML, Opened, bound, squeezed
from PIL import Image

from newsconv.model import Article, Figure, Footnote, FootnoteReference, Headline, Picture, Publication, Story
from newsconv.notices import Notice
from newsconv.options import EpubOptions
from newsconv.pictures import Pictures
from newsconv.walk import plain_text
from newsconv.writers import Surroundings
from newsconv.writers.epub import EpubWriter

NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


def news(title: str, page: str = "", name: str = "", **about: str) -> Article:
    """A short article with this title, from this page."""
    publication = Publication(**{"outlet": "青溪晚报", "issue_date": "2021-04-23", **about},  # type: ignore[arg-type]
                              page_number=page, page_name=name)
    return Article(publication=publication, headline=Headline(title=words(title)),
                   stories=(Story(blocks=(para(f"{title}的正文。", FootnoteReference("a")),)),),
                   footnotes=(Footnote("a", (para(f"{title}的注。"),)),))


def contents(book: Opened) -> list[tuple[int, str]]:
    """The lines of the contents with their depth."""
    nav = book.root("nav.xhtml").find(f".//{XHTML}nav[@{EPUB_TYPE}='toc']")
    assert nav is not None

    def rows(ol: ElementTree.Element, depth: int) -> list[tuple[int, str]]:
        found = []
        for li in ol:
            found.append((depth, li.findtext(f"{XHTML}a") or ""))
            for inner in li.findall(f"{XHTML}ol"):
                found.extend(rows(inner, depth + 1))
        return found

    return rows(nav.find(f"{XHTML}ol"), 1)  # type: ignore[arg-type]


def test_articles_stand_by_page_and_pages_are_named() -> None:
    book = bound(news("丁", "10", "副刊"), news("乙", "02"), news("甲", "1", "要闻"), news("丙", "02"), news("戊"))
    assert contents(book) == [
        (1, "第1版 要闻"), (2, "甲"), (1, "第02版"), (2, "乙"), (2, "丙"), (1, "第10版 副刊"), (2, "丁"), (1, "戊")]


@pytest.mark.parametrize(("given", "order"), [
    (("B1", "A10", "A2"), ["A2", "A10", "B1"]), (("12", "", "3"), ["3", "12", ""]),
])
def test_order_of_pages(given: tuple[str, ...], order: list[str]) -> None:
    book = bound(*(news(f"{page}版题", page) for page in given))
    titles = [next(root.iter(f"{XHTML}h1")).text for root in book.documents()]
    assert titles == [f"{page}版题" for page in order]


def test_sections_stand_in_where_no_page_is_known() -> None:
    book = bound(news("甲", section="文化"), news("乙", section="文化"))
    assert contents(book) == [(1, "文化"), (2, "甲"), (2, "乙")]


def test_days_do_not_share_a_page() -> None:
    book = bound(news("今", "1", issue_date="2021-04-24"), news("昨", "1"))
    assert contents(book) == [(1, "2021-04-23 第1版"), (2, "昨"), (1, "2021-04-24 第1版"), (2, "今")]


def test_title_of_an_issue() -> None:
    two = (news("甲", "1"), news("乙", "2"))
    assert bound(*two).meta("title") == ["青溪晚报 2021-04-23"]
    later = news("丙", issue_date="2021-04-25")
    assert bound(*two, later).meta("title") == ["青溪晚报 2021-04-23—2021-04-25"]
    assert bound(*two, news("丁", outlet="北门报")).meta("title") == ["甲等3篇"]
    assert bound(*two, options=EpubOptions(cover="none", title="合订本")).meta("title") == ["合订本"]


def test_page_list_names_each_page_once_and_leads_there() -> None:
    book = bound(news("甲", "1"), news("乙", "1"), news("丙", "2"))
    links = book.root("nav.xhtml").findall(f".//{XHTML}nav[@{EPUB_TYPE}='page-list']//{XHTML}a")
    assert [link.text for link in links] == ["1", "2"]
    for link in links:
        file, _, id_ = link.get("href", "").partition("#")
        assert id_ in {node.get("id") for node in book.root(file).iter()}


def test_contents_in_both_forms_agree() -> None:
    book = bound(PAGE, news("甲", "06"))
    ncx = ElementTree.fromstring(book.text_of("toc.ncx").encode())
    labels = [point.findtext(f"{NCX}navLabel/{NCX}text") for point in ncx.iter(f"{NCX}navPoint")]
    assert labels == [title for _, title in contents(book)]
    depth = next(meta for meta in ncx.iter(f"{NCX}meta") if meta.get("name") == "dtb:depth")
    assert depth.get("content") == str(max(level for level, _ in contents(book)))


def test_nothing_is_lost_in_an_issue(pictures: Path) -> None:
    articles = (PAGE, news("甲", "06"), HOSTILE)
    book = bound(*articles, folder=pictures)
    text = squeezed(book.text)
    for article in articles[:2]:
        assert squeezed(plain_text(article)) in text


def test_title_page_is_generated_and_leads_to_every_article() -> None:
    book = bound(news("甲", "1"), news("乙", "2"))
    page = book.root("title.xhtml")
    section = next(page.iter(f"{XHTML}section"))
    assert "generated" in section.get("class", "").split() and section.get(EPUB_TYPE) == "titlepage"
    links = [(link.text, link.get("href")) for nav in page.iter(f"{XHTML}nav") for link in nav.iter(f"{XHTML}a")]
    assert links == [("甲", "part-0.xhtml"), ("乙", "part-1.xhtml")]


def test_identifier_and_order_do_not_depend_on_the_order_given() -> None:
    one, other = news("甲", "1"), news("乙", "2")
    assert bound(one, other).zip.read("EPUB/content.opf") == bound(other, one).zip.read("EPUB/content.opf")


def test_languages_stand_on_the_chapters() -> None:
    book = bound(news("甲", "1"), replace(news("乙", "2"), language="zh-Hant-TW"))
    assert [root.get("lang") for root in book.documents()] == ["zh-Hans-CN", "zh-Hant-TW"]
    assert book.meta("language") == ["zh-Hans-CN"]


def test_each_article_has_its_own_pictures(tmp_path: Path) -> None:
    """Two folders with a picture of the same name: both are shown; one that is missing is told of its article."""
    told: list[Notice] = []
    pairs = []
    for number, colour in enumerate(("red", "blue")):
        folder = tmp_path / colour
        folder.mkdir()
        Image.new("RGB", (20, 10), colour).save(folder / "a.png")
        article = replace(one_story(Figure((Picture("a.png", colour), Picture("b.png")))), file=f"{number}.md")
        pairs.append((article, Surroundings(Pictures(folder, keep=False), MODIFIED, told.append)))
    file = BytesIO()
    EpubWriter(PLAIN).bind(pairs, file)
    book = Opened(file.getvalue())
    assert [image.get("src") for image in book.find("img")] == ["pictures/1.png", "pictures/2.png"]
    assert [(notice.file, notice.code) for notice in told] == [("0.md", "picture-missing"), ("1.md", "picture-missing")]


def _peak(folder: Path, count: int) -> int:
    """The peak of Python's memory, in bytes, while an issue of `count` articles is written to a file."""
    pairs = [(one_story(Figure((Picture(f"{number}.png", "图"),))),
              Surroundings(Pictures(folder, keep=False), MODIFIED)) for number in range(count)]
    tracemalloc.start()
    with (folder / f"{count}.epub").open("wb") as file:
        EpubWriter(PLAIN).bind(pairs, file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_pictures_are_not_held(tmp_path: Path) -> None:
    """Forty pictures of over 200 kB take hardly more memory than four."""
    for number in range(40):
        image = Image.effect_noise((500, 500), 80)
        image.paste(number, (0, 0, 10, 10))
        image.save(tmp_path / f"{number}.png")
    assert min(path.stat().st_size for path in tmp_path.glob("*.png")) > 200_000
    _peak(tmp_path, 1)
    few, many = _peak(tmp_path, 4), _peak(tmp_path, 40)
    assert many - few < 5 * 200_000
    assert (tmp_path / "40.epub").stat().st_size > 40 * 200_000
