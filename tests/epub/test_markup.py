"""The chapters: what each node becomes, and what is told on the way."""

from __future__ import annotations

import pytest
from invented import HOSTILE, PAGE, one_story, para, row, words
from opened_epub import EPUB_TYPE, XHTML, Opened, classes, written

from newsconv.model import (
    Article,
    CodeBlock,
    Crosshead,
    Figure,
    Footnote,
    FootnoteReference,
    Headline,
    Link,
    Paragraph,
    Picture,
    Ruby,
    Source,
    Strong,
    Table,
    TableCell,
    TableRow,
    Text,
)
from newsconv.notices import Notice
from newsconv.writers.markup import element, html, legible, xhtml
from newsconv.writers.markup.links import safe_target
from newsconv.writers.markup.notes import Notes


def told(article: Article) -> tuple[Opened, list[Notice]]:
    """The book and the notices of its writing."""
    notices: list[Notice] = []
    return Opened(written(article, notify=notices.append)), notices


def test_the_two_syntaxes() -> None:
    root = element("p", ('a<"&', element("br"), element("i", lang="en", epub_type="z")), class_="x\"\n", title=None)
    assert xhtml(root) == '<p class="x&quot;&#10;">a&lt;"&amp;<br/><i xml:lang="en" lang="en" epub:type="z"></i></p>\n'
    assert html(root) == '<p class="x&quot;&#10;">a&lt;"&amp;<br/><i lang="en"></i></p>\n'


@pytest.mark.parametrize(("given", "target"), [
    ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
    ("HTTP://Example.org", "http://example.org"),
    ("https://例子.测试/新闻 1", "https://xn--fsqu00a.xn--0zwm56d/%E6%96%B0%E9%97%BB%201"),
    ("https://example.org/%E6%96%B0%zz", "https://example.org/%E6%96%B0%25zz"),
    ("http://[2001:db8::1]:8080/", "http://[2001:db8::1]:8080/"),
    ("mailto:bianji@example.org", "mailto:bianji@example.org"),
    ("tel:+862012345678", "tel:+862012345678"),
    ("javascript:alert(1)", None), ("data:text/html,x", None), ("file:///etc/passwd", None), ("\\\\host\\x", None),
    ("//example.org/", None), ("news.html", None), ("", None), ("http://", None), ("http://[x", None),
    ("mailto:", None), ("https://guest:a b@example.org/", "https://guest:a%20b@example.org/"),
    ("https://a b/", None), ("java\nscript:x", None),
])
def test_link_targets(given: str, target: str | None) -> None:
    assert safe_target(given) == target


def test_refused_link_keeps_its_text_and_is_told() -> None:
    link = Link(words("点我"), "javascript:alert(1)", source=Source(7, 7))
    book, notices = told(one_story(para(link)))
    assert "点我" in book.text and not book.find("a")
    assert [(n.code, n.level, n.source) for n in notices] == [("link-refused", "doubt", Source(7, 7))]


def test_links_and_ruby_never_nest() -> None:
    book, _ = told(HOSTILE)
    for outer in (*book.find("a"), *book.find("ruby")):
        assert not list(outer.iter(outer.tag))[1:]


def test_forbidden_characters_become_visible() -> None:
    article = one_story(Paragraph((Text("甲\x07乙\x07丙\ufffe\t"),), source=Source(3, 3)), CodeBlock("\x1b"))
    notices: list[Notice] = []
    shown = legible(article, notices.append)
    assert shown.stories[0].blocks == (Paragraph(words("甲␇乙␇丙\ufffd\t"), source=Source(3, 3)), CodeBlock("␛"))
    assert [(n.level, n.source) for n in notices] == [
        ("repair", Source(3, 3)), ("repair", Source(3, 3)), ("repair", Source(3, 3))]
    assert "U+0007" in notices[0].message and "2 times" in notices[0].message


def test_a_clean_article_is_left_alone() -> None:
    assert legible(PAGE, lambda notice: pytest.fail(str(notice))) is PAGE


def test_notes_pop_up_and_lead_back() -> None:
    book, _ = told(PAGE)
    marks = [node for node in book.find("a") if node.get(EPUB_TYPE) == "noteref"]
    assert [(mark.get("role"), mark.get("href")) for mark in marks] == [
        ("doc-noteref", "#note-1"), ("doc-noteref", "#note-2"), ("doc-noteref", "#note-3"),
        ("doc-noteref", "part-1.xhtml#note-1")]
    notes = [node for node in book.find("aside") if node.get(EPUB_TYPE) == "footnote"]
    assert [(note.get("role"), note.get("id")) for note in notes] == [
        ("doc-footnote", f"note-{number}") for number in (1, 2, 3, 4)]
    backs = [node.get("href") for node in book.find("a", role="doc-backlink")]
    assert backs == ["#mark-1", "#mark-2", "#mark-3"]


def test_every_fragment_leads_somewhere() -> None:
    book, _ = told(HOSTILE)
    ids = {f"{name}#{node.get('id')}" for name, root in zip(book.chapters, book.documents(), strict=True)
           for node in root.iter() if node.get("id")}
    for name, root in zip(book.chapters, book.documents(), strict=True):
        for link in root.iter(f"{XHTML}a"):
            href = link.get("href", "")
            if "#" in href and ":" not in href:
                assert (name + href if href.startswith("#") else href) in ids


