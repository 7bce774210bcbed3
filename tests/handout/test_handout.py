"""Whole handouts: what is on which page, and what is none of the article's text."""

from __future__ import annotations

import io
import re
import sys

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from msgspec.structs import replace

from newsconv.handout.impose import Imposition
from newsconv.handout.recipe import Parts, Recipe, names, recipe
from newsconv.model import Paragraph, Sidebar, Text
from newsconv.notices import Notice

from .made import SENTENCE, article, folio, handout, texts

LINK = "https://example.org/xinqiao"


@pytest.mark.parametrize("name", names())
def test_every_recipe_keeps_the_text_embeds_its_fonts_and_repeats_its_bytes(name: str) -> None:
    articles = article("新桥通车", 12, LINK), article("老城换新颜", 9)
    data = handout(recipe(name), *articles)
    assert data == handout(recipe(name), *articles)
    assert "".join(texts(data)).count("伞") == 4 * (12 + 9)
    with pikepdf.open(io.BytesIO(data)) as file:
        fonts = [font for font in file.objects if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/FontDescriptor"]
        assert fonts and all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_a_booklet_is_in_order_when_it_is_folded() -> None:
    sides = texts(handout(recipe("a5-booklet"), article("新桥通车", 40)))
    pages = [[int(number) for number in re.findall(r"(\d+)/\d+", side)] for side in sides]
    assert len(sides) % 2 == 0
    total = max(number for side in pages for number in side)
    for at, side in enumerate(pages):
        assert at + 1 in side or at < 2, "the cover and its inside have no folio, every other page is in its place"
        assert (opposite := 2 * len(sides) - at) in side or opposite > total


@pytest.mark.parametrize("length", [4, 12, 16, 20, 30, 40])
def test_a_booklet_begins_on_a_right_hand_page_where_there_is_one_to_spare(length: int) -> None:
    made = recipe("a5-booklet")
    plain = texts(handout(replace(made, parts=replace(made.parts, cover=False), imposition=Imposition()), article("题目", length)))
    pages = texts(handout(made, article("题目", length), bleed=3))
    spare = (1 + len(plain)) % 4 != 0
    assert len(pages) == len(plain) + 1 + spare
    assert (pages[1] == "") == spare and SENTENCE[:4] in pages[1 + spare]


def test_a_sidebar_stands_whole_where_the_pages_before_can_be_shorter() -> None:
    box = Sidebar(title=(Text("相关链接"),), blocks=(Paragraph(children=(Text("潮汐" * 100),)),))
    parted = 0
    for length in range(8, 14):
        one = article("题目", length)
        story = replace(one.stories[0], blocks=(*one.stories[0].blocks, box))
        pages = texts(handout(Recipe(columns=1), replace(one, stories=(story,))))
        parted += sum("潮汐" in page for page in pages) - 1
    assert parted == 0


def test_contents_give_the_page_on_which_an_article_begins() -> None:
    titles = ["新桥通车", "老城换新颜", "渔市迁址"]
    for parts in (Parts(), Parts(cover=True)):
        pages = texts(handout(Recipe(parts=parts), *(article(title, 25) for title in titles)))
        contents = pages[0]
        assert "目录" in contents
        for title in titles:
            begin = next(number for number, text in enumerate(pages, 1) if title + SENTENCE[:4] in text)
            assert f"{title}{begin}" in contents.replace(".", "")
            assert folio(pages[begin - 1]) == begin


def test_contents_name_an_article_without_a_title_by_its_first_words() -> None:
    bare = replace(article("题", 3), headline=None)
    contents = texts(handout(Recipe(), article("新桥通车", 25), bare))[0]
    assert f"目录新桥通车1{SENTENCE[:18]}……" in contents


def test_one_article_has_no_contents_and_no_cover() -> None:
    pages = texts(handout(Recipe(), article("新桥通车", 2)))
    assert len(pages) == 1 and "目录" not in pages[0]


def test_the_source_and_its_code() -> None:
    one = article("新桥通车", 2, outlet="临漪晚报", issue_date="2024-05-31", page_number="05", url=LINK)
    data = handout(Recipe(), one)
    assert "来源临漪晚报2024-05-31第05版" in texts(data)[0]
    image = pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil()
    code, = zxingcpp.read_barcodes(image)
    assert code.text == LINK
    assert "来源" not in texts(handout(Recipe(parts=Parts(source=False)), one))[0]


def test_codes_are_large_black_and_clear() -> None:
    data = handout(Recipe(), article("新桥通车", 2, LINK))
    image = pypdfium2.PdfDocument(data)[0].render(scale=600 / 72).to_pil().convert("RGB")
    code, = zxingcpp.read_barcodes(image)
    corner, opposite = code.position.top_left, code.position.bottom_right
    assert (opposite.x - corner.x) / 600 * 25.4 >= 19.9
    module = (opposite.x - corner.x) / 29  # version 3, the smallest for 28 characters at level M
    for x in (corner.x - 3.5 * module, opposite.x + 3.5 * module):
        assert image.getpixel((round(x), (corner.y + opposite.y) // 2)) == (255, 255, 255)
    assert image.getpixel((round(corner.x + module / 2), round(corner.y + module / 2))) == (0, 0, 0)


def test_a_code_without_a_link_keeps_its_label_and_says_so() -> None:
    one = article("新桥通车", 2, LINK)
    bare = replace(one, read_more=tuple(replace(box, link="") for box in one.read_more))
    notices: list[Notice] = []
    assert "扫码阅读全文" in texts(handout(Recipe(), bare, notices=notices))[0]
    assert [notice.code for notice in notices] == ["no-link"]


def test_the_glossary_has_pinyin_and_meanings() -> None:
    one = article("新桥通车", 1, terms=("长江", "音乐: 悦耳的声音"))
    text = texts(handout(Recipe(), one))[0]
    assert "生词表长江chángjiāng音乐yīnyuè悦耳的声音" in text


def test_the_columns_of_a_glossary_stand_under_each_other() -> None:
    one = article("新桥通车", 1, terms=("长江: 中国最长的河", "音乐会: 悦耳的声音", "桥: 过河的路"))
    page = pypdfium2.PdfDocument(handout(Recipe(), one))[0]
    text, whole = page.get_textpage(), page.get_textpage().get_text_range()
    for parts in (("长江", "音乐会"), ("cháng", "yīn", "qiáo"), ("中国最长", "悦耳", "过河")):
        lefts = [text.get_charbox(whole.rindex(part))[0] for part in parts]
        assert max(lefts) - min(lefts) < 2


def test_a_long_meaning_goes_on_under_itself_and_not_under_its_word() -> None:
    one = article("新桥通车", 1, terms=("长江: " + "中国最长的河流" * 12,))
    page = pypdfium2.PdfDocument(handout(Recipe(), one))[0]
    text, whole = page.get_textpage(), page.get_textpage().get_text_range()
    found = [text.get_charbox(match.start())[0] for match in re.finditer("流", whole)]
    assert min(found) > text.get_charbox(whole.index("长江"))[2]


def test_the_glossary_does_without_pypinyin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    notices: list[Notice] = []
    assert "生词表长江" in texts(handout(Recipe(), article("新桥", 1, terms=("长江",)), notices=notices))[0]
    assert [notice.code for notice in notices] == ["no-pinyin"]


def test_labels_are_in_the_script_of_the_article() -> None:
    one = replace(article("新橋通車", 1, outlet="臨漪晚報"), language="zh-Hant-TW")
    assert "來源臨漪晚報" in texts(handout(Recipe(), one))[0]


def test_every_fifth_line_has_its_number() -> None:
    page = pypdfium2.PdfDocument(handout(recipe("study"), article("新桥通车", 8)))[0]
    text = page.get_textpage()
    left = text.get_text_bounded(left=0, right=60, bottom=0, top=page.get_height()).split()
    assert left[:4] == ["5", "10", "15", "20"]


def test_mirrored_margins_face_the_spine() -> None:
    made = replace(recipe("a4-fold"), imposition=Imposition(), columns=1)
    made = replace(made, margins=replace(made.margins, inside=40, outside=10))
    first, second = list(pypdfium2.PdfDocument(handout(made, article("新桥通车", 30))))[:2]
    assert _left(first) == pytest.approx(40 * 72 / 25.4, abs=3)
    assert _left(second) == pytest.approx(10 * 72 / 25.4, abs=3)


def _left(page: pypdfium2.PdfPage) -> float:
    text = page.get_textpage()
    return min(text.get_charbox(at)[0] for at in range(text.count_chars()) if text.get_text_range(at, 1).strip())


def test_a_handout_needs_an_article() -> None:
    with pytest.raises(ValueError, match="at least one"):
        handout(Recipe())


def test_sheets_tell_the_printer_how_to_turn_them() -> None:
    for flip, said in (("short", "/DuplexFlipShortEdge"), ("long", "/DuplexFlipLongEdge"), ("none", "/Simplex")):
        made = recipe("two-up")
        made = replace(made, imposition=replace(made.imposition, flip=flip))
        with pikepdf.open(io.BytesIO(handout(made, article("新桥通车", 2)))) as file:
            assert file.Root.ViewerPreferences.Duplex == said
            assert file.Root.ViewerPreferences.PrintScaling == "/None"


@pytest.mark.parametrize("name", ["single", "a5-booklet"])
def test_the_shop_reads_what_the_screen_does(name: str) -> None:
    made = replace(recipe(name), imposition=Imposition())
    one = article("新桥通车", 8, outlet="临漪晚报", url=LINK)
    assert texts(handout(made, one)) == texts(handout(made, one, bleed=3))


def test_the_slug_says_which_job_and_which_page_it_is() -> None:
    title = "江边的新桥在雨里通了车" * 4
    pages = list(pypdfium2.PdfDocument(handout(recipe("a5-booklet"), article("新桥通车", 8), title=title, bleed=5)))
    for number, page in enumerate(pages, 1):
        bottom = page.get_bleedbox()[1]
        slug = page.get_textpage().get_text_bounded(bottom=0, top=bottom)
        assert f"{number} / {len(pages)}" in slug and "FOGRA39" in slug and "148 × 210 mm + 5" in slug
        assert "江边的新桥" in slug and "…" in slug and title not in slug


def test_pages_are_labelled_by_their_folios() -> None:
    with pikepdf.open(io.BytesIO(handout(Recipe(), article("新桥通车", 30)))) as file:
        assert [page.label for page in file.pages] == [str(at) for at in range(1, len(file.pages) + 1)]


@pytest.mark.parametrize("length", range(9, 15))
def test_no_page_has_a_source_alone_or_a_line_of_text_left_over(length: int) -> None:
    for columns in (1, 2):
        pages = texts(handout(Recipe(columns=columns), article("题目", length, outlet="海岳晚报")))
        assert all(page.count("江边") > 1 for page in pages)


@pytest.mark.parametrize("length", range(9, 15))
def test_a_page_without_text_is_for_notes(length: int) -> None:
    pages = texts(handout(Recipe(columns=1, parts=Parts(notes=6)), article("题目", length, outlet="海岳晚报")))
    assert all("江边" in page or "笔记" in page for page in pages)


def test_fewer_lines_for_notes_stand_with_the_text() -> None:
    """An article that leaves room for four lines of the six."""
    for length in range(7, 10):
        pages = texts(handout(Recipe(columns=1, parts=Parts(notes=6, source=False)), article("题目", length)))
        assert len(pages) == 1
