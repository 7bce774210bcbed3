"""One example for each rule of the line, with the expectation worked out by hand from clreq and GB/T 15834."""

from __future__ import annotations

from itertools import pairwise

import pytest

from newsconv.model import Code, Emphasis, FootnoteReference, LineBreak, Link, Ruby, Strong, Subscript, Text, Underline
from newsconv.notices import Notice
from newsconv.theme import Style
from newsconv.typeset.page import LinkArea, Rule, Run

from .setting import EM, glyphs, paragraph, place, run_text, runs, texts


def test_full_line_of_han_fills_the_grid() -> None:
    lines = paragraph("一二三四五六七八九十甲乙", 6)
    assert texts(lines) == ["一二三四五六", "七八九十甲乙"]
    assert [glyph.x for glyph in glyphs(lines[0])] == [0, 1, 2, 3, 4, 5]


def test_first_line_is_indented() -> None:
    lines = paragraph("一二三四五六七八九十", 6, indent=2)
    assert texts(lines) == ["一二三四", "五六七八九十"]
    assert place(lines[0], "一") == 2


@pytest.mark.parametrize("mark", "，、；：。！？”’）》」』】")
def test_mark_at_line_end_takes_half_an_em(mark: str) -> None:
    """GB/T 15834 5.1.10: seven Han and a mark make seven and a half em."""
    lines = paragraph(f"一二三四五六七{mark}八九十甲乙丙", 7.5)
    assert texts(lines)[0] == f"一二三四五六七{mark}"
    assert place(lines[0], mark) == 7
    assert [glyph.x for glyph in glyphs(lines[0])] == list(range(8))


def test_opening_mark_at_line_start_loses_its_blank() -> None:
    lines = paragraph("一二三四五六（七八九十甲乙丙丁", 6.5)
    assert texts(lines)[1].startswith("（")
    assert place(lines[1], "（") == -0.5
    assert place(lines[1], "七") == 0.5


def test_opening_mark_on_an_indented_first_line_loses_its_blank() -> None:
    line = paragraph("《一二三", 8, indent=2)[0]
    assert place(line, "《") == 1.5
    assert place(line, "一") == 2.5


@pytest.mark.parametrize(("pair", "second"), [("。”", 0.5), ("，《", 0.5), ("”，", 0.5), ("》《", 0.5), ("）。", 0.5)])
def test_pair_takes_one_and_a_half_em(pair: str, second: float) -> None:
    """The blank goes from the right of the first mark: the second box begins half an em after it."""
    line = paragraph(f"一{pair}二", 20)[0]
    xs = [glyph.x for glyph in glyphs(line)]
    assert xs[2] - xs[1] == second
    assert xs[3] - xs[1] == 1.5


def test_two_opening_marks_share_one_blank() -> None:
    line = paragraph("一（《二", 20)[0]
    assert [glyph.x for glyph in glyphs(line)] == [0, 1, 1.5, 2.5]


def test_opening_and_closing_mark_have_nothing_to_cut() -> None:
    line = paragraph("一（）二", 20)[0]
    assert [glyph.x for glyph in glyphs(line)] == [0, 1, 2, 3]


def test_three_marks_in_a_row() -> None:
    line = paragraph("一。”）二", 20)[0]
    assert [glyph.x for glyph in glyphs(line)] == [0, 1, 1.5, 2, 3]


@pytest.mark.parametrize("char", "。．，、；：？！”’」』）》〉】〗〕］｝·‧～%℃")
def test_never_first(char: str) -> None:
    for measure in (5, 5.5, 6, 6.5, 7):
        for line in texts(paragraph(f"一二三四五六{char}七八九十甲乙丙丁{char}戊己庚辛", measure))[1:]:
            assert not line.startswith(char)


@pytest.mark.parametrize("char", "“‘「『（《〈【〖〔［｛￥")
def test_never_last(char: str) -> None:
    for measure in (5, 5.5, 6, 6.5, 7):
        for line in texts(paragraph(f"一二三四五{char}六七八九十甲乙丙丁{char}戊己庚辛", measure))[:-1]:
            assert not line.endswith(char)


