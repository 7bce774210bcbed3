"""Headlines, speakers, captions, furniture and stories; and that no character is lost."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsconv import Article, Notice, footnote_text, plain_text, read_data
from newsconv.model import Headline, inline_text

BODY = "清晨六点，青石大桥迎来第一批过河的行人，市民们扶着栏杆看江水，谈起过去坐渡船的日子。"


def article(text: str) -> Article:
    return read_data(text.encode(), "a.md", format="md")


def headline(text: str) -> tuple[str, str, str, str]:
    found = article(text).headline or Headline()
    return (
        inline_text(found.section), inline_text(found.kicker), inline_text(found.title), inline_text(found.deck)
    )


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ("# 大桥今日通车", ("", "", "大桥今日通车", "")),
        ("# 全省桥梁建设现场会在青石召开 一座桥连起三个镇", ("", "全省桥梁建设现场会在青石召开", "一座桥连起三个镇", "")),
        ("# 一桥飞架 两岸同城", ("", "", "一桥飞架 两岸同城", "")),
        ("# 一座桥连起三个镇\n\n# ——记青石大桥的建设者们", ("", "", "一座桥连起三个镇", "——记青石大桥的建设者们")),
        ("# 一座桥连起三个镇\n\n# 一一记青石大桥的建设者们", ("", "", "一座桥连起三个镇", "——记青石大桥的建设者们")),
        ("### 全省桥梁建设现场会在青石召开\n\n# 一座桥连起三个镇", ("", "全省桥梁建设现场会在青石召开", "一座桥连起三个镇", "")),
        ("# 图片新闻\n\n# 大桥今日通车", ("图片新闻", "", "大桥今日通车", "")),
        ("# 桥边故事\n\n# 撑船人放下了三十年的竹篙", ("桥边故事", "", "撑船人放下了三十年的竹篙", "")),
        (
            "# 全省桥梁建设现场会在青石召开\n\n# 一座桥连起三个镇\n\n# 年内还将开工四座",
            ("", "全省桥梁建设现场会在青石召开", "一座桥连起三个镇", "年内还将开工四座"),
        ),
        ("# “总算盼到了”", ("", "", "“总算盼到了”", "")),
    ],
)
def test_headline_parts(heads: str, expected: tuple[str, ...]) -> None:
    assert headline(f"{heads}\n\n{BODY}\n\n{BODY}\n") == expected


def test_a_byline_set_as_a_heading_is_a_byline() -> None:
    found = article(f"# 大桥今日通车\n\n# 本报记者 沈亦舟\n\n{BODY}\n")
    assert [byline.names for byline in found.bylines] == [("沈亦舟",)]


@pytest.mark.parametrize(
    "heads",
    [
        "# 青石桥梁学会会长 周明远教授 桥要有人照看",
        "# 青石桥梁学会会长 周明远教授\n\n# 桥要有人照看",
        "## 桥要有人照看\n\n# 青石桥梁学会会长 周明远教授",
    ],
)
def test_speaker_in_or_beside_the_title(heads: str) -> None:
    text = f"# 桥梁年会\n\n▲《江城报》记者 方以宁\n\n{heads}\n\n{BODY}\n\n## 小标题\n\n{BODY}\n"
    story = article(text).stories[0]
    assert story.headline is not None
    assert inline_text(story.headline.title) == "桥要有人照看"
    assert story.speaker is not None
    assert (story.speaker.office, story.speaker.name, story.speaker.honorific) == ("青石桥梁学会会长", "周明远", "教授")


def test_unrelated_stories_of_one_level() -> None:
    text = (
        f"# 大桥今日通车\n\n本报讯（记者 林一帆）{BODY}\n\n# 桥上设观景台\n\n{BODY}\n\n"
        f"# 夜校开课\n\n本报讯（记者 沈亦舟）{BODY}\n"
    )
    found = article(text)
    assert found.headline is None
    assert [inline_text(s.headline.title) for s in found.stories if s.headline] == ["大桥今日通车", "夜校开课"]


def test_furniture_leaves_the_body() -> None:
    found = article(f"第05版：要闻\n\n2024年5月31日 星期五\n\n# 大桥今日通车\n\n{BODY}\n")
    assert found.publication.page_number == "05"
    assert found.publication.page_name == "要闻"
    assert found.publication.issue_date == "2024-05-31"
    assert found.publication.furniture == ("第05版：要闻", "2024年5月31日 星期五")
    assert "第05版" not in plain_text(found)


def test_front_matter_overrules() -> None:
    text = f"---\ntitle: 通车\noutlet: 江城报\nlanguage: zh-Hans-SG\n---\n\n# 大桥今日通车\n\n{BODY}\n"
    found = article(text)
    assert found.headline is not None
    assert inline_text(found.headline.title) == "通车"
    assert found.publication.outlet == "江城报"
    assert found.language == "zh-Hans-SG"
    assert "大桥今日通车" in plain_text(found)


def test_attribute_lines_overrule() -> None:
    found = article(f"# 大桥今日通车\n\n{{.body}}\n本报记者 沈亦舟\n\n{BODY}\n")
    assert found.bylines == ()
    assert "本报记者 沈亦舟" in plain_text(found)


LINES = st.sampled_from([
    "# 大桥今日通车", "## 全省现场会在青石召开 一座桥连起三个镇", "# ", "### 学会会长 周明远教授 桥要有人照看", "周明远 会长",
    "▲《江城报》记者 方以宁", "扫码阅读全文", "图为通车现场。 沈亦舟 摄", "大会现场", "（下转第三版）", "（上接第一版）桥的西端",
    "第05版：要闻", "编者按：桥通了。", "记者：桥修了多久？", "周明远：三年。", "本报讯（记者 林一帆）" + BODY, BODY, BODY[:-9],
    "的行人，" + BODY, "责任编辑：沈亦舟", "（参与采写：林一帆）", "- 一是请走东侧", "> 桥是路的一部分", "| 年 | 座 |\n|---|---|\n| 一 | 二 |",
    "![桥](bridge.jpg)", "——记建设者们", "{.caption}\n老桥", "::: sidebar\n相关链接\n:::",
])


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=12), st.booleans())
def test_no_character_is_lost_or_invented(lines: list[str], repair: bool) -> None:
    text = "\n\n".join(lines)
    notices: list[Notice] = []
    found = read_data(text.encode(), "a.md", format="md", repair=repair, notify=notices.append)
    kept = plain_text(found) + footnote_text(found) + "".join(found.publication.furniture)
    assert _characters(kept) == _characters(_visible(lines))
    assert not [notice for notice in notices if notice.level == "loss"]


def _visible(lines: list[str]) -> str:
    out = []
    for line in lines:
        if line.startswith("!"):
            continue
        for mark in ("{.caption}", "::: sidebar", ":::", "|---|---|", "|", "#", "- ", "> "):
            line = line.replace(mark, "")
        out.append(line)
    return "".join(out)


def _characters(text: str) -> Counter[str]:
    return Counter(character for character in text if not character.isspace())
