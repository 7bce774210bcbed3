"""The file itself: its members, its properties, and how it grows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from time import process_time

import docx
import pytest
from featured import featured, para, story, text
from opened_docx import OpenedDocx, surroundings, written

from newsconv import model as m
from newsconv.pictures import Pictures
from newsconv.writers import Surroundings
from newsconv.writers.docx import DocxWriter


def test_the_same_bytes_twice() -> None:
    assert DocxWriter()(featured(), surroundings()) == DocxWriter()(featured(), surroundings())


def test_members_have_no_clock_and_no_system() -> None:
    members = written(featured()).members
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {member.create_system for member in members} == {0}
    assert [member.filename for member in members][:3] == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]


def test_nothing_of_a_template_is_left() -> None:
    opened = written(story(para("正文")))
    assert set(opened.parts) == {
        "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml",
        "word/settings.xml", "word/fontTable.xml", "word/theme/theme1.xml", "word/header1.xml", "word/footer1.xml",
        "docProps/core.xml", "docProps/app.xml"}
    everything = b"".join(opened.parts.values())
    for foreign in (b"python-docx", b"2013", b"MS Mincho", "ＭＳ".encode(), b"ja-JP", b"Microsoft Office"):
        assert foreign not in everything


def properties(article: m.Article, modified: datetime | None = None) -> object:
    around = surroundings() if modified is None else Surroundings(Pictures(), modified)
    return docx.Document(BytesIO(DocxWriter()(article, around))).core_properties


def test_core_properties_are_the_articles() -> None:
    found = properties(featured())
    assert found.title == "得数据者得天下"  # type: ignore[attr-defined]
    assert found.author == "熊文; 王丽"  # type: ignore[attr-defined]
    assert found.subject == "特别报道"  # type: ignore[attr-defined]
    assert found.keywords == "医学, 影像"  # type: ignore[attr-defined]
    assert found.language == "zh-CN"  # type: ignore[attr-defined]
    assert found.identifier == "https://example.cn/1"  # type: ignore[attr-defined]
    assert found.comments == "晨江年会"  # type: ignore[attr-defined]
    assert found.created == found.modified == datetime(2019, 6, 6, 8, 30, tzinfo=UTC)  # type: ignore[attr-defined]
    assert found.last_modified_by == ""  # type: ignore[attr-defined]


def test_an_article_without_an_identifier_has_one_of_its_content() -> None:
    found, again, other = (properties(story(para(words))).identifier  # type: ignore[attr-defined]
                           for words in ("文", "文", "字"))
    assert found.startswith("urn:uuid:")
    assert found == again != other


def test_an_article_that_says_nothing_has_no_author() -> None:
    found = properties(story(para("文")))
    assert (found.title, found.author, found.keywords) == ("", "", "")  # type: ignore[attr-defined]


def test_authors_of_stories_count_where_the_article_names_none() -> None:
    byline = m.Byline((m.Span("name", text("甲")), m.Text(" "), m.Span("name", text("乙"))))
    article = m.Article(stories=(m.Story((para("文"), byline)), m.Story((para("文"),), bylines=(byline,))))
    assert properties(article).author == "甲; 乙"  # type: ignore[attr-defined]


@pytest.mark.parametrize(("modified", "expected"), [
    (datetime(2020, 2, 3, 4, 5), datetime(2020, 2, 3, 4, 5, tzinfo=UTC)),
    (datetime(2020, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=8))), datetime(2020, 2, 2, 20, 5, tzinfo=UTC)),
])
def test_the_date_is_in_utc(modified: datetime, expected: datetime) -> None:
    assert properties(story(para("文")), modified).modified == expected  # type: ignore[attr-defined]


def test_where_it_appeared_stands_in_custom_properties() -> None:
    custom = written(featured()).xml("docProps/custom.xml")
    assert {entry.get("name"): "".join(entry.itertext()) for entry in custom} == {
        "Outlet": "晨江医报", "Issue date": "2019-06-06", "Page number": "05", "Page name": "要闻",
        "Section": "特别报道", "URL": "https://example.cn/1"}
    assert "docProps/custom.xml" not in written(story(para("文"))).parts


def test_controls_in_properties_are_made_visible() -> None:
    article = m.Article(headline=m.Headline(text("题\x01目")), publication=m.Publication(outlet="报\x02", url="u\x03"))
    opened = written(article)
    assert "题\u2401目" in opened.parts["docProps/core.xml"].decode()
    assert "报\u2402" in opened.parts["docProps/app.xml"].decode()


def test_every_relationship_and_part_finds_its_other() -> None:
    opened = written(featured())
    types = opened.xml("[Content_Types].xml")
    named = {entry.get("PartName") for entry in types if entry.get("PartName")}
    assert named == {f"/{name}" for name in opened.parts if name.endswith(".xml") and name != "[Content_Types].xml"}
    for target, mode in opened.relations().values():
        assert mode == "External" or f"word/{target}" in opened.parts


def test_an_empty_article_is_a_document() -> None:
    assert OpenedDocx(DocxWriter()(m.Article(), surroundings())).text().strip() == ""


def test_time_grows_with_the_text_and_no_faster() -> None:
    block = para("晨江年会“开幕”。" * 20, m.Link(text("链"), "https://example.cn"), m.Strong(text("强调")))

    def seconds(paragraphs: int) -> float:
        links = tuple(para(m.Link(text(f"第{n}条"), f"https://example.cn/{n}")) for n in range(paragraphs // 4))
        article = story(*([block] * paragraphs), *links)
        times = []
        for _ in range(2):
            start = process_time()
            DocxWriter()(article, surroundings())
            times.append(process_time() - start)
        return min(times)

    assert seconds(1600) < 3 * 8 * seconds(200)
