"""Mixed pages: readers' questions, notices with points, cards of people, notes with numbers, releases under stars."""

from __future__ import annotations

import pytest

import newsconv
from newsconv.model import Block, Crosshead, Figure, Paragraph, Sidebar, inline_text

BODY = "清淤那天上午，镇里的几位干部来到渠边，和村民一起把淤泥挑走，下午三点多水就通了，没有人受伤。"


def read(text: str) -> newsconv.Article:
    return newsconv.read_data(text.encode(), "a.md", format="md")


def blocks(text: str) -> tuple[Block, ...]:
    return read(text).stories[0].blocks


def roles(text: str) -> list[str]:
    return [block.role for block in blocks(text) if isinstance(block, Paragraph)]


def test_readers_ask_and_a_doctor_answers() -> None:
    text = "**读者叶女士问：** 要戴眼镜吗？\n\n**方正平答：** 看情况。\n\n**读者林先生问：** 能长期用吗？\n\n**方正平答：** 遵医嘱。\n"
    assert roles(f"# 健康问答\n\n{text}") == ["question", "answer", "question", "answer"]


def test_points_of_a_notice_are_no_crossheads() -> None:
    points = "一、时间：2026年3月15日至20日\n\n二、范围：石桥渠段全长12公里\n\n三、注意事项：请沿线居民提前储水。"
    text = f"# 公告\n\n{BODY}\n\n{points}\n\n特此公告\n\n北岭市水务局\n\n2026年3月10日\n"
    assert not any(isinstance(block, Crosshead) for block in blocks(text))
    assert roles(text) == ["body"] * 5 + ["sign-off"] * 2


def test_the_card_of_an_expert_under_a_heading_of_its_own() -> None:
    text = f"# 少刷手机\n\n{BODY}\n\n# 名医简介\n\n方正平，北岭市眼科医院副院长，主任医师。\n\n门诊时间：每周二上午\n"
    assert isinstance(blocks(text)[-1], Sidebar)


def test_a_card_of_entries_ends_with_them() -> None:
    *_, box, last = blocks(f"# 從工程師到農夫\n\n{BODY}\n\n▎小檔案｜方正平\n\n出生：1980年\n\n學歷：北嶺大學\n\n{BODY}\n")
    assert isinstance(box, Sidebar)
    assert len(box.blocks) == 2
    assert isinstance(last, Paragraph)


def test_a_report_of_a_programme_has_a_dateline() -> None:
    (dateline,) = read(f"# 水表\n\n央视网消息（焦点访谈）：{BODY}\n").stories[0].datelines()
    assert (dateline.outlet, dateline.form) == ("央视网", "消息")
    assert list(read(f"# 水表\n\n好消息（见下文）{BODY}\n").stories[0].datelines()) == []


@pytest.mark.parametrize("line", ["点击查看更多", "查看更多", "点击下载客户端"])
def test_what_a_page_offers_is_furniture(line: str) -> None:
    assert read(f"# 水渠\n\n{BODY}\n\n{line}\n").publication.furniture == (line,)


def test_who_wrote_and_whose_the_pictures_are() -> None:
    byline = read(f"# 從工程師到農夫\n\n文｜林一帆　圖｜周明、受訪者提供\n\n{BODY}\n").bylines[0]
    assert byline.names == ("林一帆", "周明")
    assert read(f"# 从工程师到农夫\n\n（图文/林一帆）\n\n{BODY}\n").bylines[0].names == ("林一帆",)


def test_a_sentence_with_the_number_of_a_note_is_no_caption() -> None:
    found = blocks(f"# 学习札记\n\n{BODY}\n\n要把节水放在优先位置。②\n\n{BODY}\n")
    assert not any(isinstance(block, Figure) for block in found)


def test_a_release_whose_title_stands_over_stars() -> None:
    headline = read(f"北嶺水務局回應傳媒查詢\n\n***\n\n就食水水質回應如下：\n\n{BODY}\n").headline
    assert headline is not None
    assert inline_text(headline.title) == "北嶺水務局回應傳媒查詢"


def test_a_sentence_that_dangles_goes_on() -> None:
    cut = "3月8日，全省水稻三控技术推广现场会在北岭市召开，市里的干部也到了会场，代表来自"
    assert len(blocks(f"# 现场会\n\n{cut}\n\n各县市的农技站和合作社，一共一百二十名。\n\n{BODY}\n")) == 2


def test_a_paragraph_may_end_in_a_quoted_word_and_go_on() -> None:
    assert roles(f"# 现场会\n\n{BODY}开展“三减\n\n三健”活动，吸引了居民参加。\n") == ["body"]


def test_short_reports_behind_a_mark_have_datelines() -> None:
    source = "# 国内短波\n\n◆据新华社北京3月9日电　春灌会议9日召开。\n\n◆据中新社上海3月9日电（记者 周明）　论坛开幕。\n"
    assert [dateline.outlet for dateline in read(source).stories[0].datelines()] == ["新华社", "中新社"]


def test_words_behind_a_square_are_a_crosshead_and_no_caption() -> None:
    found = blocks(f"# 清代碑刻\n\n{BODY}\n\n■记者手记\n\n一块碑，一段史。\n")
    assert [type(block) for block in found] == [Paragraph, Crosshead, Paragraph]


def test_the_number_of_a_page_is_no_word_of_a_sentence() -> None:
    first = blocks("# 社论\n\n六十年来，一代代水利人接力，\n\nA2\n\n把一条土渠变成了生命之渠、幸福之渠。\n")[0]
    assert isinstance(first, Paragraph)
    assert inline_text(first.children) == "六十年来，一代代水利人接力，"
    assert read(f"# 社论\n\n{BODY}\n\nA12\n").publication.furniture == ("A12",)


def test_what_somebody_says_under_a_picture_is_text() -> None:
    found = blocks(f"# 水渠\n\n{BODY}\n\n![](a.png)\n\n“过去机组一开，站房都在抖动。”\n\n{BODY}\n")
    assert [type(block) for block in found] == [Paragraph, Figure, Paragraph, Paragraph]
