"""Kinds of pages: bold crossheads, sports shorts, letters, verse, boxes with a bullet, summaries before a story."""

from __future__ import annotations

import newsconv
from newsconv.model import Block, Crosshead, Figure, Jump, Paragraph, Sidebar, Table, Text, inline_text

BODY = "清淤那天上午，镇里的几位干部来到渠边，和村民一起把淤泥挑走，下午三点多水就通了，没有人受伤。"


def read(text: str) -> newsconv.Article:
    return newsconv.read_data(text.encode(), "a.md", format="md")


def blocks(text: str) -> tuple[Block, ...]:
    return read(text).stories[0].blocks


def titles(article: newsconv.Article) -> list[str]:
    return [inline_text(story.headline.title) for story in article.stories if story.headline]


def test_a_short_line_in_bold_over_text_is_a_crosshead() -> None:
    _, head, _ = blocks(f"# 中考\n\n{BODY}\n\n**录取时间**\n\n7月5日至7月8日。\n")
    assert isinstance(head, Crosshead) and (inline_text(head.children), head.level) == ("录取时间", 1)


def test_a_line_in_bold_under_crossheads_is_one_level_deeper() -> None:
    found = blocks(f"# 中考\n\n{BODY}\n\n## 录取\n\n{BODY}\n\n**时间**\n\n7月5日。\n")
    assert [block.level for block in found if isinstance(block, Crosshead)] == [2, 3]


def test_a_sentence_in_bold_is_no_crosshead() -> None:
    assert all(isinstance(block, Paragraph) for block in blocks(f"# 中考\n\n{BODY}\n\n**请带准考证。**\n\n{BODY}\n"))


def test_a_title_over_sections_of_one_level_is_the_title_alone() -> None:
    article = read(f"# 体育短讯\n\n## 羽球：林小豪夺冠\n\n记者 林一帆\n\n{BODY}\n\n## 棒球：石狮队逆转\n\n记者 周明\n\n{BODY}\n")
    assert article.headline is not None
    assert inline_text(article.headline.title) == "体育短讯"
    assert titles(article) == ["羽球：林小豪夺冠", "棒球：石狮队逆转"]


def test_two_headings_and_no_third_are_title_and_deck() -> None:
    article = read(f"# 清淤三日\n\n## 全镇水渠都通了\n\n{BODY}\n")
    assert article.headline is not None
    assert inline_text(article.headline.deck) == "全镇水渠都通了"


def test_an_agency_in_brackets_under_a_picture_is_its_credit() -> None:
    last = blocks(f"# 夺冠\n\n{BODY}\n\n▲林小豪赛后亲吻奖杯。（路透）\n")[-1]
    assert isinstance(last, Figure)
    assert inline_text(last.credit) == "（路透）"


def test_a_salutation_and_the_closing_words_of_a_letter_are_text() -> None:
    found = blocks(f"# 读者来信\n\n编辑同志：\n\n{BODY}\n\n此致\n敬礼！\n\n读者　叶万春\n")
    assert [(block.role, inline_text(block.children)) for block in found if isinstance(block, Paragraph)] == [
        ("body", "编辑同志："), ("body", BODY), ("body", "此致"), ("body", "敬礼！"), ("sign-off", "读者　叶万春"),
    ]


def test_verse_keeps_its_lines_and_prose_does_not() -> None:
    one, two, prose = blocks("# 秋渡\n\n一叶扁舟过石桥，\n满天红叶落萧萧。\n\n渔翁不问归何处，只听\n溪声到晚潮，第二天\n又去了。\n")
    assert [inline_text(line.children) for line in (one, two) if isinstance(line, Paragraph)] == [
        "一叶扁舟过石桥，", "满天红叶落萧萧。",
    ]
    assert isinstance(prose, Paragraph)
    assert inline_text(prose.children) == "渔翁不问归何处，只听溪声到晚潮，第二天又去了。"


def test_two_names_under_a_title_are_no_person_with_a_calling() -> None:
    assert read(f"# 秋渡\n\n石桥　谷雨生\n\n{BODY}\n").bylines[0].names == ("石桥", "谷雨生")


def test_a_box_whose_title_stands_on_the_line_before() -> None:
    last = blocks(f"# 中考\n\n{BODY}\n\n■ 延伸阅读\n什么是指标到校？\n\n{BODY}\n")[-1]
    assert isinstance(last, Sidebar)
    assert inline_text(last.title) == "■ 延伸阅读"


def test_a_summary_before_the_story_ends_with_its_first_paragraph() -> None:
    box, *rest = blocks(f"# 老店\n\n**核心提示**\n\n一家酱园把晒场改成了课堂。\n\n{BODY}\n\n{BODY}\n")
    assert isinstance(box, Sidebar)
    assert len(box.blocks) == 1
    assert len(rest) == 2


