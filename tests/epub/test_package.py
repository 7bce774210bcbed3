"""The container and the package: order, dates, identifiers, metadata, contents."""

from __future__ import annotations

import json
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from invented import HOSTILE, PAGE, one_story, para, part, words
from msgspec.structs import replace
from opened_epub import EPUB_TYPE, MODIFIED, OPF, XHTML, XML_LANG, Opened, written

from newsconv.model import Article, Byline, Crosshead, Headline, Picture, Publication, Source, Story, Text
from newsconv.pictures import Pictures
from newsconv.writers import Surroundings
from newsconv.writers.epub.metadata import identifier
from newsconv.writers.markup import creators, issue_of, parsed_date

NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


def test_same_input_same_bytes(pictures: Path) -> None:
    assert written(PAGE, pictures) == written(PAGE, pictures)


def test_threads_do_not_meet(pictures: Path) -> None:
    """Many books at once are each what they are alone."""
    alone = {id(article): written(article, pictures) for article in (PAGE, HOSTILE)}
    with ThreadPoolExecutor(4) as pool:
        jobs = [(article, pool.submit(written, article, pictures)) for article in (PAGE, HOSTILE) * 4]
    assert all(job.result() == alone[id(article)] for article, job in jobs)


def test_mimetype_is_first_and_stored_and_all_dates_are_given(pictures: Path) -> None:
    data = written(PAGE, pictures)
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    members = Opened(data).zip.infolist()
    assert members[0].compress_type == zipfile.ZIP_STORED
    assert {member.date_time for member in members} == {(2021, 4, 23, 8, 30, 0)}
    assert {(member.create_system, member.external_attr) for member in members} == {(3, 0o100644 << 16)}


def test_date_before_zip_files_existed() -> None:
    book = Opened(written(PAGE, modified=datetime(1936, 10, 20, tzinfo=UTC)))
    assert book.zip.infolist()[0].date_time[0] == 1980
    assert book.meta("dcterms:modified") == ["1936-10-20T00:00:00Z"]


def test_last_change_is_given_in_utc() -> None:
    east = MODIFIED.astimezone(timezone(timedelta(hours=8)))
    assert written(PAGE, modified=east) == written(PAGE, modified=MODIFIED)
    assert Opened(written(PAGE, modified=east)).meta("dcterms:modified") == ["2021-04-23T08:30:00Z"]


def test_dublin_core(pictures: Path) -> None:
    book = Opened(written(PAGE, pictures))
    assert book.package.get(XML_LANG) == "zh-Hans-CN"
    assert book.meta("language") == ["zh-Hans-CN"]
    assert book.meta("title") == ["城市书屋：得读者得天下"]
    assert book.meta("creator") == ["周晚晴", "顾一舟"]
    assert book.meta("publisher") == ["青溪晚报"]
    assert book.meta("date") == ["2021-04-23"]
    assert book.meta("subject") == ["阅读", "图书馆"]
    assert book.meta("rights") == ["© 青溪晚报 <社>"]
    assert book.meta("description") == ["读书节 & 书屋"]
    assert book.meta("source") == ["https://example.org/a?b=1&c=2"]
    assert book.meta("pageBreakSource") == ["青溪晚报 2021年4月23日"]


def test_roles_of_creators(pictures: Path) -> None:
    package = Opened(written(PAGE, pictures)).package
    roles = [(meta.get("refines"), meta.text) for meta in package.iter(f"{OPF}meta") if meta.get("property") == "role"]
    assert roles == [("#creator-1", "aut"), ("#creator-1", "pht"), ("#creator-2", "aut"), ("#creator-2", "pht")]


@pytest.mark.parametrize(("role", "suffix", "roles"), [
    ("记者", "", ("aut",)), ("记者", "摄", ("pht",)), ("", "文／图", ("aut", "pht")), ("", "攝", ("pht",)),
    ("编译", "", ("trl",)), ("责任编辑", "", ("edt",)), ("", "漫画", ("ill",)), ("通讯员", "文并摄", ("aut", "pht")),
])
def test_role_by_the_words_of_the_byline(role: str, suffix: str, roles: tuple[str, ...]) -> None:
    byline = Byline((part("role", role), Text(" "), part("name", "白露"), part("suffix", suffix)))
    assert creators(Article(bylines=(byline,))) == {"白露": roles}


