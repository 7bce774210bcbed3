"""Pages: what stands where, on which grid, kept with what."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from newsconv.model import (
    Article,
    Block,
    CodeBlock,
    Crosshead,
    Divider,
    Figure,
    Footnote,
    FootnoteReference,
    Headline,
    Jump,
    List,
    ListItem,
    Paragraph,
    Person,
    Picture,
    Portrait,
    Publication,
    PullQuote,
    ReadMore,
    Ruby,
    Sidebar,
    Span,
    Story,
    Table,
    TableCell,
    TableRow,
    Text,
)
from newsconv.notices import Notice, ignore
from newsconv.options import PdfOptions
from newsconv.typeset import compose
from newsconv.typeset.compose import ranked
from newsconv.typeset.page import Bookmark, LinkArea, Page, PlacedPicture, Rule, Run

from .grid import GridShaper
from .setting import article, newspaper, page_text, pages, run_text, runs

A5 = PdfOptions(paper="A5")
SENTENCE = "荷塘边新修的木栈道已经开放，游客可以从东门进入，沿着水岸走到观景台。"
BODY, LEADING = newspaper()["body"].size, newspaper()["body"].leading


def T(text: str) -> tuple[Text, ...]:  # noqa: N802 - reads as the node it makes
    return (Text(text),)


def P(text: str) -> Paragraph:  # noqa: N802
    return Paragraph(T(text))


def story(*blocks: Block) -> Article:
    return Article(stories=(Story(blocks),))


def body_runs(page: Page) -> list[Run]:
    return [run for run in runs(page.items) if run.face == "song400" and run.size == BODY and not run.artifact]


def rows(page: Page) -> list[float]:
    return sorted({round(run.y, 2) for run in body_runs(page)})


def run_with(set_pages: tuple[Page, ...], text: str) -> tuple[int, Run]:
    return next((at, run) for at, page in enumerate(set_pages) for run in runs(page.items) if text in run_text(run))


def test_body_lines_of_all_columns_stand_on_one_grid() -> None:
    content = story(*(block for number in range(12) for block in (
        P(SENTENCE * 4), Crosshead(T(f"小标题{number}")), Figure((), T("图说文字")), P(SENTENCE * 3),
        PullQuote(T(SENTENCE)), Sidebar((P(SENTENCE * 2),), T("相关链接")), CodeBlock("a = 1"),
    )))
    *full, _ = pages(content)
    assert len(full) > 1
    for page in full:
        ys = rows(page)
        assert len({run.x for run in body_runs(page)}) > 2
        assert all(((y - ys[0]) / LEADING) == pytest.approx(round((y - ys[0]) / LEADING), abs=1e-3) for y in ys)


def test_columns_of_the_last_page_are_balanced() -> None:
    page = pages(article(*[SENTENCE * 3] * 8))[-1]
    middle = page.width / 2
    left = max(run.y for run in body_runs(page) if run.x < middle)
    right = max(run.y for run in body_runs(page) if run.x > middle)
    assert abs(left - right) <= 2 * LEADING + 0.1


def test_two_columns_where_wide_enough_and_as_many_as_asked_for() -> None:
    long = article(*[SENTENCE * 3] * 8)
    assert _columns(pages(long)[0]) == 2
    assert _columns(pages(long, A5)[0]) == 1
    assert _columns(pages(long, PdfOptions(columns=3))[0]) == 3


def test_columns_too_narrow_are_not_set() -> None:
    notices: list[Notice] = []
    page = pages(article(*[SENTENCE * 3] * 8), PdfOptions(paper="A5", columns=6), notices)[0]
    assert _columns(page) == 3
    assert [notice.code for notice in notices] == ["columns-fewer"]


def _columns(page: Page) -> int:
    """Left edges that full body lines share."""
    return len({round(run.x) for run in body_runs(page) if len(run.glyphs) > 3 and not _indented(page, run)})


def _indented(page: Page, run: Run) -> bool:
    return any(abs(other.x - run.x + 2 * BODY) < 0.1 or abs(other.x - run.x + BODY) < 0.1 for other in body_runs(page))


def test_a_heading_is_never_last_in_a_column() -> None:
    for count in range(20, 60):
        content = story(P("文" * 22 * count), Crosshead(T("小标题")), P(SENTENCE * 2))
        set_pages = pages(content, A5)
        at, heading = run_with(set_pages, "小标题")
        assert any(run.y > heading.y for run in body_runs(set_pages[at]))


def test_a_question_stands_with_the_begin_of_its_answer() -> None:
    for count in range(20, 60):
        question = Paragraph(T("有没有机器可以帮忙"), role="question")
        set_pages = pages(story(P("文" * 22 * count), question, P("答" * 200)), A5)
        at, asked = run_with(set_pages, "有没有机器可以帮忙")
        assert any(run.y > asked.y and "答" in run_text(run) for run in body_runs(set_pages[at]))


def test_no_line_of_a_paragraph_is_left_alone() -> None:
    for count in range(20, 50):
        set_pages = pages(story(*[P("文" * 22 * 5)] * 2, P("文" * 22 * (count % 7 + 2)), *[P("字" * 22 * 5)] * 6), A5)
        for page in set_pages[:-1]:
            ys = rows(page)
            last = [run for run in body_runs(page) if round(run.y, 2) == ys[-1]]
            assert not any(_starts(page, run) for run in last)


def _starts(page: Page, run: Run) -> bool:
    return run.x > min(other.x for other in body_runs(page)) + 1


def test_headline_stands_across_the_columns_and_in_the_outline() -> None:
    content = Article(
        headline=Headline(T("主题"), kicker=T("引题"), deck=T("副题"), summary=T("提要")),
        stories=(Story((P(SENTENCE * 20), Crosshead(T("小标题")), P(SENTENCE)), headline=Headline(T("第二题"))),),
    )
    page = pages(content)[0]
    sizes = {run_text(run): run.size for run in runs(page.items)}
    assert sizes["主题"] > sizes["引题"] > sizes["副题"] > 9
    marks = [(item.title, item.level) for item in page.items if isinstance(item, Bookmark)]
    assert marks == [("主题", 0), ("第二题", 1), ("小标题", 2)]


def test_the_rule_that_opens_a_story_is_clear_of_a_reading() -> None:
    def read(text: str) -> tuple[Ruby, ...]:
        return tuple(Ruby(T(char), "cóng" if char == "从" else "du") for char in text)

    page = pages(Article(stories=(Story((Paragraph(read("荷塘" * 40)),), headline=Headline(read("从头说起"))),)))[0]
    opening = next(item for item in page.items if isinstance(item, Rule) and item.width < 30)
    reading = next(run for run in runs(page.items) if run_text(run) == "cóng")
    assert opening.height > 2
    assert reading.y - 0.88 * reading.size - (opening.y + opening.height) > 3.4


def test_outline_skips_no_level() -> None:
    content = story(Crosshead(T("甲"), level=3), P(SENTENCE))
    assert [item.level for item in pages(content)[0].items if isinstance(item, Bookmark)] == [0]


def test_bookmark_stands_at_its_heading() -> None:
    content = story(P(SENTENCE * 3), Crosshead(T("小标题")), P(SENTENCE * 3))
    page = pages(content, A5)[0]
    mark = next(item for item in page.items if isinstance(item, Bookmark))
    _, heading = run_with((page,), "小标题")
    assert 0 < heading.y - mark.y < 2 * LEADING


def test_running_head_and_folio_are_artifacts() -> None:
    publication = Publication(outlet="青禾日报", issue_date="2026-06-18", page_number="05", page_name="生态")
    content = Article(publication=publication, stories=article(SENTENCE * 120).stories)
    for number, page in enumerate(pages(content), 1):
        generated = [run_text(run) for run in runs(page.items) if run.artifact]
        assert any("青禾日报" in text for text in generated)
        assert any("第05版" in text for text in generated)
        assert any(text.startswith(f"{number} /") for text in generated)


def test_picture_fills_the_column_and_keeps_caption_and_credit() -> None:
    content = story(P(SENTENCE), Figure((Picture("a.jpg", "荷塘"),), T("图说文字"), T("某某 摄")), P(SENTENCE))
    set_pages = compose(content, newspaper(), A5, GridShaper(), lambda _: (1500, 1000), ignore)
    picture = next(item for item in set_pages[0].items if isinstance(item, PlacedPicture))
    _, caption = run_with(set_pages, "图说文字")
    _, credit = run_with(set_pages, "摄")
    assert picture.width / picture.height == pytest.approx(1.5)
    assert picture.width == pytest.approx(_width(A5), abs=1 / 8)
    assert picture.y + picture.height < caption.y < credit.y < picture.y + picture.height + 3 * LEADING
    assert picture.alternative == "荷塘"


def test_caption_and_credit_stand_under_a_picture_that_is_narrower_than_the_column() -> None:
    content = story(P(SENTENCE), Figure((Picture("a.jpg"),), T(SENTENCE), T("某某 摄")), P(SENTENCE))
    set_pages = compose(content, newspaper(), A5, GridShaper(), lambda _: (300, 450), ignore)
    picture = next(item for item in set_pages[0].items if isinstance(item, PlacedPicture))
    words = [run for run in runs(set_pages[0].items) if run.size in (8, 7.5) and not run.artifact]
    assert picture.width == pytest.approx(_width(A5) / 2, abs=1)
    assert "".join(map(run_text, words)) == SENTENCE + "某某 摄"
    assert min(run.x for run in words) == pytest.approx(picture.x, abs=1)
    ends = [run.x + run.glyphs[-1].x + run.glyphs[-1].advance for run in words]
    assert max(ends) == pytest.approx(picture.x + picture.width, abs=8 / 2)


def test_what_follows_a_portrait_at_the_top_of_a_page_is_clear_of_it() -> None:
    portrait = Portrait(Person(T("甘阿福")), Picture("a.jpg"))
    content = story(portrait, P(SENTENCE * 3))
    leading = 18.0
    theme = newspaper()
    styles = {**theme.styles, "body": replace(theme["body"], leading=leading)}
    set_pages = compose(content, replace(theme, styles=styles), A5, GridShaper(), lambda _: (100, 150), ignore)
    picture = next(item for item in set_pages[0].items if isinstance(item, PlacedPicture))
    first = min(run.y for run in body_runs(set_pages[0]))
    assert picture.height % leading == 0
    assert first - BODY - (picture.y + picture.height) > leading / 2


def test_the_caption_under_a_wide_table_stands_across_with_it() -> None:
    cells = tuple(TableCell(T("一个很长的栏目名称")) for _ in range(6))
    table = Table((TableRow(cells),), TableRow(cells))
    set_pages = pages(story(P(SENTENCE * 9), table, Figure((), T("图说文字")), P(SENTENCE * 9)))
    _, caption = run_with(set_pages, "图说文字")
    foot = max(item.y for item in set_pages[0].items if isinstance(item, Rule) and item.y < caption.y)
    below = [run.y for run in body_runs(set_pages[0]) if run.y > caption.y]
    assert 0 < caption.y - foot < LEADING
    assert min(below) - caption.y > LEADING


def _width(options: PdfOptions) -> float:
    assert options.paper == "A5"
    return (148 - 36) * 72 / 25.4


def test_picture_taller_than_a_page_is_scaled_with_a_notice() -> None:
    notices: list[Notice] = []
    content = story(P(SENTENCE), Figure((Picture("a.jpg"),), T("图说")), P(SENTENCE))
    set_pages = compose(content, newspaper(), A5, GridShaper(), lambda _: (1000, 9000), notices.append)
    picture = next(item for page in set_pages for item in page.items if isinstance(item, PlacedPicture))
    assert picture.height < set_pages[0].height
    assert picture.height / picture.width == pytest.approx(9)
    assert [notice.code for notice in notices] == ["picture-scaled"]


def test_missing_picture_leaves_a_box_with_its_words_as_artifact() -> None:
    page = pages(story(P(SENTENCE), Figure((Picture("a.jpg", "荷花特写"),), T("图说"))))[0]
    label = next(run for run in runs(page.items) if run_text(run) == "荷花特写")
    assert label.artifact
    assert any(isinstance(item, Rule) and item.height > 50 for item in page.items)


def _table(count: int) -> Table:
    def row(*cells: str) -> TableRow:
        return TableRow(tuple(TableCell(T(cell)) for cell in cells))

    return Table(tuple(row(f"甲{number}", f"乙{number}乙乙乙乙乙乙") for number in range(count)), row("项目", "说明"),
                 caption=T("表一"))


def test_head_of_a_table_is_repeated_as_artifact() -> None:
    set_pages = pages(story(_table(90)), A5)
    assert len(set_pages) > 2
    for number, page in enumerate(set_pages):
        heads = [run for run in runs(page.items) if run_text(run) == "项目"]
        assert [run.artifact for run in heads] == [number > 0]


def test_cells_of_a_row_share_a_line_and_columns_an_edge() -> None:
    page = pages(story(_table(5)), A5)[0]
    found = {run_text(run): run for run in runs(page.items)}
    assert found["甲1"].y == found["乙1乙乙乙乙乙乙"].y
    assert found["甲1"].x == found["甲2"].x < found["乙1乙乙乙乙乙乙"].x


def test_table_too_wide_for_a_column_stands_across() -> None:
    wide = Table((TableRow(tuple(TableCell(T("说明文字" * 3)) for _ in range(6))),))
    page = pages(story(P(SENTENCE * 20), wide, P(SENTENCE * 20)))[0]
    table = [run.x for run in runs(page.items) if run.size == 9]
    assert max(table) - min(table) > page.width / 2


def test_list_marks_are_artifacts_beside_their_items() -> None:
    items = (ListItem((P("清淤十二万立方米，沿岸铺设管网。" * 3),)), ListItem((P("种植荷花。"),)))
    page = pages(story(List(items, ordered=True, start=3)), A5)[0]
    marks = [run for run in runs(page.items) if run.artifact and run.size == BODY]
    assert [run_text(run) for run in marks] == ["3.", "4."]
    for mark, first in zip(marks, ("清淤", "种植"), strict=True):
        _, text = run_with((page,), first)
        assert (mark.y, mark.x < text.x) == (text.y, True)


def test_sidebar_has_one_ground_behind_all_its_lines() -> None:
    page = pages(story(P(SENTENCE), Sidebar((P(SENTENCE * 2), P(SENTENCE)), T("相关链接")), P(SENTENCE)), A5)[0]
    grounds = [item for item in page.items if isinstance(item, Rule) and item.height > 40]
    assert len(grounds) == 1
    inside = [run for run in runs(page.items) if run.size == 9 or run_text(run) == "相关链接"]
    assert all(grounds[0].y < run.y - run.size * 0.8 and run.y < grounds[0].y + grounds[0].height for run in inside)


def test_footnote_stands_at_the_foot_of_its_page_with_a_rule() -> None:
    note = Footnote("a", (P("注文在这里。"),))
    content = Article(stories=(Story((Paragraph((Text(SENTENCE), FootnoteReference("a"))), P(SENTENCE * 60))),),
                      footnotes=(note,))
    set_pages = pages(content, A5)
    at, text = run_with(set_pages, "注文")
    assert at == 0
    assert text.y > max(run.y for run in body_runs(set_pages[0]))
    number = next(run for run in runs(set_pages[0].items) if run.artifact and run_text(run) == "1" and run.size == 8)
    assert number.y == text.y


def test_a_note_twice_referred_to_is_set_once() -> None:
    twice = Paragraph((Text(SENTENCE), FootnoteReference("a"), Text(SENTENCE), FootnoteReference("a")))
    content = Article(stories=(Story((twice,)),), footnotes=(Footnote("a", (P("注文"),)),))
    assert page_text(pages(content)).count("注文") == 1


@pytest.mark.parametrize("content", [
    Article(headline=Headline((Text("主题"), FootnoteReference("a"))), footnotes=(Footnote("a", (P("注文"),)),)),
    Article(stories=(Story((P(SENTENCE),)),), footnotes=(Footnote("a", (P("注文"),)),)),
    Article(stories=(Story((Paragraph((Text("甲"), FootnoteReference("a"))),)),),
            footnotes=(Footnote("a", (P("注文" + SENTENCE * 200),)),)),
    Article(portraits=(Portrait(Person((Span("name", T("林知夏")), FootnoteReference("a")))),),
            stories=(Story((P("甲"),)),), footnotes=(Footnote("a", (P("注文"),)),)),
])
def test_no_note_is_lost(content: Article) -> None:
    for options in (None, A5):
        assert "注文" in page_text(pages(content, options))


def test_read_more_leads_to_its_link() -> None:
    content = Article(stories=(Story((P(SENTENCE),)),), read_more=(ReadMore(T("扫码阅读"), "https://example.org/a"),))
    page = pages(content)[0]
    assert {item.target for item in page.items if isinstance(item, LinkArea)} == {"https://example.org/a"}
    address = next(run for run in runs(page.items) if "example.org" in run_text(run))
    assert address.artifact


def test_name_plates_stand_in_a_row() -> None:
    people = tuple(
        Portrait(Person((Span("name", T(name)), Text(" "), Span("office", T("主任"))))) for name in "甲乙丙丁"
    )
    page = pages(Article(portraits=people, stories=(Story((P(SENTENCE),)),)))[0]
    plates = [run_with((page,), name)[1] for name in "甲乙丙丁"]
    assert len({plate.y for plate in plates}) == 1
    assert [plate.x for plate in plates] == sorted(plate.x for plate in plates)


def test_jump_stands_on_the_right() -> None:
    page = pages(story(P(SENTENCE), Jump(T("（下转第三版）")), Divider(), P(SENTENCE)), A5)[0]
    _, jump = run_with((page,), "下转")
    assert jump.x > page.width / 2


def test_code_block_keeps_lines_and_indents() -> None:
    page = pages(story(CodeBlock("def f():\n    return 1")), A5)[0]
    lines = [run_text(run) for run in runs(page.items) if run.face == "mono400"]
    assert lines == ["def f():", "    return 1"]


def test_an_empty_article_is_one_page() -> None:
    assert len(pages(Article())) == 1


def test_growth_is_linear_in_pages() -> None:
    short, long = (len(pages(article(*[SENTENCE * 5] * count))) for count in (40, 400))
    assert long == pytest.approx(10 * short, abs=9)


def test_a_heading_under_a_heading_stands_close() -> None:
    page = pages(story(P(SENTENCE), Crosshead(T("大标题")), Crosshead(T("小标题"), level=2), P(SENTENCE)), A5)[0]
    _, first = run_with((page,), "大标题")
    _, second = run_with((page,), "小标题")
    assert second.y - first.y < 2 * LEADING
    assert rows(page)[-1] - rows(page)[0] == pytest.approx(round((rows(page)[-1] - rows(page)[0]) / LEADING) * LEADING)


def test_every_note_stands_on_the_page_of_its_mark() -> None:
    keys = [f"n{number}" for number in range(30)]
    paragraphs = tuple(Paragraph((Text(SENTENCE), FootnoteReference(key), Text(SENTENCE * 2))) for key in keys)
    notes = tuple(Footnote(key, (P("注文在这里。" * (1 + number % 5)),)) for number, key in enumerate(keys))
    set_pages = pages(Article(stories=(Story(paragraphs),), footnotes=notes))
    assert len(set_pages) > 1
    for page in set_pages:
        generated = [run for run in runs(page.items) if run.artifact and run_text(run).isdigit()]
        marks = [(run_text(run), run.x > page.width / 2) for run in generated if run.size < 7]
        numbers = [(run_text(run), run.x > page.width / 2) for run in generated if run.size == 8]
        assert marks == numbers


def test_missing_picture_in_a_line_leaves_a_box() -> None:
    page = pages(story(Paragraph((Text("甲"), Picture("a.png"), Text("乙")))), A5)[0]
    box = next(item for item in page.items if isinstance(item, Rule))
    assert (box.width, box.height) == (BODY, BODY)
    assert page_text((page,)) == "甲乙"


def test_table_that_fits_no_measure_has_its_cells_one_under_the_other() -> None:
    cells = tuple(TableCell(T(f"Radiologist{number}")) for number in range(6))
    page = pages(story(Table((TableRow(cells),))), PdfOptions(paper="80x200mm"))[0]
    found = [run for run in runs(page.items) if run_text(run).startswith("Radio")]
    assert len({run.x for run in found}) == 1
    assert [run.y for run in found] == sorted(run.y for run in found)


def test_a_story_begins_wherever_its_head_and_two_lines_of_each_column_fit() -> None:
    """Row by row down the page: under a head that is not alone on its page both columns have two lines."""
    seen = set()
    for count in range(60, 100):
        first = Story((P("文" * 21 * count),))
        second = Story((P("字" * 21 * 40),), headline=Headline(title=T("第二个标题")))
        set_pages = pages(Article(stories=(first, second)))
        at, head = run_with(set_pages, "第二个标题")
        under = [run for run in body_runs(set_pages[at]) if run.y > head.y and "字" in run_text(run)]
        middle = set_pages[at].width / 2
        assert all(len({run.y for run in under if (run.x < middle) == left}) >= 2 for left in (True, False))
        seen.add((at, min(20, len({run.y for run in under}))))
    assert (0, 2) in seen
    assert at == 1


def with_box(times: int) -> tuple[Page, float, float]:
    """The last page of a text with a read-more box, the last line of the text and the top of the box."""
    box = ReadMore(T("扫码阅读全文"), "https://a.example")
    page = pages(Article(stories=(Story((P(SENTENCE * times),)),), read_more=(box,)))[-1]
    (rule,) = [item for item in page.items if isinstance(item, Rule) and item.height > 20]
    return page, max((run.y for run in body_runs(page) if run.y < rule.y), default=0), rule.y


def test_a_read_more_box_near_the_foot_of_the_last_page_stands_at_it() -> None:
    lowest = max(run.y for run in body_runs(pages(article(SENTENCE * 200))[0]))
    for times in range(20, 140):
        page, text, top = with_box(times)
        (box,) = [item for item in page.items if isinstance(item, Rule) and item.height > 20]
        if 3 * LEADING < lowest - box.height - text < 7 * LEADING:
            assert top < lowest < top + box.height <= lowest + LEADING
            return
    raise AssertionError("no text ends near the foot")


def test_a_read_more_box_on_a_blank_page_stands_right_under_the_text() -> None:
    _, text, top = with_box(6)
    assert LEADING / 2 < top - text < 2.5 * LEADING


def test_a_read_more_box_that_just_fits_is_not_alone_on_a_page() -> None:
    for count in range(20, 48):
        content = Article(stories=(Story((P("文" * 30 * count),)),), read_more=(ReadMore(T("扫码阅读全文"), ""),))
        set_pages = pages(content, PdfOptions(columns=1))
        alone = not body_runs(set_pages[-1])
        text = max((run.y for run in body_runs(set_pages[0])), default=0)
        assert not alone or text > set_pages[0].height - 56.7 - 4.5 * LEADING


def test_a_read_more_box_with_no_room_across_the_page_stands_in_the_last_column() -> None:
    box = ReadMore(T("扫码阅读全文"), "")
    narrow = 0
    for count in range(60, 100):
        text = Article(stories=(Story((P("文" * 30 * count),)),), read_more=(box,))
        set_pages = pages(text, PdfOptions(columns=2))
        grounds = [item for item in set_pages[0].items if isinstance(item, Rule) and item.height > 20]
        if grounds and grounds[0].width < set_pages[0].width / 2:
            narrow += 1
            assert len(set_pages) == 1
            assert sum(len(run.glyphs) for run in body_runs(set_pages[0])) == 30 * count
            assert grounds[0].x > set_pages[0].width / 2
    assert narrow


def test_crossheads_are_ranked_by_the_levels_there_are() -> None:
    blocks = tuple(Crosshead(T(name), level) for name, level in (("甲", 2), ("乙", 4), ("丙", 2)))
    assert [block.level for block in ranked(blocks) if isinstance(block, Crosshead)] == [1, 2, 1]
    text = P(SENTENCE)
    marked = story(Crosshead(T("甲"), 2), text, Crosshead(T("乙"), 4), text)
    plain = story(Crosshead(T("甲"), 1), text, Crosshead(T("乙"), 2), text)
    assert [(run.y, run.size) for run in body_runs(pages(marked)[0])] == [
        (run.y, run.size) for run in body_runs(pages(plain)[0])
    ]
