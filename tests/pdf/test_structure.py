"""The structure tree of whole articles, read back as an outsider does."""

from __future__ import annotations

import os
import shlex
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from strategies import articles

import newsconv
from newsconv.model import (
    Article,
    Block,
    Crosshead,
    Figure,
    Footnote,
    FootnoteReference,
    Headline,
    Link,
    List,
    ListItem,
    Paragraph,
    Picture,
    Quotation,
    Ruby,
    Sidebar,
    Story,
    Strong,
    Table,
    TableCell,
    TableRow,
    Text,
)
from newsconv.notices import Notice, ignore
from newsconv.options import PdfOptions
from newsconv.pictures import Pictures
from newsconv.walk import footnote_text, plain_text
from newsconv.writers import Surroundings
from newsconv.writers.pdf import PdfWriter

from .tagged import Tagged

GENERATED = frozenset(("Lbl", "RT", "Reference"))
SAMPLES = sorted(path for path in (Path(__file__).parents[2] / "samples").glob("*.md") if path.stem != "README")
SCREEN, PRINT = PdfOptions(), PdfOptions(print=True)


def words(*blocks: Block) -> Article:
    return Article(headline=Headline((Text("河湾村修桥"),)), stories=(Story(blocks),))


def made(
    article: Article, options: PdfOptions = SCREEN, folder: Path | None = None, notices: list[Notice] | None = None
) -> bytes:
    tell = ignore if notices is None else notices.append
    around = Surroundings(Pictures(folder) if folder else Pictures(), datetime(2024, 5, 31, tzinfo=UTC), tell)
    return PdfWriter(options, font_folders=())(article, around)


def tagged(*blocks: Block, options: PdfOptions = SCREEN, folder: Path | None = None) -> Tagged:
    return Tagged(made(words(*blocks), options, folder))


def row(*texts: str) -> TableRow:
    return TableRow(tuple(TableCell((Text(text),) if text else ()) for text in texts))


def bare(text: str) -> str:
    return "".join(text.split()).replace("\u200b", "")


def check_laws(found: Tagged, article: Article) -> None:
    """What holds for every file: all is marked, each mark has one place, the text is there in order."""
    assert found.unmarked == []
    assert set(found.uses.values()) <= {1}
    assert found.parents_agree
    assert found.tree.kind == "Document"
    assert bare(found.tree.text(GENERATED | {"Note"})) == bare(plain_text(article))
    assert sorted(bare("".join(note.text(GENERATED) for note in found.tree.all("Note")))) == sorted(bare(footnote_text(article)))
    level = 0
    for heading in found.tree.all("H1", "H2", "H3", "H4", "H5", "H6"):
        assert int(heading.kind[1]) <= level + 1
        level = int(heading.kind[1])


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("options", [SCREEN, PRINT], ids=["screen", "print"])
def test_samples_are_tagged_whole(path: Path, options: PdfOptions) -> None:
    article = newsconv.read(path)
    check_laws(Tagged(made(article, options, path.parent)), article)


@settings(max_examples=25, deadline=None)
@given(articles(), st.sampled_from(("A4", "A5")))
def test_any_article_is_tagged_whole(article: Article, paper: str) -> None:
    found = Tagged(made(article, PdfOptions(paper=paper)))
    assert found.unmarked == []
    assert set(found.uses.values()) <= {1}
    assert found.parents_agree


def test_a_paragraph_over_pages_is_one_element() -> None:
    text = "河湾村的桥修好了，" * 400
    found = tagged(Paragraph((Text(text),)), Paragraph((Text("第二段。"),)))
    paragraphs = [one for one in found.tree.all("P") if one.text()]
    assert [one.text() for one in paragraphs] == [text, "第二段。"]
    assert len({page for page, _ in found.uses}) > 1


def test_equal_paragraphs_are_two_elements() -> None:
    paragraph = Paragraph((Text("同一句话。"),))
    found = tagged(paragraph, paragraph)
    assert [one.text() for one in found.tree.all("P")] == ["同一句话。"] * 2