def test_a_heading_that_leads_from_another_page_is_a_jump() -> None:
    assert any(isinstance(block, Jump) for block in blocks(f"# 老店\n\n{BODY}\n\n# （上接第12版）\n\n{BODY}\n"))


def test_a_line_of_a_score_is_no_caption() -> None:
    assert not any(isinstance(block, Figure) for block in blocks(f"# 夺冠\n\n{BODY}\n\n石狮 000 001 150 - 7\n\n{BODY}\n"))


def heads(text: str) -> list[str]:
    return [inline_text(block.children) for block in blocks(text) if isinstance(block, Crosshead)]


def test_numbers_that_stand_alone_belong_to_the_crossheads_under_them() -> None:
    text = "".join(f"0{number}\n\n**{name}**\n\n{BODY}\n\n" for number, name in enumerate(("服药", "保暖"), 1))
    assert heads(f"# 过冬\n\n{BODY}\n\n{text}") == ["01 服药", "02 保暖"]


def test_numbers_and_words_in_brackets_that_stand_alone_part_the_story() -> None:
    text = "".join(f"{mark}\n\n{BODY}\n\n" for mark in ("【引子】", "一", "二"))
    assert heads(f"# 一条渠\n\n{text}") == ["【引子】", "一", "二"]


def test_numbers_count_anew_in_each_part_whatever_folio_stands_between() -> None:
    text = "".join(f"{mark}\n\n{BODY}\n\n" for mark in ("1", "2", "17", "3", "1", "2", "1"))
    assert heads(f"# 一条渠\n\n{text}") == ["1", "2", "3", "1", "2"]


def test_one_number_alone_is_no_crosshead() -> None:
    assert heads(f"# 一条渠\n\n{BODY}\n\n12\n\n{BODY}\n") == []


def test_a_deck_with_its_dash_below_the_heading() -> None:
    article = read(f"# 一条渠的三十年\n\n——北岭镇水利变迁记\n\n{BODY}\n")
    assert article.headline is not None
    assert inline_text(article.headline.deck) == "——北岭镇水利变迁记"


def test_a_table_that_lost_its_rule() -> None:
    block = blocks(f"# 天气\n\n{BODY}\n\n| 城市 | 天气 | 气温 |\n| 北岭 | 小雨 | 6～12℃ |\n| 石桥 | 多云 | 4～13℃ |\n")[-1]
    assert isinstance(block, Table)
    assert block.header is not None
    assert [[inline_text(cell.children) for cell in row.cells] for row in (block.header, *block.rows)] == [
        ["城市", "天气", "气温"], ["北岭", "小雨", "6～12℃"], ["石桥", "多云", "4～13℃"],
    ]


def test_what_a_web_page_says_of_itself_leaves_the_text() -> None:
    article = read(f"点击上方蓝字关注我们\n\n# 清淤记\n\n来源 | 北岭健康\n\n{BODY}\n\n（北岭评论员）\n\n下一篇：夜间门诊\n")
    assert article.publication.furniture == ("点击上方蓝字关注我们", "下一篇：夜间门诊")
    assert article.bylines[0].outlet == "北岭健康"
    last = article.stories[0].blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.role == "sign-off"


def test_a_press_release_has_a_dateline() -> None:
    for head in ("石桥，2026年4月28日——", "石桥2026年4月28日 /北岭通讯/ -- "):
        (dateline,) = read(f"# 业绩\n\n{head}{BODY}\n").stories[0].datelines()
        assert (dateline.place, dateline.date) == ("石桥", "2026年4月28日")


def test_a_name_after_a_label_is_no_caption() -> None:
    assert not any(isinstance(block, Figure) for block in blocks(f"# 业绩\n\n{BODY}\n\n媒体联系人：\n\n于晓\n\n{BODY}\n"))


def test_a_byline_on_the_line_above_its_text() -> None:
    article = read(f"# 一条渠\n\n■本报记者 蒋文 胡立\n{BODY}\n")
    assert article.bylines[0].names == ("蒋文", "胡立")
    assert len(article.stories[0].blocks) == 1


def test_a_standing_head_alone_over_text_is_its_title() -> None:
    article = read(f"# 读者来信\n\n{BODY}\n")
    assert article.headline is not None
    assert inline_text(article.headline.title) == "读者来信"
    marked = read(f"{{.section}}\n# 读者来信\n\n{BODY}\n")
    assert marked.headline is not None
    assert (marked.headline.title, inline_text(marked.headline.section)) == ((), "读者来信")


def test_a_title_in_bold_without_a_mark_is_plain() -> None:
    article = read(f"**北岭镇清淤**\n\n{BODY}\n\n{BODY}\n")
    assert article.headline is not None
    assert [type(node) for node in article.headline.title] == [Text]
    assert inline_text(article.headline.title) == "北岭镇清淤"
