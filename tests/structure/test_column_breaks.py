"""Cut paragraphs: what is joined, and what is left alone."""

from __future__ import annotations

import pytest

from newsconv import Notice, plain_text, read_data

LEFT = "# 大桥通车\n\n清晨六点，青石大桥迎来第一批过河的行人。市民们扶着栏杆看江水，谈起过去坐渡船的日子，"
CUTS = [
    ("都说今后再也不用等到天亮才能过江去看", "病，孩子上学也不必起早了。"),
    ("有人带来自家做的点心分给修桥的工", "人，说这是早就答应过的。"),
    ("镇上的老人说：“这座桥我们盼了三十年，如今", "总算盼到了。”"),
    ("桥面宽二十米，双向四车道，设计时速", "60公里。"),
]


def paragraphs(text: str) -> list[str]:
    return plain_text(read_data(text.encode(), "a.md", format="md")).split("\n")


@pytest.mark.parametrize(("left", "right"), CUTS[:3])
def test_cut_paragraphs_are_joined(left: str, right: str) -> None:
    text = f"{LEFT}{left}\n\n{right}\n"
    assert any(line.endswith(left + right) for line in paragraphs(text))


@pytest.mark.parametrize(
    "following",
    [
        "“以后买菜方便了。”家住河西的张阿姨说。",
        "本报讯（记者 林一帆）3月2日，石桥镇办起夜校。",
        "1. 请从东侧上桥。",
        "记者：桥修了多久？",
        "近日，河西的公交线路也作了调整。",
    ],
)
def test_what_begins_anew_is_not_joined(following: str) -> None:
    left = "都说今后再也不用等到天亮才能过江去看病"
    assert not any(left + following[:2] in line for line in paragraphs(f"{LEFT}{left}\n\n{following}\n"))


def test_a_finished_sentence_is_never_joined() -> None:
    assert "看病。的" not in plain_text(read_data(f"{LEFT}看病。\n\n的确如此。".encode(), "a.md", format="md"))


def test_no_repair_leaves_the_cut() -> None:
    left, right = CUTS[1]
    article = read_data(f"{LEFT}{left}\n\n{right}\n".encode(), "a.md", format="md", repair=False)
    assert right in plain_text(article).split("\n")


def test_explicit_join_and_no_join() -> None:
    left, right = CUTS[1]
    apart = f"{LEFT}{left}\n\n{{.no-join}}\n{right}\n"
    assert right in paragraphs(apart)
    together = f"{LEFT}看病。\n\n{{.join}}\n的确如此。\n"
    assert any(line.endswith("看病。的确如此。") for line in paragraphs(together))


def test_each_join_is_a_notice_with_its_lines() -> None:
    notices: list[Notice] = []
    left, right = CUTS[0]
    read_data(f"{LEFT}{left}\n\n{right}\n".encode(), "a.md", format="md", notify=notices.append)
    joins = [notice for notice in notices if notice.code == "column-break"]
    assert len(joins) == 1
    assert joins[0].level == "repair"
    assert joins[0].source is not None
    assert (joins[0].source.first, joins[0].source.last) == (3, 5)
    assert 0.5 < joins[0].confidence < 1