def test_level_none_breaks_anywhere() -> None:
    assert texts(paragraph("一二三四五六。七八九十甲", 6, level="none"))[1].startswith("。")


def test_a_single_dash_connects_and_is_never_first() -> None:
    assert not any(line.startswith("—") for line in texts(paragraph("一二三四五六—七八九十甲乙", 6)))


def test_strict_allows_no_dashes_at_line_start() -> None:
    text = "一二三四五六——七八九十甲乙丙丁戊己庚辛壬癸"
    assert not any(line.startswith("—") for line in texts(paragraph(text, 6, level="strict")))


@pytest.mark.parametrize("pair", ["——", "……", "⋯⋯"])
def test_two_em_marks_are_never_parted(pair: str) -> None:
    for measure in (4, 5, 6, 7, 8):
        for line in texts(paragraph(f"一二三四五{pair}六七八九十甲{pair}乙丙丁戊", measure)):
            assert line.count(pair[0]) % 2 == 0


def test_dashes_are_two_em_and_a_run_of_four_breaks_in_the_middle() -> None:
    line = paragraph("一——二", 20)[0]
    assert place(line, "二") == 3
    assert any(line.endswith("——") for line in texts(paragraph("一二三四————五六七八", 6)))


def test_interpunct_is_half_an_em_on_the_mainland_and_one_in_taiwan() -> None:
    assert place(paragraph("甲·乙", 20)[0], "乙") == 1.5
    assert place(paragraph("甲·乙", 20, language="zh-Hant-TW")[0], "乙") == 2


@pytest.mark.parametrize(("language", "end"), [("zh-Hans-CN", 0.5), ("zh-Hant-TW", 0.75)])
def test_the_ink_of_an_interpunct_ends_a_line(language: str, end: float) -> None:
    """The grid's interpunct is half an em wide: of the em it takes in Taiwan a quarter is blank on either side."""
    lines = paragraph("一二三四五六·七八九十甲乙", 6 + end, language=language)
    assert texts(lines)[0] == "一二三四五六·"
    assert [glyph.x for glyph in glyphs(lines[0])] == [0, 1, 2, 3, 4, 5, 5.5 + end]


def test_the_odd_one_of_a_run_of_ellipses_stays_with_its_pair() -> None:
    for measure in (5, 6, 7, 8):
        assert any("………" in line for line in texts(paragraph("一二三四五………六七八九十", measure)))
    assert texts(paragraph("一二三四五六…七八九十", 6))[1].startswith("…")


def test_gap_between_han_and_latin() -> None:
    line = paragraph("在AI里5年", 20)[0]
    assert place(line, "A") == 1.25
    assert place(line, "里") == 2.5
    assert place(line, "5") == 3.75


def test_no_gap_beside_a_mark() -> None:
    line = paragraph("（AI）", 20)[0]
    assert place(line, "A") == 0.5
    assert place(line, "）") == 1.5


def test_the_authors_space_becomes_the_gap_and_stays_in_the_text() -> None:
    line = paragraph("在 AI 里", 20)[0]
    assert texts([line]) == ["在 AI 里"]
    assert place(line, "A") == 1.25
    assert place(line, "里") == 2.5


def test_no_space_is_ever_added_to_the_text() -> None:
    assert texts(paragraph("在AI里，CT和MRI都用", 20)) == ["在AI里，CT和MRI都用"]


def test_word_space() -> None:
    line = paragraph("Big Apple", 20)[0]
    assert place(line, "A") == 2.0


def test_latin_word_is_not_broken() -> None:
    assert any("radiology" in line for line in texts(paragraph("一二三四radiology五六七八", 6)))


@pytest.mark.parametrize("whole", ["1,234.5", "95%", "¥300", "25℃", "$40", "10 mg", "3.5 km", "10㎡", "5㎏", "Cl⁻", "10⁻³", "200 mg/L", "3 m³/s"])
def test_number_and_unit_hold_together(whole: str) -> None:
    for shift in range(6):
        lines = texts(paragraph("一二三四五六七八九十"[shift:] + whole + "甲乙丙丁戊己", 7))
        assert any(whole in line for line in lines)


