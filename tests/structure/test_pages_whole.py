"""Whole pages: mastheads, who spoke, jumps with arrows, news pictures, paragraphs cut by pictures and by page ends."""

from __future__ import annotations

import pytest

import newsconv
from newsconv.model import Block, Crosshead, Figure, Jump, Paragraph, Publication, Sidebar, inline_text
from newsconv.notices import Notice
from newsconv.structure.furniture import is_latin_nameplate, read_furniture
from newsconv.structure.lines import is_jump, leading_jump, trailing_jump

BODY = "清淤那天上午，镇里的几位干部来到渠边，和村民一起把淤泥挑走，下午三点多水就通了，没有人受伤。"


def read(text: str) -> newsconv.Article:
    return newsconv.read_data(text.encode(), "a.md", format="md")


def blocks(text: str) -> tuple[Block, ...]:
    return read(text).stories[0].blocks


def paragraphs(text: str) -> list[str]:
    return [inline_text(block.children) for block in blocks(text) if isinstance(block, Paragraph)]


def heads(text: str) -> list[str]:
    return [inline_text(block.children) for block in blocks(text) if isinstance(block, Crosshead)]


def parts(text: str) -> tuple[str, str, str, str]:
    headline = read(f"{text}\n\n{BODY}\n").headline
    assert headline is not None
    section, kicker, title, deck = (inline_text(part) for part in (headline.section, headline.kicker, headline.title, headline.deck))
    return section, kicker, title, deck


@pytest.mark.parametrize(("source", "expected"), [
    ("# 聚焦北岭两会\n\n# 让老旧小区喝上放心水\n\n## 全市今年改造二次供水设施126处 惠及居民4.2万户",
     ("", "聚焦北岭两会", "让老旧小区喝上放心水", "全市今年改造二次供水设施126处 惠及居民4.2万户")),
    ("# 长三角水利协作会议在北岭召开\n\n# 方正平致辞\n\n# 林启明主持", ("", "", "长三角水利协作会议在北岭召开", "方正平致辞\n林启明主持")),
    ("# 方正平在石桥镇调研时强调 抓好春灌 确保丰收\n\n# 林启明一同调研",
     ("", "方正平在石桥镇调研时强调", "抓好春灌 确保丰收", "林启明一同调研")),
    ("# 今日快评\n\n# 别让工单睡大觉", ("今日快评", "", "别让工单睡大觉", "")),
])
def test_parts_of_a_headline_over_several_headings(source: str, expected: tuple[str, str, str, str]) -> None:
    assert parts(source) == expected


def test_a_line_between_a_headline_and_the_dateline_is_its_deck() -> None:
    text = f"本报讯（记者 周明）{BODY}"
    article = read(f"# 北岭市召开春灌动员大会\n\n方正平出席并讲话　林启明主持\n\n{text}\n")
    assert article.headline is not None
    assert inline_text(article.headline.deck) == "方正平出席并讲话　林启明主持"
    assert paragraphs(f"# 北岭市召开春灌动员大会\n\n方正平出席并讲话。\n\n{text}\n")[0] == "方正平出席并讲话。"


def test_what_a_person_says_under_a_colon_is_a_crosshead_and_nobody() -> None:
    text = f"# 会议侧记\n\n{BODY}\n\n## 方正平局长：先算水账\n\n{BODY}\n\n## 林启明总工程师：别怕慢\n\n{BODY}\n"
    article = read(text)
    assert len(article.stories) == 1
    assert [inline_text(block.children) for block in article.stories[0].blocks if isinstance(block, Crosshead)] == [
        "方正平局长：先算水账", "林启明总工程师：别怕慢",
    ]


def test_the_office_before_a_colon_still_names_who_speaks() -> None:
    speaker = read(f"# 会议侧记\n\n## 北岭市水务局局长：方正平\n\n{BODY}\n\n## 石桥镇镇长：林启明\n\n{BODY}\n").stories[0].speaker
    assert speaker is not None


def test_the_dateline_of_a_hong_kong_paper_asks_nothing() -> None:
    found = blocks(f"# 山火\n\n【本報訊】{BODY}\n\n【本報專訊】{BODY}\n")
    assert [block.role for block in found if isinstance(block, Paragraph)] == ["body", "body"]


@pytest.mark.parametrize("head", ["本报北岭7月18日讯 （记者 周明）", "本报3月10日讯（首席记者 周明）"])
def test_a_report_of_the_paper_with_its_day(head: str) -> None:
    (dateline,) = read(f"# 半年报\n\n{head}{BODY}\n").stories[0].datelines()
    assert (dateline.outlet, dateline.form, dateline.reporters) == ("本报", "讯", ("周明",))


@pytest.mark.parametrize(("line", "number", "name"), [("A06 要闻", "A06", "要闻"), ("国际 | 03", "03", "国际"), ("C2健康", "C2", "健康")])
def test_a_page_and_its_name(line: str, number: str, name: str) -> None:
    publication = read_furniture(line, Publication())
    assert publication is not None
    assert (publication.page_number, publication.page_name) == (number, name)


