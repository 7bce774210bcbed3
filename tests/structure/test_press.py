"""Habits of single presses: Taiwan's and Hong Kong's titles, end marks, and references to other pages."""

from __future__ import annotations

import pytest

import newsconv
from newsconv.model import Figure, Jump, Paragraph, Sidebar, inline_text
from newsconv.script import language_of

BODY = "清淤那天上午，镇里的几位干部来到渠边，和村民一起把淤泥挑走，下午三点多水就通了，没有人受伤。"
BODY_T = "清淤那天上午，鎮裡的幾位幹部來到渠邊，和村民一起把淤泥挑走，下午三點多水就通了，沒有人受傷。"


def read(text: str) -> newsconv.Article:
    return newsconv.read_data(text.encode(), "a.md", format="md")


def test_a_traditional_title_of_two_clauses_is_one_title() -> None:
    article = read(f"# 水門三日搶修未完成 里民怨沒水\n\n{BODY_T}\n")
    assert article.headline is not None
    assert (inline_text(article.headline.title), article.headline.kicker) == ("水門三日搶修未完成 里民怨沒水", ())


def test_a_simplified_heading_with_a_longer_first_part_is_kicker_and_title() -> None:
    article = read(f"# 清河镇第三次水利工作会议在北岭召开 渠通水到人心齐\n\n{BODY}\n")
    assert article.headline is not None
    assert inline_text(article.headline.title) == "渠通水到人心齐"


@pytest.mark.parametrize("line", ["（详见第5版）", "更多新闻请看第5版", "相关报道见A05版", "全文見第六版"])
def test_a_reference_to_another_page_is_a_jump(line: str) -> None:
    blocks = read(f"# 清淤记\n\n{BODY}\n\n{line}\n").stories[0].blocks
    assert isinstance(blocks[-1], Jump)


@pytest.mark.parametrize("line", ["（完）", "实习生 李闻对本文亦有贡献", "(編輯:簡佑庭)1131220", "数据来源：清河县水利局"])
def test_small_print_at_the_end_is_a_sign_off(line: str) -> None:
    last = read(f"# 清淤记\n\n{BODY}\n\n{line}\n").stories[0].blocks[-1]
    assert isinstance(last, Paragraph) and last.role == "sign-off"


@pytest.mark.parametrize("line", ["图源：清河视觉", "图片来源：清河视觉", "圖／清河資料室"])
def test_a_source_of_pictures_is_a_credit(line: str) -> None:
    last = read(f"# 清淤记\n\n{BODY}\n\n![渠](a.png)\n\n{line}\n").stories[0].blocks[-1]
    assert isinstance(last, Figure) and inline_text(last.credit) == line


def test_related_news_is_a_box() -> None:
    last = read(f"# 清淤記\n\n{BODY_T}\n\n相關新聞：\n\n去年清淤兩次\n\n水利處增撥經費\n").stories[0].blocks[-1]
    assert isinstance(last, Sidebar)
    assert inline_text(last.title) == "相關新聞："


@pytest.mark.parametrize(("text", "language"), [
    ("港鐵觀塘綫今早服務受阻，大批乘客滯留月台。", "zh-Hant-HK"),
    ("乘客話：「等咗成半個鐘都上唔到車。」", "zh-Hant-HK"),
    ("立委質詢，行政院長說明，記者台北報導。", "zh-Hant-TW"),
    ("渠通水到，村民說水比往年清。", "zh-Hant-TW"),
])
def test_the_place_of_a_traditional_text(text: str, language: str) -> None:
    assert language_of([text]) == language
