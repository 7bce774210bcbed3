"""Lines that say themselves what they are: programmes, forecasts, tables of figures, stars, captions, titles in bold."""

from __future__ import annotations

import pytest

import newsconv
from newsconv.model import Block, Crosshead, Divider, Figure, Paragraph, Table, inline_text
from newsconv.structure.credits import read_credit
from newsconv.structure.own_lines import are_dated, are_headed, is_divider

BODY = "清淤那天上午，镇里的几位干部来到渠边，和村民一起把淤泥挑走，下午三点多水就通了，没有人受伤。"


def read(text: str) -> newsconv.Article:
    return newsconv.read_data(text.encode(), "a.md", format="md")


def blocks(text: str) -> tuple[Block, ...]:
    return read(text).stories[0].blocks


def texts(text: str) -> list[str]:
    return [inline_text(block.children) for block in blocks(text) if isinstance(block, Paragraph)]


def test_a_forecast_keeps_its_lines() -> None:
    days = ["3月10日 星期二 晴 8~17℃", "3月11日 星期三 小雨 7~12℃", "3月12日 星期四 阴 6~11℃"]
    assert texts("# 一周天气\n" + "\n".join(days) + f"\n\n{BODY}\n") == [*days, BODY]
    assert not are_dated(["3月10日，渠水通了，", "3月11日又断了。"])


def test_a_programme_keeps_its_lines_under_their_head() -> None:
    lines = ["今日赛程", "14:00 东门—南山 东门体育馆", "17:00 北岭—港口 北岭体育馆"]
    assert texts(f"# 险胜\n\n{BODY}\n\n" + "\n".join(lines) + "\n") == [BODY, *lines]
    assert not are_headed(["他说，", "时间：3月2日", "地点：北岭"])


def test_quarters_of_a_game_keep_their_lines() -> None:
    lines = ["单节比数", "北岭 25 22 18 28 8—101", "石桥 20 27 25 21 6—99"]
    assert texts(f"# 险胜\n\n{BODY}\n\n" + "\n".join(lines) + "\n") == [BODY, *lines]


@pytest.mark.parametrize(("line", "stars"), [("* * *", True), ("※※※", True), ("＊", False), ("* 注", False)])
def test_stars_alone_part_scenes(line: str, stars: bool) -> None:
    assert is_divider(line) is stars
    found = blocks(f"# 老渡口\n\n{BODY}\n\n{line.replace('*', chr(92) + '*')}\n\n{BODY}\n")
    assert any(isinstance(block, Divider) for block in found) is stars


@pytest.mark.parametrize("line", ["点我下载APP", "单位 | 北岭市第一医院", "投稿邮箱：a@example.org"])
def test_what_no_picture_shows_is_no_caption(line: str) -> None:
    assert not any(isinstance(block, Figure) for block in blocks(f"# 水渠\n\n{BODY}\n\n{line}\n\n{BODY}\n"))


def test_the_title_of_a_table_is_no_caption() -> None:
    assert texts(f"# 小麦\n\n{BODY}\n\n不同麦田追肥用量\n\n| 类型 | 公斤 |\n|---|---|\n| 旺苗 | 0 |\n") == [BODY, "不同麦田追肥用量"]


@pytest.mark.parametrize("title", ["表1 不同麦田追肥用量", "表二：追肥用量", "附表3-1追肥用量", "表12"])
def test_a_line_that_counts_a_table_is_its_caption(title: str) -> None:
    *_, table = blocks(f"# 小麦\n\n{BODY}\n\n{title}\n\n| 类型 | 公斤 |\n|---|---|\n| 旺苗 | 0 |\n")
    assert isinstance(table, Table)
    assert inline_text(table.caption) == title


@pytest.mark.parametrize("line", ["表1显示，旺苗不追肥。", "表2是各地的用量：", "表演的人有多少"])
def test_a_sentence_over_a_table_is_no_caption(line: str) -> None:
    found = blocks(f"# 小麦\n\n{BODY}\n\n{line}\n\n| 类型 | 公斤 |\n|---|---|\n| 旺苗 | 0 |\n")
    assert [block.caption for block in found if isinstance(block, Table)] == [()]


def test_captions_with_numbers_and_their_credit() -> None:
    one, two = [block for block in blocks(f"# 水渠\n\n{BODY}\n\n图三：放水。\n图四：巡渠。\n本报记者 周 明摄\n") if isinstance(block, Figure)]
    assert [inline_text(figure.caption) for figure in (one, two)] == ["图三：放水。", "图四：巡渠。"]
    assert inline_text(two.credit) == "本报记者 周 明摄"