@pytest.mark.parametrize("line", ["A1 引擎", "03 保暖", "要闻", "2026年3月10日 责编会议"])
def test_what_is_no_page(line: str) -> None:
    assert read_furniture(line, Publication()) is None


def test_the_head_of_a_front_page_leaves_the_text() -> None:
    lines = [
        "BEILING DAILY",
        "２０２６年３月１０日　星期二　农历丙午年正月廿二　国内统一连续出版物号 CN 00-0000　第１２３４５期　今日８版",
        "责编/蒋文　美编：胡立　2026年3月10日",
    ]
    article = read("# 北岭日报\n\n" + "\n\n".join(lines) + f"\n\n# 春灌开始\n\n{BODY}\n")
    assert article.publication.furniture == ("北岭日报", *lines)
    assert article.publication.issue_date == "2026-03-10"
    assert article.headline is not None
    assert inline_text(article.headline.title) == "春灌开始"
    assert not is_latin_nameplate("SCADA")


@pytest.mark.parametrize("text", ["下转4版", "（下转A4版）", ">>2版", "▶▶▶A4版", "详见A4版", "〔相關新聞見A3〕", "相关报道见今日5版", "（文接第1版）"])
def test_lines_that_lead_to_another_page(text: str) -> None:
    assert is_jump(text)


@pytest.mark.parametrize("text", ["去年再版", "可见一斑", "他见2号", "温度>37", "A4版面"])
def test_lines_that_lead_nowhere(text: str) -> None:
    assert not is_jump(text)
    assert trailing_jump(f"水渠通了。{text}") == 0


@pytest.mark.parametrize("jump", ["下转4版", ">>详见A07版", "（详见第3版）", "（下转第二版）"])
def test_a_jump_at_the_end_of_a_paragraph(jump: str) -> None:
    body, found = blocks(f"# 春灌\n\n{BODY}{jump}\n")
    assert isinstance(found, Jump)
    assert isinstance(body, Paragraph)
    assert inline_text(body.children) == BODY


def test_a_jump_from_another_page_without_brackets() -> None:
    assert leading_jump("上接第1版 会议指出") == len("上接第1版 ")
    assert leading_jump("上接茬口") == 0


def test_a_news_picture_with_its_text_and_who_took_it() -> None:
    (figure,) = blocks(f"# 图片新闻\n\n![](a.png)\n\n{BODY}\n\n本报记者 蒋文 摄影报道\n")
    assert isinstance(figure, Figure)
    assert (inline_text(figure.caption), inline_text(figure.credit)) == (BODY, "本报记者 蒋文 摄影报道")


def test_a_label_behind_a_bullet_is_no_byline() -> None:
    assert heads(f"# 半年报\n\n{BODY}\n\n■解读\n\n{BODY}\n") == ["■解读"]
    assert read(f"# 半年报\n\n■谷雨生\n\n{BODY}\n").bylines[0].names == ("谷雨生",)


def test_an_editorial_is_signed_by_its_paper() -> None:
    byline = read(f"# 把水用好\n\n本报评论员\n\n{BODY}\n").bylines[0]
    assert byline.outlet == "本报"
    assert read(f"# 把水用好\n\n本报评论版面\n\n{BODY}\n").bylines == ()


def test_a_writer_with_a_calling_in_brackets() -> None:
    assert read(f"# 渠边的课堂\n\n叶青（石桥中学教师）\n\n{BODY}\n").bylines[0].names == ("叶青",)


def test_a_line_in_brackets_or_under_a_headline_is_no_caption() -> None:
    text = f"# 用药\n\n水渠通了一整天\n\n{BODY}\n\n【门诊时间】周一、周四上午\n\n{BODY}\n"
    assert not any(isinstance(block, Figure) for block in blocks(text))


CUT = "修渠不能只看图纸。去年我们在东门试点，先把每条支渠的来水量和每块田的需水量都摸清，再定断面，省下三成土"
REST = "方，这个办法今年要在全市推开，市里准备了专门的资金。"


@pytest.mark.parametrize("picture", [
    "![](a.png)", "![](a.png)\n\n会议现场一角", "![](a.png)\n\n图为会议现场。 本报记者 周明 摄", "▲会议现场。（记者周明摄）",
])
def test_a_paragraph_cut_by_a_picture_is_whole_above_it(picture: str) -> None:
    notices: list[Notice] = []
    source = f"# 修渠记\n\n{CUT}\n\n{picture}\n\n{REST}\n\n{BODY}\n"
    body, figure, last = newsconv.read_data(source.encode(), "a.md", format="md", notify=notices.append).stories[0].blocks
    assert isinstance(body, Paragraph)
    assert inline_text(body.children) == CUT + REST
    assert isinstance(figure, Figure)
    assert isinstance(last, Paragraph)
    assert {"column-break", "moved"} <= {notice.code for notice in notices}


