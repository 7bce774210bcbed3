"""Notices, obituaries, chronicles and live reports: lines that stand for themselves, heads with numbers, 落款."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsconv
from newsconv.model import Block, Crosshead, Figure, Paragraph, inline_text
from newsconv.structure.own_lines import is_entry, is_period, numbered_level, stands

BODY = "清淤那天上午，镇里的几位干部来到渠边，和村民一起把淤泥挑走，下午三点多水就通了，没有人受伤。"


def read(text: str) -> newsconv.Article:
    return newsconv.read_data(text.encode(), "a.md", format="md")


def shown(text: str) -> list[tuple[str, str]]:
    """The blocks of the first story: role or kind, and text."""
    return list(_shown(read(text).stories[0].blocks))


def _shown(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block.role, inline_text(block.children)
            case Crosshead():
                yield f"crosshead {block.level}", inline_text(block.children)
            case Figure():
                yield "figure", inline_text((*block.caption, *block.credit))
            case _:
                yield type(block).__name__, ""


def test_an_office_and_a_date_close_a_notice() -> None:
    blocks = shown(f"# 停水通知\n\n{BODY}\n\n特此通知。\n\n北岭自来水公司\n\n2026年3月3日\n")
    assert blocks[1:] == [("body", "特此通知。"), ("sign-off", "北岭自来水公司"), ("sign-off", "2026年3月3日")]


def test_an_office_alone_closes_a_letter_and_a_line_in_brackets_stands_below() -> None:
    blocks = shown(f"# 致家长的信\n\n{BODY}\n\n北岭镇中心小学\n\n（联系人：林老师）\n")
    assert [role for role, _ in blocks] == ["body", "sign-off", "sign-off"]


def test_a_date_in_chinese_numbers_closes_too() -> None:
    assert shown(f"# 讣告\n\n{BODY}\n\n治丧委员会\n\n二〇二六年三月三日\n")[-1] == ("sign-off", "二〇二六年三月三日")


def test_the_end_of_a_government_release() -> None:
    blocks = shown(f"# 呼籲接種\n\n{BODY}\n\n完\n2026年3月3日（星期二）\n香港時間16時30分\n")
    assert [role for role, _ in blocks] == ["body", "sign-off", "sign-off", "sign-off"]


def test_who_released_it_stands_with_the_date_under_the_headline() -> None:
    article = read(f"# 接種新制\n\n發布日期：115-03-03\n發布單位：北嶺衛生所\n\n{BODY}\n")
    assert [inline_text(byline.children) for byline in article.bylines] == ["發布日期：115-03-03", "發布單位：北嶺衛生所"]
    assert article.bylines[1].outlet == "北嶺衛生所"


def test_a_folio_line_stays_furniture() -> None:
    article = read(f"# 清淤记\n\n{BODY}\n\n2026年3月3日 星期二 第3版\n")
    assert article.publication.issue_date == "2026-03-03"
    assert [block for block, _ in _shown(article.stories[0].blocks)] == ["body"]


def test_heads_with_chinese_numbers_have_levels() -> None:
    blocks = shown(f"# 通知\n\n{BODY}\n\n一、压实责任\n\n（一）健全体系\n\n{BODY}\n\n二、加强巡查\n\n{BODY}\n")
    assert [(role, text) for role, text in blocks if role != "body"] == [
        ("crosshead 1", "一、压实责任"), ("crosshead 2", "（一）健全体系"), ("crosshead 1", "二、加强巡查"),
    ]


def test_numbered_entries_of_a_list_are_no_heads() -> None:
    roles = [role for role, _ in shown(f"# 活动安排\n\n{BODY}\n\n一、签到\n\n二、合影\n\n三、午餐\n")]
    assert not any(role.startswith("crosshead") for role in roles)


def test_a_year_over_its_entry_is_a_crosshead() -> None:
    assert shown(f"# 北岭大事记\n\n{BODY}\n\n1949年\n10月1日，镇上开庆祝大会。\n\n1952年\n春，办起第一所中学。\n")[1:] == [
        ("crosshead 1", "1949年"), ("body", "10月1日，镇上开庆祝大会。"),
        ("crosshead 1", "1952年"), ("body", "春，办起第一所中学。"),
    ]


def test_labels_with_values_keep_their_lines() -> None:
    blocks = shown(f"# 义诊\n\n{BODY}\n\n时间：3月5日上午\n地点：北岭镇文化站\n")
    assert blocks[1:] == [("body", "时间：3月5日上午"), ("body", "地点：北岭镇文化站")]


@pytest.mark.parametrize("line", ["12:32 休庭 下周再审", "附件：1. 责任人名单", "北政办发〔2026〕12号"])
def test_some_short_lines_are_no_captions(line: str) -> None:
    assert shown(f"# 清淤记\n\n{BODY}\n\n{line}\n\n{BODY}\n")[1][0] == "body"


def test_who_took_a_picture_is_its_credit_and_begins_no_story() -> None:
    article = read(f"# 海岸一日\n\n{BODY}\n\n# 北段\n\n![海](a.png)\n\n（摄影／曾亦信）\n\n{BODY}\n\n# 南段\n\n{BODY}\n")
    assert len(article.stories) == 1
    assert ("figure", "（摄影／曾亦信）") in list(_shown(article.stories[0].blocks))


def test_a_standing_head_above_the_first_heading_is_the_section() -> None:
    article = read(f"北岭论坛\n\n# 清淤不能靠人挑\n\n☉林国栋\n\n{BODY}\n")
    assert article.headline is not None
    assert inline_text(article.headline.section) == "北岭论坛"
    assert article.bylines[0].names == ("林国栋",)


def test_a_title_without_a_mark_may_end_in_brackets() -> None:
    article = read("北岭镇大事记\n（1949—2019）\n\n1949年，镇上开庆祝大会。\n\n1952年，办起中学。\n\n1978年，粮食增产。\n")
    assert article.headline is not None
    assert inline_text(article.headline.title) == "北岭镇大事记（1949—2019）"


@pytest.mark.parametrize(("line", "following", "alone"), [
    ("1949年", "10月1日，开会。", True), ("1949年", "1952年", False), ("时间：三月", "地点：北岭", True),
    ("时间：三月", "大家都来了。", False), ("一、压实责任", "各村要落实责任制，每天有人在渠边值守。", True),
    ("一、压实责任要落到每一个", "村每一个组每一户人家去", False), ("镇上开会", "大家都来了。", False),
])
def test_which_lines_stand_for_themselves(line: str, following: str, alone: bool) -> None:
    assert stands(line, following) is alone


@given(st.text(st.sampled_from("一二三、（）年月日19：:时间 。，"), max_size=12))
def test_a_period_is_no_entry_and_no_head(line: str) -> None:
    assert not (is_period(line) and (is_entry(line) or numbered_level(line)))
