"""Lines that say when, where and by whom a page was published."""

from __future__ import annotations

import pytest

import newsconv
from newsconv.model import Byline, Paragraph, inline_text
from newsconv.structure.imprint import read_imprint

BODY = "清淤那天上午，镇里的几位干部来到渠边，和村民一起把淤泥挑走，下午三点多水就通了，没有人受伤。"


def parts(text: str, role: str) -> list[str]:
    return [text[mark.start:mark.end] for mark in read_imprint(text) or () if mark.role == role]


@pytest.mark.parametrize(("line", "outlets", "names"), [
    ("2024年03月06日 17:48 来源：岭南新闻网", ["岭南新闻网"], []),
    ("来源：清河日报 作者：钟望舒 2024-01-02 10:20", ["清河日报"], ["钟望舒"]),
    ("发布时间：2024-01-02　浏览次数：123", [], []),
    ("清河早报记者 钟望舒 编辑 李闻 校对 王忻", ["清河早报"], ["钟望舒", "李闻", "王忻"]),
    ("文丨钟望舒 编辑丨李闻", [], ["钟望舒", "李闻"]),
    ("作者：钟望舒　来源：健康周报", ["健康周报"], ["钟望舒"]),
    ("2026-03-03 15:20 島嶼日報／ 記者簡佑庭／台北報導", ["島嶼日報"], ["簡佑庭"]),
    ("2024/12/20 11:53(12/20 14:52 更新)", [], []),
    ("出版：2024-01-01 10:00　更新：2024-01-01 12:30", [], []),
    ("中時 簡佑庭 台北報導", ["中時"], ["簡佑庭"]),
    ("审核：钟望舒", [], ["钟望舒"]),
    ("（来源：清河日报）", ["清河日报"], []),
])
def test_its_parts_are_marked(line: str, outlets: list[str], names: list[str]) -> None:
    assert read_imprint(line) is not None
    assert (parts(line, "outlet"), parts(line, "name")) == (outlets, names)


@pytest.mark.parametrize("line", [
    "时间：3月2日上午，地点：镇文化站", "水的来源", "记者日前在清河采访", "来源不明的药不要吃", "编辑部收到一封来信", "更新的设备已经到货",
    "时间都去哪儿了", "2024年03月06日，清河通水", "阅读改变命运", "设计一座桥", "李闻 王忻", "", BODY,
])
def test_what_says_more_is_none(line: str) -> None:
    assert read_imprint(line) is None


def read(text: str) -> newsconv.Article:
    return newsconv.read_data(text.encode(), "a.md", format="md")


def test_under_a_headline_it_is_a_byline_and_at_the_end_a_sign_off() -> None:
    article = read(f"# 清淤记\n\n2024-03-06 17:48 来源：清河日报\n\n{BODY}\n\n{BODY}\n\n审核：钟望舒 监制：李闻\n")
    assert [(byline.outlet, byline.names) for byline in article.bylines] == [("清河日报", ())]
    last = article.stories[0].blocks[-1]
    assert isinstance(last, Paragraph) and last.role == "sign-off"


def test_a_byline_of_names_alone_is_left_to_its_own_rule() -> None:
    article = read(f"# 清淤记\n\n作者：钟望舒\n\n{BODY}\n")
    assert [byline.names for byline in article.bylines] == [("钟望舒",)]


def test_text_is_kept() -> None:
    line = "2024-03-06 17:48 来源：清河日报"
    article = read(f"# 清淤记\n\n{line}\n\n{BODY}\n")
    assert isinstance(article.bylines[0], Byline)
    assert inline_text(article.bylines[0].children) == line