def test_a_finished_paragraph_stays_before_its_picture() -> None:
    assert paragraphs(f"# 修渠记\n\n{BODY}\n\n![](a.png)\n\n{REST}\n")[0] == BODY


def test_a_paragraph_cut_by_the_end_of_a_page() -> None:
    article = read(f"# 修渠记\n\n{CUT}\n\n3 / 12\n\n{REST}\n")
    assert article.publication.furniture == ("3 / 12",)
    (body,) = article.stories[0].blocks
    assert isinstance(body, Paragraph)
    assert inline_text(body.children) == CUT + REST


def test_a_latin_word_cut_at_its_hyphen() -> None:
    assert paragraphs("# 修渠记\n\n参观了泵站的 SCADA sys-\n\ntem 控制中心，十分满意。\n") == [
        "参观了泵站的 SCADA sys-tem 控制中心，十分满意。",
    ]


def test_a_paragraph_that_ends_in_a_comma_goes_on() -> None:
    assert len(paragraphs("# 快评\n\n据报道，石桥镇推出一键报修小程序，\n\n三个月收到工单1200件，办结的却只有三成。\n")) == 1


def test_a_correspondent_signs_with_what_he_pleases() -> None:
    for head in ("本报讯（通讯员 北疾控 记者 林一帆）", "本报讯（记者林一帆 通讯员交宣）"):
        (dateline,) = read(f"# 半年报\n\n{head}{BODY}\n").stories[0].datelines()
        assert "林一帆" in dateline.reporters
        assert len(dateline.reporters) == 2


@pytest.mark.parametrize("line", ["本版文字：林一帆 周明　本版图片：胡立", "本版统筹：蒋文", "发自北岭", "本报记者 林一帆 文/摄"])
def test_more_lines_of_who_wrote(line: str) -> None:
    assert inline_text(read(f"# 渠畔新事\n\n{line}\n\n{BODY}\n").bylines[0].children) == line


def test_words_behind_a_bar_are_crossheads() -> None:
    text = f"# 國道連環撞\n\n{BODY}\n\n▍現場 火光沖天\n\n{BODY}\n\n▍警方 追查肇因\n\n{BODY}\n"
    assert heads(text) == ["▍現場 火光沖天", "▍警方 追查肇因"]


def test_entries_behind_a_mark_are_no_crossheads() -> None:
    assert heads(f"# 一句话新闻\n\n{BODY}\n\n●东门大桥封闭施工\n\n●石桥镇停水十二小时\n\n●图书馆延长开放\n") == []


def test_the_reporter_in_black_brackets_is_no_outlet() -> None:
    (dateline,) = read(f"# 連環撞\n\n【記者周明北嶺報導】{BODY}\n").stories[0].datelines()
    assert (dateline.outlet, dateline.place, dateline.reporters) == ("", "北嶺", ("周明",))


def test_everyone_at_a_round_table_answers() -> None:
    said = "**主持人：** 为什么？\n\n**方正平：** 过去浪费大。\n\n**林启明：** 我补充一点。\n\n**主持人：** 会加重吗？\n\n**叶万春：** 不会。\n"
    roles = [block.role for block in blocks(f"# 水价改革往哪走\n\n{said}") if isinstance(block, Paragraph)]
    assert roles == ["question", "answer", "answer", "question", "answer"]


def test_the_title_over_a_deck_under_a_standing_head() -> None:
    assert parts("# 新春走基层\n\n“老叶，水来啦！”\n\n——北岭市石桥镇春灌见闻") == (
        "新春走基层", "", "“老叶，水来啦！”", "——北岭市石桥镇春灌见闻",
    )


def test_a_box_named_in_its_title() -> None:
    *_, box, last = blocks(f"# 渠畔新事\n\n{BODY}\n\n链接：北岭渠系\n\n北岭渠系始建于1958年，总长1200公里。\n\n{BODY}\n")
    assert isinstance(box, Sidebar)
    assert inline_text(box.title) == "链接：北岭渠系"
    assert isinstance(last, Paragraph)
    assert not any(isinstance(block, Sidebar) for block in blocks(f"# 渠畔新事\n\n{BODY}\n\n链接：北岭渠系\n"))


def test_a_list_of_names_before_the_office_does_not_sign() -> None:
    found = blocks(f"# 表彰决定\n\n{BODY}\n\n叶万春　石桥镇水利站\n\n叶　青　东门街道办事处\n\n北岭市人民政府\n\n2026年3月9日\n")
    roles = [block.role for block in found if isinstance(block, Paragraph)]
    assert roles == ["body", "body", "body", "sign-off", "sign-off"]


def test_the_running_head_of_a_section() -> None:
    assert read(f"## 北岭日报 | 健康周刊\n\nB3　2026年3月10日\n\n# 水渠\n\n{BODY}\n").publication.furniture[0] == "北岭日报 | 健康周刊"