def test_reporters_of_datelines_stand_in_for_bylines() -> None:
    story = replace(PAGE.stories[0], bylines=())
    assert creators(Article(stories=(story,))) == {"周晚晴": ("aut",)}


def identifier_of(article: Article) -> str:
    """The identifier of the article's book."""
    return identifier(issue_of([(article, Surroundings(Pictures(), MODIFIED))]))


def test_identifier_comes_from_content() -> None:
    given = identifier_of(PAGE)
    assert given.startswith("urn:uuid:") and given[23] == "5"
    assert identifier_of(replace(PAGE, source=Source(1, 9), file="other.md")) == given
    assert identifier_of(replace(PAGE, stories=PAGE.stories[:1])) != given
    own = Publication(identifier=" doi:10.1000/xyz ")
    assert identifier_of(replace(PAGE, publication=own)) == "doi:10.1000/xyz"


def test_a_serial_number_is_the_newspapers_and_not_the_books() -> None:
    about = replace(PAGE.publication, identifier="ISSN 2049-3630 CN 11-0065")
    book = Opened(written(replace(PAGE, publication=about)))
    assert book.meta("identifier")[0].startswith("urn:uuid:")
    assert book.meta("belongs-to-collection") == ["青溪晚报"]
    assert book.meta("dcterms:identifier") == ["urn:issn:2049-3630", "CN 11-0065"]
    other = replace(PAGE, publication=replace(about, issue_date="2021-04-24"))
    assert Opened(written(other)).meta("identifier") != book.meta("identifier")


def test_the_issue_date_is_the_date_of_publication() -> None:
    book = Opened(written(PAGE))
    assert book.meta("date") == book.meta("dcterms:issued") == ["2021-04-23"]
    undated = Opened(written(Article(), modified=datetime(2020, 5, 6, tzinfo=UTC)))
    assert (undated.meta("date"), undated.meta("dcterms:issued")) == (["2020-05-06"], [])


def test_record_of_schema_org(pictures: Path) -> None:
    book = Opened(written(PAGE, pictures))
    links = [link for link in book.package.iter(f"{OPF}link") if link.get("rel") == "record"]
    assert [link.get("media-type") for link in links] == ["application/ld+json"]
    record = json.loads(book.text_of(links[0].get("href", "")))
    assert (record["@type"], record["headline"], record["printPage"]) == ("NewsArticle", "城市书屋：得读者得天下", "05")
    assert [author["name"] for author in record["author"]] == ["周晚晴", "顾一舟"]
    assert record["datePublished"] == "2021-04-23" and record["inLanguage"] == "zh-Hans-CN"
    assert record["isPartOf"] == {"@type": "Newspaper", "name": "青溪晚报"}


@pytest.mark.parametrize(("written_", "iso"), [
    ("2019年6月6日", "2019-06-06"), ("2019-06-06", "2019-06-06"), ("2019/6/6 星期四", "2019-06-06"),
    ("二〇一九年六月十六日", "2019-06-16"), ("二零一九年十二月三十一日", "2019-12-31"), ("２０１９．６．２０", ""),
    ("２０１９年６月２０日", "2019-06-20"), ("2019年2月30日", ""), ("昨天", ""), ("", ""),
    ("2019年十月二十日", "2019-10-20"), ("十二月三日", ""),
])
def test_issue_dates(written_: str, iso: str) -> None:
    assert parsed_date(written_) == iso