def test_address_breaks_after_its_joints_only() -> None:
    lines = texts(paragraph("见https://example.org/news/2026/index.html?id=42&from=paper。", 10))
    assert len(lines) > 2
    assert all(line[-1] in "/?&=.-" for line in lines[:-1])


def test_a_date_is_no_address() -> None:
    assert any("2026/06/18" in line for line in texts(paragraph("一二三四五六2026/06/18七八九十", 9)))


def test_word_wider_than_the_measure_is_cut_rather_than_overflowing() -> None:
    lines = paragraph("一二Donaudampfschifffahrtsgesellschaft三四", 8)
    assert max(glyph.x for line in lines for glyph in glyphs(line)) <= 8 - 0.5


def test_what_cannot_be_broken_is_reported() -> None:
    notices: list[Notice] = []
    paragraph("一", 0.5, notices=notices)
    assert [notice.code for notice in notices] == ["line-overfull"]


def test_a_row_of_marks_longer_than_a_line_breaks_and_is_reported() -> None:
    notices: list[Notice] = []
    lines = paragraph("一！！！！！！！！！！！！！！！二", 4, notices=notices)
    assert "".join(texts(lines)) == "一！！！！！！！！！！！！！！！二"
    assert all(line.width <= 4 * EM + 0.01 for line in lines)
    assert {notice.code for notice in notices} == {"marks-parted"}


def test_base_with_a_reading_wider_than_the_line_is_parted() -> None:
    lines = paragraph((Text("甲"), Ruby((Text("一二三四五六七八九十"),), "reading"), Text("乙丙")), 6)
    assert "".join(texts(lines)) == "甲一二三四五六七八九十乙丙"
    assert all(line.width <= 6 * EM + 0.01 for line in lines)


def test_commas_of_a_squeezed_line_give_evenly() -> None:
    """Seven em hold six Han and two commas if each gives half an em."""
    lines = paragraph("一，二三，四五六七八，九，十甲乙丙丁戊己庚", 7)
    for line in lines[:-1]:
        row = glyphs(line)
        steps = [round(b.x - a.x, 3) for a, b in pairwise(row) if a.text == "，"]
        assert len(set(steps)) <= 1


def test_brackets_give_before_commas() -> None:
    line = paragraph("一《二》三，四五六七八九", 8.25)[0]
    row = {glyph.text: glyph.x for glyph in glyphs(line)}
    assert texts([line]) == ["一《二》三，四五六"]
    assert row["四"] - row["，"] == 1
    assert row["三"] - row["一"] < 4


def test_squeezing_in_saves_a_lonely_character() -> None:
    """Nine and a half em, with the mark at the end: two commas give what eight and a half em lack."""
    assert texts(paragraph("一二，三四五，六七。", 8.5)) == ["一二，三四五，六七。"]


def test_last_line_has_two_han() -> None:
    lines = texts(paragraph("一二三四五六七八九十甲乙丙", 6))
    assert len(lines[-1]) >= 2


def test_a_number_alone_is_no_last_line() -> None:
    """Twelve Han and a number that fills no line: a loose line is better than `120：` by itself."""
    lines = texts(paragraph("出现以下情况请立即拨打120：", 16, indent=2, language="zh-Hant-TW"))
    assert lines[-1] != "120："


def test_a_line_without_gaps_is_as_full_as_it_can_be() -> None:
    """Nothing in an address stretches, so its lines differ only in how much they leave."""
    lines = texts(paragraph("见https://a.example.com/path/to/document-name_with_underscores/index.html页", 14))
    assert all(len(line) > 20 for line in lines[1:-1])


