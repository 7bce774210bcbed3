"""More kinds of pages: web pages pasted whole, interviews with names alone, notices in a row, results, op-eds."""

from __future__ import annotations

import pytest

import newsconv
from newsconv.model import Figure, Paragraph, Sidebar, inline_text, parts
from newsconv.structure.dateline import is_wire
from newsconv.structure.own_lines import are_signed, is_entry
from newsconv.structure.person import read_slashed

BODY = "清淤那天上午，镇里的几位干部来到渠边，和村民一起把淤泥挑走，下午三点多水就通了，没有人受伤。"


def read(text: str) -> newsconv.Article:
    return newsconv.read_data(text.encode(), "a.md", format="md")


def paragraphs(text: str) -> list[tuple[str, str]]:
    return [
        (block.role, inline_text(block.children))
        for story in read(text).stories for block in story.blocks if isinstance(block, Paragraph)
    ]


def titles(article: newsconv.Article) -> list[str]:
    return [inline_text(story.headline.title) for story in article.stories if story.headline]


def test_where_an_article_stood_in_print_is_metadata() -> None:
    article = read(f"# 清淤三日\n\n{BODY}\n\n《 北岭日报 》( 2025年02月18日 03 版)\n")
    publication = article.publication
    assert (publication.outlet, publication.issue_date, publication.page_number) == ("北岭日报", "2025-02-18", "03")


def test_a_byline_may_tell_where_the_article_stood() -> None:
    byline = read(f"# 清淤三日\n\n作者：谷雨生 《北岭日报》( 2025年02月18日 03版)\n\n{BODY}\n").bylines[0]
    assert byline.names == ("谷雨生",)
    assert list(parts(byline.children, "outlet")) == ["北岭日报"]


def test_a_wire_in_brackets_at_the_end_signs() -> None:
    assert paragraphs(f"# 清淤三日\n\n{BODY}（新华社北岭8月27日电）\n") == [
        ("body", BODY), ("sign-off", "（新华社北岭8月27日电）"),
    ]
    assert is_wire("新华社北岭8月27日电")
    assert not is_wire("新华社北岭8月27日电话采访")


@pytest.mark.parametrize("line", ["北岭日报社概况 | 关于北岭网 | 联系我们 | 法律声明", "北岭日报版权所有", "文字大小", "已複製"])
def test_the_foot_of_a_web_page_is_furniture(line: str) -> None:
    article = read(f"# 清淤三日\n\n{BODY}\n\n{line}\n")
    assert article.publication.furniture == (line,)


@pytest.mark.parametrize("line", ["苹果 | 香蕉 | 橘子 | 柚子", "分享的快乐", "版权所有者是谁"])
def test_lines_that_only_look_like_a_web_page_stay(line: str) -> None:
    assert read(f"# 清淤三日\n\n{BODY}\n\n{line}\n").publication.furniture == ()


def test_names_alone_over_what_they_say_are_turns() -> None:
    found = paragraphs("# 专访\n\n[主持人]：\n\n水渠何时修好？\n\n[林启明]：\n\n下个月。\n\n[主持人]：\n\n谢谢。\n")
    assert found == [
        ("question", "[主持人]：水渠何时修好？"), ("answer", "[林启明]：下个月。"), ("question", "[主持人]：谢谢。"),
    ]


def test_names_alone_without_an_asker_stay_lines() -> None:
    found = paragraphs("# 名单\n\n甲组：\n\n林启明、周明。\n\n乙组：\n\n叶青、谷雨生。\n")
    assert [text for _, text in found] == ["甲组：", "林启明、周明。", "乙组：", "叶青、谷雨生。"]


def test_what_follows_a_signed_story_is_the_next_one() -> None:
    article = read(f"# 旱季的水价\n\n{BODY}\n\n（作者为北岭大学教师）\n\n---\n\n# 别让图书馆提早关门\n\n{BODY}\n")
    assert titles(article) == ["旱季的水价", "别让图书馆提早关门"]


def test_crossheads_under_an_unsigned_story_stay() -> None:
    assert len(read(f"# 旱季的水价\n\n{BODY}\n\n# 谁在用水\n\n{BODY}\n\n（作者为北岭大学教师）\n").stories) == 1


def test_the_editors_office_signs_and_is_nobody() -> None:
    article = read(f"# 更正\n\n{BODY}\n\n本报编辑部\n\n# 启事\n\n{BODY}\n\n北岭日报社\n2026年3月20日\n")
    assert titles(article) == ["更正", "启事"]
    signed = [
        inline_text(block.children)
        for story in article.stories for block in story.blocks if isinstance(block, Paragraph) and block.role == "sign-off"
    ]
    assert signed == ["本报编辑部", "北岭日报社", "2026年3月20日"]
    assert not are_signed(["他说，", "2026年3月20日"])


@pytest.mark.parametrize("line", ["北嶺 3：0 石橋", "东门2-1南山（加时）", "3月5日 北岭 88:79 石桥（北岭体育馆）"])
def test_results_are_lines_of_a_list(line: str) -> None:
    assert is_entry(line)
    texts = [text for _, text in paragraphs(f"# 战绩\n\n{BODY}\n\n{line}\n{line}\n")]
    assert len(texts) == 3


def test_a_writer_and_his_calling() -> None:
    assert read_slashed("昨天／今天") is None
    byline = read(f"# 别让图书馆提早关门\n\n叶万春／退休教师（北岭市）\n\n{BODY}\n").bylines[0]
    assert byline.names == ("叶万春",)


def test_each_work_of_a_report_has_its_name() -> None:
    article = read(f"# 渠水不來的夏天\n\n文字／林一帆\n\n攝影／周明\n\n核稿／方正平\n\n責任編輯／谷雨生\n\n{BODY}\n")
    assert [byline.names for byline in article.bylines] == [("林一帆",), ("周明",), ("方正平",), ("谷雨生",)]


def test_a_card_of_an_expert_ends_before_the_story_goes_on() -> None:
    box, body = read(
        f"# 远程超声\n\n## 专家简介\n\n林启明，主任医师，从事超声诊断30年。\n\n门诊时间：周一上午\n\n{BODY}\n"
    ).stories[0].blocks
    assert isinstance(box, Sidebar)
    assert isinstance(body, Paragraph)


def test_a_very_short_line_far_from_pictures_is_no_caption() -> None:
    assert not any(isinstance(block, Figure) for block in read(f"# 水渠\n\n{BODY}\n\n转发\n\n{BODY}\n").stories[0].blocks)