def test_contents_in_both_forms_lead_to_headings(pictures: Path) -> None:
    book = Opened(written(PAGE, pictures))
    nav = ElementTree.fromstring(book.text_of("nav.xhtml").encode())
    toc = next(node for node in nav.iter(f"{XHTML}nav") if node.get(EPUB_TYPE) == "toc")
    links = [(link.text, link.get("href", "")) for link in toc.iter(f"{XHTML}a")]
    titles = [title for title, _ in links]
    assert titles == ["城市书屋：得读者得天下", "让阅读插上灯火的翅膀", "夜读是关键", "重构 新纪元"]
    ncx = ElementTree.fromstring(book.text_of("toc.ncx").encode())
    points = list(ncx.iter(f"{NCX}navPoint"))
    assert [point.findtext(f"{NCX}navLabel/{NCX}text") for point in points] == titles
    assert [content.get("src") for content in ncx.iter(f"{NCX}content")] == [href for _, href in links]
    for _, href in links:
        file, _, fragment = href.partition("#")
        ids = {node.get("id") for node in ElementTree.fromstring(book.text_of(file).encode()).iter()}
        assert not fragment or fragment in ids


def test_page_list_only_where_the_page_is_known() -> None:
    assert ">05</a>" in Opened(written(PAGE)).text_of("nav.xhtml")
    without = Opened(written(replace(PAGE, publication=Publication())))
    assert "page-list" not in without.text_of("nav.xhtml")
    assert "pageNavigation" not in without.meta("schema:accessibilityFeature")


def test_one_story_without_a_title_is_one_chapter() -> None:
    book = Opened(written(one_story(para("正文。"))))
    assert book.spine == ["title.xhtml", "part-0.xhtml"]
    assert [heading.text for heading in book.find("h1")] == ["夜航船"]


def test_titled_stories_have_chapters_of_their_own(pictures: Path) -> None:
    book = Opened(written(PAGE, pictures))
    assert book.spine == ["title.xhtml", "part-0.xhtml", "part-1.xhtml", "part-2.xhtml"]
    assert ["".join(heading.itertext()) for heading in book.find("h2")] == ["让阅读插上灯火的翅膀", "重构 新纪元"]


def test_headings_never_skip_a_level() -> None:
    heads = [Crosshead(words(f"{level}级"), level=level) for level in (4, 1, 6, 4, 2)]
    book = Opened(written(one_story(*heads)))
    tags = [node.tag.removeprefix(XHTML) for node in book.documents()[0].iter()]
    levels = [int(tag[1]) for tag in tags if tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
    assert len(levels) == 6 and levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(("article", "title"), [
    (Article(), "无题"),
    (Article(language="zh-Hant-TW"), "無題"),
    (Article(stories=(Story(headline=Headline(title=words("只有 小题"))),)), "只有 小题"),
    (Article(stories=(Story(blocks=(para("字" * 40),)),)), "字" * 24 + "…"),
])
def test_title_is_never_empty(article: Article, title: str) -> None:
    book = Opened(written(article))
    assert book.meta("title") == [title]
    assert all(root.findtext(f"{XHTML}head/{XHTML}title") for root in book.documents())


def test_language_that_is_no_tag_is_undetermined() -> None:
    assert Opened(written(Article(language="中文"))).meta("language") == ["und"]
    assert Opened(written(Article(language="zh_TW"))).meta("language") == ["zh-TW"]


def test_accessibility_is_true_of_the_content(pictures: Path) -> None:
    plain = Opened(written(one_story(para("正文。"))))
    assert plain.meta("schema:accessMode") == ["textual"]
    assert "alternativeText" not in plain.meta("schema:accessibilityFeature")
    whole = Opened(written(PAGE, pictures))
    assert whole.meta("schema:accessMode") == ["textual", "visual"]
    assert whole.meta("schema:accessModeSufficient") == ["textual,visual", "textual"]
    assert {"alternativeText", "rubyAnnotations", "pageBreakMarkers"} <= set(whole.meta("schema:accessibilityFeature"))
    assert whole.meta("schema:accessibilityHazard") == ["none"]
    assert "所有图片均有替代文字" in whole.meta("schema:accessibilitySummary")[0]
    partly = Opened(written(one_story(para(Picture("dusk.png", "暮色"), Picture("tower.png"))), pictures))
    assert partly.meta("schema:accessModeSufficient") == ["textual,visual"]
    assert "alternativeText" not in partly.meta("schema:accessibilityFeature")
    assert "部分图片没有替代文字" in partly.meta("schema:accessibilitySummary")[0]