def test_a_number_is_nobody() -> None:
    assert read_credit("一") is None
    assert read_credit("图一") is None
    assert texts(f"# 水渠\n\n{BODY[:-1]}。（图一）\n")[0].endswith("（图一）")


def test_numbers_of_parts_under_the_byline() -> None:
    article = read(f"# 老渡口\n\n□ 谷雨生\n\n一\n\n{BODY}\n\n二\n\n{BODY}\n")
    assert [byline.names for byline in article.bylines] == [("谷雨生",)]
    assert [inline_text(block.children) for block in article.stories[0].blocks if isinstance(block, Crosshead)] == ["一", "二"]


def test_who_told_it_with_a_note_and_where_it_was_filed_from() -> None:
    article = read(f"# 逝者\n\n口述｜林福生（叶万年徒弟）\n\n端傳媒記者 林一帆 發自北嶺\n\n{BODY}\n")
    assert [byline.names for byline in article.bylines] == [("林福生",), ("林一帆",)]


def test_an_office_and_a_name_in_brackets_under_a_title() -> None:
    assert read(f"# 管理要点\n\n（北岭市农业中心 叶万春）\n\n{BODY}\n").bylines[0].names == ("叶万春",)


def test_lines_in_bold_at_the_head_of_a_page_without_headings_are_its_headline() -> None:
    headline = read(f"**北岭市新闻办公室**\n\n**新闻发布会实录**\n\n{BODY}\n\n**一个小标题**\n\n{BODY}\n").headline
    assert headline is not None
    assert (inline_text(headline.kicker), inline_text(headline.title)) == ("北岭市新闻办公室", "新闻发布会实录")


def test_a_lead_in_bold_is_no_headline() -> None:
    assert read(f"**{BODY}**\n\n{BODY}\n").headline is None


def test_a_question_in_bold_before_an_answer() -> None:
    found = blocks("# 对话\n\n**端：你为什么站出来？**\n\n林：没有水了。\n\n**端：后来呢？**\n\n林：有了。\n\n**后悔吗？**\n\n林：没有。\n")
    assert [block.role for block in found if isinstance(block, Paragraph)] == ["question", "answer"] * 3


def test_a_press_conference_with_its_particulars() -> None:
    said = "".join(f"**{who}：**\n\n{what}\n\n" for who, what in (
        ("林福生", "大家好。"), ("方正平", "总体顺利。"), ("北岭电视台记者", "水价会调整吗？"), ("方正平", "不变。"),
    ))
    found = [block.role for block in blocks(f"# 实录\n\n时间：3月10日\n\n地点：发布厅\n\n{said}") if isinstance(block, Paragraph)]
    assert found == ["body", "body", "answer", "answer", "question", "answer"]


def test_a_title_told_again_after_its_dateline_stays_there() -> None:
    article = read(f"# 调查｜雨伞为何有借无还\n\n新华社北岭3月10日电题：雨伞为何有借无还\n\n{BODY}\n")
    assert article.headline is not None
    assert inline_text(article.headline.title) == "调查｜雨伞为何有借无还"
    assert not article.headline.kicker


def test_points_and_enclosures_of_a_notice_do_not_sign_it() -> None:
    found = blocks(f"# 招聘\n\n{BODY}\n\n1.联系人：林女士\n\n附件：岗位表\n\n北岭日报社人事部\n2026年3月9日\n")
    roles = [block.role for block in found if isinstance(block, Paragraph)]
    assert roles == ["body", "body", "body", "sign-off", "sign-off"]


def test_the_name_of_the_paper_over_its_folio_line() -> None:
    article = read(f"北岭日报\n\n2026年3月10日 星期二 第3版 要闻\n\n# 水渠\n\n{BODY}\n")
    assert article.publication.furniture == ("北岭日报", "2026年3月10日 星期二 第3版 要闻")
    assert len(article.stories) == 1


def test_a_list_of_prizes_keeps_its_lines() -> None:
    lines = ["《老渡口》 谷雨生 北岭晚报", "《守闸人》 叶青 周明 北岭电视台"]
    assert texts(f"# 揭晓\n\n{BODY}\n\n二等奖（2件）\n\n" + "\n".join(lines) + "\n")[-2:] == lines