def test_a_note_marked_only_by_an_unmarked_note() -> None:
    notes = Notes((Footnote("a", ()), Footnote("b", ()), Footnote("a", ())))
    rest = notes.rest()
    assert next(rest).number == 1
    mark = notes.mark("b")
    assert mark is not None and (mark.number, mark.href) == (2, "#note-2")
    assert [(due.number, due.called) for due in rest] == [(2, True), (3, False)]


def test_missing_note_is_told() -> None:
    book, notices = told(one_story(para("文", FootnoteReference("无"))))
    assert [(n.code, n.level) for n in notices] == [("footnote-missing", "doubt")]
    assert "".join(book.find("sup")[0].itertext()) == "[无]"


def test_missing_picture_has_a_visible_stand_in() -> None:
    picture = Picture("gone.jpg", "雪后的钟楼", source=Source(5, 5))
    book, notices = told(one_story(Figure((picture, picture), words("钟楼"))))
    assert [(n.code, n.level, n.source) for n in notices] == [("picture-missing", "loss", Source(5, 5))]
    stand_ins = book.find("span", class_="missing-picture")
    assert [node.text for node in stand_ins] == ["［图片：雪后的钟楼］"] * 2
    assert all("generated" in classes(node) for node in stand_ins)
    assert book.meta("schema:accessMode") == ["textual"]


def test_table_heads_name_their_columns() -> None:
    book, _ = told(one_story(Table(rows=(row("北门", "8,041"),), header=row("书屋", "藏书"), alignments=("", "right"))))
    assert [(cell.get("scope"), cell.text) for cell in book.find("th")] == [("col", "书屋"), ("col", "藏书")]
    assert [classes(cell) for cell in book.find("td")] == [[], ["at-end"]]
    bare, _ = told(one_story(Table(rows=(row("北门"),))))
    assert not bare.find("thead") and not bare.find("th")


def test_merged_cells_stand_once_and_head_all_their_columns() -> None:
    def cell(text: str = "", columns: int = 1, rows: int = 1) -> TableCell:
        return TableCell(words(text) if text else (), columns, rows)

    table = Table(
        (TableRow((cell(), cell("上年"), cell("今年"))), TableRow((cell("河滨"), cell("停业", 2, 2), cell())),
         TableRow((cell("北门"), cell(), cell()))), TableRow((cell("书屋", 1, 2), cell("藏书", 2), cell())), ("", "right", "right"),
    )
    book, _ = told(one_story(table))
    found = [[(cell.text, cell.get("colspan"), cell.get("rowspan")) for cell in line] for line in book.find("tr")]
    assert found == [
        [("书屋", None, "2"), ("藏书", "2", None)], [("上年", None, None), ("今年", None, None)],
        [("河滨", None, None), ("停业", "2", "2")], [("北门", None, None)],
    ]
    [head] = book.find("thead")
    assert len(head) == 2 and {cell.get("scope") for line in head for cell in line} == {"col"}


def test_headings_in_the_contents_are_on_one_line() -> None:
    head = Crosshead((Ruby(words("夜"), "yè"), Text("读\n要  点")))
    book, _ = told(one_story(head, para("文")))
    assert "夜读 要 点" in book.text_of("nav.xhtml")


def test_title_page_names_the_stories() -> None:
    book, _ = told(PAGE)
    lines = [(link.text, link.get("href")) for nav in book.find("nav") for link in nav.iter(f"{XHTML}a")]
    assert lines == [("让阅读插上灯火的翅膀", "part-1.xhtml#part-1"), ("重构 新纪元", "part-2.xhtml#part-2")]


def test_language_stands_on_every_page() -> None:
    book, _ = told(HOSTILE)
    assert {root.get("lang") for root in book.documents()} == {"zh-Hant-HK"}
    assert {root.get("{http://www.w3.org/XML/1998/namespace}lang") for root in book.documents()} == {"zh-Hant-HK"}


@pytest.mark.parametrize(("title", "phrases"), [
    ("人工智能 重构新纪元", ["人工智能", "重构新纪元"]),
    ("一夜灯火　满城书声　共读", ["一夜灯火　", "满城书声　", "共读"]),
    ("城市书屋：得读者得天下", ["城市书屋：", "得读者得天下"]),
    ("“慢一点” 匠人说", ["“慢一点”", "匠人说"]),
    ("AI 打开另一只眼", []), ("走进 New York 书屋", []), ("只有一句", []),
])
def test_phrases_of_a_title_keep_together(title: str, phrases: list[str]) -> None:
    book, _ = told(Article(headline=Headline(title=words(title))))
    assert [node.text for node in book.find("span", class_="phrase")] == phrases
    assert "".join(book.find("h1")[0].itertext()) == title


def test_a_note_in_a_link_interrupts_it() -> None:
    link = Link((Text("新闻"), FootnoteReference("a"), Text("全文")), "https://example.org/")
    book, _ = told(one_story(para(link), footnotes=(Footnote("a", (para("注"),)),)))
    anchors = ["".join(node.itertext()) for node in book.find("p")[0].iter(f"{XHTML}a")]
    assert anchors == ["新闻", "1", "全文"]
    deep, _ = told(one_story(para(Link((Strong((FootnoteReference("a"),)),), "https://example.org/")),
                             footnotes=(Footnote("a", (para("注"),)),)))
    assert [node.get("id") for node in deep.find("sup")] == ["mark-1"]