def test_headings_do_not_skip() -> None:
    found = tagged(Crosshead((Text("三"),), level=3), Crosshead((Text("一"),)), Crosshead((Text("二"),), level=2))
    headings = [(one.kind, one.text()) for one in found.tree.all("H1", "H2", "H3", "H4")]
    assert headings == [("H1", "河湾村修桥"), ("H2", "三"), ("H3", "一"), ("H4", "二")]


def test_without_a_headline_the_first_heading_is_h1() -> None:
    article = Article(stories=(Story((Crosshead((Text("小题"),), level=2), Paragraph((Text("文。"),)))),))
    assert [one.text() for one in Tagged(made(article)).tree.all("H1")] == ["小题"]


def test_lists() -> None:
    inner = List((ListItem((Paragraph((Text("里"),)),)),))
    found = tagged(List((ListItem((Paragraph((Text("外"),)), inner)), ListItem(())), ordered=True, start=3))
    outer, nested = found.tree.all("L")
    assert [kid.kind for kid in outer.kids] == ["LI", "LI"]
    first, second = outer.kids
    assert [kid.kind for kid in first.kids] == ["Lbl", "LBody"]
    assert [mark.text() for mark in outer.all("Lbl")] == ["3.", "•", "4."]
    assert [kid.kind for kid in second.kids] == ["Lbl"]
    assert outer.entries["/A"]["/ListNumbering"] == "/Decimal"
    assert nested.entries["/A"]["/ListNumbering"] == "/Disc"
    assert nested.text(GENERATED) == "里"


def test_tables_are_regular_and_their_heads_say_for_what() -> None:
    table = Table((row("一", "", "三"), row("四")), header=row("甲", "乙", "丙"), caption=(Text("表题"),))
    (found,) = tagged(table).tree.all("Table")
    assert [kid.kind for kid in found.kids] == ["Caption", "TR", "TR", "TR"]
    rows = list(found.all("TR"))
    assert [[cell.kind for cell in one.kids] for one in rows] == [["TH"] * 3, ["TD"] * 3, ["TD"] * 3]
    assert [[cell.text() for cell in one.kids] for one in rows] == [["甲", "乙", "丙"], ["一", "", "三"], ["四", "", ""]]
    assert {cell.entries["/A"]["/Scope"] for cell in rows[0].kids} == {"/Column"}


def test_a_repeated_head_is_no_second_row() -> None:
    table = Table(tuple(row(f"第{n}行", "值") for n in range(120)), header=row("名", "数"))
    found = tagged(table)
    assert len({page for page, _ in found.uses}) > 1
    assert len(list(found.tree.all("TR"))) == 121
    assert [cell.text() for cell in found.tree.all("TH")] == ["名", "数"]


def test_links_over_lines_are_one_element_with_their_areas() -> None:
    link = Link((Text("很长的链接" * 20), Strong((Text("粗"),))), "https://example.org/")
    found = tagged(Paragraph((Text("见"), link, Text("。"))))
    (element,) = found.tree.all("Link")
    assert element.text() == "很长的链接" * 20 + "粗"
    assert found.links > 1
    assert found.parents_agree


def test_a_link_with_a_reading_in_it_is_still_the_link_s() -> None:
    link = Link((Ruby((Text("荷"),), "hé"), Text("塘")), "https://example.org/")
    found = tagged(Paragraph((link,)))
    assert found.parents_agree
    assert found.links == 2


def test_print_has_no_links_but_their_words() -> None:
    found = tagged(Paragraph((Link((Text("链接"),), "https://example.org/"),)), options=PRINT)
    assert found.links == 0
    assert found.tree.text() == "河湾村修桥链接"


def test_readings_stand_beside_their_base_in_their_language() -> None:
    (ruby,) = tagged(Paragraph((Text("甲"), Ruby((Text("荷"),), "hé"), Text("乙")))).tree.all("Ruby")
    assert [(kid.kind, kid.text()) for kid in ruby.kids] == [("RB", "荷"), ("RT", "hé")]
    assert ruby.kids[1].entries["/Lang"] == "zh-Latn-pinyin"


def test_kana_and_hangul_say_their_language() -> None:
    (paragraph,) = tagged(Paragraph((Text("优の良品与ソニー・서울"),))).tree.all("P")
    spans = [(one.text(), one.entries["/Lang"]) for one in paragraph.all("Span")]
    assert spans == [("の", "ja"), ("ソニー・", "ja"), ("서울", "ko")]
    assert paragraph.text() == "优の良品与ソニー・서울"