def test_lines_are_chosen_together() -> None:
    """A greedy setter fills the first line and leaves a gaping second; both must share."""
    lines = paragraph("一二三四五六七八radiologists九十甲乙丙丁戊", 9)
    widest = max(
        b.x - a.x for line in lines[:-1] for a, b in pairwise(glyphs(line))
        if a.text in "一二三四五六七八" and b.text in "一二三四五六七八"
    )
    assert widest < 1.5


def test_stretch_goes_to_the_gap_at_latin_first() -> None:
    line = paragraph("一二三AI四五六七八九十甲乙", 8.6)[0]
    assert texts([line]) == ["一二三AI四五六七"]
    assert place(line, "三") == 2
    assert place(line, "A") == 3.3


@pytest.mark.parametrize("language", ["zh-Hant-TW", "zh-Hant-HK"])
def test_traditional_setting_squeezes_brackets_only(language: str) -> None:
    line = paragraph("一。」二，「三", 20, language=language)[0]
    assert [glyph.x for glyph in glyphs(line)] == [0, 1, 2, 3, 4, 4.5, 5.5]
    closed = paragraph("一二三四五六七。八九十甲乙丙", 8, language=language)[0]
    assert place(closed, "。") == 7


def test_apostrophe_in_a_latin_word_is_narrow() -> None:
    line = paragraph("他说don’t吧", 20)[0]
    assert place(line, "t") == 2.25 + 2
    assert place(line, "吧") == 2.25 + 2.75


def test_quotes_around_latin_in_chinese_are_full_width() -> None:
    line = paragraph("他说“AI”好", 20)[0]
    assert place(line, "A") == 3
    assert place(line, "好") == 5


def test_quotes_inside_a_latin_phrase_are_narrow() -> None:
    line = paragraph("题为the “big” one的书", 20)[0]
    assert place(line, "b") - place(line, "“") == 0.5


def test_ruby_stands_over_its_base_and_is_generated() -> None:
    line = paragraph((Ruby((Text("荷塘"),), "he"), Text("边")), 20)[0]
    reading = next(run for run in runs(line.items) if run.artifact)
    assert run_text(reading) == "he"
    assert reading.y < 0
    assert reading.x == pytest.approx(EM - 2.5)
    assert texts([line]) == ["荷塘边"]


def test_wide_reading_spreads_its_base() -> None:
    line = paragraph((Ruby((Text("荷"),), "hetang"), Text("边")), 20)[0]
    reading = 6 * 0.25
    assert place(line, "荷") == pytest.approx((reading + 0.15 - 1) / 2)
    assert place(line, "边") == pytest.approx(reading + 0.15)


def test_note_mark_is_raised_and_generated() -> None:
    line = paragraph((Text("荷塘"), FootnoteReference("n"), Text("边")), 20)[0]
    mark = next(run for run in runs(line.items) if run.artifact)
    assert (run_text(mark), mark.y < 0, mark.size < EM) == ("1", True, True)
    assert line.notes == ("n",)


def test_note_mark_never_starts_a_line() -> None:
    for measure in (4, 5, 6):
        for line in paragraph((Text("一二三四五六七八"), FootnoteReference("n"), Text("九十甲乙丙丁")), measure):
            assert not glyphs(line)[0].artifact


def test_subscript_is_lowered_and_holds_to_its_base() -> None:
    line = paragraph((Text("CO"), Subscript((Text("2"),)), Text("浓度")), 20)[0]
    low = next(run for run in runs(line.items) if run_text(run) == "2")
    assert low.y > 0
    assert low.x == pytest.approx(EM)


def test_strong_is_hei() -> None:
    line = paragraph((Text("看"), Strong((Text("这"),))), 20)[0]
    assert [run.face for run in runs(line.items)] == ["song400", "hei600"]


def test_emphasis_asks_for_kai() -> None:
    line = paragraph((Text("看"), Emphasis((Text("这"),))), 20)[0]
    assert [run.face for run in runs(line.items)] == ["song400", "kai400"]


def test_underline_runs_under_the_whole_text() -> None:
    line = paragraph((Text("看"), Underline((Text("这里"),))), 20)[0]
    rule = next(item for item in line.items if isinstance(item, Rule))
    assert (rule.x, rule.width) == (EM, 2 * EM)
    assert rule.y > 0