def test_crossheads_of_plain_text_over_shorter_paragraphs_too() -> None:
    text = f"水渠修通了\n\n{BODY}\n\n一条渠，串起一片田\n\n{BODY}\n\n一台机，管好一方水\n\n村里装了闸门，手机点一点水就来。\n"
    article = newsconv.read_data(text.encode(), "a.txt", format="txt")
    heads = [inline_text(block.children) for block in article.stories[0].blocks if isinstance(block, Crosshead)]
    assert heads == ["一条渠，串起一片田", "一台机，管好一方水"]


def test_a_credit_that_names_the_work_first_ends_a_caption() -> None:
    figure = next(block for block in blocks(f"# 水\n\n林启明说明计划。 摄：陈小禾/端传媒\n\n{BODY}\n") if isinstance(block, Figure))
    assert (inline_text(figure.caption), inline_text(figure.credit)) == ("林启明说明计划。", "摄：陈小禾/端传媒")


def test_a_name_as_a_heading_under_the_title_is_the_author() -> None:
    assert read(f"# 我的父亲\n\n## 林一帆\n\n{BODY}\n\n## 尾声\n\n{BODY}\n").bylines[0].names == ("林一帆",)


def test_a_crosshead_of_three_characters_is_nobody() -> None:
    found = blocks(f"# 我的父亲\n\n{BODY}\n\n## 林一帆\n\n{BODY}\n")
    assert any(isinstance(block, Crosshead) for block in found)


def test_where_it_was_printed_first_signs_it() -> None:
    found = [block for block in blocks(f"# 父亲\n\n{BODY}\n\n摘自《读者》，有删改\n") if isinstance(block, Paragraph)]
    assert found[-1].role == "sign-off"


def test_the_masthead_as_a_heading_and_the_sheet_of_a_section() -> None:
    publication = read(f"# 大公報\n\nA12 副刊 2026年3月10日 星期二\n\n# 渠水記\n\n谷雨生\n\n{BODY}\n").publication
    assert (publication.page_number, publication.page_name, publication.issue_date) == ("A12", "副刊", "2026-03-10")
    assert publication.furniture[0] == "大公報"


def test_a_day_of_the_republic() -> None:
    assert read(f"中華民國91年3月19日星期二\n\n# 水\n\n{BODY}\n").publication.issue_date == "2002-03-19"


def test_a_caption_that_an_export_made_a_heading() -> None:
    article = read(f"# 水库见底\n\n# ▲农民在乾涸的水库前。（记者周明摄）\n\n{BODY}\n")
    assert article.headline is not None
    assert not article.headline.deck
    assert any(isinstance(block, Figure) for block in article.stories[0].blocks)


def test_a_label_in_black_brackets_over_a_title_is_a_standing_head() -> None:
    headline = read(f"# 【独家】\n\n# 水库见底，农民怒了\n\n{BODY}\n").headline
    assert headline is not None
    assert (inline_text(headline.section), inline_text(headline.title)) == ("【独家】", "水库见底，农民怒了")


def test_a_title_in_black_brackets_alone_is_the_title() -> None:
    headline = read(f"# 【停水通知】\n\n{BODY}\n").headline
    assert headline is not None
    assert inline_text(headline.title) == "【停水通知】"


def test_prices_with_arrows_keep_their_lines() -> None:
    lines = ["上证指数 3210.55 ↓0.35%", "深证成指 10230.10 ↑0.52%"]
    assert texts(f"# 股市\n\n{BODY}\n\n" + "\n".join(lines) + "\n")[1:] == lines


def test_an_editors_note_under_its_name() -> None:
    found = blocks(f"# 守水人\n\n编者按\n\n{BODY}\n\n{BODY}\n")
    assert [block.role for block in found if isinstance(block, Paragraph)] == ["editors-note", "editors-note", "body"]


def test_numbers_of_parts_in_brackets() -> None:
    found = blocks(f"# 把水用好\n\n{BODY}\n\n（一）\n\n{BODY}\n\n（二）\n\n{BODY}\n")
    assert [inline_text(block.children) for block in found if isinstance(block, Crosshead)] == ["（一）", "（二）"]


def test_questions_and_answers_with_numbers() -> None:
    found = blocks("# 問答\n\n**Q1：要吃藥嗎？**\n\n**A1：** 不一定。\n\nQ2：午睡多久？\n\nA2：二十分鐘。\n")
    assert [block.role for block in found if isinstance(block, Paragraph)] == ["question", "answer"] * 2


def test_a_title_that_ends_like_a_paper_stays_over_a_date() -> None:
    headline = read(f"# 喜报\n\n2026年3月10日 星期二\n\n{BODY}\n").headline
    assert headline is not None
    assert inline_text(headline.title) == "喜报"