def test_notes_have_a_label_and_an_identity() -> None:
    article = Article(
        stories=(Story((Paragraph((Text("文"), FootnoteReference("a"), FootnoteReference("b"))),)),),
        footnotes=(Footnote("a", (Paragraph((Text("注一"),)),)), Footnote("b", (Paragraph((Text("注二"),)),))),
    )
    found = Tagged(made(article))
    notes = list(found.tree.all("Note"))
    assert [(note.kids[0].kind, note.kids[0].text(), note.text(GENERATED)) for note in notes] == [
        ("Lbl", "1", "注一"), ("Lbl", "2", "注二")
    ]
    assert len({note.entries["/ID"] for note in notes}) == 2
    assert [one.text() for one in found.tree.all("Reference")] == ["1", "2"]


def test_quotations_and_boxes_hold_their_paragraphs() -> None:
    found = tagged(
        Quotation((Paragraph((Text("引"),)),)), Sidebar((Paragraph((Text("旁"),)),), title=(Text("题"),))
    )
    (quotation,) = found.tree.all("BlockQuote")
    box = list(found.tree.all("Sect"))[-1]
    assert [(kid.kind, kid.text()) for kid in (*quotation.kids, *box.kids)] == [("P", "引"), ("P", "题"), ("P", "旁")]


def test_pictures_say_what_they_show(tmp_path: Path) -> None:
    Image.new("RGB", (300, 200), "#336699").save(tmp_path / "a.png")
    notices: list[Notice] = []
    article = words(
        Figure((Picture("a.png", "渡口"),), (Text("图说一"),)),
        Figure((Picture("a.png"),), (Text("图说二"),)),
        Figure((Picture("a.png"),)),
        Figure((Picture("gone.png", "没有"),), (Text("图说三"),)),
    )
    found = Tagged(made(article, folder=tmp_path, notices=notices))
    figures = list(found.tree.all("Figure"))
    assert [one.entries["/Alt"] for one in figures] == ["渡口", "图说二", "图片"]
    assert [one.text() for one in found.tree.all("Caption")] == ["图说一", "图说二"]
    assert all("/BBox" in one.entries["/A"] for one in figures)
    assert [notice.code for notice in notices].count("picture-undescribed") == 1
    check_laws(found, article)


@pytest.mark.skipif("NEWSCONV_VERAPDF" not in os.environ, reason="NEWSCONV_VERAPDF names no veraPDF command")
def test_verapdf_finds_no_fault(tmp_path: Path) -> None:
    Image.new("RGBA", (300, 200), (50, 100, 150, 128)).save(tmp_path / "alpha.png")
    Image.new("CMYK", (300, 200), (50, 100, 150, 0)).save(tmp_path / "inks.jpg")
    hostile = words(
        Figure((Picture("alpha.png"), Picture("inks.jpg", "墨"))),
        Table((row("一", ""), row("二"))),
        Paragraph((Ruby((Text("荷"),), "hé"), FootnoteReference("a"), Link((Text("链\ue000接"),), "https://example.org/路"))),
        Paragraph((Text("前🙂后"),)),
    )
    noted = Article(stories=hostile.stories, footnotes=(Footnote("a", (Paragraph((Text("注"),)),)),))
    files = []
    for name, article, folder in (
        ("empty", Article(), tmp_path), ("hostile", noted, tmp_path),
        *((path.stem, newsconv.read(path), path.parent) for path in SAMPLES),
    ):
        for kind, options in (("screen", SCREEN), ("print", PRINT)):
            file = tmp_path / f"{name}-{kind}.pdf"
            file.write_bytes(made(article, options, folder))
            files.append(str(file))
    command = [*shlex.split(os.environ["NEWSCONV_VERAPDF"]), "2a,ua1", *files]
    result = subprocess.run(command, capture_output=True, check=False)
    said = result.stdout.decode("utf-8")
    assert result.returncode == 0, said[-3000:]
    assert said.count('"compliant":true') == 2 * len(files)