def test_link_covers_its_text_on_every_line() -> None:
    lines = paragraph((Text("一二"), Link((Text("三四五六七八"),), "https://example.org/")), 6)
    areas = [[item for item in line.items if isinstance(item, LinkArea)] for line in lines]
    assert [(area[0].x, area[0].width) for area in areas] == [(20, 40), (0, 20)]


def test_a_target_that_is_no_link_gives_no_area() -> None:
    line = paragraph((Link((Text("三四"),), "javascript:alert(1)"),), 6)[0]
    assert not [item for item in line.items if isinstance(item, LinkArea)]


def test_line_break_of_the_author() -> None:
    assert texts(paragraph((Text("一二"), LineBreak(), Text("三四")), 6)) == ["一二", "三四"]


def test_code_keeps_its_spaces() -> None:
    line = paragraph((Code("a  b"),), 20)[0]
    assert texts([line]) == ["a  b"]
    assert isinstance(line.items[0], Run)


def test_latin_bracket_beside_han_parts_from_the_word() -> None:
    """`号]108[标` may break before the word and after it, not inside its brackets."""
    lines = texts(paragraph("[案号]108024[名称]佳里[编号]108025[地址]", 6))
    assert all(not line.startswith("]") and not line.endswith("[") for line in lines)


@pytest.mark.parametrize(("title", "lines"), [
    ("一池荷花带活一座镇：“美丽经济”背后的五年治水账本", ["一池荷花带活一座镇：", "“美丽经济”背后的五年治水账本"]),
    ("人工智能正在重构 放射医学新纪元", ["人工智能正在重构 ", "放射医学新纪元"]),
    ("从“小”到“大”——一份《规划》怎样诞生", ["从“小”到“大”", "——一份《规划》怎样诞生"]),
])
def test_a_title_breaks_by_its_sense(title: str, lines: list[str]) -> None:
    style = Style(face="hei", weight=700, size=EM, leading=14, align="start")
    assert texts(paragraph(title, 15, style=style)) == lines


def test_lines_of_a_title_keep_their_natural_width() -> None:
    style = Style(size=EM, leading=14, align="center")
    line = paragraph("一二三", 9, style=style)[0]
    assert [glyph.x for glyph in glyphs(line)] == [3, 4, 5]


def test_words_written_from_right_to_left_stand_so_and_follow_each_other_leftward() -> None:
    """UAX 9: two Hebrew words among Han; the first is on the right, its first letter rightmost."""
    (line,) = paragraph("开罗אב גד城", 20)
    order = sorted(glyphs(line), key=lambda glyph: glyph.x)
    assert "".join(glyph.text for glyph in order) == "开罗דג בא城"
    assert [glyph.x for glyph in order] == sorted({glyph.x for glyph in order})
    assert place(line, "א") == place(line, "ב") + 0.5


def test_words_from_right_to_left_that_a_line_parts_go_on_in_order() -> None:
    first, second = paragraph("一二三四五אבגד הוזח九", 8)
    assert "א" in texts([first])[0]
    assert "ה" in texts([second])[0]
    assert place(second, "ח") < place(second, "ה") < place(second, "九")


def test_a_link_over_words_from_right_to_left_covers_them() -> None:
    (line,) = paragraph((Text("见"), Link((Text("אב גד"),), "https://a.example"), Text("处")), 20)
    areas = [item for item in line.items if isinstance(item, LinkArea)]
    left, right = min(area.x for area in areas), max(area.x + area.width for area in areas)
    assert left <= place(line, "ד") * EM
    assert right >= (place(line, "א") + 0.5) * EM


def test_a_number_may_end_a_paragraph_by_itself_where_a_line_would_gape() -> None:
    first, second = texts(paragraph("县招办：0571-8888 1234，服务时间 8:30—17:30。", 22, indent=2))
    assert (first.rstrip(), second) == ("县招办：0571-8888 1234，服务时间 8:30—", "17:30。")
