"""Names of people: surnames keep their form, known to the document or met only in running text."""

from __future__ import annotations

import pytest

from newsconv import convert_text, to_chinese
from newsconv.model import Article, Byline, Paragraph, Span, Story, Text
from newsconv.walk import plain_text

RUNNING = {
    "范敬宜和于漪、余秋雨以及游本昌、涂又光在一起。": "范敬宜和于漪、余秋雨以及游本昌、涂又光在一起。",
    "作家余望川说": "作家余望川說",
    "医生范小禾表示，防范最重要": "醫生范小禾表示，防範最重要",
    "教授于青禾指出，对于新人": "教授于青禾指出，對於新人",
    "记者 郁晚晴 钟望山 摄": "記者 郁晚晴 鍾望山 攝",
    "游院长和钟先生都来了": "游院長和鍾先生都來了",
    "校长谷雨桐、老师岳明川": "校長谷雨桐、老師岳明川",
    "党委书记万里云说": "黨委書記萬里雲說",
    "朴正禾教授": "朴正禾教授",
}
NO_NAMES = {
    "其余人员于今年到岗": "其餘人員於今年到崗",
    "三十余名工人": "三十餘名工人",
    "校长于昨日表示": "校長於昨日表示",
    "他任教于师范大学": "他任教於師範大學",
    "旅游局的游客": "旅遊局的遊客",
    "郁金香的钟声": "鬱金香的鐘聲",
    "中日关系密切，民主党执政": "中日關係密切，民主黨執政",
    "会议结束后主任说": "會議結束後主任說",
}


@pytest.mark.parametrize(("simplified", "expected"), {**RUNNING, **NO_NAMES}.items())
def test_running_text(simplified: str, expected: str) -> None:
    assert convert_text(simplified, "tw") == expected


def _converted(*blocks: Paragraph | Byline) -> str:
    return plain_text(to_chinese(Article(stories=(Story(blocks),)), "tw"))


def test_a_person_named_in_the_byline_is_the_same_person_in_the_text() -> None:
    byline = Byline((Text("本报记者 "), Span("name", (Text("余同舟"),))))
    text = Paragraph((Text("看到余同舟走来，其余同学都笑了。"),))
    assert _converted(text) == "看到餘同舟走來，其餘同學都笑了。"
    assert _converted(byline, text) == "本報記者 余同舟\n看到余同舟走來，其餘同學都笑了。"


def test_a_person_believed_once_is_known_everywhere_in_the_text() -> None:
    first = Paragraph((Text("村民余同舟说，今年收成好。"),))
    second = Paragraph((Text("大家看到余同舟走来。"),))
    assert _converted(first, second).endswith("看到余同舟走來。")


def test_given_names_take_the_usual_form() -> None:
    byline = Byline((Span("name", (Text("林志杰"),)),))
    assert _converted(byline) == "林志傑"
